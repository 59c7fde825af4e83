"""Titles: where one is broken on a cover, by sense, in few lines, as large as these allow.

What stands for one without words.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Final

WORDLESS: Final = '…'
"""What stands for a title without words, which accessible books refuse."""

LARGEST: Final = 19
"""The most letters that a line of the largest type holds."""

LONG: Final = 28
"""The most that a line holds before its type is small."""

MOST_LINES: Final = 5
MOST_WORDS: Final = 24
"""A longer title is broken as a paragraph is: so many ways to break it aren't compared."""


def lines_of(title: str) -> list[str]:
    """Return the lines of a *title*; a title that no one need break is one line.

    A break costs more inside a name than after a small word; a last line that holds but a number,
    or a few letters, costs most. Small type costs too, so that short titles aren't one small line.
    """
    words = title.split(' ')
    if not 1 < len(words) <= MOST_WORDS:
        return [title]
    ways = (
        [0, *places, len(words)]
        for count in range(min(MOST_LINES, len(words)))
        for places in combinations(range(1, len(words)), count)
    )
    best = min(ways, key=lambda way: cost(words, way))
    return [' '.join(words[start:end]) for start, end in pairwise(best)]


def cost(words: list[str], way: list[int]) -> float:
    """Return how bad it is to begin lines at the places of a *way*, which ends after the last."""
    lengths = [len(' '.join(words[start:end])) for start, end in pairwise(way)]
    longest = max(lengths)
    small = max(0, longest - LARGEST) / 2 + max(0, longest - LONG) + len(lengths)
    uneven = 5 * (longest - min(lengths)) / longest
    alone = 30 if len(lengths) > 1 and (lengths[-1] < 5 or words[way[-2]].isdigit()) else 0
    broken = sum(break_cost(words[place - 1], words[place]) for place in way[1:-1])
    inside = (word for start, end in pairwise(way) for word in words[start : end - 1])
    unbroken = 3 * sum(word[-1:] in {':', '?', '!', '.', '–', '—'} for word in inside)
    return small + uneven + alone + broken + unbroken


def break_cost(before: str, after: str) -> float:
    """Return how bad it is to break a title between two words."""
    if before[-1:] in {':', ',', ';', '?', '!', '.', '–', '—'}:
        return 0
    if before[:1].isupper() and (after[:1].isupper() or after[:1].isdigit()):
        return 10
    return 4 if len(before) <= 3 else 1
