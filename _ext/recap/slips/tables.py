"""Slips in the rows of tables."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = re.compile(r'(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)')
BAR: Final = re.compile(r'(?<!\\)\|')


def wrong_with(row: str, columns: int) -> str:
    r"""Return what is wrong with a *row* of a table of that many *columns*, or nothing.

    >>> wrong_with('| `a|b` | c |', 2)
    'a | parts two cells, in code too; write \\|'
    """
    if any(BAR.search(code[2]) for code in CODE.finditer(row)):
        return 'a | parts two cells, in code too; write \\|'
    bare = re.sub(r'\\\|', '', CODE.sub('', row)).strip('> ').strip()
    cells = len(bare.removeprefix('|').removesuffix('|').split('|'))
    if cells > columns:
        return f'this row has {cells} cells, its table {columns} columns: the rest is lost'
    return ''
