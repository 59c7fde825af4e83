"""Two numbers a row on one scale, and how far apart they are: a mark for each, a line between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .bars import name, names
from .lettering import LINE, RISE, Words, width, wrap, write
from .shapes import DOT, dot, line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .data import Chart, Row

APART: Final = DOT + 0.35
"""From a mark to its number, in ems."""

SWATCH: Final = 1.5
"""From the edge to the words of the key, in ems."""

MARKS: Final = ('fill-1', 'ring')
"""How the first and the second column are marked: full, and hollow, so without colours too."""


def place(chart: Chart, value: float) -> float:
    """Return where *value* stands, in per cent of the scale: from the lowest to the highest."""
    numbers = [cell.high for row in chart.rows for cell in row.cells]
    low, high = min(numbers), max(numbers)
    return 100 * (value - low) / (high - low) if high > low else 50.0


def draw_row(parent: Element, chart: Chart, row: Row, box: tuple[float, float, float]) -> None:
    """Draw a *row* in a place: where its scale begins, how wide it is, its middle downwards.

    The lower number stands before its mark, the higher one after it: they are never on a mark.
    """
    left, full, y = box
    xs = [left + full * place(chart, cell.high) / 100 for cell in row.cells]
    line(parent, (min(xs), y), (max(xs), y), 'way')
    same = xs[0] == xs[1]  # then the full mark stands in the hollow one
    dot(parent, xs[1], y, MARKS[1], size=DOT + 0.12 if same else DOT)
    dot(parent, xs[0], y, MARKS[0], size=DOT - 0.2 if same else DOT)
    swapped = xs[0] > xs[1]
    for x, cell, first in zip(xs, row.cells, (not swapped, swapped), strict=True):
        value = Words((cell.text,))
        dx, anchor = (-APART, 'end') if first else (APART, '')
        write(parent, x, y + RISE, value, dx=dx, anchor=anchor)


def draw_gaps(parent: Element, chart: Chart, ems: float) -> float:
    """Draw the key, then each row of *chart*: its name, its two numbers."""
    column, labels = names(chart, ems)
    sides = room_of(chart)
    left = 100 * (column + sides) / ems
    full = 100 - left - 100 * sides / ems
    y = draw_key(parent, chart, ems)
    for row, words in zip(chart.rows, labels, strict=True):
        y = name(parent, words, y, 100 * column / ems)
        high = max(1.2, words.high if column else 0)
        draw_row(parent, chart, row, (left, full, y + high / 2))
        y += high + (0.5 if column else 0.7)
    return y - 0.5


def room_of(chart: Chart) -> float:
    """Return the room that numbers take on each side of the scale, in ems."""
    return max(width(cell.text) for row in chart.rows for cell in row.cells) + APART


def draw_key(parent: Element, chart: Chart, ems: float) -> float:
    """Say which mark is which column; return where the rows begin."""
    heads = [Words(tuple(wrap(head, ems - SWATCH))) for head in chart.heads]
    across = sum(max(map(width, words.lines)) + SWATCH + 1 for words in heads)
    x, y, lowest = 0.0, 0.0, 0.0
    for words, mark in zip(heads, MARKS, strict=True):
        dot(parent, 100 * (x + DOT) / ems, y + LINE / 2, mark)
        write(parent, 100 * x / ems, y + LINE / 2 + RISE, words, dx=SWATCH)
        lowest = max(lowest, y + words.high)
        if across <= ems:
            x += max(map(width, words.lines)) + SWATCH + 1
        else:
            y += words.high + 0.1
    return lowest + 0.7
