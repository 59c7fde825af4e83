"""Paragraphs, records, code, tables, images and charts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.locale import admonitionlabels

from ..._ground import UNREADABLE
from ..syntax import Code, literal
from .compose import Composer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils.nodes import Element, Node

    from ..syntax import Value
    from .plan import Places

UNITS: Final = ('%', 'mm', 'cm', 'in', 'pt', 'em')
"""Of the widths of images, those that Typst knows."""

CHART_DATA: Final = 'recap-chart-data'
"""The class of the table of a chart, which stands on the page of its drawing."""

LONG_CELL: Final = 36
"""The most letters of a cell that is as wide as it likes."""
LONG_WORD, LINE = 20, 64
"""The most letters of a word that isn't cut, and how many a line of a table holds at least."""

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


def labelled(rows: Sequence[Node], columns: int) -> bool:
    """Return whether each of the *rows* begins with words of its own, which are its header.

    Not in a table of so few cells that headers would outnumber these: two columns, for instance,
    where a voice says the first just before the second.
    """
    names = [row.children[0].astext().strip() for row in rows if len(row.children) == columns]
    enough = columns + len(rows) <= len(rows) * (columns - 1)
    return enough and all(names) and len(set(names)) == len(rows)


def shares(rows: Sequence[Node]) -> list[float]:
    """Return the shares of the columns of a table of long cells, or nothing where all are short.

    A column grows more slowly than its text, and is no narrower than its longest word.
    """
    texts = [[cell.astext() for cell in row.children] for row in rows]
    columns = list(zip(*texts, strict=False))
    spanned = len({len(row) for row in texts}) > 1
    if spanned or not any(len(text) > LONG_CELL for column in columns for text in column):
        return []
    means = [sum(map(len, column)) / len(column) for column in columns]
    wanted = [max(mean, 12.0) ** 0.6 for mean in means]
    longest = [max(map(len, re.split(r'[ \n-]', ' '.join(column)))) for column in columns]
    least = [sum(wanted) * (min(word, LONG_WORD) + 2) / LINE for word in longest]
    return [round(max(pair), 2) for pair in zip(wanted, least, strict=True)]


def tall(cell: Node) -> bool:
    """Return whether a *cell*, as narrow as it may be, might not fit on a page."""
    blocks = sum(isinstance(node, (nodes.paragraph, nodes.list_item)) for node in cell.findall())
    return len(cell.astext()) > 300 or blocks > 8
