"""A page as Markdown: its titles, paragraphs, lists, quotations and blocks of code."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from .lists import Lists
from .parts import alternative, elements, kept, quoted
from .signs import Ids, begun, code, ended, escaped, fenced
from .tables import grid, pipes

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


class Blocks(Lists):
    """Makes Markdown of the nodes of a page: a list of blocks, which blank lines part.

    Wings' own nodes are shown as the standard ones that they are made from. *root* leads from the
    page to the root of the site.
    """

    def __init__(self, root: str = '') -> None:
        super().__init__(root)
        self._depth = 0
        self._in_cell = False

    def page(self, document: nodes.document) -> str:
        """Return a whole page."""
        blocks = [*self.inside(document), self.lines.placed()]
        return '\n\n'.join(filter(None, blocks)) + '\n'

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
        self.note(node)
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
            self.note(node)
            return [f'{"#" * min(self._depth, 6)} {ended(self.lines.inside(node))}']
        return [head.rstrip()] if (head := self.head(node)) else []

    @_block.register
    def _(self, node: nodes.paragraph) -> list[str]:
        return self.paragraph(node)

    @_block.register
    def _(self, node: addnodes.compact_paragraph) -> list[str]:
        listed = any(isinstance(each, nodes.bullet_list) for each in node.children)
        return self.inside(node) if listed else self.paragraph(node)

    @_block.register
    def _(self, node: nodes.block_quote) -> list[str]:
        return [quoted(self.inside(node))]

    @_block.register
    def _(self, node: nodes.attribution) -> list[str]:
        return [f'— {text}' for text in self.paragraph(node)]

    @_block.register(nodes.Admonition)
    def _(self, node: Element) -> list[str]:
        # Sphinx's writer of HTML, which has been here, puts a title in those that have none.
        titled = any(isinstance(each, nodes.title) for each in node.children[:1])
        label = '' if titled else str(admonitionlabels.get(node.tagname, ''))
        head = [f'**{escaped(label)}**'] if label else []
        return [quoted([*head, *self.inside(node)])]

    _block.register(nodes.bullet_list, Lists.bullets)
    _block.register(nodes.enumerated_list, Lists.numbered)
    _block.register(nodes.definition_list, Lists.defined)
    _block.register(nodes.option_list, Lists.defined)
    _block.register(nodes.field_list, Lists.fields)
    _block.register(nodes.footnote, Lists.footnote)
    _block.register(nodes.citation, Lists.footnote)

    @_block.register(nodes.literal_block)
    @_block.register(nodes.doctest_block)
    def _(self, node: Element) -> list[str]:
        self.note(node)
        placed = self.lines.placed()
        if self._in_cell:
            lines = node.astext().split('\n')
            return [placed + '<br>'.join(code(line) if line else '' for line in lines)]
        return [*filter(None, [placed]), fenced(node.astext(), str(node.get('language', '')))]

    @_block.register
    def _(self, node: nodes.math_block) -> list[str]:
        self.note(node)
        placed = self.lines.placed()
        if self._in_cell:
            return [f'{placed}${" ".join(node.astext().split())}$']
        return [*filter(None, [placed]), f'$$\n{node.astext()}\n$$']

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
        self.note(node)
        titles = self.all(each for each in node.children if isinstance(each, nodes.title))
        places = filter(None, [self.lines.placed()])
        return [*titles, *places, pipes(*grid(node, self._cell))]

    def _cell(self, node: Element) -> str:
        around, self._in_cell = self._in_cell, True
        text = '<br>'.join(self.inside(node))
        self._in_cell = around
        return text

    _dispatch = staticmethod(kept(_block.dispatcher.dispatch))
