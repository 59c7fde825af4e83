"""Lines of a page as Markdown."""

from __future__ import annotations

import posixpath
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .parts import kept
from .signs import Ids, anchors, code, element, escaped, link, stressed, twin_of

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


class Lines:
    """Makes Markdown of the inline nodes of a page.

    ``waiting`` holds the anchors of blocks that have begun, until there are words to hold them;
    *root* leads from the page to the root of the site.
    """

    def __init__(self, root: str) -> None:
        self.waiting: list[str] = []
        self._root = root

    def inside(self, node: Element) -> str:
        """Return what *node* holds, after the anchors that wait."""
        placed = self.placed()
        return placed + ''.join(map(self.line, node.children))

    def placed(self) -> str:
        """Return the anchors that wait, which then don't any more."""
        if not self.waiting:  # most of the time
            return ''
        found, self.waiting = self.waiting, []
        return anchors(list(dict.fromkeys(found)))

    def line(self, node: Node) -> str:
        """Return *node* as Markdown."""
        if type(node) is nodes.Text:  # most are
            return escaped(node.astext() if '\0' in node else str(node))
        # Not `_line`, which makes a function of itself at each call.
        return str(self._dispatch(type(node))(self, node))

    @singledispatchmethod
    def _line(self, node: Node) -> str:
        """Return all that a node which isn't known holds."""
        if not isinstance(node, nodes.Element):  # a text of a class of its own
            return escaped(node.astext())
        if not node.children and isinstance(node, nodes.Inline):
            return '<br>' if node.astext() == '\n' else ''  # the end of a line
        return anchors(node.attributes['ids']) + ''.join(map(self.line, node.children))

    @_line.register(nodes.Invisible)
    def _(self, node: Element) -> str:
        return anchors(node.attributes['ids'])

    @_line.register
    def _(self, node: nodes.system_message) -> str:
        return ''

    @_line.register
    def _(self, node: nodes.raw) -> str:
        return anchors(Ids(node.astext()).found) if 'html' in node['format'] else ''

    @_line.register
    def _(self, node: nodes.emphasis) -> str:
        return anchors(node.attributes['ids']) + self._stressed(node, '*', 'em')

    @_line.register
    def _(self, node: nodes.strong) -> str:
        return anchors(node.attributes['ids']) + self._stressed(node, '**', 'strong')

    def _stressed(self, node: Element, sign: str, tag: str) -> str:
        text = ''.join(map(self.line, node.children))
        return stressed(text, sign, tag, around(node))

    @_line.register
    def _(self, node: nodes.literal) -> str:
        text = node.astext()
        joined = isinstance(beside(node, before=True), nodes.literal)
        return anchors(node.attributes['ids']) + (element(text) if joined else code(text))

    @_line.register
    def _(self, node: nodes.math) -> str:
        return f'${node.astext()}$'

    @_line.register
    def _(self, node: nodes.subscript) -> str:
        return f'<sub>{"".join(map(self.line, node.children))}</sub>'

    @_line.register
    def _(self, node: nodes.superscript) -> str:
        return f'<sup>{"".join(map(self.line, node.children))}</sup>'

    @_line.register
    def _(self, node: nodes.abbreviation) -> str:
        text = ''.join(map(self.line, node.children))
        meaning = escaped(node.get('explanation', ''))
        return f'{text} ({meaning})' if meaning else text

    @_line.register
    def _(self, node: nodes.reference) -> str:
        text = ''.join(map(self.line, node.children))
        known = node.attributes
        address = known.get('refuri') or f'#{known.get("refid", "")}'
        place = twin_of(address) if known.get('internal') else address
        return f'{anchors(known["ids"])}{text and link(text, place)}'  # some only decorate

    @_line.register
    def _(self, node: addnodes.download_reference) -> str:
        text = ''.join(map(self.line, node.children))
        address = node.get('refuri') or posixpath.join(
            self._root, '_downloads', node.get('filename', '')
        )
        return link(text, address)

    @_line.register
    def _(self, node: nodes.footnote_reference) -> str:
        return link(f'\\[{escaped(node.astext())}\\]', f'#{node["refid"]}')

    @_line.register
    def _(self, node: nodes.image) -> str:
        alt = escaped(node.get('alt', ''))
        return f'!{link(alt, node["uri"])}' if alt else ''  # else, it only decorates

    _dispatch = staticmethod(kept(_line.dispatcher.dispatch))


def around(node: Node) -> tuple[str, str]:
    """Return the signs before and after *node*, in the block that holds it; or nothing."""
    if next(iter(node.findall(nodes.Text)), None) is None:
        return '', ''
    return edge(beside(node, before=True), -1), edge(beside(node, before=False), 0)


def edge(node: Node | None, rank: int) -> str:
    """Return the first or last sign of *node*, by its *rank*, as Markdown has it; or nothing."""
    if isinstance(node, nodes.emphasis | nodes.strong):
        return '*'
    texts = list(node.findall(nodes.Text)) if node else []
    return str(texts[rank].astext())[rank:][:1] if texts else ''


def beside(node: Node, *, before: bool) -> Node | None:
    """Return what has text next to *node*, in the block that holds it."""
    while (parent := node.parent) is not None and isinstance(node, nodes.Inline):
        rank = next(rank for rank, each in enumerate(parent.children) if each is node)
        for each in parent.children[:rank][::-1] if before else parent.children[rank + 1 :]:
            if next(iter(each.findall(nodes.Text)), None) is not None:
                return each
        node = parent
    return None
