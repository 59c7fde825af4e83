# ruff: noqa: D103  the names of visitors say the node and the format
"""What HTML and LaTeX do for a chart beyond a container: the drawing, the anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from ..pictures import epub_image, in_epub
from .nodes import chart

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from .nodes import chart_data, chart_title


def visit_chart_html(self: HTML5Translator, node: chart) -> None:
    self.body.append(self.starttag(node, 'figure'))


def depart_chart_html(self: HTML5Translator, node: chart) -> None:
    self.body.append('</figure>\n')


def visit_title_html(self: HTML5Translator, node: chart_title) -> None:
    self.body.append(self.starttag(node, 'figcaption', ''))


def depart_title_html(self: HTML5Translator, node: chart_title) -> None:
    """Close the caption, and draw: in the page, or in the EPUB as an image."""
    parent = node.parent
    assert isinstance(parent, chart)
    if parent['ids']:
        self.add_permalink_ref(parent, _('Link to this chart'))
    self.body.append('</figcaption>\n')
    if not parent['kind']:
        return
    image = parent.image() if in_epub(self) else None
    drawn = (
        epub_image(self, image.svg, image.alt, 'recap-chart-image') if image else parent.inline()
    )
    self.body.append(f'{drawn}\n')


def visit_data_html(self: HTML5Translator, node: chart_data) -> None:
    """Fold the table under the drawing; leave it open where nothing else is or can be shown."""
    if node.parent['kind'] and not in_epub(self):
        self.body.append(self.starttag(node, 'details'))
        label = _('The data')  # Babel finds no message inside an f-string before Python 3.12
        self.body.append(f'<summary>{self.encode(label)}</summary>\n')
    else:
        self.body.append(self.starttag(node, 'div'))


def depart_data_html(self: HTML5Translator, node: chart_data) -> None:
    folded = node.parent['kind'] and not in_epub(self)
    self.body.append('</details>\n' if folded else '</div>\n')


def visit_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.body += [self.hypertarget(anchor) for anchor in node['ids']]
    self.visit_container(node)


def depart_chart_latex(self: LaTeXTranslator, node: chart) -> None:
    self.depart_container(node)
