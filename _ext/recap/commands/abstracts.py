"""What people say of their talks and of themselves, as Markdown that can do nothing else.

Systems let them write Markdown, or HTML, or neither: paragraphs, ends of lines, lists, links and
code are kept. All else is words, and so are the signs of all else: emphasis, titles, roles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from .blocks import Blocks
from .tags import APART, UNREAD, Tag, Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

KEPT: Final = (
    *('list', 'fence', 'hr'),
    *('newline', 'backticks', 'link', 'image', 'autolink', 'html_inline', 'entity'),
)
"""What is read of Markdown beside paragraphs."""
MARKDOWN: Final = MarkdownIt('zero', {'html': True, 'maxNesting': 100}).enable(KEPT)
LANGUAGE: Final = re.compile(r'[\w+#.-]*')
"""What a block of code begins with: the language that it is in."""
SCHEMES: Final = ('http:', 'https:', 'mailto:')


class Reader:
    """Reads a text, and has its blocks written."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._blocks = blocks
        self._tokens = list(flat(MARKDOWN.parse(text)))
        self._tags = Tags(each.content for each in self._tokens if each.type == 'html_inline')
        self._unread = self._pre = False
        self._after: list[str] = []
        self._ways: dict[str, Callable[[Token], None]] = {
            'text': lambda token: blocks.say(token.content),
            'softbreak': self._end_line,
            'hardbreak': lambda _token: blocks.end_line(),
            'code_inline': lambda token: blocks.say_code(token.content),
            'link_open': self._begin_link,
            'link_close': self._end_link,
            'image': self._show,
            'fence': self._write_code,
            'bullet_list_open': lambda _token: blocks.begin_list(None),
            'bullet_list_close': lambda _token: blocks.end_list(),
            'ordered_list_open': lambda token: blocks.begin_list(int(token.attrs.get('start', 1))),
            'ordered_list_close': lambda _token: blocks.end_list(),
            'list_item_open': lambda _token: blocks.begin_item(),
            'list_item_close': lambda _token: blocks.end_item(),
        }

    def read(self) -> None:
        """Read it all."""
        for token in self._tokens:
            if token.type == 'html_inline':
                self._read_tag(token.content)
            elif self._unread:
                continue
            elif way := self._ways.get(token.type):
                way(token)
            else:  # the ends of a paragraph, or a line between two
                self._blocks.end()

    def _end_line(self, _token: Token) -> None:
        """End a line, where it isn't one of HTML."""
        if self._tags.apart and not self._pre:
            self._blocks.say(' ')
        else:
            self._blocks.end_line()

    def _begin_link(self, token: Token) -> None:
        """Begin a link; of one that leads elsewhere than to the web, the signs stay."""
        address = str(token.attrs.get('href') or token.attrs['src'])
        if address.startswith(SCHEMES):
            self._after.append('')
            self._blocks.begin_link(address)
        else:
            before, after = ('<', '>') if token.markup == 'autolink' else ('[', f']({address})')
            self._after.append(after)
            self._blocks.say(before)

    def _end_link(self, _token: Token) -> None:
        """End it."""
        if after := self._after.pop():
            self._blocks.say(after)
        else:
            self._blocks.end_link()

    def _show(self, token: Token) -> None:
        """Have a link lead to a picture."""
        self._begin_link(token)
        self._blocks.say(token.content)
        self._end_link(token)

    def _write_code(self, token: Token) -> None:
        """Write a block of code, and the words before it that name no language."""
        if not LANGUAGE.fullmatch(token.info.strip()):
            self._blocks.say(token.info)
        self._blocks.write_code(token.content)

    def _read_tag(self, written: str) -> None:
        """Read a tag of HTML; what is none is words, and a comment nothing."""
        tag = Tag(written)
        if tag.name in UNREAD and self._tags.is_markup(tag):
            self._unread = not tag.ends
        if self._unread or written.startswith('<!--'):
            return
        if not self._tags.is_markup(tag):
            self._blocks.say(written)
            return
        if tag.name in APART:
            self._blocks.end()
        if tag.name == 'pre':
            self._pre = not tag.ends
        (self._end_element if tag.ends else self._begin_element)(tag)

    def _begin_element(self, tag: Tag) -> None:
        blocks = self._blocks
        match tag.name:
            case 'br':
                blocks.end_line()
            case 'a':
                address = tag.given.get('href', '')
                if MARKDOWN.validateLink(address) and address.startswith(SCHEMES):
                    blocks.begin_link(MARKDOWN.normalizeLink(address))
            case 'ul':
                blocks.begin_list(None)
            case 'ol':
                start = tag.given.get('start', '')
                blocks.begin_list(int(start) if re.fullmatch(r'\d{1,9}', start) else 1)
            case 'li':
                blocks.begin_item()

    def _end_element(self, tag: Tag) -> None:
        match tag.name:
            case 'a':
                self._blocks.end_link()
            case 'li':
                self._blocks.end_item()
            case 'ul' | 'ol':
                self._blocks.end_list()


def flat(tokens: list[Token]) -> Iterator[Token]:
    """Yield blocks, and what they hold, one after the other."""
    for token in tokens:
        yield from token.children or [] if token.type == 'inline' else [token]


def markdown(text: str, language: str = '') -> str:
    r"""Return *text* as blocks of Markdown, marked as in a *language* where one is given.

    >>> markdown('Use <T>:\n\n* a_b, [here](https://example.org)')
    'Use \\<T>:\n\n- a\\_b, [here](<https://example.org>)'
    """
    blocks = Blocks(language)
    Reader(text, blocks).read()
    return blocks.text()
