"""Tables as GitHub's Markdown has them: a row a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element

BAR: Final = re.compile(r'(?<!\\)\|')


def grid(table: nodes.table, told: Callable[[Element], str]) -> tuple[list[list[str]], int]:
    """Return the rows of a *table*, whose cells *told* writes, and how many are its head.

    A cell over several columns or rows is written once, in the first.
    """
    rows: list[list[str]] = []
    taken: dict[tuple[int, int], bool] = {}
    heads = 0
    for number, row in enumerate(table.findall(nodes.row)):
        heads += isinstance(row.parent, nodes.thead)
        cells: list[str] = []
        for entry in row.children:
            assert isinstance(entry, nodes.entry)
            while taken.get((number, len(cells))):
                cells.append('')
            more, below = int(entry.get('morecols', 0)), int(entry.get('morerows', 0))
            for line in range(1, below + 1):
                for column in range(more + 1):
                    taken[number + line, len(cells) + column] = True
            cells += [told(entry), *[''] * more]
        rows.append(cells)
    return rows, heads


def pipes(rows: list[list[str]], heads: int) -> str:
    """Return *rows* as a table; one without a head has an empty one, which the form requires."""
    width = max(map(len, rows), default=1)
    full = [[*row, *[''] * (width - len(row))] for row in rows]
    head, body = (full[0], full[1:]) if heads else ([''] * width, full)
    lines = [head, ['---'] * width, *body]
    return '\n'.join(f'| {" | ".join(map(one_line, row))} |' for row in lines)


def one_line(cell: str) -> str:
    r"""Return a *cell* on a line; a bar in code or an equation isn't the end of it.

    >>> one_line('`a|b`')
    '`a\\|b`'
    """
    return BAR.sub(r'\\|', cell.replace('\n\n', '<br>').replace('\n', '<br>'))
