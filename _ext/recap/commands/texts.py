"""Foreign text as Markdown that says just that: nothing in it becomes markup or a role."""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = re.compile(
    r'[\\`*_\[\]{}<$^]|&(?=#?\w+;)|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%|:(?=[a-z])'
)
"""Signs that are markup anywhere in a line."""

FIRST: Final = re.compile(r'^(?:([-+=:>#|%!(~])|(\d+)([.)]))')
"""Signs that are markup where a line begins."""

ADDRESS: Final = re.compile(r'https?://[^\s<>"]+[^\s<>".,;:!?)\]]')


def plain(text: str) -> str:
    """Return *text* on one line."""
    return ' '.join(text.split())


def escaped(text: str) -> str:
    r"""Return the line *text* as Markdown that says just that; bare addresses stay links.

    >>> escaped('- *R* {term}`x` https://example.org/a_b')
    '\\- \\*R\\* \\{term\\}\\`x\\` <https://example.org/a_b>'
    """
    return begun(within(text))


def within(text: str) -> str:
    """Return *text* as it may stand inside a line of Markdown."""
    written, place = '', 0
    for found in ADDRESS.finditer(text):
        written += signs(text[place : found.start()]) + f'<{found[0]}>'
        place = found.end()
    return written + signs(text[place:])


def signs(text: str) -> str:
    """Return *text* as it may stand inside a line, or a link: bare addresses are words."""
    return SIGNS.sub(r'\\\g<0>', text)


def begun(line: str) -> str:
    """Return a *line* of Markdown of which the first signs are no markup."""
    return FIRST.sub(lambda f: f'\\{f[1]}' if f[1] else f'{f[2]}\\{f[3]}', line)


def marked(text: str, language: str) -> str:
    """Return *text*, in Markdown, marked as in a *language* where one is given."""
    return f'[{text}]{{.language-{language}}}' if language else text


def slug(text: str) -> str:
    """Return *text* as the name of a page.

    >>> slug('CH-12/Été')
    'ch-12-été'
    """
    return re.sub(r'[\W_]+', '-', text.casefold()).strip('-') or '-'
