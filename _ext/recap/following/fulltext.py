"""The text of a page as a feed carries it: without what serves on a page alone, its links whole."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

ADDRESSES: Final = {'href', 'src'}
VOID: Final = frozenset({'br', 'hr', 'img', 'input', 'source', 'wbr', 'col', 'area'})
SKIPPED: Final = frozenset({'script', 'style', 'button', 'form', 'template'})
DROPPED: Final = frozenset({'id', 'class', 'style', 'hidden', 'tabindex', 'loading'})
"""Attributes that say nothing in a feed."""
UNSEEN: Final = frozenset({'headerlink', 'recap-copy', 'recap-aside', 'recap-tools'})
"""Classes of elements that serve on a page alone."""


def full_text(body: str, base: str) -> str:
    """Return the HTML *body* of a page whose address is *base*, for readers elsewhere."""
    return _FullText(body, base).text


class _FullText(HTMLParser):
    """Copies HTML; what is skipped counts how deep in it the parser is."""

    def __init__(self, body: str, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self._base = base
        self._skipped = 0
        self._parts: list[str] = []
        self.feed(body)
        self.close()
        self.text = ''.join(self._parts).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped or self._is_skipped(tag, dict(attrs)):
            self._skipped += tag not in VOID
            return
        self._parts.append(self._tag(tag, attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped or self._is_skipped(tag, dict(attrs)):
            return
        closed = '' if tag in VOID else f'</{tag}>'
        self._parts.append(self._tag(tag, attrs) + closed)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= tag not in VOID
        elif tag not in VOID:
            self._parts.append(f'</{tag}>')

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f'&{name};')

    def handle_charref(self, name: str) -> None:
        self._add(f'&#{name};')

    def _add(self, text: str) -> None:
        if not self._skipped:
            self._parts.append(text)

    @staticmethod
    def _is_skipped(tag: str, attrs: dict[str, str | None]) -> bool:
        classes = (attrs.get('class') or '').split()
        return tag in SKIPPED or 'hidden' in attrs or not UNSEEN.isdisjoint(classes)

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        kept = []
        for name, value in attrs:
            if name in DROPPED:
                continue
            whole = urljoin(self._base, value or '') if name in ADDRESSES else value
            kept.append(name if whole is None else f'{name}="{escape(whole)}"')
        return f'<{" ".join([tag, *kept])}>'
