"""Slips in the rows of tables."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = re.compile(r'(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)')
BAR: Final = re.compile(r'(?<!\\)\|')
HELD: Final = re.compile(r'^(?:[>\s]|(?:[-*+]|\d{1,9}[.)])\s)+')
"""What stands before a row in a quotation or a list."""

IN_CODE: Final = 'a | parts two cells, in code too; write \\|'


def cells_of(row: str) -> int:
    """Return how many cells a *row* has, wherever its | stand."""
    return len(BAR.split(row.strip().removeprefix('|').removesuffix('|')))


def wrong_with(row: str, columns: int) -> str:
    r"""Return what is wrong with a *row* of a table of that many *columns*, or nothing.

    >>> wrong_with('| `a|b` | c |', 2)
    'a | parts two cells, in code too; write \\|'
    """
    if any(BAR.search(code[2]) for code in CODE.finditer(row)):
        return IN_CODE
    bare = re.sub(r'\\\|', '', CODE.sub('', HELD.sub('', row, count=1))).strip()
    cells = len(bare.removeprefix('|').removesuffix('|').split('|'))
    if columns > 1 and '|' not in bare:
        return 'this line becomes a row of the table above; leave an empty line between'
    if cells > columns:
        return f'this row has {cells} cells, its table {columns} columns: the rest is lost'
    return ''
