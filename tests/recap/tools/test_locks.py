"""What is installed: all that the requirements bring, nothing else, and each file by its hash."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib import metadata
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from miniature import PROJECT as ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ('requirements', 'requirements-fonts', 'requirements-dev')
# What only `make bench` installs, and no test.
ALL = (*NAMES, 'requirements-bench')
PLATFORMS = ('linux', 'darwin', 'win32')
# The first 3.11 that there was, and the last of each version.
PYTHONS = ('3.11.0', '3.11.99', '3.12.99', '3.13.99', '3.14.99')
PIN = re.compile(r'(?P<pin>[^\s#\\]+==[^\s\\]+(?: ; [^\\]+?)?) \\\n')
HASHES = re.compile(r'    --hash=sha256:[0-9a-f]{64}(?: \\)?\n')


def lines(name: str, folder: Path = ROOT) -> list[str]:
    return (folder / f'{name}.txt').read_text(encoding='utf-8').splitlines(keepends=True)


def locked(name: str) -> list[Requirement]:
    found = map(PIN.fullmatch, lines(f'locks/{name}'))
    return [Requirement(each['pin']) for each in found if each]


def required(name: str) -> Iterator[Requirement]:
    """Yield what a file asks for, and those that it names."""
    for line in lines(name):
        asked = re.sub(r'\s*#.*', '', line).strip()
        if asked.startswith('-r '):
            yield from required(asked.removeprefix('-r ').removesuffix('.txt'))
        elif asked:
            yield Requirement(asked)


def environments() -> list[dict[str, str]]:
    return [
        {
            'python_version': python.rpartition('.')[0],
            'python_full_version': python,
            'sys_platform': platform,
            'platform_system': {'linux': 'Linux', 'darwin': 'Darwin', 'win32': 'Windows'}[platform],
        }
        for python, platform in product(PYTHONS, PLATFORMS)
    ]


def chosen(found: Iterator[Requirement] | list[Requirement], env: dict[str, str]) -> list[str]:
    return [
        f'{canonicalize_name(each.name)}{each.specifier}'
        for each in found
        if each.marker is None or each.marker.evaluate(dict(env))
    ]


@pytest.mark.parametrize('name', ALL)
def test_a_lock_is_pins_and_hashes_and_no_address(name: str) -> None:
    first, *rest = lines(f'locks/{name}')
    assert first.startswith(f'# {name}.txt ')
    hashed = 0
    for line in rest:
        if HASHES.fullmatch(line):
            hashed += 1
        else:
            assert PIN.fullmatch(line), line
            hashed = 0
    assert hashed
    for pin, after in pairwise(rest):
        assert not PIN.fullmatch(pin) or HASHES.fullmatch(after), pin


@pytest.mark.parametrize('name', ALL)
def test_a_lock_has_one_version_of_each_package_and_those_that_are_required(name: str) -> None:
    for env in environments():
        pins = chosen(locked(name), env)
        packages = [pin.partition('==')[0] for pin in pins]
        assert sorted(packages) == sorted(set(packages)), env
        assert set(chosen(required(name), env)) <= set(pins), env


def test_all_locks_agree() -> None:
    largest = {f'{pin.name}{pin.specifier}' for pin in locked('requirements-dev')}
    for name in NAMES:
        assert {f'{pin.name}{pin.specifier}' for pin in locked(name)} <= largest


def needed(asked: Iterator[Requirement]) -> set[str]:
    """Return the names of what the requirements bring here, as what is installed says."""
    todo = [(each, {''}) for each in asked]
    done: set[tuple[str, frozenset[str]]] = set()
    while todo:
        each, extras = todo.pop()
        if each.marker and not any(each.marker.evaluate({'extra': extra}) for extra in extras):
            continue
        name, wanted = canonicalize_name(each.name), frozenset(each.extras)
        if (name, wanted) not in done:
            done.add((name, wanted))
            brought = metadata.requires(name) or []
            todo += [(Requirement(line), {'', *wanted}) for line in brought]
    return {name for name, _wanted in done}


@pytest.mark.parametrize('name', NAMES)
def test_a_lock_has_nothing_that_is_not_needed(name: str) -> None:
    here = [each for each in locked(name) if each.marker is None or each.marker.evaluate()]
    assert {canonicalize_name(each.name) for each in here} == needed(required(name))
    for each in locked(name):
        assert any(chosen([each], env) for env in environments()), each


@pytest.mark.parametrize('name', ALL)
def test_a_lock_was_made_from_its_requirements(name: str) -> None:
    assert run(ROOT, 'digest', name).stdout == lines(f'locks/{name}')[0]


def test_what_is_measured_beside_ours_brings_nothing() -> None:
    names = {each.name for each in locked('requirements-bench')}
    assert names == {each.name for each in required('requirements-bench')}
    assert not names & {each.name for each in locked('requirements-dev')}


def run(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [str(folder / 'tools' / 'lock.sh'), *arguments]
    path = {'PATH': '/usr/bin:/bin', **env}
    return subprocess.run(command, env=path, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of what `tools/lock.sh` reads, without a `.venv`."""
    for name in ('tools/lock.sh', *(f'{each}.txt' for each in ALL)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / 'locks', tmp_path / 'locks')
    return tmp_path


