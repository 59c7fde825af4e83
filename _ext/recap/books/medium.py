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

SITE: Final = 'recap-site'


class ForBooks(SphinxPostTransform):
    """Remove from a book what only a site says, before links are resolved (10)."""

    default_priority = 4
    builders = ('pdf', 'epub', 'latex')
    unsaid = SITE

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.Element)):
            if self.unsaid in node.get('classes', ()) and node.parent is not None:
                remove(node)


class ForSites(ForBooks):
    """Remove from all else what only books say."""

    unsaid = BOOK

    def is_supported(self) -> bool:
        return not super().is_supported()


def remove(node: nodes.Element) -> None:
    """Remove *node*, and the paragraph that would be left empty."""
    holder = node.parent
    holder.remove(node)
    if isinstance(holder, nodes.paragraph) and holder.parent is not None and not holder.astext():
        holder.parent.remove(holder)


def in_books(env: BuildEnvironment, docname: str) -> bool:
    """Return whether the page *docname* has a place in books: its metadata may say otherwise."""
    return str(env.metadata[docname].get('book', '')).strip().lower() not in {'false', 'no'}
