"""Slips in catalogues of translators: lines that gettext can't read, what is translated twice.

Babel, which reads them for Sphinx, passes by what it can't, or stops without a place.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging
from sphinx.util.i18n import CatalogRepository

from .._assets import WINGS
from .._files import read_kept, stamp, write_whole
from .._ground import warn
from .controls import controls_in
from .smuggled import STOPS, smuggled
from .words import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)

KEPT: Final = 'recap-slips.json'
STATUS: Final = 2
"""That of a build which has stopped."""
LINE: Final = re.compile(
    r'(?: \#.* | (?: msg(?: ctxt | id(?:_plural)? | str(?:\[\d\])? ) \s* )? "(?:[^"\\]|\\.)*" )?',
    re.VERBOSE,
)
"""What a line may be: nothing, a comment, a string and perhaps what it is.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""
HEADERS: Final = {
    'charset=UTF-8': re.compile(r'^"Content-Type:.*charset=(?!(?i:utf-?8)\\n)', re.MULTILINE),
    'nplurals=2; plural=(n != 1);': re.compile(r'^"Plural-Forms:.*[A-Z]{7}', re.MULTILINE),
}
"""What is right in headers that tools leave to be filled in, in capitals: they stop gettext."""
MESSAGE: Final = re.compile(r'^((?:msgctxt .*\n(?:".*\n)*)?msgid .*\n(?:".*\n)*)', re.MULTILINE)
WRITTEN: Final = (
    'this is no line of a catalogue; write msgid or msgstr, then a text between two ", on each '
    'of its lines; a " within it is written \\"'
)


def check_catalogues(app: Sphinx, config: Config) -> None:
    """Say what slipped in the catalogues of the language that is built (``config-inited``).

    Stop where one can't be read at all. What was found in a file is kept until that changes, or
    this one, which says what is looked for.
    """
    folders = (app.srcdir, config.locale_dirs, config.language, config.source_encoding)
    kept = Path(app.doctreedir, KEPT)
    known, found = read_kept(kept, dict), {}
    for catalogue in CatalogRepository(*folders).catalogs:
        path = str(catalogue.po_path)
        now = f'{stamp(path)} {stamp(__file__)}'
        told = known.get(path, ['', []])
        slips = told[1] if told[0] == now else [*slips_in(Path(path))]
        found[path] = [now, slips]
    if found != known:
        write_whole(kept, json.dumps(found).encode())
    said = [(path, *slip) for path, (_stamp, slips) in found.items() for slip in slips]
    said += misspelt(config, Path(app.srcdir), getattr(config, WINGS, ()))
    for path, line, message in said:
        warn(f'{path}:{line}', 'catalogue', '%s', message)
    if unread := {path for path, _line, message in said if message.endswith(STOPS)}:
        logger.error('nothing is built: catalogues to mend: %d', len(unread))
        raise SystemExit(STATUS)


def slips_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what is said of the catalogue *path*, after the number of its line."""
    content = path.read_bytes()
    yield from catalogue_slips(content)
    yield from smuggled(content.decode('utf-8-sig', 'replace'), path.name)


def catalogue_slips(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield what can't be read in the *content* of a catalogue, after the number of its line."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b'\n', 0, error.start) + 1
        yield (
            line,
            f'byte 0x{content[error.start]:02x} is no part of a text in UTF-8; save it so; {STOPS}',
        )
        return
    for right, header in HEADERS.items():
        if found := header.search(text):
            line = text.count('\n', 0, found.start()) + 1
            yield line, f'write in this header {right!r}; {STOPS}'
    for line, written in enumerate(text.split('\n'), 1):
        if not LINE.fullmatch(written.strip()):
            yield line, WRITTEN
    read = ['' if written.startswith('#') else written for written in text.split('\n')]
    for number, said in controls_in(read):
        yield number + 1, f'{said}; {STOPS}'
    first: dict[str, int] = {}
    for message in MESSAGE.finditer(text):
        line = text.count('\n', 0, message.start()) + 1
        if message[1] in first:
            yield line, f'line {first[message[1]]} translates the same; keep one'
        first.setdefault(message[1], line)
