"""A bar that is divided: each label stands in its part where it fits, beside the bar elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .lettering import LINE, RISE, Words, width, write
from .shapes import Box, line, part, sign

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from .data import Chart, Row

DIVIDED: Final = 2.9
"""The height of the bar, in ems: two lines and their margins."""

SEEN: Final = 8
"""The least width of a part, in per cent, that has room for a sign."""

PADDING: Final = 0.6

Part = tuple[int, 'Row', float, float]
"""A part: its rank, its row, where it begins and how wide it is, in per cent."""


def parts_of(chart: Chart) -> list[Part]:
    """Return the parts of *chart*, from the left."""
    values = [row.cells[0].high for row in chart.rows]
    whole = max(sum(values), 100.0 if chart.percent else 0.0)
    starts = [100 * sum(values[:i]) / whole for i in range(len(values))]
    return [
        (i, row, start, 100 * value / whole)
        for i, (row, start, value) in enumerate(zip(chart.rows, starts, values, strict=True))
    ]


def draw_stacked(parent: Element, chart: Chart, ems: float) -> float:
    """Draw one bar, divided; what doesn't fit in it hangs from the left half, stands on the right.

    So each has at least half of the width, *ems*, and no leader crosses another's words: from the
    left edge, labels come closer to the bar; towards the right edge, they go farther from it.
    """
    parts = parts_of(chart)
    outside = [each for each in parts if not held(each, ems)]
    middles = [(row, start + share / 2) for _rank, row, start, share in outside]
    top = draw_above(parent, [each for each in middles if each[1] > 50], ems)
    for rank, row, start, share in parts:
        draw_part(parent, rank, row, Box(start, top, share, DIVIDED))
        if words := held((rank, row, start, share), ems):
            first = top + DIVIDED / 2 + RISE - LINE * (len(words.lines) - 1) / 2
            ink = f'on-{rank % 4 + 1}'
            write(parent, start, first, words, 'in', ink, dx=PADDING)
    below = [each for each in middles if each[1] <= 50]
    return draw_below(parent, below, top + DIVIDED, ems)


def held(each: Part, ems: float) -> Words | None:
    """Return the words of a part that fit in it, or nothing.

    What has a colour of its own has its words beside it, as the same words have it elsewhere.
    """
    _rank, row, _start, share = each
    if row.tint is not None:
        return None
    value, room = row.cells[0].text, ems * share / 100 - 2 * PADDING
    if width(value, bold=True) + width(f' {row.label}') <= room:
        return Words((f'{value} {row.label}',), value)
    if width(value, bold=True) <= room >= width(row.label):
        return Words((value, row.label), value)
    return None


def draw_part(parent: Element, rank: int, row: Row, box: Box) -> None:
    """Draw a part, and the sign of its colour where there is room for it."""
    part(parent, box, row.tint, rank)
    if row.tint and row.tint.sign and box.width >= SEEN:
        sign(parent, box.middle, box.y + box.height / 2, row.tint.sign)


def draw_above(parent: Element, parts: Sequence[tuple[Row, float]], ems: float) -> float:
    """Draw the labels of the right half, the last one first; return where the bar begins."""
    starts: list[tuple[float, float]] = []
    y = 0.0
    for row, middle in reversed(parts):
        words = Words.fit(row.label, row.cells[0].text, ems * middle / 100 - 0.5)
        write(parent, middle, y + 1, words, dx=-0.5, anchor='end')
        starts.append((middle, y + 0.2))
        y += words.high + 0.35
    for middle, start in starts:
        line(parent, (middle, start), (middle, y), 'leader')
    return y


def draw_below(
    parent: Element, parts: Sequence[tuple[Row, float]], top: float, ems: float
) -> float:
    """Draw the labels of the left half, the last one first; return where they end."""
    y = top + 0.35
    for row, middle in reversed(parts):
        words = Words.fit(row.label, row.cells[0].text, ems * (100 - middle) / 100 - 0.5)
        write(parent, middle, y + 1, words, dx=0.5)
        line(parent, (middle, top), (middle, y + 1.05), 'leader')
        y += words.high + 0.35
    return y if parts else top
