"""Two moments, or two groups, on one scale: each row goes up or down from the one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .lettering import BOLD, LINE, RISE, Words, width, wrap, write
from .shapes import DOT, dot, line
from .spread import spread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from .data import Chart

SHARE: Final = 0.36
"""The most that the names take of the width, on each side."""

BESIDE: Final = 0.35
"""Between a leader and the words that it leads to, in ems."""

LOWEST: Final = 9.0
"""The least height of the scale, in ems: less would hide what goes up or down."""

SPARE: Final = 0.3
"""Between the labels of two rows, in ems."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two columns: where it stands, in per cent, and its labels, row by row."""

    x: float
    labels: tuple[Words, ...]
    values: tuple[float, ...]

    def order(self) -> list[int]:
        """Return the rows from the highest to the lowest; equals keep the order of the table."""
        return sorted(range(len(self.values)), key=lambda i: -self.values[i])

    def high(self) -> float:
        """Return what the labels take, one under the other, in ems."""
        return sum(words.high + SPARE for words in self.labels)

    def placed(self, ys: Sequence[float], room: float) -> list[float]:
        """Return the middle of each label, as near to its *ys* as it can be."""
        order = self.order()
        heights = [self.labels[i].high + SPARE for i in order]
        middles = dict(zip(order, spread([ys[i] for i in order], heights, room), strict=True))
        return [middles[i] for i in range(len(ys))]


def draw_slope(parent: Element, chart: Chart, ems: float) -> float:
    """Draw each row of *chart* as a line, from its first number to its second one."""
    sides = [side(chart, rank, ems) for rank in (0, 1)]
    top = draw_heads(parent, chart, sides, ems)
    room = max(LOWEST, *(each.high() for each in sides))
    values = [value for each in sides for value in each.values]
    low, high = min(values), max(values)
    pad = LINE / 2
    scale = (room - 2 * pad) / (high - low) if high > low else 0.0
    ys = [[pad + (high - value) * scale for value in each.values] for each in sides]
    if not scale:
        ys = [[room / 2] * len(chart.rows) for _side in sides]
    for each, middles in zip(sides, ys, strict=True):
        line(parent, (each.x, top), (each.x, top + room), 'axis')
        draw_labels(parent, each, middles, top, room, lead(each, sides, ems))
    for i in sorted(range(len(chart.rows)), key=lambda i: way(sides, i) != 'flat'):
        line(parent, (sides[0].x, top + ys[0][i]), (sides[1].x, top + ys[1][i]), way(sides, i))
    for i in range(len(chart.rows)):
        for each, middles in zip(sides, ys, strict=True):
            dot(parent, each.x, top + middles[i], 'node', way(sides, i), size=DOT * 0.75)
    return top + room


LEAD: Final = 1.6
"""From a column to where the labels begin, in ems."""


def lead(each: Side, sides: Sequence[Side], ems: float) -> float:
    """Return how far leaders go from a side, in per cent: to the left, or to the right."""
    return (-100 if each is sides[0] else 100) * LEAD / ems


def side(chart: Chart, rank: int, ems: float) -> Side:
    """Return a side of *chart*: as wide as its labels need, up to `SHARE`."""
    cells = [row.cells[rank] for row in chart.rows]
    glued = [f'{row.label}\u00a0{cell.text}' for row, cell in zip(chart.rows, cells, strict=True)]
    room = min(SHARE * ems - LEAD - BESIDE, 0.6 + max(width(text, bold=True) for text in glued))
    labels = tuple(
        Words.fit(row.label, cell.text, room, last=rank == 0)
        for row, cell in zip(chart.rows, cells, strict=True)
    )
    x = 100 * (room + LEAD + BESIDE) / ems
    return Side(100 - x if rank else x, labels, tuple(cell.high for cell in cells))


def draw_labels(
    parent: Element, each: Side, ys: Sequence[float], top: float, room: float, way: float
) -> None:
    """Write the labels of a side, with a leader to each, *way* per cent long."""
    anchor = 'end' if way < 0 else ''
    for words, y, middle in zip(each.labels, ys, each.placed(ys, room), strict=True):
        line(parent, (each.x, top + y), (each.x + way, top + middle), 'leader')
        first = top + middle + RISE - LINE * (len(words.lines) - 1) / 2
        dx = -BESIDE if way < 0 else BESIDE
        write(parent, each.x + way, first, words, dx=dx, anchor=anchor)


def way(sides: Sequence[Side], row: int) -> str:
    """Return whether a *row* goes up or down."""
    before, after = (each.values[row] for each in sides)
    return 'flat' if before == after else 'down' if after < before else 'up'


def draw_heads(parent: Element, chart: Chart, sides: Sequence[Side], ems: float) -> float:
    """Write the names of the two columns over them; return where the scale begins.

    One that is wider than the labels of its side goes on over the lines.
    """
    middle = sum(each.x for each in sides) / 2
    heads = [
        Words(tuple(wrap(head, ems * room / 100 / BOLD - 1)), bold=True)
        for head, room in zip(chart.heads, (middle, 100 - middle), strict=True)
    ]
    most = max(len(words.lines) for words in heads)
    for rank, (words, each) in enumerate(zip(heads, sides, strict=True)):
        first = 1 + LINE * (most - len(words.lines))
        wide = 100 * max(width(text, bold=True) for text in words.lines) / ems
        place = min(each.x, 100 - wide) if rank else max(each.x, wide)
        write(parent, place, first, words, anchor='' if rank else 'end')
    return LINE * most + 0.5
