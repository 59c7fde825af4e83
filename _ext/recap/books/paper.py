"""The paper of a book: one of a few names, or its width and height in millimetres."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .syntax import Value

PAPER: Final = '170x240'
"""That of a book to read, with notes beside its text."""

NAMED: Final = {
    'a4': (210.0, 297.0),
    'a5': (148.0, 210.0),
    'us-letter': (215.9, 279.4),
}
"""Width and height in millimetres, by the names that Typst gives them."""

SIDES: Final = (90.0, 500.0)
"""The least and the most that a side can be, in millimetres, for a line to hold a few words."""

_SIZE: Final = re.compile(r'(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?)(?: ?mm)?')


def size_of(paper: str) -> tuple[float, float] | None:
    """Return the width and height of *paper* in millimetres, or None where it can't be read."""
    if named := NAMED.get(paper.strip().lower()):
        return named
    found = _SIZE.fullmatch(paper.strip())
    sides = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return sides if all(SIDES[0] <= side <= SIDES[1] for side in sides) else None


def as_read(paper: str) -> Value:
    """Return what the template reads as ``book.paper``; the default where *paper* says nothing."""
    width, height = size_of(paper) or size_of(PAPER) or (0, 0)
    return {'width': width, 'height': height}
