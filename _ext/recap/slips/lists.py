"""Slips in lists: lines that were to be items, and run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOUCHING: Final = re.compile(r'\s*-(?:[^\W\d_]|\[)')
"""A hyphen without the space that makes it an item."""

OTHERWISE: Final = (
    re.compile(r'\s*[•·▪◦‣●–—⁃∙○■□▶►➤➢→⇒✓✔✗✘☐☑☒✅❌\uf0b7\uf0a7]\ufe0f?\s'),
    re.compile(r'\s*\d{1,3}[.)][^\W\d_]'),
    re.compile(r'\s*\d{1,2}(?:[/-]|\.-|°[.)]?)\s'),
    re.compile(r'\s*(?:[a-z]|[ivx]{1,4})[.)]\s'),
    re.compile(r'\s*(?:[A-Z]|[IVX]{1,4})\)\s'),
    re.compile(r'\s*[*+][^\W\d_][^*]*\Z'),
    re.compile(r'\s*\(\w{1,3}\)\s'),
)
"""How items are written elsewhere; a single line may begin so for another reason."""


RANK: Final = re.compile(r'\s*(\d{1,3})[.)]\s')
"""An item that has a number: in a paragraph, but for 1, no list begins with it."""


def list_slips(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield which of the *lines* of a paragraph was to be an item: the first alone.

    >>> [number for number, *_ in list_slips(['• one', '• two', '• three'])]
    [1]
    """
    known = [sign for sign in OTHERWISE if sign.match(lines[0])]
    ranks = [int(found[1]) if (found := RANK.match(line)) else -1 for line in [*lines, '']]
    for number, line in enumerate(lines[1:], 1):
        counted = 0 < ranks[number] == ranks[number + 1] - 1
        if counted or TOUCHING.match(line) or any(sign.match(line) for sign in known):
            message = 'this line runs on: an item of a list begins with “- ” or “1. ”'
            yield number, 'list', message
            return
