"""How a page is walked through: blocks, the words in them, the places that wait for words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from .inline import Lines
from .signs import begun, stressed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node


class Walker(ABC):
    """Makes blocks of the nodes of a page; *root* leads from the page to the root of the site."""

    def __init__(self, root: str = '') -> None:
        self.lines = Lines(root)

    @abstractmethod
    def block(self, node: Node) -> list[str]:
        """Return *node* as blocks."""

    def inside(self, node: Element) -> list[str]:
        """Return the blocks that *node* holds; its places wait for the first words."""
        self.note(node)
        return self.all(node.children)

    def all(self, found: Iterable[Node]) -> list[str]:
        """Return the blocks of all nodes *found*."""
        return [text for node in found for text in self.block(node)]

    def note(self, node: Element) -> None:
        """Have the places of *node* wait for the first words."""
        self.lines.waiting += node.attributes['ids']  # three times as fast as `node['ids']`

    def paragraph(self, node: Element) -> list[str]:
        """Return a block of words: none, where there are none."""
        self.note(node)
        text = self.lines.inside(node).strip(' \n')
        return [begun(text)] if text else []

    def head(self, node: Element) -> str:
        """Return words that head something; French has a space before a colon."""
        self.note(node)
        placed = self.lines.placed()
        text = self.lines.inside(node).strip('\n')
        head = text.rstrip()
        return f'{placed}{stressed(head, "**", "strong", ("", ""))}{text[len(head) :]}'
