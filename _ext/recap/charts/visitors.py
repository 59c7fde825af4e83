# ruff: noqa: D103  the names of visitors say the node and the format
"""What HTML and LaTeX do for a chart beyond a container: the drawing, the anchor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import _

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
    self.body.append(epub_image(self, parent) if in_epub(self) else parent.inline())
    self.body.append('\n')


def in_epub(self: HTML5Translator) -> bool:
    return self.builder.name == 'epub'


def epub_image(self: HTML5Translator, node: chart) -> str:
    """Write the drawing as a file, and return the element that shows it.

    In an EPUB, a page with SVG in it must say so in a manifest that Sphinx doesn't let one change.
    """
    image = node.image()
    assert image is not None
    page = self.docnames[0].replace('/', '-')
    name = f'{page}-{node["ids"][0] if node["ids"] else "chart"}.svg'
    folder = Path(self.builder.outdir, self.builder.imagedir)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(image.svg, encoding='utf-8')
    address = f'{self.builder.imgpath}/{name}'
    return f'<img class="recap-chart-image" src="{address}" alt="{self.attval(image.alt)}" />'


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
