"""What all wings stand on: pure helpers, which know no wing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

SITES: Final = frozenset({'html', 'dirhtml'})
"""The builders that write a site of several pages."""

NAMES_FILE: Final = 'recap-names.json'
"""The names of all records, beside what Sphinx keeps: ``{"speaker": {NAME: TITLE}, …}``."""

BOOK: Final = 'recap-book'
"""The class of what books say in the place of a site, which says what has ``recap-site``."""
PLAIN: Final = 'plain'
"""Of an equation, what stands for it in text, where a wing tells."""
UNREADABLE: Final = 'unreadable'
"""Of a picture, that no format shows it, which has been said."""
LONGEST_NAME: Final = 150
"""Bytes of the name of a file: systems take 255, a suffix and what is written aside included."""

CLAIM_PAGES: Final = 'claims'
"""The folder of the pages about one claim each, by its id, where ``recap_claim_pages`` says so."""

TRANSLATED: Final = ':<translated>'
"""What Sphinx adds to the file and the line of what it has translated."""

_SPACES: Final = re.compile(r'[ \t\n]+')
_UNXML: Final = re.compile('[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
_WORDS: Final = re.compile(r'\w+(?:[’\'-]\w+)*')
_LIGATURES: Final = str.maketrans({'œ': 'oe', 'Œ': 'OE', 'æ': 'ae', 'Æ': 'AE'})


def digest(*parts: str) -> str:
    """Return a digest of all *parts*, in their order: the same on every machine."""
    return blake2b('\0'.join(parts).encode(), digest_size=16).hexdigest()


def file_name(name: str) -> str:
    """Return *name* as a file may be called: cut where it is long, and told apart by a digest."""
    if len(name.encode()) <= LONGEST_NAME:
        return name
    return f'{name.encode()[: LONGEST_NAME - 9].decode(errors="ignore")}-{digest(name)[:8]}'


def shortened(text: str, length: int) -> str:
    """Return *text* cut between two words, so that it has *length* characters at most.

    >>> shortened('Clay is soft, and keeps.', 14), shortened('Clay', 14)
    ('Clay is soft…', 'Clay')
    """
    if len(text) <= length:
        return text
    words = text[:length].rpartition(' ')[0] or text[: length - 1]
    return f'{words.rstrip(" ,;:.-–—")}…'


def in_xml(text: str) -> str:
    """Return *text* without the signs that XML can't hold (1.0, section 2.2)."""
    return _UNXML.sub('', text)


def is_day(text: str) -> bool:
    """Return whether *text* is a day as ISO 8601 has it, hyphens included."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def one_line(text: str) -> str:
    """Return *text* on one line; no-break spaces stay what they are."""
    return single_spaced(text).strip()


def in_text(node: Node) -> str:
    """Return the text of *node*, with what stands for its equations."""
    if isinstance(node, nodes.math):
        return str(node.get(PLAIN) or node.astext())
    if isinstance(node, nodes.TextElement):
        return node.child_text_separator.join(map(in_text, node.children))
    return node.astext()


def single_spaced(text: str) -> str:
    r"""Return *text* with one space where there are more, or where a line ends.

    >>> single_spaced('a  b\nc')
    'a b c'
    """
    if '\n' in text or '  ' in text or '\t' in text:  # few are: to see that takes no time
        text = _SPACES.sub(' ', text)
    return text


def collation_key(text: str) -> str:
    """Return a key that sorts as a French or an English dictionary does.

    Accents and ligatures only decide between words that are otherwise equal.
    """
    decomposed = unicodedata.normalize('NFKD', text.translate(_LIGATURES))
    base = ''.join(c for c in decomposed if not unicodedata.combining(c))
    return f'{" ".join(_WORDS.findall(base.casefold()))}\0{text}'


def toctree_parents(env: BuildEnvironment) -> dict[str, str]:
    """Return the pages in reading order, each with the page whose table leads to it, or nothing.

    As ``env.collect_relations()``, which never ends where two tables list each other. Leans on
    ``env.toctree_includes``: the pages that those of each page list, in their order.
    """
    parents: dict[str, str] = {}
    waiting = [(env.config.root_doc, '')]
    while waiting:
        docname, parent = waiting.pop()
        if docname not in parents and docname in env.titles:
            parents[docname] = parent
            waiting += [(name, docname) for name in env.toctree_includes.get(docname, ())[::-1]]
    return parents


def said_in_books(node: Node) -> bool:
    """Return whether only books say *node*: a site leaves out what has that class."""
    return isinstance(node, nodes.Element) and BOOK in node.attributes['classes']


def location_of(node: Node) -> str:
    """Return where the source holds *node*, as ``file:line``.

    Some inline elements know their file and no line: the closest ancestor that has one tells it.
    Those of a translation know where the page has what it is of.
    """
    source, line = get_source_line(node)
    if source and source.endswith(TRANSLATED):
        return source.removesuffix(TRANSLATED)
    while not line and node.parent is not None:
        node = node.parent
        line = node.line or 0
    return f'{source}:{line or ""}'  # without a colon, Sphinx would take it for a page's name


def warn(location: str | Node, subtype: str, message: str, *args: object) -> None:
    """Log *message* as a warning of type ``recap.subtype`` at *location*.

    *message* says what is wrong and what would be right; *args* fill its ``%`` places.
    """
    place = location if isinstance(location, str) else location_of(location)
    logger.warning(message, *args, type='recap', subtype=subtype, location=place)


def setting_of(app: Sphinx, name: str) -> str:
    """Return where conf.py last sets *name*, as ``file:line``: its first line where it doesn't."""
    return setting_in(Path(app.confdir, 'conf.py'), name)


def setting_in(path: Path, name: str) -> str:
    """Return the same of the conf.py at *path*."""
    text = path.read_text(encoding='utf-8', errors='replace') if path.is_file() else ''
    found = re.finditer(rf'^(?:\w+ *= *)*{re.escape(name)}\b', text, re.MULTILINE)
    number = max((text.count('\n', 0, each.start()) + 1 for each in found), default=1)
    return f'{path}:{number}'


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a sentence that proposes the closest of the *known* names, or lists some of them."""
    names = sorted(known)
    folded = {each.casefold(): each for each in reversed(names)}
    if close := get_close_matches(name.casefold(), folded, n=1, cutoff=0.6):
        return f'Did you mean {folded[close[0]]!r}?'
    return f'Known: {", ".join(map(repr, names[:10]))}.' if names else 'None is declared.'


def brought(app: Sphinx) -> set[str]:
    """Return the files that the project publishes itself, at the root (``html_extra_path``)."""
    folders = (Path(app.confdir, name) for name in app.config.html_extra_path)
    return {each.name for path in folders for each in (path.iterdir() if path.is_dir() else [path])}
