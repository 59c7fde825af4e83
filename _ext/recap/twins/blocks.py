"""A page as Markdown: its titles, paragraphs, lists, quotations and blocks of code."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .inline import Lines
from .parts import alternative, elements, item, kept, quoted
from .signs import Ids, begun, escaped, fenced, stressed
from .tables import grid, pipes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node


class Blocks:
    """Makes Markdown of the nodes of a page: a list of blocks, which blank lines part.

    Wings' own nodes are shown as the standard ones that they are made from. *root* leads from the
    page to the root of the site.
    """

    def __init__(self, root: str = '') -> None:
        self.lines = Lines(root)
        self._depth = 0

    def page(self, document: nodes.document) -> str:
        """Return a whole page."""
        blocks = [*self.inside(document), self.lines.placed()]
        return '\n\n'.join(filter(None, blocks)) + '\n'

    def inside(self, node: Element) -> list[str]:
        """Return the blocks that *node* holds; its places wait for the first words."""
        self._note(node)
        return self.all(node.children)

    def all(self, found: Iterable[Node]) -> list[str]:
        return [text for node in found for text in self.block(node)]

    def _note(self, node: Element) -> None:
        self.lines.waiting += node.attributes['ids']  # three times as fast as `node['ids']`

    def paragraph(self, node: Element) -> list[str]:
        """Return a block of words: none, where there are none."""
        self._note(node)
        text = self.lines.inside(node).strip(' \n')
        return [begun(text)] if text else []

    def block(self, node: Node) -> list[str]:
        """Return *node* as blocks."""
        return list(self._dispatch(type(node))(self, node))

    @singledispatchmethod
    def _block(self, node: Node) -> list[str]:
        """Return all that a node which isn't known holds."""
        if isinstance(node, nodes.Element) and alternative(node):
            return [f'*{escaped(alternative(node))}*', *self.all(node.children)]
        if isinstance(node, (nodes.Text, nodes.Inline)):
            text = self.lines.line(node).strip(' \n')
            return [begun(self.lines.placed() + text)] if text else []
        assert isinstance(node, nodes.Element)
        if isinstance(node, nodes.TextElement):
            return self.paragraph(node)
        return ['***'] if node.tagname == 'rule' else self.inside(node)

    @_block.register(nodes.Invisible)
    @_block.register(nodes.system_message)
    @_block.register(addnodes.index)
    @_block.register(nodes.meta)
    def _(self, node: Element) -> list[str]:
        self._note(node)
        return []

    @_block.register
    def _(self, node: nodes.raw) -> list[str]:
        if 'html' in node['format']:
            self.lines.waiting += Ids(node.astext()).found
        return []

    @_block.register
    def _(self, node: nodes.section) -> list[str]:
        self._depth += 1
        found = self.inside(node)
        self._depth -= 1
        return found

    @_block.register(nodes.title)
    @_block.register(nodes.rubric)
    @_block.register(nodes.term)
    def _(self, node: Element) -> list[str]:
        if isinstance(node, nodes.title) and isinstance(node.parent, nodes.section):
            self._note(node)
            return [f'{"#" * min(self._depth, 6)} {self.lines.inside(node)}']
        return [head.rstrip()] if (head := self._head(node)) else []

    def _head(self, node: Element) -> str:
        """Return words that head something; French has a space before a colon."""
        self._note(node)
        placed = self.lines.placed()
        text = self.lines.inside(node).strip('\n')
        head = text.rstrip()
        return f'{placed}{stressed(head, "**", "strong", ("", ""))}{text[len(head) :]}'

    @_block.register
    def _(self, node: nodes.paragraph) -> list[str]:
        return self.paragraph(node)

    @_block.register
    def _(self, node: nodes.block_quote) -> list[str]:
        return [quoted(self.inside(node))]

    @_block.register
    def _(self, node: nodes.attribution) -> list[str]:
        return [f'— {text}' for text in self.paragraph(node)]

    @_block.register(nodes.Admonition)
    def _(self, node: Element) -> list[str]:
        label = str(admonitionlabels.get(node.tagname, ''))
        head = [f'**{escaped(label)}**'] if label else []
        return [quoted([*head, *self.inside(node)])]

    @_block.register(nodes.bullet_list)
    def _(self, node: Element) -> list[str]:
        is_alphabet = 'recap-letters' in node['classes']  # it only serves to jump
        return [] if is_alphabet else self._items(node, ['-'] * len(node))

    @_block.register(nodes.enumerated_list)
    def _(self, node: Element) -> list[str]:
        first = int(node.get('start', 1))
        return self._items(node, [f'{first + rank}.' for rank in range(len(node))])

    def _items(self, node: Element, marks: list[str]) -> list[str]:
        self._note(node)
        items = [
            item(mark, self.inside(each))
            for mark, each in zip(marks, node.children, strict=True)
            if isinstance(each, nodes.Element)
        ]
        return [('\n\n' if any('\n\n' in each for each in items) else '\n').join(items)]

    @_block.register(nodes.definition_list)
    @_block.register(nodes.option_list)
    def _(self, node: Element) -> list[str]:
        self._note(node)
        return ['\n\n'.join(item('-', self.inside(each)) for each in elements(node))]

    @_block.register
    def _(self, node: nodes.field_list) -> list[str]:
        self._note(node)
        return ['\n'.join(self._field(each) for each in elements(node))]

    def _field(self, node: Element) -> str:
        name, body = elements(node)
        label, blocks = f'{self._head(name)}:', self.inside(body)
        if blocks and isinstance(body.children[0], nodes.paragraph):
            label = f'{label} {blocks.pop(0)}'  # marks, such as a list's, need a line of their own
        return item('-', [label, *blocks])

    @_block.register(nodes.literal_block)
    @_block.register(nodes.doctest_block)
    def _(self, node: Element) -> list[str]:
        self._note(node)
        placed = self.lines.placed()
        code = fenced(node.astext(), str(node.get('language', '')))
        return [placed, code] if placed else [code]

    @_block.register
    def _(self, node: nodes.math_block) -> list[str]:
        self._note(node)
        return [f'{self.lines.placed()}$$\n{node.astext()}\n$$']

    @_block.register
    def _(self, node: nodes.transition) -> list[str]:
        return ['***']

    @_block.register
    def _(self, node: nodes.line_block) -> list[str]:
        return ['\\\n'.join(text for each in elements(node) for text in self.paragraph(each))]

    @_block.register
    def _(self, node: nodes.image) -> list[str]:
        shown = self.lines.line(node)
        return [self.lines.placed() + shown] if shown else []

    @_block.register
    def _(self, node: nodes.table) -> list[str]:
        self._note(node)
        titles = self.all(each for each in node.children if isinstance(each, nodes.title))
        places = [placed] if (placed := self.lines.placed()) else []
        return [*titles, *places, pipes(*grid(node, lambda cell: '<br>'.join(self.inside(cell))))]

    _dispatch = staticmethod(kept(_block.dispatcher.dispatch))
