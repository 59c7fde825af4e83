"""What the cells of a table ask of its columns, its rows and its header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Node

LONG_CELL: Final = 36
"""The most letters of a cell that is as wide as it likes."""
LONG_WORD, LINE = 20, 64
"""The most letters of a word that isn't cut, and how many a line of a table holds at least."""

LINKS: Final = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    addnodes.download_reference,
)
"""What becomes a link, or a note, which is one as well."""


def labelled(rows: Sequence[Node], columns: int) -> bool:
    """Return whether each of the *rows* begins with words of its own, which are its header.

    Not in a table of so few cells that headers would outnumber these: two columns, for instance,
    where a voice says the first just before the second.
    """
    names = [row.children[0].astext().strip() for row in rows if len(row.children) == columns]
    enough = columns + len(rows) <= len(rows) * (columns - 1)
    return enough and all(names) and len(set(names)) == len(rows)


def shares(rows: Sequence[Node]) -> list[float]:
    """Return the shares of the columns of a table of long cells, or nothing where all are short.

    A column grows more slowly than its text, and is no narrower than its longest word.
    """
    texts = [[cell.astext() for cell in row.children] for row in rows]
    columns = list(zip(*texts, strict=False))
    spanned = len({len(row) for row in texts}) > 1
    if spanned or not any(len(text) > LONG_CELL for column in columns for text in column):
        return []
    means = [sum(map(len, column)) / len(column) for column in columns]
    wanted = [max(mean, 12.0) ** 0.6 for mean in means]
    longest = [max(map(len, re.split(r'[ \n-]', ' '.join(column)))) for column in columns]
    least = [sum(wanted) * (min(word, LONG_WORD) + 2) / LINE for word in longest]
    return [round(max(pair), 2) for pair in zip(wanted, least, strict=True)]


def tall(cell: Node) -> bool:
    """Return whether a *cell*, as narrow as it may be, might not fit on a page."""
    blocks = sum(isinstance(node, (nodes.paragraph, nodes.list_item)) for node in cell.findall())
    return len(cell.astext()) > 300 or blocks > 8


def linked(row: Node) -> bool:
    """Return whether a *row* leads elsewhere, which PDF/UA forbids where a page repeats it."""
    return any(isinstance(node, LINKS) for node in row.findall())
