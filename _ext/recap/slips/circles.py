"""Pages, and parts of them, that include themselves: MyST would read them for ever."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

INCLUDE: Final = re.compile(
    r'^[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{include\}[ \t]+(\S.*)$'
    r'((?:\n[ \t>]*:[\w-]+:.*)*)',
    re.MULTILINE,
)
AS_IT_IS: Final = re.compile(r':(?:literal|code|parser):')
"""The options of a file that isn't read as Markdown."""


def included(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the files that *text* includes as Markdown, each with its line, from 1 on.

    >>> list(included('# A\n\n:::{include} b.md\n:::'))
    [(3, 'b.md')]
    """
    for found in INCLUDE.finditer(text):
        if not AS_IT_IS.search(found[2]):
            yield text.count('\n', 0, found.start()) + 1, found[1].rstrip()


def circle(env: BuildEnvironment, path: Path, text: str) -> int:
    """Return the line of *text*, that of the file *path*, which brings *path* along again, or 0.

    All names are those that they are for the page which is read.
    """
    waiting, seen = [*included(text)], set()
    while waiting:
        line, name = waiting.pop()
        found = Path(env.relfn2path(name)[1]).resolve()
        if found == path:
            return line
        if found not in seen and found.is_file():
            seen.add(found)
            inner = found.read_text(encoding='utf-8', errors='replace')
            waiting += [(line, each) for _line, each in included(inner)]
    return 0
