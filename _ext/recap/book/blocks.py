"""Paragraphs, records, code, tables, images and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.locale import admonitionlabels

from .. import nodes as recap
from ..charts.nodes import chart, chart_title
from ..drawings import drawing
from .compose import Composer, long
from .syntax import Code, literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from docutils.nodes import Element

    from .plan import Places
    from .syntax import Value

SET_PIECES: Final = (recap.statement, chart, nodes.table, nodes.bullet_list)
"""Elements that the paragraph before them leads to."""

UNITS: Final = ('%', 'mm', 'cm', 'in', 'pt', 'em')
"""Of the widths of images, those that Typst knows."""


class Blocks(Composer):
    """What stands between the headings; *drawing* gives the path of an image, or nothing."""

    def __init__(
        self,
        docname: str,
        places: Places,
        functions: Collection[str],
        drawing: Callable[[Element], str],
    ) -> None:
        super().__init__(docname, places, functions)
        self._drawing = drawing
        self._gathered = 0
        """How many lists and tables, whose links always show their pages, hold the element."""

    def _on_paragraph(self, node: Element) -> str:
        """Keep with a set piece the short paragraph that leads to it."""
        if len(node) == 1 and isinstance(node[0], nodes.image):
            return self._body(node)
        siblings = node.parent.children
        rank = siblings.index(node)
        before = siblings[rank - 1] if rank else None
        after = siblings[rank + 1] if rank + 1 < len(siblings) else None
        if not isinstance(after, SET_PIECES) or len(node.astext()) > 300:
            return self._call(node, 'paragraph')
        second = isinstance(before, nodes.paragraph)
        return self._call(node, 'leading-paragraph', second=second)

    def _on_Admonition(self, node: Element) -> str:  # noqa: N802  the class of docutils
        label = str(admonitionlabels.get(node.tagname, ''))
        title = f'admonition-title({literal(label)})\n' if label else ''
        return self._call(node, 'admonition', f'{{{title}{self._body(node)}}}')

    def _on_check(self, node: Element) -> str:
        label = node[0]
        assert isinstance(label, nodes.title)
        title = f'check-title({self._body(label)}, verdict: {literal(node["verdict"])})\n'
        body = f'{{{title}{self._body(node, without=label)}}}'
        return self._call(node, 'check', body, verdict=node['verdict'])

    def _on_statistic(self, node: Element) -> str:
        assert isinstance(node, recap.statistic)
        return self._call(node, 'statistic', figure=node.figure())

    def _on_block_quote(self, node: Element) -> str:
        display = isinstance(node.parent, recap.quotation)
        return self._call(node, 'block-quote', display=display or None)

    def _on_inline(self, node: Element) -> str:
        if 'recap-verdict' not in node['classes']:
            return self._call(node, 'inline')
        verdict = node['classes'][-1].removeprefix('recap-verdict-')
        return self._call(node, 'verdict', verdict=verdict)

    def _on_abbreviation(self, node: Element) -> str:
        return self._call(node, 'abbreviation', explanation=node.get('explanation', ''))

    # Code, tables, images

    def _on_literal(self, node: Element) -> str:
        return self._call(node, 'literal', literal(node.astext()))

    def _on_literal_block(self, node: Element) -> str:
        return self._placed(node, self._call(node, 'literal-block', literal(node.astext())))

    def _on_raw(self, node: Element) -> str:
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
        caption = next(iter(node.findall(nodes.title)), None)
        named: dict[str, Value] = {
            'header': Code(self._items(cell for row in head for cell in row.children)),
            'cells': Code(self._items(cell for row in body for cell in row.children)),
            'columns': [Code(f'{width}fr') for width in widths] if given else len(widths),
            'caption': Code(self._body(caption)) if caption else None,
            'rows': len(body),
        }
        self._gathered -= 1
        return self._placed(node, self._call(node, 'table', '[]', **named))

    def _on_entry(self, node: Element) -> str:
        right = 'text-right' in node['classes'] or node.get('align') == 'right'
        centred = 'text-center' in node['classes'] or node.get('align') == 'center'
        align = Code('right') if right else Code('center') if centred else None
        named: dict[str, Value] = {
            'align': align,
            'colspan': node['morecols'] + 1 if node.get('morecols') else None,
            'rowspan': node['morerows'] + 1 if node.get('morerows') else None,
            'breakable': long(node) or None,
        }
        return self._call(node, 'entry', **named)

    def _on_image(self, node: Element) -> str:
        source = self._drawing(node)
        if not source:
            return '[]'
        alone = len(node.parent) == 1 and isinstance(node.parent, nodes.paragraph)
        inline = isinstance(node.parent, (nodes.TextElement, nodes.Inline)) and not alone
        width = node.get('width', '')
        named: dict[str, Value] = {
            'alt': node['alt'],
            'width': Code(width) if width.endswith(UNITS) else None,
            'inline': inline or None,
        }
        return self._placed(node, self._call(node, 'image', literal(source), **named))

    def _on_drawing(self, node: Element) -> str:
        assert isinstance(node, drawing)
        return self._call(node, 'drawing', svg=node['svg'], alt=node.alternative())

    def _on_chart_title(self, node: Element) -> str:
        assert isinstance(node, chart_title)
        assert isinstance(node.parent, chart)
        image = node.parent.image()
        drawn = {'drawing': image.svg, 'alt': image.alt} if image else {}
        return self._call(node, 'chart-title', **drawn)
