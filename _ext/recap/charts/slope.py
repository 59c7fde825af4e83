"""Two rankings of the same rows, and the way of each from one to the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .shapes import LINE, RADIUS, Words, disc, line, wrap, write

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .data import Chart

GAP: Final = 1.3
"""From the centre of a disc to the words beside it, in ems."""

NAMED: Final = 30
"""The width, in ems, from which both rankings have room for the names of their rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the two rankings stand, in per cent, and what stands in their discs and beside them."""

    left: float
    right: float
    named: bool


WIDE: Final = Layout(left=40, right=60, named=True)
NARROW: Final = Layout(left=60, right=83, named=False)


def draw_slope(parent: Element, chart: Chart, width: float) -> float:
    """Draw the rankings of *chart*, and the rows that go far up or down in a colour.

    Where both sides have room for the names, discs hold ranks. Elsewhere, the right side shows the
    letters that the left one gives to the rows.
    """
    layout = WIDE if width >= NAMED else NARROW
    left, right = (order(chart, side) for side in (0, 1))
    names, facing = labels(chart, layout, width)
    tallest = max(len(words.lines) for words in names + facing)
    step = max(2.2, LINE * tallest + 0.5)
    top = draw_heads(parent, chart, layout, width)
    ys = [[top + step * (side.index(i) + 0.5) for i in range(len(left))] for side in (left, right)]
    ways = [way(left.index(i), right.index(i), len(left)) for i in range(len(left))]
    for i in sorted(range(len(left)), key=lambda i: ways[i] != 'flat'):
        line(parent, layout.left, ys[0][i], layout.right, ys[1][i], ways[i])
    for side, x, words in ((0, layout.left, names), (1, layout.right, facing)):
        for i in (left, right)[side]:
            letter = chr(ord('A') + left.index(i))
            shown = str(rank(chart, side, i)) if layout.named else letter
            disc(parent, x, ys[side][i], shown, 'node', ways[i])
            beside(parent, x, ys[side][i], words[i], end=side == 0)
    return top + step * len(left)


def labels(chart: Chart, layout: Layout, width: float) -> tuple[list[Words], list[Words]]:
    """Return what stands beside the left discs, and beside the right ones, row by row."""
    room = width * layout.left / 100 - GAP
    far = width * (100 - layout.right) / 100 - GAP
    names = [Words.fit(row.label, row.cells[0].text, room, last=True) for row in chart.rows]
    if layout.named:
        return names, [Words.fit(row.label, row.cells[1].text, far) for row in chart.rows]
    return names, [Words((row.cells[1].text,), row.cells[1].text) for row in chart.rows]


def order(chart: Chart, side: int) -> list[int]:
    """Return the rows from the highest to the lowest; equals keep the order of the table."""
    return sorted(range(len(chart.rows)), key=lambda i: -chart.rows[i].cells[side].high)


def rank(chart: Chart, side: int, row: int) -> int:
    """Return the rank of a *row*, from 1; equals share the better one."""
    values = [other.cells[side].high for other in chart.rows]
    return 1 + sum(value > values[row] for value in values)


def way(before: int, after: int, total: int) -> str:
    """Return whether a row goes far up or down, by a third of the ranking at least."""
    if 3 * abs(after - before) < total:
        return 'flat'
    return 'down' if after > before else 'up'


def draw_heads(parent: Element, chart: Chart, layout: Layout, width: float) -> float:
    """Write the titles of the two rankings; return where those begin."""
    middle = (layout.left + layout.right) / 2
    left, right = (
        Words(tuple(wrap(head, width * room / 100)), bold=True)
        for head, room in zip(chart.heads, (middle, 100 - middle), strict=True)
    )
    write(parent, layout.left, 1, left, dx=RADIUS, end=True)
    if layout.named:
        write(parent, layout.right, 1, right, dx=-RADIUS)
    else:
        write(parent, 100, 1, right, end=True)
    return LINE * max(len(left.lines), len(right.lines)) + 0.3


def beside(parent: Element, x: float, y: float, words: Words, *, end: bool = False) -> None:
    """Write *words* beside the disc at that place, centred on it."""
    first = y + 0.36 - LINE * (len(words.lines) - 1) / 2
    write(parent, x, first, words, dx=-GAP if end else GAP, end=end)
