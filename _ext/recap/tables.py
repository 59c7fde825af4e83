"""What a voice is told of tables and figures, where docutils doesn't say it.

A header says what it heads (WCAG 1.3.1, technique H63), a table has a name (RGAA 5.4): its caption,
else that of the figure or the title of the section that it stands in. A figure has that of its
caption (RGAA 1.9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from ._parts import add_parts
from ._said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


STACKED: Final = 'recap-stacked'
"""The class of tables that narrow windows show as blocks: a cell after the title of its column."""


class Placed(SphinxTransform):
    """Give the cells of a table in a directive the place of their table, before translation (20).

    MyST gives them none, and what has no place Sphinx takes for words of its own, and translates
    nothing of it.
    """

    default_priority = 15

    def apply(self, **kwargs: Any) -> None:
        for table in self.document.findall(nodes.table):
            for cell in table.findall(nodes.paragraph):
                if not cell.source:
                    cell.source, cell.line = table.source, table.line


def name_of(table: nodes.table) -> str:
    """Return the name of a *table* without a caption, or nothing where a title can't be found."""
    if isinstance(next(iter(table), None), nodes.title):
        return ''  # its caption is its name
    holder = table.parent
    while holder is not None:
        for child in holder.children:
            if isinstance(child, (nodes.title, nodes.caption)) or 'title' in type(child).__name__:
                return said(child)
        holder = holder.parent
    return ''


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a table, with its name."""
    HTML5Translator.visit_table(self, node)
    if name := name_of(node):
        _add(self, 'table', 'aria-label', name)


def depart_table(self: HTML5Translator, node: nodes.table) -> None:
    """Close it."""
    HTML5Translator.depart_table(self, node)


def visit_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Open a cell; of a header, say whether it is of a column or of a row."""
    HTML5Translator.visit_entry(self, node)
    row = node.parent
    heads = isinstance(row.parent, nodes.thead)
    _add(self, 'th', 'scope', 'col' if heads else 'row')
    if STACKED in row.parent.parent.parent['classes'] and not heads:
        titles = [said(cell) for cell in next(iter(row.parent.parent.findall(nodes.row)))]
        place = row.index(node)
        if place < len(titles):
            _add(self, 'td', 'data-label', titles[place])


def depart_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Close it."""
    HTML5Translator.depart_entry(self, node)


def visit_figure(self: HTML5Translator, node: nodes.figure) -> None:
    """Open a figure, with its name."""
    HTML5Translator.visit_figure(self, node)
    for caption in node.findall(nodes.caption):
        _add(self, 'figure', 'aria-label', said(caption))


def depart_figure(self: HTML5Translator, node: nodes.figure) -> None:
    """Close it."""
    HTML5Translator.depart_figure(self, node)


def _add(self: HTML5Translator, tag: str, attribute: str, value: str) -> None:
    """Add an attribute to the *tag* that was just opened: the last thing of the body."""
    opened = self.body[-1]
    if opened.startswith(f'<{tag}') and f' {attribute}=' not in opened:
        rest = opened.removeprefix(f'<{tag}')
        self.body[-1] = f'<{tag} {attribute}="{self.attval(value)}"{rest}'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have HTML and EPUB say it."""
    visitors: dict[type[Element], tuple[Callable[..., None], Callable[..., None]]] = {
        nodes.table: (visit_table, depart_table),
        nodes.entry: (visit_entry, depart_entry),
        nodes.figure: (visit_figure, depart_figure),
    }
    app.add_transform(Placed)
    add_parts(app, __file__)
    for node, both in visitors.items():
        app.add_node(node, override=True, html=both)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
