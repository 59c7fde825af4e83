"""The books, where a reader of the site finds them, and the site itself as an archive.

They stand beside the folder that the site is built in: ``_build/pdf``, ``_build/epub`` and
``_build/zip`` beside ``_build/site``, in which a translation has a folder of its own,
``_build/site/en``, as its books do, ``_build/pdf/en``. Those that were made are copied into the
site, and each page links to them; no page links to one that wasn't.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from babel.numbers import format_decimal
from sphinx.locale import _

from .._editions import is_translation
from .._files import remove_former
from .._ground import SITES
from .._languages import locale_of
from .._parts import book_name, volumes_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FORMATS: Final = ('pdf', 'epub', 'zip')
"""What is offered: two books, and the site itself, to be read offline."""
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Download:
    """A book, or a volume of one: what it is, its file as it was made, its size as readers see it.

    ``whole`` is whether it is all of the recap.
    """

    format: str
    path: Path
    size: str
    whole: bool


def downloads(app: Sphinx) -> list[Download]:
    """Return the books that were made in the language of the site."""
    found = []
    for suffix in FORMATS:
        path = folder_of(app, suffix) / f'{book_name(app.config)}.{suffix}'
        volumes = volumes_in(path.parent, path.stem) if suffix == 'pdf' else {}
        for number, file in {0: path}.items() if path.is_file() else volumes.items():
            size = max(file.stat().st_size / MEGABYTE, 0.1)
            shown = format_decimal(size, format='0.0', locale=locale_of(app.config.language))
            said = _('%(format)s, volume %(volume)s') if number else '%(format)s'
            told = said % {'format': suffix.upper(), 'volume': number}
            weight = _('%s\N{NO-BREAK SPACE}MB') % shown
            found.append(Download(told, file, weight, whole=not number))
    return found


def folder_of(app: Sphinx, suffix: str) -> Path:
    """Return where the books with that *suffix* are, in the language of the site.

    The archives of all languages lie in one folder.
    """
    beside = Path(app.outdir).parent
    if not is_translation(app.config) or app.config.recap_alone:
        return beside / suffix
    own = beside.parent / suffix / str(app.config.language)
    return own if own.is_dir() else own.parent


def note_downloads(app: Sphinx, config: Config) -> None:
    """Have all pages written again when a book comes, goes or grows (``config-inited``)."""
    config.recap_downloads = [
        (book.format, book.path.name, book.size, book.whole) for book in downloads(app)
    ]


def offered(app: Sphinx, content_root: str) -> list[dict[str, Any]]:
    """Return the books for the templates, each with its address from a page of a site.

    Those that were there as the build began: to look for them takes as long as to cite a page.
    """
    if app.builder.name not in SITES:
        return []
    return [
        {'format': told, 'size': size, 'address': f'{content_root}{quote(name)}', 'whole': whole}
        for told, name, size, whole in app.config.recap_downloads
    ]


def copy_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Copy the books into the site, and drop those that are gone (``build-finished``)."""
    if exception is not None or app.builder.name not in SITES:
        return
    found = {book.path.name: book.path for book in downloads(app)}
    name, folder = book_name(app.config), Path(app.outdir)
    former = [
        *volumes_in(folder, name).values(),
        *(folder / f'{name}.{suffix}' for suffix in FORMATS),
    ]
    for file, path in found.items():
        shutil.copy2(path, folder / file)
    remove_former(app.builder, [folder / file for file in found], former)
