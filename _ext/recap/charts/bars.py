"""Bars, a divided bar, ranges: each label stands above its bar, so that a phone has room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .shapes import COLOURS, LINE, Words, line, rect, sign, tinted, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from .data import Chart, Row

THICK: Final = 1.2
DIVIDED: Final = 2.2
SEEN: Final = 5
"""The least width of a part, in per cent, that has room for a sign."""


def draw_bars(parent: Element, chart: Chart, width: float) -> float:
    """Draw bars, or ranges: sure up to their low end, possible up to the high one."""
    y = 0.0
    for row in chart.rows:
        cell = row.cells[0]
        words = Words.fit(row.label, cell.text, width)
        write(parent, 0, y + 1, words)
        y += LINE * len(words.lines) + 0.2
        low, high = (100 * value / chart.whole for value in (cell.low, cell.high))
        if chart.percent:
            rect(parent, 0, y, 100, THICK, 'track')
        if high > low:
            rect(parent, low, y, high - low, THICK, 'maybe')
        rect(parent, 0, y, low, THICK, 'fill-1')
        y += THICK + 0.8
    return y - 0.8


def draw_stacked(parent: Element, chart: Chart, width: float) -> float:
    """Draw one bar, divided; labels hang from the left half, and stand on the right one.

    So each has at least half of the *width*, and no leader crosses another's words: from the left
    edge, labels come closer to the bar; towards the right edge, they go farther from it.
    """
    values = [row.cells[0].high for row in chart.rows]
    whole = max(sum(values), 100.0 if chart.percent else 0.0)
    starts = [100 * sum(values[:i]) / whole for i in range(len(values))]
    ends = [*starts[1:], 100 * sum(values) / whole]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    parts = list(zip(chart.rows, middles, strict=True))
    top = draw_above(parent, [part for part in parts if part[1] > 50], width)
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part(parent, (start, top, end - start, DIVIDED), chart.rows[i], i)
    below = [part for part in parts if part[1] <= 50]
    return draw_below(parent, below, top + DIVIDED, width)


def part(parent: Element, box: tuple[float, float, float, float], row: Row, rank: int) -> None:
    """Draw a part of a divided bar, in the colour of its *row*, or in that of its *rank*."""
    if row.tint is None:
        rect(parent, *box, f'fill-{rank % len(COLOURS) + 1}', 'part')
        return
    tinted(parent, box, row.tint.name, row.tint.fill)
    left, top, width, height = box
    if row.tint.sign and width >= SEEN:
        sign(parent, left + width / 2, top + height / 2, row.tint.sign)


def draw_above(parent: Element, parts: Sequence[tuple[Row, float]], width: float) -> float:
    """Draw the labels of the right half, the last one first; return where the bar begins."""
    starts: list[tuple[float, float]] = []
    y = 0.0
    for row, middle in reversed(parts):
        words = Words.fit(row.label, row.cells[0].text, width * middle / 100 - 0.5)
        write(parent, middle, y + 1, words, dx=-0.5, end=True)
        starts.append((middle, y + 0.2))
        y += LINE * len(words.lines) + 0.35
    for middle, start in starts:
        line(parent, middle, start, middle, y, 'leader')
    return y


def draw_below(
    parent: Element, parts: Sequence[tuple[Row, float]], top: float, width: float
) -> float:
    """Draw the labels of the left half, the last one first; return where they end."""
    y = top + 0.35
    for row, middle in reversed(parts):
        words = Words.fit(row.label, row.cells[0].text, width * (100 - middle) / 100 - 0.5)
        write(parent, middle, y + 1, words, dx=0.5)
        line(parent, middle, top, middle, y + 1.05, 'leader')
        y += LINE * len(words.lines) + 0.35
    return y
