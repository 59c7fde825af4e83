"""From a table to the data of a chart: plain values, each with the text that its cell shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._said import said
from .numerals import are_joined, example, numbers_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

KINDS: Final = {'bar': 1, 'stacked': 1, 'slope': 2, 'gap': 2, 'range': 1}
"""The shapes, and how many columns of numbers each draws; further columns stay in the table."""

MOST_ROWS: Final = 26
LARGEST: Final = 1e18
"""What a number is at most: far larger ones are infinite, and drawn nowhere."""


class ChartError(Exception):
    """What keeps a table from being drawn: the *node* at fault, and a message with a remedy."""

    def __init__(self, node: nodes.Node, message: str, *args: object) -> None:
        super().__init__(message % args)
        self.node = node


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and its value; ``low`` is ``high`` except in a range."""

    text: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tint:
    """How what a label names is coloured everywhere: a class, for the stylesheet; on paper, *fill*.

    *sign* is what stands in the colour, for those who see none: a path in a square of 16.
    """

    name: str
    fill: str
    sign: str = ''


REST: Final = Tint('recap-rest', '#8a7f6d')
"""What is left, of which nobody speaks: `[the others]{.recap-rest}`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label, and the cells that are drawn beside it; perhaps a colour of its own."""

    label: str
    cells: tuple[Cell, ...]
    tint: Tint | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: ``heads`` are the titles of the columns of numbers."""

    kind: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    percent: bool

    @property
    def whole(self) -> float:
        """The value that takes the full width: a hundred per cent, or else the highest."""
        highest = max(cell.high for row in self.rows for cell in row.cells)
        return max(highest, 100.0 if self.percent else 0.0) or 1.0

    @property
    def summary(self) -> str:
        """All that is drawn, in words: what stands for the drawing, after its title.

        Where there are several series, each value comes after the name of its own.
        """
        several = len(self.heads) > 1
        sentences = []
        for row in self.rows:
            named = zip(self.heads, row.cells, strict=True)
            cells = [f'{head} {cell.text}' if several else cell.text for head, cell in named]
            sentences.append(f'{", ".join([row.label, *cells])}.')
        return ' '.join(sentences)


def read(table: nodes.table, kind: str, language: str) -> Chart:
    """Return what *table* says, for a chart of that *kind*; raise `ChartError` where it can't."""
    wanted = KINDS[kind]
    heads, body = (
        [row for group in table.findall(part) for row in group.children]
        for part in (nodes.thead, nodes.tbody)
    )
    titles = [said(cell) for row in heads[:1] for cell in row.children]
    if len(titles) <= wanted:
        raise ChartError(
            table,
            '“%s” draws a column of labels and %d of numbers; add what is missing',
            kind,
            wanted,
        )
    if not body:
        raise ChartError(table, 'the table has no rows; write one under the heads for each label')
    if len(body) > MOST_ROWS:
        raise ChartError(table, '%d rows; a drawing shows at most %d', len(body), MOST_ROWS)
    rows = tuple(read_row(row, len(titles), kind, language) for row in body)
    shown = tuple(titles[1 : wanted + 1])
    percent = all('%' in cell.text for row in rows for cell in row.cells) or all(
        '%' in head for head in shown
    )
    if kind == 'stacked':
        check_sum(table, rows, percent=percent)
    return Chart(kind, shown, rows, percent)


def read_row(row: nodes.Node, width: int, kind: str, language: str) -> Row:
    """Return what *row* says under heads of that *width*; raise `ChartError` otherwise."""
    cells = [said(cell) for cell in row.children]
    if len(cells) != width:
        raise ChartError(
            row, 'a row has %d cells and the heads %d; give both as many', len(cells), width
        )
    if not cells[0]:
        raise ChartError(row, 'a row has no label; write it in its first cell')
    values = zip(row.children[1:], cells[1 : KINDS[kind] + 1], strict=False)
    read = tuple(read_cell(node, text, kind, language) for node, text in values)
    return Row(cells[0], read, tint_of(row.children[0]))


def tint_of(label: nodes.Node) -> Tint | None:
    """Return the colour that a *label* brings, as the attribute `tint` of what is in it, if any."""
    for inline in label.findall(nodes.inline):
        if REST.name in inline['classes']:
            return REST
        if 'tint' in inline:
            return Tint(*inline['tint'])
    return None


def read_cell(node: nodes.Node, text: str, kind: str, language: str) -> Cell:
    """Return what the *text* of a cell says in *language*; raise `ChartError` otherwise.

    One that isn't translated yet says its own language.
    """
    assert isinstance(node, nodes.Element)
    language = node.get('language', language)
    written = example(language, text)
    try:
        numbers = numbers_in(text, language)
    except ValueError:
        numbers = []
    if not numbers:
        message = '%r isn’t a number in the page’s language (%s); write it as in %r'
        raise ChartError(node, message, text, language, written)
    most = 2 if kind == 'range' else 1
    if len(numbers) > most or not are_joined(text):
        message = '%r holds %d numbers; “%s” draws %d a cell, as in %r'
        shape = f'{written} – 5' if most > 1 else written
        raise ChartError(node, message, text, len(numbers), kind, most, shape)
    return cell(node, text, numbers, kind)


def cell(node: nodes.Node, text: str, numbers: Sequence[Decimal], kind: str) -> Cell:
    """Return *text* with its *numbers*; raise `ChartError` where that *kind* can’t draw them."""
    low, high = float(numbers[0]), float(numbers[-1])
    if max(abs(low), abs(high)) > LARGEST:
        raise ChartError(node, '%r is more than a drawing can measure; count in larger units', text)
    if KINDS[kind] == 1 and low < 0:
        message = '%r is below zero, where “%s” begins; with two columns, “gap” goes there'
        raise ChartError(node, message, text, kind)
    if high < low:
        raise ChartError(node, '%r goes down; write the lower number first', text)
    return Cell(text, low, high)


def check_sum(table: nodes.table, rows: Sequence[Row], *, percent: bool) -> None:
    """Raise `ChartError` when the parts of a whole make none, rounding aside."""
    total = sum(row.cells[0].high for row in rows)
    if not total:
        raise ChartError(table, 'the parts make 0, which can’t be shared out; use “bar”')
    if percent and total > 100 + len(rows) / 2:
        raise ChartError(table, 'the parts make %g %%, more than a whole; use “bar”', total)
