"""Slips in lists: lines that were to be items, and run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOUCHING: Final = re.compile(r'\s*-(?:[^\W\d_]|\[(?![ xX]?\](?![(\[])))')
"""A hyphen without the space that makes it an item; that of a task is told elsewhere."""

OTHERWISE: Final = (
    re.compile(r'\s*[•·▪◦‣●–—⁃∙○■□▶►➤➢→⇒✓✔✗✘☐☑☒✅❌\uf0b7\uf0a7]\ufe0f?\s'),
    re.compile(r'\s*\d{1,3}[.)][^\W\d_]'),
    re.compile(r'\s*\d{1,2}(?:[/-]|\.-|°[.)]?)\s'),
    re.compile(r'\s*(?:[a-z]|[ivx]{1,4})[.)]\s'),
    re.compile(r'\s*(?:[A-Z]|[IVX]{1,4})\)\s'),
    re.compile(r'\s*[*+][^\W\d_][^*]*\Z'),
    re.compile(r'\s*\(\w{1,3}\)\s'),
    re.compile(r'\s*o\t'),
)
"""How items are written elsewhere; a single line may begin so for another reason."""

TABBED: Final = re.compile(r'\s*(?:[^\w\s]+|o|\w{1,3}[.)])\t+')
"""How an item begins that comes from a word processor."""

RANK: Final = re.compile(r'\s*(\d{1,3})[.)]\s')
"""An item that has a number: in a paragraph, but for 1, no list begins with it."""


def list_slips(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield which of the *lines* of a paragraph was to be an item: the first alone.

    >>> [number for number, *_ in list_slips(['• one', '• two', '• three'])]
    [1]
    """
    ranks = [int(found[1]) if (found := RANK.match(line)) else -1 for line in [*lines, '']]
    for number, line in enumerate(lines[1:], 1):
        counted = 0 < ranks[number] == ranks[number + 1] - 1
        beside = (lines[0], *lines[number + 1 : number + 2])
        alike = (sign for sign in OTHERWISE if sign.match(line))
        if counted or TOUCHING.match(line) or any(any(map(s.match, beside)) for s in alike):
            message = 'this line runs on: an item of a list begins with “- ” or “1. ”'
            yield number, 'list', message
            return
