"""The package: its wheel holds the extension whole, and makes a site and books without `_ext`.

Without a network: what it depends on is lent by the environment of the tests. With RECAP_DEEP, pip
brings from its index what builds the wheel, then what the wheel asks for.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import recap
from example_site import examples
from miniature import PROJECT, lay

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP: Final = 'RECAP_DEEP' in os.environ
LENT: Final = ['--no-index', '--no-deps']
PACKAGE: Final = '_ext/recap/'
NOT_IMPORTED: Final = {'furo'}
"""What the extension extends without importing it."""

OPTIONAL: Final = {'icalendar', 'sphinx-autobuild', 'starlette'}
"""What only some commands import, and say so where it is missing."""

BROUGHT_BY_SPHINX: Final = {'jinja2', 'markupsafe'}
BROUGHT_BY_ICALENDAR: Final = {'dateutil'}

CHOSEN_BY_THE_SITE: Final = {'sphinx-copybutton'}
"""What builds the site without the extension asking for it."""

SETTINGS: Final = """
project = 'Le vélo'
author = 'Jeanne Martin'
copyright = f'2012, {author}'
version = release = '1'
language = 'fr'
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']
myst_heading_anchors = 3
html_theme = 'furo'
"""


def run(*command: str, cwd: Path) -> str:
    """Run a command that must succeed and say nothing of errors; return what it prints."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding='utf-8', check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def names() -> list[str]:
    """Return the files of the repository: those of Git, and those about to be."""
    listed = run('git', 'ls-files', '-z', '-co', '--exclude-standard', cwd=PROJECT).split('\0')
    return sorted({name for name in listed if name and (PROJECT / name).is_file()})


def pins() -> Iterator[Requirement]:
    """Yield the requirements of the site."""
    for line in (PROJECT / 'requirements.txt').read_text(encoding='utf-8').splitlines():
        if not line.startswith('#'):
            yield Requirement(line.partition('  # ')[0])


