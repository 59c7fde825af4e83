"""What writers do for a chart beyond a container: the drawing, the anchor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _

from .nodes import chart, chart_title

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from .._parts import TypstTranslator
    from .nodes import chart_data


SVG: Final = 'http://www.w3.org/2000/svg'


def is_folded(self: HTML5Translator, node: Element) -> bool:
    """Return whether the page folds the table of a chart: an e-book may have no way to unfold."""
    return bool(node['kind']) and self.builder.name != 'epub'


def visit_chart_html(self: HTML5Translator, node: chart) -> None:
    # What it is called, and that it is one thing, in words that all voices know.
    told = {'role': 'figure', 'aria-label': node.part(chart_title)}
    if node.get('described-by'):
        told['aria-details'] = node['described-by']
    self.body.append(self.starttag(node, 'figure', '\n', False, **told))


def depart_chart_html(self: HTML5Translator, node: chart) -> None:
    self.body.append('</figure>\n')


def visit_title_html(self: HTML5Translator, node: chart_title) -> None:
    self.body.append(self.starttag(node, 'figcaption', ''))


def depart_title_html(self: HTML5Translator, node: chart_title) -> None:
    """Close the caption. Leans on ``add_permalink_ref`` of Sphinx's writer."""
    parent = node.parent
    assert isinstance(parent, chart)
    if parent['ids']:
        self.add_permalink_ref(parent, _('Link to this chart'))
    self.body.append('</figcaption>\n')


def visit_note_html(self: HTML5Translator, node: Element) -> None:
    """Draw before what comes first after the title and the subtitle."""
    draw_before(self, node)
    self.body.append(self.starttag(node, 'p' if isinstance(node, nodes.paragraph) else 'div', ''))


def depart_note_html(self: HTML5Translator, node: Element) -> None:
    self.body.append('</p>\n' if isinstance(node, nodes.paragraph) else '</div>\n')


def draw_before(self: HTML5Translator, node: Element) -> None:
    """Draw, where *node* is what follows the drawing."""
    parent = node.parent
    assert isinstance(parent, chart)
    if parent['kind'] and parent.index(node) == len(parent.heads()):
        drawn = parent.inline()
        if self.builder.name == 'epub':  # in XML, a name says of what language it is
            drawn = drawn.replace('<svg ', f'<svg xmlns="{SVG}" ')
        self.body.append(f'{drawn}\n')


def visit_data_html(self: HTML5Translator, node: chart_data) -> None:
    """Fold the table under the drawing; leave it open where nothing else is or can be shown."""
    draw_before(self, node)
    if is_folded(self, node.parent):
        self.body.append(self.starttag(node, 'details'))
        label = _('The data')  # Babel finds no message inside an f-string before Python 3.12
        self.body.append(f'<summary>{self.encode(label)}</summary>\n')
    else:
        self.body.append(self.starttag(node, 'div'))


def depart_data_html(self: HTML5Translator, node: chart_data) -> None:
    self.body.append('</details>\n' if is_folded(self, node.parent) else '</div>\n')


def visit_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.body += [self.hypertarget(anchor) for anchor in node['ids']]
    self.visit_container(node)


def depart_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.depart_container(node)


def picture_of(node: Element) -> nodes.image | None:
    """Return the picture of a chart, where it has one."""
    return next((child for child in node.children if isinstance(child, nodes.image)), None)


def visit_chart_typst(self: TypstTranslator, node: chart) -> None:
    """Write apart the words of the head, and what the picture needs: both stay together."""
    drawn = picture_of(node)
    named = {'drawing': self.picture(drawn), 'alt': drawn['alt']} if drawn else {}
    calls = [self.call(head, type(head).__name__.replace('_', '-')) for head in node.heads()]
    words = '{' + '\n'.join(calls) + '}'
    body = self.block(node, without=drawn)
    self.body.append(self.call(node, 'chart', f'{words}, {body}', **named))
    raise nodes.SkipNode


def visit_head_typst(self: TypstTranslator, node: Element) -> None:
    """Write nothing: the chart has written it."""
    raise nodes.SkipNode


def book_imprint(app: Sphinx) -> dict[str, Any]:
    """Return the functions of a book for the nodes of a chart (``book-imprint``)."""
    return {'typst': Path(__file__).with_name('book.typ').read_text(encoding='utf-8')}
