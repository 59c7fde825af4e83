"""What a package declares: the files of the book, their order, an identifier that stays."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from sphinx.util import logging

from ..._ground import digest

if TYPE_CHECKING:
    from collections.abc import Sequence, Set
    from pathlib import Path

    from sphinx.config import Config

logger = logging.getLogger(__name__)

MEDIA_TYPES: Final = {
    '.xhtml': 'application/xhtml+xml',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.gif': 'image/gif',
    '.webp': 'image/webp',
}
"""Those that EPUB 3.3 lets a book hold without a fallback, among what Sphinx writes."""

COVER_IMAGE: Final = 'cover.png'
PROPERTIES: Final = {'nav.xhtml': 'nav', COVER_IMAGE: 'cover-image'}

OWN: Final = frozenset(
    {'colophon', 'cover', 'imprint', 'names', 'nav', 'titlepage', *(f'part-{n}' for n in range(99))}
)
"""The files of the book that are none of its pages: a page of that name gets another."""

_PORTABLE: Final = re.compile(r'[A-Za-z0-9._/-]+')


def portable(name: str) -> str:
    """Return what to call the file *name* in the book: letters, digits and hyphens of ASCII.

    EPUB 3.3 (4.2.3) forbids some signs, and reading systems stumble on others.

    >>> portable('posts/clôture.xhtml')
    'posts/cloture-82a631.xhtml'
    """
    stem, dot, suffix = name.rpartition('.')
    if _PORTABLE.fullmatch(name) and stem not in OWN:
        return name
    plain = unicodedata.normalize('NFKD', stem).encode('ascii', 'ignore').decode()
    plain = re.sub(r'[^A-Za-z0-9_/]+', '-', plain).strip('-')
    return f'{plain}-{digest(name)[:6]}{dot}{suffix}'


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book; ``linear`` is none where it isn't read by itself, as a picture."""

    id: str
    href: str
    media_type: str
    properties: str
    linear: bool | None


def items(folder: Path, order: Sequence[str], reached: Set[str]) -> list[Item]:
    """Return the files of the book in *folder*: the pages of *order*, those apart, the rest.

    Links lead to those apart, which are *reached*: no page may be where nobody finds it (EPUB 3.3,
    5.7.2).

    Everything of another kind is none of a book's: Sphinx leaves its own notes there.
    """
    files = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob('*')
        if path.suffix.lower() in MEDIA_TYPES and path.is_file()
    )
    others = (n for n in files if n not in order and (n in reached or not n.endswith('.xhtml')))
    names = [*order, *others]
    found = []
    for number, name in enumerate(names, start=1):
        suffix = name[name.rindex('.') :].lower()
        linear = name in order if suffix == '.xhtml' else None
        properties = PROPERTIES.get(name) or (
            embedded((folder / name).read_bytes()) if suffix == '.xhtml' else ''
        )
        found.append(Item(f'item-{number}', name, MEDIA_TYPES[suffix], properties, linear))
    return found


def embedded(page: bytes) -> str:
    """Return what a *page* holds that its item has to tell (EPUB 3.3, D.6)."""
    kinds = {'mathml': b'<math', 'svg': b'<svg'}
    return ' '.join(name for name, tag in kinds.items() if tag in page)


def identifier(config: Config) -> str:
    """Return an identifier of the book, the same for all builds of it in that language."""
    return uuid5(NAMESPACE_URL, f'{config.project} ({config.language})').urn