def imported() -> set[str]:
    """Return the packages from elsewhere that the extension imports."""
    found = set()
    for name in names():
        if not name.startswith(PACKAGE) or not name.endswith('.py'):
            continue
        for node in ast.walk(ast.parse((PROJECT / name).read_text(encoding='utf-8'))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition('.')[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition('.')[0])
    names_of = {'markdown_it': 'markdown-it-py', 'linkify_it': 'linkify-it-py'}
    return {canonicalize_name(names_of.get(n, n)) for n in found - sys.stdlib_module_names}


@pytest.fixture(scope='module')
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a clean copy of the repository."""
    place = tmp_path_factory.mktemp('wheel')
    for name in names():
        (place / 'clone' / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, place / 'clone' / name)
    options = ['--no-deps'] if DEEP else [*LENT, '--no-build-isolation']
    run(sys.executable, '-m', 'pip', 'wheel', *options, '-w', 'dist', './clone', cwd=place)
    (path,) = (place / 'dist').iterdir()
    return path


@pytest.fixture(scope='module')
def metadata(wheel: Path) -> Metadata:
    """What the wheel says of itself."""
    with ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith('.dist-info/METADATA')]
        return Metadata.from_email(archive.read(name))


def test_wheel_holds_the_extension_and_nothing_else(wheel: Path) -> None:
    info = f'sphinx_recap-{recap.__version__}.dist-info'
    held = {name.removeprefix('_ext/') for name in names() if name.startswith(PACKAGE)}
    held |= {f'{info}/{name}' for name in ('METADATA', 'RECORD', 'WHEEL', 'licenses/LICENSE')}
    held.add('recap/CHANGELOG.md')  # an upgrade tells what changes
    with ZipFile(wheel) as archive:
        assert set(archive.namelist()) == held


def test_wheel_has_the_version_of_the_extension(metadata: Metadata) -> None:
    assert str(metadata.version) == recap.__version__


def test_wheel_asks_for_what_the_extension_stands_on(metadata: Metadata) -> None:
    required = [each for each in metadata.requires_dist or [] if not each.marker]
    asked = {canonicalize_name(requirement.name) for requirement in required}
    brought = BROUGHT_BY_SPHINX | BROUGHT_BY_ICALENDAR
    assert asked == imported() - OPTIONAL - brought | NOT_IMPORTED
    assert asked | CHOSEN_BY_THE_SITE == {canonicalize_name(pin.name) for pin in pins()}


def test_wheel_admits_the_versions_that_build_the_site(metadata: Metadata) -> None:
    ranges = {canonicalize_name(r.name): r.specifier for r in metadata.requires_dist or []}
    for pin in pins():
        (exact,) = pin.specifier
        if (name := canonicalize_name(pin.name)) not in CHOSEN_BY_THE_SITE:
            assert exact.version in ranges[name], pin


def test_wheel_admits_the_pythons_that_the_readme_names(metadata: Metadata) -> None:
    assert metadata.requires_python
    admitted = [minor for minor in range(30) if f'3.{minor}' in metadata.requires_python]
    readme = (PROJECT / 'README.md').read_text(encoding='utf-8')
    assert f'Python 3.{admitted[0]} to 3.{admitted[-1]}' in readme


@dataclass(frozen=True)
class Environment:
    """A virtual environment of one's own, in *root*."""

    root: Path

    def python(self, *arguments: str, cwd: Path) -> str:
        """Run its interpreter, which sees neither the current folder nor PYTHONPATH."""
        return run(str(self.root / 'bin' / 'python'), '-I', *arguments, cwd=cwd)

    def borrow(self) -> None:
        """Let it import the packages of the environment of the tests."""
        packages = sysconfig.get_path('purelib', 'venv', {'base': str(self.root)})
        lent = {sysconfig.get_path('purelib'), sysconfig.get_path('platlib')}
        Path(packages, 'lent.pth').write_text('\n'.join(sorted(lent)), encoding='utf-8')


@pytest.fixture(scope='module')
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the wheel."""
    place = tmp_path_factory.mktemp('environment')
    made = Environment(place / 'env')
    run(sys.executable, '-m', 'venv', '--without-pip', str(made.root), cwd=place)
    if not DEEP:
        made.borrow()
    pip = [sys.executable, '-m', 'pip', '--python', str(made.root), 'install']
    run(*pip, *([] if DEEP else LENT), str(wheel), cwd=place)
    return made


@pytest.fixture(scope='module')
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a site, away from the repository."""
    return lay({**examples(), 'conf.py': SETTINGS}, tmp_path_factory.mktemp('example'))


def build(environment: Environment, srcdir: Path, builder: str) -> Path:
    """Build the site in *srcdir*, a warning being an error; return where."""
    options = ['-nWq', '--keep-going', '-b', builder, '-d', '_build/doctrees']
    environment.python('-m', 'sphinx', *options, '.', f'_build/{builder}', cwd=srcdir)
    return srcdir / '_build' / builder


def test_extension_is_that_of_the_environment(environment: Environment, example: Path) -> None:
    said = environment.python('-c', 'import recap; print(recap.__file__)', cwd=example)
    assert Path(said.strip()).is_relative_to(environment.root)


def test_wheel_makes_a_site(environment: Environment, example: Path) -> None:
    built = build(environment, example, 'html')
    page = BeautifulSoup((built / 'index.html').read_text(encoding='utf-8'), 'html.parser')
    verdicts = [tag.get_text() for tag in page.select('.recap-check .admonition-title')]
    assert verdicts == ['Nuancé', 'Entendu sur place']
    assert 'Verdict' in [tag.get_text() for tag in page.select('.recap-statistics th')]
    tags = page.select('script[src], link[rel=stylesheet]')
    loaded = {str(tag.get('src') or tag.get('href')).partition('?')[0] for tag in tags}
    at_once = ('recap-scripts.js', 'recap-styles.css')
    assert loaded >= {f'_static/{name}' for name in at_once}
    scripts = {
        Path(name).name for name in names() if name.startswith(PACKAGE) and '/static/' in name
    }
    assert all((built / '_static' / name).stat().st_size for name in {*at_once, *scripts})


@pytest.mark.parametrize(('builder', 'start'), [('pdf', b'%PDF-'), ('epub', b'PK')])
def test_wheel_makes_books(
    builder: str, start: bytes, environment: Environment, example: Path
) -> None:
    (book,) = build(environment, example, builder).glob(f'*.{builder}')
    assert book.read_bytes().startswith(start)
    assert book.stat().st_size > 10_000


def test_wheel_makes_the_guide(environment: Environment, tmp_path: Path) -> None:
    """From its folder alone: nothing in it looks for the repository around."""
    docs = shutil.copytree(PROJECT / 'docs', tmp_path / 'docs')
    assert (build(environment, docs, 'html') / 'reference' / 'records.html').is_file()
