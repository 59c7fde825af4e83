"""Slips in the lines of a paragraph: what was to be a table, verse, a definition or an option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .hidden import HIDING, hidden_slips
from .lists import TABBED, list_slips
from .options import OPTION, too_late
from .tables import CODE, IN_CODE, cells_of, wrong_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

HINT: Final = re.compile(rf'^[ \t]*:|\||^[ \t]*\[\]|\\\Z|\n|{HIDING}', re.MULTILINE)
"""What the paragraph holds in which such lines may be: nearly none does."""

DASHES: Final = re.compile(r'\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*')
DEFINITION: Final = re.compile(r'\s*:[ \t]+\S')
TOUCHING: Final = re.compile(r'\s*:[^\W\d_][^:\s]*(?:\s|$)')
FEW_COLONS: Final = re.compile(r'\s*::?\s?\{([\w:.+-]+)\}')
BARE_OPTION: Final = re.compile(
    r'(alt|attributed|author|class|file-as|group|lang|name|source|speakers|width|year)\s?:\s'
)
"""An option, as one writes it who is used to YAML."""

OPENED: Final = re.compile(r'\s*(?::{3,}|`{3,}|~{3,})\s*\{[\w:.+-]+\}')
"""How a directive begins."""

DEEPEST: Final = 19
"""The level of tokens, in the parser of MyST, in which no other is read; a list has two."""

OF_PAGES: Final = frozenset({'orphan', 'nosearch', 'nocomments', 'tocdepth'})
"""What reStructuredText says of a page, at its start."""


def line_slips(text: str, within: str) -> Iterator[tuple[int, str, str]]:
    """Yield the slips of a paragraph, each with its line from the first one on.

    *within* is the directive that the paragraph stands in, if any.
    """
    if not HINT.search(text):
        return
    lines = text.split('\n')
    if hidden := [*hidden_slips(lines)]:
        yield from hidden
        return
    yield from table_slips(lines)
    yield from list_slips(lines)
    if re.search(r'(?<!\\)\\\Z', text):
        yield len(lines) - 1, 'unsupported', 'a \\ ends a line where another follows; leave it out'
    for number, line in enumerate(lines):
        option = OPTION.match(line)
        if option and within:
            yield number, 'option', too_late(option[1])
        elif option and option[1] in OF_PAGES:
            message = f'write {option[1]}: true at the start of the page, between two lines ---'
            yield number, 'option', message
        elif few := FEW_COLONS.match(line):
            yield number, 'fence', f'{{{few[1]}}} opens with three colons, and ends with three'
        elif DEFINITION.match(line) or (number and TOUCHING.match(line)):
            message = 'a definition follows its term, one line, which has an empty line before it'
            yield number, 'definition', message


def table_slips(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with *lines* that hold cells, in no table: for the first one alone."""
    for number, line in enumerate(lines):
        if number and '|' in line and DASHES.fullmatch(line):
            cells, above = cells_of(line), cells_of(lines[number - 1])
            message = f'this line has {cells} cells, the one above {above}: that makes no table'
            if (in_code := wrong_with(lines[number - 1], above)) == IN_CODE:
                message = in_code
            yield number, 'table', message
            return
    rows = [number for number, line in enumerate(lines) if line.lstrip().startswith('|')]
    if rows and lines[rows[0]].rstrip().endswith('|') and lines[rows[0]].count('|') > 1:
        message = 'no table: a line | --- | stands under its first row, and no line is empty'
        yield rows[0], 'table', message
    elif len(rows) > 1:
        yield rows[0], 'table', 'a line of verse has no | before it, and a \\ at its end'
    elif (first := cells_without_dashes(lines)) >= 0:
        message = 'no table: write | between cells, and a line | --- | under its first row'
        yield first, 'table', message


def cells_without_dashes(lines: Sequence[str]) -> int:
    r"""Return the first of the *lines* that a sheet or a keyboard parts in cells, or -1.

    >>> cells_without_dashes(['Prices:', 'A\t5', 'B\t6'])
    1
    """
    bare = (TABBED.sub('', line) for line in lines)
    parted = [number for number, line in enumerate(bare) if re.search(r'\S\t+\S', line)]
    if len(parted) > 1:
        return parted[0]
    cells = {cells_of(CODE.sub('', line)) if ' | ' in line else 0 for line in lines}
    return 0 if len(lines) > 2 and len(cells) == 1 and min(cells) > 1 else -1


def loss_slips(tokens: Iterable[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield where Markdown leaves out what *tokens* hold, or shows it as code.

    It does where they are too deep, and of notes of one name, and after four spaces, or where a
    line begins with %.
    """
    notes = set()
    number_ends = -1
    for token in tokens:
        if token.type == 'inline' and token.map and token.content[-1:].isdigit():
            number_ends = token.map[1]
        if token.type == 'myst_line_comment' and token.map and token.map[0] == number_ends:
            message = 'this line is a comment, for its %; join it to the number above'
            yield token.map[0], 'unsupported', message
        if token.type == 'code_block' and OPENED.match(token.content) and token.map:
            message = 'four spaces before a block make code of it; take them away'
            yield token.map[0], 'fence', message
        if token.type == 'footnote_reference_open' and token.map:
            name = token.meta['label']
            if name in notes:
                message = f'there is a note [^{name}] already, and this one is lost'
                yield token.map[0], 'note', f'{message}; give it another name'
            notes.add(name)
        if token.level >= DEEPEST and token.nesting > 0 and token.map:
            message = 'lists and quotations are too deep here: what follows is lost'
            yield token.map[0], 'unsupported', f'{message}; nine in one another are the most'
            return


def bare_option(lines: Sequence[str], first: int) -> str:
    """Return what is wrong with the line after the *first* ones, if that is a bare option."""
    found = BARE_OPTION.match(lines[first]) if first < len(lines) else None
    return f'an option has a colon before it as well: :{found[1]}:' if found else ''