def test_a_lock_older_than_its_requirements_is_refused_with_what_to_do(clone: Path) -> None:
    path = clone / 'requirements.txt'
    asked = path.read_text(encoding='utf-8')
    path.write_text(f'{asked}more==1\n', encoding='utf-8')
    done = run(clone, 'install', 'requirements')
    assert (done.returncode, done.stdout) == (1, '')
    assert 'requirements.txt' in done.stderr
    assert '`make lock`' in done.stderr
    path.write_text(f'# Why.\n{asked}'.replace('\n', '\r\n'), encoding='utf-8', newline='')
    assert 'make lock' not in run(clone, 'install', 'requirements').stderr


VENV = """#!/bin/sh
# Stands in for Python and for its pip: the program that it installs writes what it was asked.
set -eu
case "$2" in
    venv) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    pip)
        for file; do :; done
        cp "$file" asked.txt
        echo "$@" >pip.txt
        printf '#!/bin/sh\\nfor file; do :; done\\necho "$@" >"$file"\\n' >"${0%python}uv"
        chmod +x "${0%python}uv"
        ;;
esac
"""


def test_locks_are_made_without_a_venv_by_a_program_that_is_locked_itself(clone: Path) -> None:
    (clone / 'python').write_text(VENV, encoding='utf-8')
    (clone / 'python').chmod(0o755)
    done = run(clone, 'make', '--upgrade', PYTHON=str(clone / 'python'))
    assert (done.returncode, done.stdout, done.stderr) == (0, '', '')
    first, *hashes = (clone / 'asked.txt').read_text(encoding='utf-8').splitlines(keepends=True)
    assert first.startswith('uv==')
    assert hashes
    assert all(map(HASHES.fullmatch, hashes))
    assert '--require-hashes' in (clone / 'pip.txt').read_text(encoding='utf-8')
    for name in ALL:
        digest, asked = lines(f'locks/{name}', clone)
        assert digest == lines(f'locks/{name}')[0]
        wanted = {'--universal', '--generate-hashes', '--upgrade', f'{name}.txt'}
        assert wanted <= set(asked.split())


def test_locks_that_cannot_all_be_made_stay_as_they_were(clone: Path) -> None:
    (clone / '.venv' / 'bin').mkdir(parents=True)
    uv = clone / '.venv' / 'bin' / 'uv'
    uv.write_text('#!/bin/sh\ncase "$*" in *-fonts*) exit 1 ;; esac\n', encoding='utf-8')
    uv.chmod(0o755)
    assert run(clone, 'make').returncode
    assert [lines(f'locks/{name}', clone) for name in ALL] == [
        lines(f'locks/{name}') for name in ALL
    ]
