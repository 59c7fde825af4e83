"""Pictures that an e-book can't hold."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from docutils import nodes

from ..._ground import UNREADABLE, warn

if TYPE_CHECKING:
    from docutils.nodes import Node

CORE: Final = frozenset({'.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp'})
"""The ends of the names of those that all reading systems show (EPUB 3.3, 3.2)."""


def replace_foreign(doctree: Node) -> None:
    """Put its words in the place of each picture that no e-book shows, and say why."""
    for image in list(doctree.findall(nodes.image)):
        if not (message := wrong_with(image)):
            continue
        if not image.get(UNREADABLE):
            warn(image, 'book', 'image %r %s', image['uri'], message)
        words = image.get('alt', '')
        inline = isinstance(image.parent, (nodes.TextElement, nodes.Inline))
        image.parent.replace(
            image, nodes.inline('', words) if inline else nodes.paragraph('', words)
        )


def wrong_with(image: nodes.image) -> str:
    """Return what is wrong with an *image*, or nothing."""
    if '://' in image['uri']:
        return 'isn’t in the project; put it there'
    if image.get(UNREADABLE):
        return 'is broken'
    ending = PurePath(image['uri']).suffix.lower()
    return '' if ending in CORE else 'is of a kind that no e-book shows; save it as PNG or JPEG'
