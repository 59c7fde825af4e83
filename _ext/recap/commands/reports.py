"""What Sphinx reports of what stopped it, as an author reads it: what is wrong.

It tells the versions of all that it stands on and asks to be told of it; what is wrong stands in
between, at the end of a traceback.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINS: Final = re.compile(r'^(?:(.+)!\n)?\n*Versions\n=+\n', re.MULTILINE)
TRACEBACK: Final = '\nTraceback\n=========\n\n'
"""How its report and the end of it begin. Leans on ``sphinx._cli.util.errors``."""
SAID: Final = re.compile(r'^ {4}(?! )', re.MULTILINE)
"""Where, in that end, what is wrong begins: the lines of code above it are indented by more."""
CLASS: Final = re.compile(r'sphinx\.errors\.\w+: ')
WHOLE: Final = re.compile(r'^\S*sphinx-err-\S*\.log$', re.MULTILINE)
"""The file in which Sphinx keeps the whole traceback."""

MESSAGE: Final = re.compile(r'\n(?=(?:\S.*: )?(?:WARNING|ERROR|CRITICAL): )')
"""What parts two messages, some of which take several lines."""


def once(said: Iterable[str]) -> str:
    r"""Return all that was *said*, a message that several editions or pages have but once.

    >>> once(['a.md:1: WARNING: b\nmore', 'a.md:1: WARNING: b\nmore\nc.po:1: WARNING: d'])
    'a.md:1: WARNING: b\nmore\nc.po:1: WARNING: d'
    """
    messages = chain.from_iterable(MESSAGE.split(each.strip()) for each in said)
    return '\n'.join(dict.fromkeys(filter(None, messages)))


def in_short(said: str) -> str:
    """Return what Sphinx *said*, its report replaced by what is wrong and where all of it is."""
    begins = BEGINS.search(said)
    _before, found, traceback = said.partition(TRACEBACK)
    wrong = SAID.search(traceback)
    if not begins or not found or not wrong:
        return said
    lines = traceback[wrong.start() :].splitlines()
    ends = next((at for at, line in enumerate(lines) if line[:4].strip()), len(lines))
    message = CLASS.sub('', '\n'.join(line[4:] for line in lines[:ends]).strip(), count=1)
    kind = f'{begins[1]}: ' if begins[1] else ''
    whole = ''.join(f'\n(all of it: {path})' for path in WHOLE.findall(traceback))
    return f'{said[: begins.start()]}{kind}{message}{whole}'
