"""What only a site says, and what only a book does: words and blocks of the classes below.

`[Ce site]{.recap-site}[Ce livre]{.recap-book}` reads right in both, and a translator sees it all in
one message. A page whose metadata say ``book: false`` is one of the site alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .._ground import BOOK

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

BOOKS: Final = frozenset({'pdf', 'epub', 'latex'})
"""The builders whose output is a book."""

SITE: Final = 'recap-site'


class Medium(SphinxPostTransform):
    """Remove from a page what is said for the other medium, before links are resolved (10)."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        unsaid = SITE if self.app.builder.name in BOOKS else BOOK
        for node in list(self.document.findall(nodes.Element)):
            if unsaid in node.get('classes', ()) and node.parent is not None:
                remove(node)


def remove(node: nodes.Element) -> None:
    """Remove *node*, and the paragraph that would be left empty."""
    holder = node.parent
    holder.remove(node)
    if isinstance(holder, nodes.paragraph) and holder.parent is not None and not holder.astext():
        holder.parent.remove(holder)


def in_books(env: BuildEnvironment, docname: str) -> bool:
    """Return whether the page *docname* has a place in books: its metadata may say otherwise."""
    return str(env.metadata[docname].get('book', '')).strip().lower() not in {'false', 'no'}
