"""Lists as Markdown: of points, of numbers, of names and what they are; notes."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from .parts import elements, item
from .signs import anchor, escaped
from .walker import Walker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node


class Lists(Walker):
    """Makes the lists of a page."""

    def bullets(self, node: Element) -> list[str]:
        """Return a list of points, but for an alphabet, which only serves to jump."""
        is_alphabet = 'recap-letters' in node['classes']
        return [] if is_alphabet else self._items(node, ['-'] * len(node))

    def numbered(self, node: Element) -> list[str]:
        """Return a list of numbers."""
        first, sign = int(node.get('start', 1)), sign_of(node)
        return self._items(node, [f'{first + rank}{sign}' for rank in range(len(node))])

    def _items(self, node: Element, marks: list[str]) -> list[str]:
        self.note(node)
        items = [
            item(mark, self.inside(each))
            for mark, each in zip(marks, node.children, strict=True)
            if isinstance(each, nodes.Element)
        ]
        return [('\n\n' if any('\n\n' in each for each in items) else '\n').join(items)]

    def defined(self, node: Element) -> list[str]:
        """Return a list of names, each with what it is below."""
        self.note(node)
        return ['\n\n'.join(item('-', self.inside(each)) for each in elements(node))]

    def fields(self, node: Element) -> list[str]:
        """Return a list of names, each with what it is behind a colon."""
        self.note(node)
        return ['\n'.join(map(self._field, elements(node)))]

    def _field(self, node: Element) -> str:
        name, body = elements(node)
        label = f'{self.head(name)}:'
        self.note(body)
        return item('-', self._headed(label, body.children))

    def footnote(self, node: Element) -> list[str]:
        """Return a note, or a work, after its number or its name."""
        held = elements(node)
        label = held.pop(0).astext() if held and isinstance(held[0], nodes.label) else '?'
        place = ''.join(map(anchor, node['ids']))
        return self._headed(f'{place}\\[{escaped(label)}\\]', held)

    def _headed(self, label: str, held: Iterable[Node]) -> list[str]:
        """Return what is *held* under a *label*: words right after it.

        What begins with a mark of its own, as a list does, needs a line of its own.
        """
        found = [(node, blocks) for node in held if (blocks := self.block(node))]
        if found and isinstance(found[0][0], nodes.paragraph):
            label = f'{label} {found[0][1].pop(0)}'
        return [label, *(block for _node, blocks in found for block in blocks)]


def sign_of(node: Element) -> str:
    """Return the sign after the numbers of a list.

    Two lists that follow one another have different ones: else, they would be one.
    """
    siblings = node.parent.children
    earlier = siblings[: siblings.index(node)]
    seen = (each for each in reversed(earlier) if not isinstance(each, nodes.Invisible))
    before = sum(1 for _list in takewhile(lambda each: isinstance(each, type(node)), seen))
    return '.)'[before % 2]
