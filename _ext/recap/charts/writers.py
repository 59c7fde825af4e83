"""What writers do for a chart beyond a container: the drawing, the anchor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _

from .._ground import one_line
from .nodes import chart, chart_title

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from .._parts import TypstTranslator
    from .nodes import chart_data


MOST_TOLD: Final = 12
"""The most rows that the text in the place of a drawing tells; a table follows in any case."""


def in_page(self: HTML5Translator, node: Element) -> bool:
    """Return whether the page draws this chart itself."""
    return bool(node['kind']) and self.builder.name != 'epub'


def visit_chart_html(self: HTML5Translator, node: chart) -> None:
    # What it is called, and that it is one thing, in words that all voices know.
    told = {'role': 'figure', 'aria-label': node.part(chart_title)}
    self.body.append(self.starttag(node, 'figure', '\n', False, **told))


def depart_chart_html(self: HTML5Translator, node: chart) -> None:
    self.body.append('</figure>\n')


def visit_title_html(self: HTML5Translator, node: chart_title) -> None:
    self.body.append(self.starttag(node, 'figcaption', ''))


def depart_title_html(self: HTML5Translator, node: chart_title) -> None:
    """Close the caption, and draw.

    Leans on ``add_permalink_ref`` of Sphinx's writer.
    """
    parent = node.parent
    assert isinstance(parent, chart)
    if parent['ids']:
        self.add_permalink_ref(parent, _('Link to this chart'))
    self.body.append('</figcaption>\n')
    if in_page(self, parent):
        self.body.append(f'{parent.inline()}\n')


def visit_data_html(self: HTML5Translator, node: chart_data) -> None:
    """Fold the table under the drawing; leave it open where nothing else is or can be shown."""
    if in_page(self, node.parent):
        self.body.append(self.starttag(node, 'details'))
        label = _('The data')  # Babel finds no message inside an f-string before Python 3.12
        self.body.append(f'<summary>{self.encode(label)}</summary>\n')
    else:
        self.body.append(self.starttag(node, 'div'))


def depart_data_html(self: HTML5Translator, node: chart_data) -> None:
    self.body.append('</details>\n' if in_page(self, node.parent) else '</div>\n')


def visit_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.body += [self.hypertarget(anchor) for anchor in node['ids']]
    self.visit_container(node)


def depart_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.depart_container(node)


def picture_of(node: Element) -> nodes.image | None:
    """Return the picture of a chart, where it has one."""
    return next((child for child in node.children if isinstance(child, nodes.image)), None)


def told(node: Element) -> str:
    """Return what stands for a drawing: its title, and its rows where they are few."""
    assert isinstance(node, chart)
    title = node.part(chart_title)
    rows = [
        ' '.join(one_line(cell.astext()) for cell in row.children)
        for body in node.findall(nodes.tbody)
        for row in body.children
    ]
    return f'{title}. {", ".join(rows)}' if 0 < len(rows) <= MOST_TOLD else title


def visit_chart_typst(self: TypstTranslator, node: chart) -> None:
    body = self.block(node, without=picture_of(node))  # the title shows it
    self.body.append(self.call(node, 'chart', body))
    raise nodes.SkipNode


def visit_title_typst(self: TypstTranslator, node: chart_title) -> None:
    """Keep the title and the picture together."""
    drawn = picture_of(node.parent)
    named = {'drawing': self.picture(drawn), 'alt': told(node.parent)} if drawn else {}
    self.body.append(self.call(node, 'chart-title', **named))
    raise nodes.SkipNode


def book_imprint(app: Sphinx) -> dict[str, Any]:
    """Return the functions of a book for the nodes of a chart (``book-imprint``)."""
    return {'typst': Path(__file__).with_name('book.typ').read_text(encoding='utf-8')}
