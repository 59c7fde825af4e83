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

BREAKING: Final = ' \t\n'
"""The spaces that lines may break at: others belong to a sign."""


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
    """Remove *node*, a space where it leaves two, and the paragraph that would be left empty."""
    holder = node.parent
    at = holder.index(node)
    holder.remove(node)
    if isinstance(holder, nodes.TextElement):
        close(holder, at)
    if isinstance(holder, nodes.paragraph) and holder.parent is not None and not holder.astext():
        holder.parent.remove(holder)


def close(holder: nodes.TextElement, at: int) -> None:
    """Leave one space between what stands before and after *at*, and none at an end of *holder*."""
    before = holder[at - 1] if at else None
    after = holder[at] if at < len(holder) else None
    spaced = before is None or (isinstance(before, nodes.Text) and before[-1:] in BREAKING)
    if isinstance(after, nodes.Text) and spaced:
        holder[at] = nodes.Text(after.lstrip(BREAKING))
    elif after is None and isinstance(before, nodes.Text):
        holder[at - 1] = nodes.Text(before.rstrip(BREAKING))


def in_books(env: BuildEnvironment, docname: str) -> bool:
    """Return whether the page *docname* has a place in books: its metadata may say otherwise."""
    return str(env.metadata[docname].get('book', '')).strip().lower() not in {'false', 'no'}
