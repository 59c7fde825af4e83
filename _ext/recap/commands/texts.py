"""Foreign text as Markdown that says just that: nothing in it becomes markup or a role."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

APART: Final = frozenset(
    (
        'p',
        'div',
        'br',
        'li',
        'ul',
        'ol',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'blockquote',
        'pre',
        'tr',
    )
)
"""Elements of HTML at which a paragraph ends."""

TAG: Final = re.compile(r'</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);')
UNREAD: Final = re.compile(r'(?is)<(script|style)\b.*?</\1\s*>|</?(?:script|style)\b[^>]*>')
"""What is for browsers, closed or not."""

SIGNS: Final = re.compile(
    r'[\\`*_\[\]{}<$^]|&(?=#?\w+;)|~(?=~)|(?<=~)~|=(?==)|(?<==)=|%(?=%)|(?<=%)%|:(?=[a-z])'
)
"""Signs that are markup anywhere in a line."""

FIRST: Final = re.compile(r'^(?:([-+=:>#|%!])|(\d+)([.)]))')
"""Signs that are markup where a line begins."""

ADDRESS: Final = re.compile(r'https?://[^\s<>"]+[^\s<>".,;:!?)\]]')


class Reader(HTMLParser):
    """Reads the words of HTML; an empty line stands between two paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ''

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph with an element that does."""
        self.text += '\n\n' * (tag in APART)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph with it."""
        self.text += '\n\n' * (tag in APART)

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text += data


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, which may be HTML, each on one line."""
    text = UNREAD.sub(' ', text)
    if TAG.search(text):
        reader = Reader()
        reader.feed(re.sub(r'\s+', ' ', text) if '<p' in text.lower() else text)
        reader.close()
        text = reader.text
    parts = re.split(r'\n\s*\n', text.replace('\r\n', '\n'))
    return [' '.join(part.split()) for part in parts if part.strip()]


def plain(text: str) -> str:
    """Return *text* on one line."""
    return ' '.join(paragraphs(text))


def escaped(text: str) -> str:
    r"""Return the line *text* as Markdown that says just that; bare addresses stay links.

    >>> escaped('- *R* {term}`x` https://example.org/a_b')
    '\\- \\*R\\* \\{term\\}\\`x\\` <https://example.org/a_b>'
    """
    written, place = '', 0
    for found in ADDRESS.finditer(text):
        written += SIGNS.sub(r'\\\g<0>', text[place : found.start()]) + f'<{found[0]}>'
        place = found.end()
    written += SIGNS.sub(r'\\\g<0>', text[place:])
    return FIRST.sub(lambda f: f'\\{f[1]}' if f[1] else f'{f[2]}\\{f[3]}', written)


def markdown(text: str) -> str:
    """Return *text*, which may be HTML, as paragraphs of Markdown."""
    return '\n\n'.join(map(escaped, paragraphs(text)))


def slug(text: str) -> str:
    """Return *text* as the name of a page.

    >>> slug('CH-12/Été')
    'ch-12-été'
    """
    return re.sub(r'[\W_]+', '-', text.casefold()).strip('-') or '-'
