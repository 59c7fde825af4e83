"""Messages: compiled again when their source is another one, read again when words change.

Sphinx compiles a catalogue where its source is newer. One that was moved here, or copied with its
time, is older.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.locale import get_translator
from sphinx.util.i18n import CatalogRepository

from .._files import read_kept, stamp, write_whole
from .._ground import digest
from .._messages import own_messages
from .digests import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.i18n import CatalogInfo


def compile_others(app: Sphinx) -> None:
    """Compile the catalogues that aren't those of the last build, before Sphinx reads them.

    It has read its own messages by then, which are read again.
    """
    path = Path(app.doctreedir, 'recap-catalogues.json')
    known, found, reread = read_kept(path, dict), {}, False
    for catalogue in catalogues(app):
        source, compiled = Path(catalogue.po_path), Path(catalogue.mo_path)
        found[str(source)] = now = stamp(source)
        if compiled.is_file() and known.get(str(source), now) != now:
            content = compiled_from(source, app.config)
            write_whole(compiled, content.getvalue())
            if catalogue.domain == 'sphinx' and not reread:
                reread = True  # of several, the first is the one that all share
                # What `gettext` has for a subclass to call: fills the translator that all share.
                # Leans on that method, and on Sphinx's first translator: that of the project.
                get_translator()._parse(content)  # noqa: SLF001
    if found != known:
        write(path, found)


def compiled_from(source: Path, config: Config) -> BytesIO:
    """Return the catalogue *source* compiled: blank where it can't be read, which others say."""
    content = BytesIO()
    try:
        with source.open('rb') as file:
            messages = read_po(file, config.language)
    except (ValueError, LookupError):  # its encoding, or its header
        messages = Catalog(config.language)
    write_mo(content, messages, config.gettext_allow_fuzzy_translations)
    content.seek(0)
    return content


def catalogues(app: Sphinx) -> Iterator[CatalogInfo]:
    """Yield the catalogues of the project in the language that is built."""
    config = app.config
    places = (app.srcdir, config.locale_dirs, config.language, config.source_encoding)
    yield from CatalogRepository(*places).catalogs


def note_messages(app: Sphinx, config: Config) -> None:
    """Have all pages read again when the project's messages change (``config-inited``).

    Some words of Sphinx and of its extensions are put in a page when it is read.
    """
    sources = [Path(c.po_path) for c in catalogues(app) if c.domain == 'sphinx']
    sources += own_messages(config, Path(app.srcdir))
    config.recap_messages = digest(
        *(path.read_text(encoding='utf-8', errors='replace') for path in sources)
    )


def compile_elsewhere(app: Sphinx, config: Config) -> None:
    """Compile the catalogues of the pages where we may, if we may not beside their sources.

    That is, in the folder of what Sphinx keeps, with a copy of each: Sphinx looks for what is
    compiled beside a source (``config-inited``).
    """
    found = [each for each in catalogues(app) if each.domain != 'sphinx']
    shut = [each for each in found if each.is_outdated() and not writable(Path(each.mo_path))]
    if not shut:
        return
    folder = Path(app.doctreedir, 'recap-locales')
    for catalogue in shut:
        source = Path(catalogue.po_path)
        place = folder / config.language / 'LC_MESSAGES' / f'{catalogue.domain}.po'
        write_whole(place, source.read_bytes())
        content = compiled_from(source, config)
        write_whole(place.with_suffix('.mo'), content.getvalue())
    config.gettext_auto_build = False
    config.locale_dirs = [*config.locale_dirs, os.path.relpath(folder, app.srcdir)]


def writable(path: Path) -> bool:
    """Return whether the file *path* can be written, there or not."""
    return os.access(path if path.exists() else path.parent, os.W_OK)
