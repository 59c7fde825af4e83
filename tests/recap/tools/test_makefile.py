"""What the README promises before Sphinx comes in: the targets, and what they install."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from miniature import PROJECT as ROOT

if TYPE_CHECKING:
    from pathlib import Path

PYTHONS = ('3.11', '3.12', '3.13', '3.14')


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding='utf-8')


def make(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # The make that runs the tests hands its own flags down; those would change what this one does.
    env = {name: value for name, value in os.environ.items() if not name.startswith('MAKE')}
    env.pop('MFLAGS', None)
    return subprocess.run(
        ['make', *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_every_target_and_nothing_else() -> None:
    listed = re.findall(r'^  ([\w-]+)  +\S', make().stdout, flags=re.MULTILINE)
    phony = re.search(r'^\.PHONY: (.+)$', text('Makefile'), flags=re.MULTILINE)
    assert phony
    assert sorted(listed) == sorted(phony[1].split())
    assert make('help').stdout == make().stdout


def test_makefile_is_short() -> None:
    assert len(text('Makefile').splitlines()) <= 80


def test_readme_gives_its_first_command_before_line_12() -> None:
    lines = text('README.md').splitlines()
    commands = [number for number, line in enumerate(lines, start=1) if line.startswith('make ')]
    assert commands[0] < 12
    assert {line.split()[1] for line in lines if line.startswith('make ')} == {'html', 'test'}


def requirement_lines() -> list[tuple[str, str]]:
    lines = []
    for name in ('requirements.txt', 'requirements-dev.txt', 'requirements-bench.txt'):
        for line in text(name).splitlines():
            if line and not line.startswith(('#', '-r ')):
                requirement, _, reason = line.partition('  # ')
                lines.append((requirement, reason))
    return lines


@pytest.mark.parametrize(('requirement', 'reason'), requirement_lines())
def test_requirement_is_pinned_and_justified(requirement: str, reason: str) -> None:
    assert [pin.operator for pin in Requirement(requirement).specifier] == ['==']
    assert reason


@pytest.mark.parametrize('python', PYTHONS)
def test_each_python_gets_one_version_of_each_package(python: str) -> None:
    parsed = [Requirement(requirement) for requirement, _ in requirement_lines()]
    env = {'python_version': python}
    chosen = [r.name.lower() for r in parsed if r.marker is None or r.marker.evaluate(env)]
    assert sorted(chosen) == sorted({r.name.lower() for r in parsed})


def test_dev_requirements_start_from_those_of_the_site() -> None:
    lines = [line for line in text('requirements-dev.txt').splitlines() if line[:1] != '#']
    assert lines[0] == '-r requirements.txt'


def test_workflow_checks_the_pythons_that_the_readme_names() -> None:
    matrix = re.search(r'^ +python: \[(.+)\]$', text('.github/workflows/ci.yml'), re.MULTILINE)
    assert matrix
    assert tuple(re.findall(r'"(.+?)"', matrix[1])) == PYTHONS
    assert f'Python {PYTHONS[0]} to {PYTHONS[-1]}' in text('README.md')


def test_system_packages_are_pairs_each_after_its_reason() -> None:
    lines = text('system-packages.txt').splitlines()
    pairs = [number for number, line in enumerate(lines) if line and not line.startswith('#')]
    assert pairs
    for number in pairs:
        assert re.fullmatch(r'[\w.+|-]+( [a-z0-9][a-z0-9.+-]+)+', lines[number])
        assert lines[number - 1].startswith('# ')


def test_scripts_are_executable() -> None:
    for name in (
        '.ci/run',
        'tools/system.sh',
        'tools/audit.sh',
        'tools/lock.sh',
        'tools/translate.sh',
    ):
        assert os.access(ROOT / name, os.X_OK), name


def test_ci_runs_the_check_whose_last_words_are_those_of_the_tests() -> None:
    commands = [line for line in text('.ci/run').splitlines() if line and line[0] != '#']
    assert commands[-1] == 'exec make check'
    plan = make('-n', 'check').stdout.splitlines()
    assert plan[-1].endswith('bin/pytest')


def script(path: Path, content: str) -> None:
    path.write_text(content, encoding='utf-8')
    path.chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of what the Makefile reads, with a `.venv` that it takes for complete."""
    for folder in ('locks', 'tools'):
        (tmp_path / folder).mkdir()
    required = ('requirements.txt', 'requirements-dev.txt')
    for name in ('Makefile', 'tools/lock.sh', *required, *(f'locks/{name}' for name in required)):
        shutil.copy(ROOT / name, tmp_path / name)
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / '.venv').mkdir()
    for seconds, stamp in enumerate(('site', 'dev'), start=2):
        place = zlib.crc32(os.fsencode(tmp_path.resolve()))
        path = tmp_path / '.venv' / f'{stamp}-{platform.python_version()}-{place}'
        path.touch()
        os.utime(path, (seconds, seconds))
    return tmp_path


def installs(clone: Path, target: str, python: str = sys.executable) -> list[str]:
    """Return what ``make`` would prepare before a target: `venv`, and the requirements."""
    plan = make('-n', f'PYTHON={python}', target, cwd=clone).stdout
    return re.findall(r'(?:-m (?=venv)|lock.sh install )(\S+)', plan)


