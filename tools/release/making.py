"""All that is published, made in a copy of the sources, then gathered in one folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recap._parts import volumes_in
from recap.commands.settings import settings

from .problems import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

PYTHON: Final = sys.executable
SPHINX: Final = (PYTHON, '-m', 'sphinx', '-q', '-n', '-W', '--keep-going', '-j', 'auto')
WHEEL: Final = (PYTHON, '-m', 'pip', 'wheel', '-q', '--no-deps', '--no-build-isolation')
STEPS: Final = {
    # The books come first: the site offers them.
    'PDF': (PYTHON, '-m', 'recap', 'build', 'pdf'),
    'EPUB': (PYTHON, '-m', 'recap', 'build', 'epub'),
    'posters': (PYTHON, '-m', 'recap', 'build', 'poster'),
    'site': (PYTHON, '-m', 'recap', 'build', 'html'),
    'guide': (*SPHINX, '-d', '_build/docs-doctrees', 'docs', '_build/docs'),
    'package': (*WHEEL, '--disable-pip-version-check', '-w', '_build/wheel', '.'),
}
BUILT: Final = ('html', 'docs')
"""Folders that are released whole."""

FILES: Final = (
    *('pdf/*.pdf', 'pdf/*/*.pdf', 'epub/*.epub', 'epub/*/*.epub'),
    *('poster/*.pdf', 'poster/*/*.pdf', 'wheel/*.whl'),
)
"""What is released beside them; the books of a translation lie in a folder of their own."""


def make(source: Path, date: int, site_url: str) -> None:
    """Make all in the copy *source*: books, site, guide and package.

    *date*, in seconds since 1970, dates them; *site_url* is where the site will be, or blank. Raise
    `ReleaseError` where something can't be made, with what says why.
    """
    # Nothing of what surrounds it but programs: a host's own variables would change the pages.
    kept = {name: value for name, value in os.environ.items() if not name.startswith('READTHEDOCS')}
    known = {'SOURCE_DATE_EPOCH': str(date), 'SITE_URL': site_url, 'PYTHONPATH': '_ext'}
    for name, command in STEPS.items():
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603
            command,
            cwd=source,
            env={**kept, **known},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f'the {name} can’t be made:\n{done.stdout.strip()}'
            raise ReleaseError(message)
        print(f'{name}, {time.monotonic() - began:.0f} s', flush=True)


def gather(source: Path, folder: Path) -> None:
    """Copy what was made in *source* to *folder*; raise `ReleaseError` where something lacks."""
    folder.mkdir(parents=True)
    for name in BUILT:
        if (source / '_build' / name).is_dir():
            # Sphinx's own notes on a build are for its next one.
            left = shutil.ignore_patterns('.buildinfo')
            shutil.copytree(source / '_build' / name, folder / name, ignore=left)
    for pattern in FILES:
        for path in sorted((source / '_build').glob(pattern)):
            shutil.copy(path, folder)
    lacking = [name for name in expected(source) if not present(folder, name)]
    if lacking:
        message = f'not made, or empty: {", ".join(lacking)}'
        raise ReleaseError(message)


def expected(source: Path) -> Iterator[str]:
    """Yield the paths of what a release can't be without, as the settings in *source* say them."""
    config = settings(source)
    books: dict[str, str] = config._raw_config.get('recap_books', {})  # noqa: SLF001
    for language, name in books.items():
        place = Path('html', '' if language == config.language else language)
        yield str(place / 'index.html')
        made = Path(source, '_build', 'pdf', '' if language == config.language else language)
        volumes = [path.name for path in volumes_in(made, name).values()] or [f'{name}.pdf']
        for book in (*volumes, f'{name}.epub'):
            yield from (book, str(place / book))  # the site offers it
        yield from (f'{name}.{suffix}' for suffix in ('a3.pdf', 'a4.pdf'))
    yield 'docs/index.html'
    yield '*.whl'


def present(folder: Path, pattern: str) -> bool:
    """Return whether *folder* has one file of that *pattern*, and something in it."""
    found = [*folder.glob(pattern)]
    return len(found) == 1 and found[0].stat().st_size > 0
