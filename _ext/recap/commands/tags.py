"""Tags of HTML in the texts of others: which are markup, and which are words."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SINGLE: Final = frozenset({'br', 'hr', 'img', 'wbr'})
UNENDED: Final = frozenset({'p', 'li', 'tr', 'td', 'th', 'dt', 'dd'})
"""Elements that need no end tag."""
APART: Final = frozenset((
    *UNENDED,
    *('address', 'article', 'aside', 'blockquote', 'center', 'details', 'div', 'dl', 'figcaption'),
    *('figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'main', 'ol', 'pre'),
    *('section', 'summary', 'table', 'ul'),
))  # fmt: skip
"""Elements at which a paragraph ends."""
UNREAD: Final = frozenset({'script', 'style'})
"""Elements that are for browsers."""
ELEMENTS: Final = frozenset((
    *(*APART, *SINGLE, *UNREAD),
    *('a', 'abbr', 'b', 'bdi', 'big', 'body', 'caption', 'cite', 'code', 'del', 'dfn', 'em'),
    *('font', 'html', 'i', 'iframe', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small'),
    *('span', 'strike', 'strong', 'sub', 'sup', 'tbody', 'tfoot', 'thead', 'time', 'tt', 'u'),
    'var',
))  # fmt: skip
"""Elements of HTML that texts are written in; other names between < and > are words."""


class Tag(HTMLParser):
    """A tag of HTML as it is written: its ``name``, its attributes; no name, where it is none."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.name, self.ends, self.given = '', False, dict[str, str]()
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag; one that gives no values, as ``<b and c>``, is a comparison."""
        if tag in ELEMENTS and all(value is not None for _name, value in attrs):
            self.name, self.given = tag, {name: value or '' for name, value in attrs}

    def handle_endtag(self, tag: str) -> None:
        """Take an end tag."""
        if tag in ELEMENTS:
            self.name, self.ends = tag, True


class Tags:
    """The tags of a text: those of elements that end are markup where they do."""

    def __init__(self, written: Iterable[str]) -> None:
        tags = list(map(Tag, written))
        self._begun = Counter(tag.name for tag in tags if not tag.ends)
        self._ended = Counter(tag.name for tag in tags if tag.ends)
        self.apart = any(tag.name in APART and self.is_markup(tag) for tag in tags)
        """Whether they end paragraphs: then ends of lines are only spaces."""

    def is_markup(self, tag: Tag) -> bool:
        """Tell whether a *tag* is one of HTML, which ends what it begins."""
        paired = bool(self._begun[tag.name] and self._ended[tag.name])
        return bool(tag.name) and (paired or tag.name in SINGLE | UNENDED)
