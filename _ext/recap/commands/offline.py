"""The site in one file, to be read where there is no network: an archive of each edition.

Each is built by itself, knowing no other (``recap_alone``), in a folder of its own that nothing was
in; the same sources make the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .._catalogues import translations
from .._files import write_whole
from .._parts import book_name
from .build import STRICT, processes
from .problems import WrongError
from .settings import settings

if TYPE_CHECKING:
    from sphinx.config import Config

SUFFIX: Final = 'zip'
UNREAD: Final = frozenset({'.buildinfo', '404.html', '_headers', 'robots.txt', 'sitemap.xml'})
"""What only hosts and search engines read, and Sphinx."""
ASIDE: Final = ('.doctrees/', '_cards/')
"""Folders of what Sphinx keeps, and of pictures that others show beside a link to a page."""
FIRST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of all files in an archive: the first that the form knows."""


def offline(root: Path) -> None:
    """Make an archive of each edition of the recap in *root*, and say which.

    Raise `WrongError` where an edition isn't right: its former archive stays.
    """
    config = settings(root)
    others = [each for each in translations(root, config.locale_dirs) if each != config.language]
    for language in (config.language, *others):
        name = named(config, language)
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder, name)
            build(root, site, Path(folder, 'doctrees'), language, address(config, language))
            path = Path('_build', SUFFIX, f'{name}.{SUFFIX}')
            content = Path(folder, path.name)
            archive(site, content)
            write_whole(root / path, content.read_bytes())
        print(f'{language}  {path} ({(root / path).stat().st_size / 1e6:.1f} MB)', flush=True)


def named(config: Config, language: str) -> str:
    """Return what the archive of an edition is called: as its books are."""
    edition = copy(config)
    source = config.language
    given = config._raw_config  # noqa: SLF001  settings that no wing has declared yet
    edition.language = language
    edition.recap_books = given.get('recap_books', {})
    edition.recap_source_language = given.get('recap_source_language', '') or source
    return book_name(edition)


def address(config: Config, language: str) -> str:
    """Return where the edition in a *language* is published, or nothing: alone, it can't tell."""
    given = config._raw_config  # noqa: SLF001  as above
    base = str(given.get('html_baseurl') or '')
    source = given.get('recap_source_language', '') or config.language
    return f'{base.rstrip("/")}/{language}/' if base and language != source else base


def build(root: Path, site: Path, doctrees: Path, language: str, published: str) -> None:
    """Build an edition, *published* at that address or nowhere, in the folder *site*.

    Raise `WrongError` where it isn't right.
    """
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'html', *STRICT, f'-j{processes()}']
    command += ['-d', str(doctrees), f'-Dlanguage={language}', '-Drecap_alone=1']
    command += [f'-Dhtml_baseurl={published}', '.', str(site)]
    done = subprocess.run(  # noqa: S603  Sphinx
        command, cwd=root, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        message = f'{done.stderr}\nNot right yet: the archive stays as it was.'
        raise WrongError(message)


def archive(folder: Path, target: Path) -> None:
    """Put all files of *folder*, under its name, into the archive *target*."""
    with ZipFile(target, 'w', ZIP_DEFLATED) as packed:
        files = (each for each in folder.rglob('*') if each.is_file())
        for path in sorted(files, key=Path.as_posix):
            name = path.relative_to(folder).as_posix()
            if name in UNREAD or name.startswith(ASIDE):
                continue
            entry = ZipInfo(f'{folder.name}/{name}', FIRST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
