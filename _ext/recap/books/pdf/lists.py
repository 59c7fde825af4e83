"""Lists: of items, of works, of terms and fields."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from docutils import nodes

from ..syntax import arguments, literal, sequence
from .blocks import Blocks
from .compose import long
from .plan import PAGE

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from ..syntax import Value

SOURCES: Final = 'recap-sources'
"""The class of lists of works, of which a book gives the keys and the pages."""

NUMBERINGS: Final = {
    'arabic': '1',
    'loweralpha': 'a',
    'upperalpha': 'A',
    'lowerroman': 'i',
    'upperroman': 'I',
}


class Lists(Blocks):
    """Translates what makes a list."""

    def _on_bullet_list(self, node: Element) -> str:
        keys = [self._key(item) for item in node.children] if SOURCES in node['classes'] else []
        if keys and all(keys):
            return self.call(node, 'source-keys', sequence(keys))
        gathered = any(name.startswith('recap-') for name in node['classes'])
        return self._list(node, 'bullet-list', gathered=gathered)

    def _key(self, item: Node) -> str:
        """Return the key of the work that an *item* begins with, in code, or nothing."""
        for reference in item.findall(nodes.reference):
            docname, _, anchor = reference.get('refuri', '').removeprefix(PAGE).partition('#')
            label = self._places.label(
                docname or self._docname, anchor or reference.get('refid', '')
            )
            if key := self._places.works.get(label):
                there = arguments(self._places.elsewhere(label))
                return f'source-key({there}{literal(label)}, {literal(key)})'
        return ''

    def _on_list_item(self, node: Element) -> str:
        fields = any(isinstance(child, nodes.field_list) for child in node.children)
        return self.call(node, 'list-record' if fields else 'list-item')

    def _on_enumerated_list(self, node: Element) -> str:
        sign = NUMBERINGS.get(node.get('enumtype', ''), '1')
        numbering = f'{node.get("prefix", "")}{sign}{node.get("suffix", ".")}'
        return self._list(node, 'enumerated-list', start=node.get('start', 1), numbering=numbering)

    def _on_field_list(self, node: Element) -> str:
        return self._list(node, 'field-list', gathered=True)

    def _list(self, node: Element, function: str, *, gathered: bool = False, **named: Value) -> str:
        """Return a list; links in what is *gathered* always show their pages."""
        self._gathered += gathered
        code = self.call(node, function, self._items(node.children), **named)
        self._gathered -= gathered
        return self._placed(node, code)

    def _on_definition_list(self, node: Element) -> str:
        """Set as one list those that follow one another: entries, of which each is declared."""
        siblings = node.parent.children
        rank = siblings.index(node)
        if rank and type(siblings[rank - 1]) is type(node):
            return '[]'  # with the one before
        alike = takewhile(lambda each: type(each) is type(node), siblings[rank:])
        items = [item for each in alike for item in each.children]
        return self._placed(node, self.call(node, 'definition-list', self._items(items)))

    def _on_definition_list_item(self, node: Element) -> str:
        terms = [child for child in node.children if not isinstance(child, nodes.definition)]
        rest = [child for child in node.children if isinstance(child, nodes.definition)]
        head, body = self._items(terms), '\n'.join(map(self._code, rest))
        return f'definition-list-item({head}, {{{body}}}, {arguments({"long": long(node)})})'

    def _on_field(self, node: Element) -> str:
        """Run a body of one paragraph in after its name."""
        name, body = node.children
        assert isinstance(name, nodes.Element)
        assert isinstance(body, nodes.Element)
        only = body[0] if len(body) == 1 else None
        short = isinstance(only, nodes.paragraph)
        held = self.block(only if isinstance(only, nodes.paragraph) else body)
        return f'field({self._code(name)}, field-body({held}), long: {literal(not short)})'
