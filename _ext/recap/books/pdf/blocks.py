"""Paragraphs, records, code, tables, images and charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.locale import admonitionlabels

from ..._ground import UNREADABLE
from ..syntax import Code, literal
from .cells import labelled, linked, shares, tall
from .compose import Composer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils.nodes import Element, Node

    from ..syntax import Value
    from .plan import Places

UNITS: Final = ('%', 'mm', 'cm', 'in', 'pt', 'em')
"""Of the widths of images, those that Typst knows."""

CHART_DATA: Final = 'recap-chart-data'
"""The class of the table of a chart, which stands on the page of its drawing."""

ANCHORS: Final = re.compile(r'(?:\s*<(a|div|span) id="[^"<>]*">\s*</\1>)+\s*')
"""Raw HTML that only keeps former addresses."""


class Blocks(Composer):
    """What stands between the headings; *path_of* gives the path of an image, or nothing."""

    def __init__(
        self,
        document: nodes.document,
        docname: str,
        places: Places,
        functions: Mapping[str, str],
        path_of: Callable[[Element], str],
    ) -> None:
        super().__init__(document, docname, places, functions)
        self._path_of = path_of
        self.labelled: list[bool] = []
        """For each table, in order, whether the first cell of a row says what the row is of."""
        self._gathered = 0
        """How many lists and tables, whose links always show their pages, hold the element."""

    def _on_paragraph(self, node: Element) -> str:
        """Keep with a set piece the short paragraph that leads to it."""
        if len(node) == 1 and isinstance(node[0], nodes.image):
            return self.block(node)
        siblings = node.parent.children
        rank = siblings.index(node)
        before = siblings[rank - 1] if rank else None
        after = siblings[rank + 1] if rank + 1 < len(siblings) else None
        words = node.astext().rstrip()
        announces = words.endswith(':') and after is not None
        if not (announces or (is_set_piece(after) and len(words) <= 300)):
            return self.call(node, 'paragraph')
        second = isinstance(before, nodes.paragraph)
        return self.call(node, 'leading-paragraph', second=second)

    def _on_transition(self, node: Element) -> str:
        """Leave out the line that MyST draws above notes: here they are where they are cited."""
        return '[]' if 'footnotes' in node['classes'] else self.call(node, 'transition', '[]')

    def _on_Admonition(self, node: Element) -> str:  # noqa: N802  the class of docutils
        label = str(admonitionlabels.get(node.tagname, ''))
        title = f'admonition-title({literal(label)})\n' if label else ''
        return self.call(node, 'admonition', f'{{{title}{self.block(node)}}}')

    def _on_block_quote(self, node: Element) -> str:
        return self.call(node, 'block-quote', display=node.get('display'))

    def _on_abbreviation(self, node: Element) -> str:
        return self.call(node, 'abbreviation', explanation=node.get('explanation', ''))

    # Code, tables, images

    def _on_literal(self, node: Element) -> str:
        return self.call(node, 'literal', literal(node.astext()))

    def _on_literal_block(self, node: Element) -> str:
        code = node.astext().rstrip('\n')  # else, an empty paragraph ends it
        return self._placed(node, self.call(node, 'literal-block', literal(code)))

    _on_doctest_block = _on_literal_block

    def _on_raw(self, node: Element) -> str:
        if ANCHORS.fullmatch(node.astext()):
            return '[]'  # a place for the links of a site, which shows nothing
        self._warn(node, 'raw %s has no place in the book; write Markdown', node.get('format'))
        return '[]'

    def _on_table(self, node: Element) -> str:
        group = next(iter(node.findall(nodes.tgroup)))
        widths = [column['colwidth'] for column in group.findall(nodes.colspec)]
        given = 'colwidths-given' in node['classes']
        head, body = (
            [row for part in group.children if isinstance(part, cls) for row in part.children]
            for cls in (nodes.thead, nodes.tbody)
        )
        self._gathered += 1
        self.labelled.append(bool(head) and labelled(body, len(widths)))
        caption = next(iter(node.findall(nodes.title)), None)
        named: dict[str, Value] = {
            'header': Code(self._items(cell for row in head for cell in row.children)),
            'cells': Code(self._items(cell for row in body for cell in row.children)),
            'columns': [Code(f'{width}fr') for width in (widths if given else shares(body))]
            or len(widths),
            'caption': Code(self.block(caption)) if caption else None,
            'linked': any(map(linked, head)) or None,
            'rows': len(body),
            'compact': CHART_DATA in node.parent['classes'] or None,
        }
        self._gathered -= 1
        return self._placed(node, self.call(node, 'table', '[]', **named))

    def _on_entry(self, node: Element) -> str:
        right = 'text-right' in node['classes'] or node.get('align') == 'right'
        centred = 'text-center' in node['classes'] or node.get('align') == 'center'
        align = Code('right') if right else Code('center') if centred else None
        named: dict[str, Value] = {
            'align': align,
            'colspan': node['morecols'] + 1 if node.get('morecols') else None,
            'rowspan': node['morerows'] + 1 if node.get('morerows') else None,
            # A row breaks where all of its cells may.
            'breakable': any(map(tall, node.parent.children)) or None,
        }
        return self.call(node, 'entry', **named)

    def _on_image(self, node: Element) -> str:
        source = self.picture(node)
        alone = len(node.parent) == 1 and isinstance(node.parent, nodes.paragraph)
        inline = isinstance(node.parent, (nodes.TextElement, nodes.Inline)) and not alone
        if not source:
            words = literal(node['alt']) if node.get(UNREADABLE) else '[]'
            return words if inline else f'paragraph({words})'
        width = node.get('width', '')
        named: dict[str, Value] = {
            'alt': node['alt'],
            'width': Code(width) if width.endswith(UNITS) else None,
            'inline': inline or None,
            'decorative': node.get('decorative'),
        }
        return self._placed(node, self.call(node, 'image', literal(source), **named))

    def picture(self, node: Element) -> str:
        """Return the path of the image that *node* shows, or nothing where there is none."""
        return self._path_of(node)


def is_set_piece(node: Node | None) -> bool:
    """Return whether *node* is what the paragraph before it leads to: a table, a list, a component.

    A component is a container of a class of its own, as other wings make them.
    """
    own = isinstance(node, nodes.container) and type(node) is not nodes.container
    return own or isinstance(node, (nodes.table, nodes.bullet_list, nodes.definition_list))
