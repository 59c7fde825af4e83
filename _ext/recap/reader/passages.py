"""An address for each paragraph: one may send another to it, in either language.

Its first words in the source decide it, so that it outlives most corrections and is the same in
all languages. It stands beneath the address of a passage that the reader selects, which also says
the words (a text fragment: https://wicg.github.io/scroll-to-text-fragment/).
"""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

FIRST: Final = 6
"""How many words decide."""

PREFIX: Final = 'p-'
WORD: Final = re.compile(r'\w+')


def passage_name(source: str) -> str:
    """Return the name of the paragraph that *source* writes.

    >>> passage_name('Deux jours durant, le cabinet de conseil')
    'p-5x57i6'
    """
    words = (found[0] for found in islice(WORD.finditer(source.casefold()), FIRST))
    return f'{PREFIX}{in_base_36(zlib.crc32(" ".join(words).encode()) % 36**6):0>6}'


def in_base_36(number: int) -> str:
    """Return a natural *number* in the ten digits and the 26 letters, blank for 0."""
    rest, digit = divmod(number, 36)
    return (in_base_36(rest) if rest else '') + '0123456789abcdefghijklmnopqrstuvwxyz'[digit]


def passages(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield each node of text that may have an address, and its source: paragraphs, and items."""
    for paragraph in document.findall(nodes.paragraph):
        begins = isinstance(paragraph.parent, nodes.list_item) and paragraph.parent[0] is paragraph
        node = paragraph.parent if begins else paragraph
        around = node.parent.parent if begins else node.parent
        if isinstance(around, nodes.section) and paragraph.rawsource:
            yield node, paragraph.rawsource


def name_passages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give paragraphs their addresses, on a site; books need none (``doctree-resolved``)."""
    if app.builder.name not in SITES:
        return
    taken = set(doctree.ids)
    for node, source in passages(doctree):
        name = passage_name(source)
        if not node['ids'] and name not in taken:  # of two that begin alike, the first
            taken.add(name)
            node['ids'].append(name)