def test_nothing_is_installed_twice(clone: Path) -> None:
    assert installs(clone, 'html') == []
    assert installs(clone, 'check') == []


def test_a_fresh_clone_gets_what_each_target_needs(clone: Path) -> None:
    shutil.rmtree(clone / '.venv')
    assert installs(clone, 'html') == ['venv', 'requirements']
    assert installs(clone, 'linkcheck') == ['venv', 'requirements']
    assert installs(clone, 'test') == ['venv', 'requirements', 'requirements-dev']
    assert installs(clone, 'live') == ['venv', 'requirements', 'requirements-dev']


def test_a_venv_without_its_stamp_is_not_done(clone: Path) -> None:
    for stamp in (clone / '.venv').iterdir():
        stamp.unlink()
    assert installs(clone, 'html') == ['venv', 'requirements']


@pytest.mark.parametrize('changed', ['requirements{}.txt', 'locks/requirements{}.txt'])
def test_a_changed_requirement_is_installed(clone: Path, changed: str) -> None:
    (clone / changed.format('-dev')).touch()
    assert installs(clone, 'html') == []
    assert installs(clone, 'test') == ['requirements-dev']
    (clone / changed.format('')).touch()
    assert installs(clone, 'html') == ['venv', 'requirements']
    assert installs(clone, 'test') == ['venv', 'requirements', 'requirements-dev']


def test_a_folder_that_was_moved_or_copied_gets_another_venv(clone: Path) -> None:
    shutil.copytree(clone, clone.with_name('copied'))
    assert installs(clone.with_name('copied'), 'html') == ['venv', 'requirements']


def test_a_new_recap_is_given_what_was_typed(clone: Path) -> None:
    (clone / '.venv' / 'bin').mkdir()
    script(clone / '.venv' / 'bin' / 'python', '#!/bin/sh\nenv | grep ^NEW_ | sort\n')
    odd = """Ça coûte $5 # 100 % "l'été" $(x) ${y} 🎉 \\"""
    done = make(f'PYTHON={sys.executable}', 'new', f'TITLE={odd}', 'LANGUAGE=de', cwd=clone)
    assert done.stdout.splitlines() == ['NEW_LANGUAGE=de', f'NEW_TITLE={odd}']


def test_another_python_gets_another_venv(clone: Path) -> None:
    script(clone / 'python9.9', '#!/bin/sh\necho 9.9.0\n')
    assert installs(clone, 'html', f'{clone}/python9.9') == ['venv', 'requirements']


FAILING_PIP = """#!/bin/sh
case $1 in
    -c) echo 9.9.0 ;;
    *) mkdir -p .venv/bin && ln -s /bin/false .venv/bin/python ;;
esac
"""


def test_a_failed_installation_leaves_no_stamp(clone: Path) -> None:
    shutil.rmtree(clone / '.venv')
    script(clone / 'python9.9', FAILING_PIP)
    assert make(f'PYTHON={clone}/python9.9', 'html', cwd=clone).returncode != 0
    assert [path.name for path in (clone / '.venv').iterdir()] == ['bin']


class Machine:
    """A machine that has nothing but the commands it is given."""

    def __init__(self, path: Path) -> None:
        self.bin = path / 'bin'
        self.bin.mkdir()
        for name in ('dirname', 'env'):
            (self.bin / name).symlink_to(str(shutil.which(name)))

    def add(self, name: str, does: str) -> None:
        script(self.bin / name, f'#!/bin/sh\n{does}\n')

    def run(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ['/bin/sh', ROOT / 'tools/system.sh'],
            env={'PATH': str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


APT = 'echo "apt-get $* $DEBIAN_FRONTEND"'
PACKAGES = 'chromium-headless-shell libatomic1 poppler-utils default-jre-headless'
INSTALLED = [
    'apt-get update ',
    f'apt-get install --yes --no-install-recommends {PACKAGES} noninteractive',
]


@pytest.mark.parametrize('chosen', [0, -1])
def test_system_has_nothing_to_do_where_nothing_is_missing(machine: Machine, chosen: int) -> None:
    for line in text('system-packages.txt').splitlines():
        if line and line[0] != '#':
            machine.add(line.split()[0].split('|')[chosen], '')
    machine.add('apt-get', APT)
    result = machine.run()
    assert (result.returncode, result.stdout, result.stderr) == (0, '', '')


def test_system_installs_as_root(machine: Machine) -> None:
    machine.add('apt-get', APT)
    machine.add('id', 'echo 0')
    assert machine.run().stdout.splitlines() == INSTALLED


def test_system_installs_through_sudo_where_it_asks_no_password(machine: Machine) -> None:
    machine.add('apt-get', APT)
    machine.add('id', 'echo 1000')
    machine.add('true', '')
    machine.add('sudo', '[ "$1" != -n ] || shift; exec "$@"')
    assert machine.run().stdout.splitlines() == INSTALLED


@pytest.mark.parametrize('has', ['', 'apt-get', 'sudo', 'apt-get sudo'])
def test_system_says_what_is_missing_and_fails_where_it_may_not_install(
    machine: Machine, has: str
) -> None:
    machine.add('id', 'echo 1000')
    for name in has.split():
        machine.add(name, {'apt-get': APT, 'sudo': 'exit 1'}[name])
    result = machine.run()
    assert (result.returncode, result.stdout) == (1, '')
    assert 'chromium' in result.stderr
