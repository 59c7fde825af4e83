"""What the pages of a schedule are made of."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .blocks import longest

READ: Final = re.compile(r'["\'|>#]|.*\s#')
"""What MyST reads otherwise than as words, where the value of an option has it."""


class Piece(NamedTuple):
    """A part of a file that the schedule decides: ``key`` tells which, ``about`` what it is.

    A file that holds nothing else ``begins`` with a text. In one that lists the page ``ahead_of``,
    it stands before that list; in others, at the end.
    """

    file: str
    key: str
    text: str
    about: str
    begins: str = ''
    ahead_of: str = ''


def fenced(directive: str, content: str) -> str:
    """Return a *directive* around its *content*, which ends with a line."""
    colons = ':' * max(3, longest(':', content) + 1)
    return f'{colons}{directive}\n{content}{colons}\n'


def option(name: str, value: str) -> str:
    """Return the line of an option of a directive that has these words for *value*.

    >>> option('speakers', 'Bob'), option('speakers', "'t Hooft, Bob")
    (':speakers: Bob', ":speakers: '''t Hooft, Bob'")
    """
    quoted = value.replace("'", "''")
    return f":{name}: '{quoted}'" if READ.match(value) else f':{name}: {value}'
