"""Slips in the options of directives."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from .._languages import is_tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPTION: Final = re.compile(r'\s*:([a-z][a-z-]*):(?:\s+|$)(.*)')


def count_options(lines: Sequence[str]) -> int:
    """Return how many of the *lines* of a directive, the first ones, are options.

    >>> count_options([':name: a', 'A word.', ':name: b'])
    1
    """
    return sum(1 for _line in takewhile(OPTION.match, lines))


def option_slips(lines: Sequence[str], count: int) -> Iterator[tuple[int, str, str]]:
    """Yield the slips of the options that the *lines* of a directive begin with, so many.

    Each with its line, from the first one on; and that of one which comes too late.
    """
    seen = set()
    for number, found in enumerate(map(OPTION.match, lines[:count])):
        assert found
        name, value = found[1], found[2].rstrip()
        if name in seen:
            yield number, 'option', f':{name}: is there twice; keep one'
        if name == 'lang' and not is_tag(value):
            message = f':lang: takes the tag of a language, such as en or pt-BR, not {value!r}'
            yield number, 'language', message
        seen.add(name)
    written = (number for number in range(count, len(lines)) if lines[number].strip())
    first = next(written, count)
    if first > count and (late := OPTION.match(lines[first])):
        message = f':{late[1]}: is text after an empty line; options come right after the first'
        yield first, 'option', message
