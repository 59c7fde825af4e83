"""Letters that lead into a long list of entries, where it is in the order of the alphabet.

Of works or of terms: a page of eighty of them has neither headings nor another way in.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .._ground import collation_key
from .markup import bullets, paragraph
from .nodes import source

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH: Final = 24
"""The number of entries from which letters help."""


class Letters(SphinxPostTransform):
    """Put letters before the first of many entries; a page of HTML alone needs them."""

    default_priority = 7
    formats = ('html',)

    def run(self, **kwargs: Any) -> None:
        for entries in (
            list(self.document.findall(source)),
            [node for node in self.document.findall(nodes.definition_list) if is_glossary(node)],
        ):
            terms = [(term.astext(), term['ids'][0]) for term in heads(entries) if term['ids']]
            keys = [collation_key(text) for text, _anchor in terms]
            if len(terms) >= ENOUGH and keys == sorted(keys):
                place = entries[0]
                place.parent.insert(place.parent.index(place), letters(terms))


def is_glossary(node: nodes.definition_list) -> bool:
    """Tell whether Sphinx made the list *node* of a glossary."""
    return 'glossary' in node['classes']


def heads(entries: list[Any]) -> Iterator[nodes.term]:
    """Yield the first term of each entry."""
    for entry in entries:
        for item in entry.children:
            yield from (child for child in item.children[:1] if isinstance(child, nodes.term))


def letters(terms: list[tuple[str, str]]) -> nodes.bullet_list:
    """Return a list of links, a letter each, to the first of the *terms* that it begins."""
    first: dict[str, str] = {}
    for text, anchor in terms:
        first.setdefault(letter(text), anchor)
    links = (
        [paragraph(nodes.reference('', '', nodes.Text(sign), refid=anchor, internal=True))]
        for sign, anchor in first.items()
    )
    return bullets(links, 'recap-letters')


def letter(text: str) -> str:
    """Return the letter that *text* is looked up by: without its accent, a capital; else “#”."""
    sign = unicodedata.normalize('NFD', collation_key(text)[:1])[:1].upper()
    return sign if sign.isalpha() else '#'
