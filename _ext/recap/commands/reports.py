"""What Sphinx reports of what stopped it, as an author reads it: what is wrong.

It tells the versions of all that it stands on and asks to be told of it; what is wrong stands in
between, at the end of a traceback.
"""

from __future__ import annotations

import re
from typing import Final

BEGINS: Final = re.compile(r'^(?:(.+)!\n)?\n*Versions\n=+\n', re.MULTILINE)
TRACEBACK: Final = '\nTraceback\n=========\n\n'
"""How its report and the end of it begin. Leans on ``sphinx._cli.util.errors``."""
SAID: Final = re.compile(r'^ {4}(?! )', re.MULTILINE)
"""Where, in that end, what is wrong begins: the lines of code above it are indented by more."""
CLASS: Final = re.compile(r'sphinx\.errors\.\w+: ')
WHOLE: Final = re.compile(r'^\S*sphinx-err-\S*\.log$', re.MULTILINE)
"""The file in which Sphinx keeps the whole traceback."""


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
