"""Signs that look like a space, or like nothing, where they keep a mark from being one.

A keyboard gives the former where a key is held too long, a text that is pasted brings the latter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_BREAK: Final = '\u00a0\u2007\u202f'
"""Spaces that Markdown takes for letters."""
UNSEEN: Final = '\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'
"""What has no width: where words break, how they run, byte order marks."""

_MARK: Final = r'(?:#{1,6}|[-*+]|\d{1,9}[.)])'
SPACED: Final = (
    re.compile(rf'\s*{_MARK}([{NO_BREAK}])'),
    re.compile(rf'\s*(?::{{3,}}|`{{3,}}|~{{3,}})([{NO_BREAK}])+\Z'),
    re.compile(rf'(?=[\s|:-]*\Z)(?=[^|]*\|)(?=[^-]*-)[^{NO_BREAK}]*([{NO_BREAK}])'),
)
"""Lines that an ordinary space would make a title, an item, the end of a block, a table."""
COVERED: Final = (
    re.compile(rf'\s*([{UNSEEN}])[\s{UNSEEN}]*(?:{_MARK}\s|>|:{{3,}}|`{{3,}}|~{{3,}}|\|)'),
    re.compile(rf'.*?\{{[\w:.+-]*([{UNSEEN}])[\w:.+-]*\}}`'),
)
"""Lines whose marks would be read without what nobody sees."""

HIDING: Final = rf'^[ \t]*{_MARK}[{NO_BREAK}]|[{UNSEEN}]'
"""What the paragraph holds that has such a line, if it is but one, without a |."""


def hidden_slips(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    r"""Yield each of the *lines* of a paragraph that was to be something else, from 0 on.

    >>> [message for _line, _subtype, message in hidden_slips(['#\u00a0Title'])]
    ['U+00A0 is no space to Markdown, which takes this line for text; write an ordinary one']
    """
    for number, line in enumerate(lines):
        if sign := _first(SPACED, line):
            said = 'is no space to Markdown, which takes this line for text; write an ordinary one'
            yield number, 'control', f'{sign} {said}'
        elif sign := _first(COVERED, line):
            said = 'which nobody sees, keeps Markdown from reading what follows it; remove it'
            yield number, 'control', f'{sign}, {said}'


def _first(patterns: Sequence[re.Pattern[str]], line: str) -> str:
    found = next(filter(None, (each.match(line) for each in patterns)), None)
    return f'U+{ord(found[1]):04X}' if found else ''
