"""Slips in the options of directives."""

from __future__ import annotations

import re
from itertools import takewhile
from textwrap import dedent
from typing import TYPE_CHECKING, Final

from .._languages import is_tag
from .hidden import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPTION: Final = re.compile(r'\s*:([a-z][a-z-]*):(?:\s+|$)(.*)')

STARTED: Final = re.compile(r'\s*:(?!::)')
"""How a line begins that MyST takes for an option."""

IN_YAML: Final = re.compile(r'([a-z][a-z-]*)\s*:(?:\s+|$)(.*)')

DASHES: Final = '---'
"""Between two lines of these, options are YAML."""


def count_options(lines: Sequence[str]) -> int:
    """Return how many of the *lines* of a directive, the first ones, are options.

    >>> count_options([':name: a', 'A word.', ':name: b'])
    1
    """
    if lines[0].startswith(DASHES):
        closed = (n for n, line in enumerate(lines[1:], 2) if line.startswith(DASHES))
        return next(closed, len(lines))
    return sum(1 for _line in takewhile(STARTED.match, lines))


def written_options(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the name and the value of each option in *lines*, which hold nothing else."""
    form, first = OPTION, 0
    if lines and lines[0].startswith(DASHES):
        form, first = IN_YAML, 1
        lines = dedent('\n'.join(lines[1:]).rstrip('-')).split('\n')
    for number, found in enumerate(map(form.match, lines), first):
        if found:
            yield number, found[1], found[2].partition(' #')[0].strip().strip('\'"')


def option_slips(lines: Sequence[str], count: int, *, late: bool) -> Iterator[tuple[int, str, str]]:
    """Yield the slips of the options that the *lines* of a directive begin with, so many.

    Each with its line, from the first one on; and that of one which comes too late, if asked for.
    """
    seen = set()
    for number, name, value in written_options(lines[:count]):
        if name in seen:
            yield number, 'option', f':{name}: is there twice; keep one'
        if name == 'lang' and value and not is_tag(value):
            message = f':lang: takes the tag of a language, such as en or pt-BR, not {value!r}'
            yield number, 'language', message
        seen.add(name)
    filled = (number for number in range(count, len(lines)) if lines[number].strip())
    first = next(filled, count)
    if late and first > count and (found := OPTION.match(lines[first])):
        yield first, 'option', too_late(found[1])


def too_late(name: str) -> str:
    """Return what is wrong with an option *name* that stands in the content of a directive."""
    return f':{name}: is text here; options come right after the first line'


def wrong_with_arguments(name: str, opened: str) -> str:
    """Return what is wrong with the line that opens the directive *name*, or nothing.

    >>> wrong_with_arguments('note', '{note} :class: x')
    'the option :class: stands on a line of its own, right after this one'
    """
    after = opened.strip(' \t').removeprefix(f'{{{name}}}')
    if after and after[0] in NO_BREAK:
        return f'an ordinary space parts {{{name}}} from what follows it, not U+{ord(after[0]):04X}'
    if after[:1].strip('} \t'):
        return f'a space parts {{{name}}} from what follows it'
    if name.rpartition(':')[2] == 'speaker' and re.search(r'[*`]|\]\(', after):
        return f'what follows {{{name}}} is a name, in which Markdown isn’t read; write it bare'
    if found := re.search(r'(?:^|\s):([a-z][a-z-]*):(?:\s|$)', after):
        return f'the option :{found[1]}: stands on a line of its own, right after this one'
    return ''
