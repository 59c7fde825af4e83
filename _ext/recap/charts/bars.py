"""Bars and ranges, for paper: names before them where there is room, above them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .lettering import BOLD, LINE, RISE, Words, width, wrap, write
from .shapes import Box, line, rect

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .data import Chart

THICK: Final = 1.2
ROOMY: Final = 30
"""The width of a drawing, in ems, from which names stand before what they name."""

SHARE: Final = 0.36
"""The most that names take of the width."""


BESIDE: Final = 0.3
"""The most that values take of the width at the ends of bars: longer ones stand over them."""


def names(chart: Chart, ems: float) -> tuple[float, list[Words]]:
    """Return the width of the names of *chart*, in ems, and the names: 0 where they stand above."""
    if ems < ROOMY:
        return 0.0, [Words(tuple(wrap(row.label, ems))) for row in chart.rows]
    room = min(SHARE * ems, max(width(row.label) for row in chart.rows))
    return room + 0.8, [Words(tuple(wrap(row.label, room))) for row in chart.rows]


def draw_bars(parent: Element, chart: Chart, ems: float) -> float:
    """Draw bars, or ranges: sure up to their low end, possible up to the high one.

    Return the height, in ems: as the other drawers do.
    """
    column, labels = names(chart, ems)
    room = max(width(row.cells[0].text, bold=True) for row in chart.rows) + 0.4
    over = room > BESIDE * ems
    left = 100 * column / ems
    full = 100 - left - (0 if over else 100 * room / ems)
    y = 0.0
    for row, words in zip(chart.rows, labels, strict=True):
        y = name(parent, words, y, left)
        cell = row.cells[0]
        lines = wrap(cell.text, (ems - column) / BOLD) if over else [cell.text]
        value = Words(tuple(lines), bold=True)
        above = value.high + 0.1 if over else 0
        high = max(above + THICK, words.high if left else 0)
        top = y + (high - THICK + above) / 2
        least, most = (full * number / chart.whole for number in (cell.low, cell.high))
        if chart.percent:
            rect(parent, Box(left, top, full, THICK), 'track')
        if most > least:
            rect(parent, Box(left + least, top, most - least, THICK), 'maybe')
        rect(parent, Box(left, top, least, THICK), 'fill-1')
        line(parent, (left, top - 0.2), (left, top + THICK + 0.2), 'axis')
        if over:
            write(parent, left, top - above + 0.95, value)
        else:
            write(parent, left + most, top + THICK / 2 + RISE, value, dx=0.4)
        y += high + (0.6 if left else 0.8)
    return y - 0.6


def name(parent: Element, words: Words, y: float, left: float) -> float:
    """Write the name of a row from *y* downwards; return where what it names begins.

    Before *left*, both begin at the same height, and the lower one is centred on the other.
    """
    if not left:
        write(parent, 0, y + 1, words)
        return y + words.high + 0.15
    first = y + max(0, THICK - words.high) / 2 + LINE / 2 + RISE
    write(parent, left, first, words, dx=-0.8, anchor='end')
    return y
