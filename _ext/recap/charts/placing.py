"""Charts find their place: checked when a page is read, drawn or placed when it is written."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .._editions import is_translation
from .._files import write_whole
from .._ground import warn
from .data import KINDS, ChartError
from .nodes import chart, chart_data, chart_subtitle, chart_title

if TYPE_CHECKING:
    from sphinx.application import Sphinx

GATHERED: Final = 'recap-chart-'
"""How the class begins of a container to draw: a title, perhaps a subtitle, then a table."""

SVG: Final = 'image/svg+xml'


class CheckCharts(SphinxTransform):
    """Warn about what keeps a chart from being drawn, and leave it its table.

    Runs after translation (20), since the cells that are drawn are the translated ones, and after
    the quotation marks were made those of the language (750). Leans on these priorities.
    """

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(chart):
            if node['kind']:
                node['language'] = self.config.language
                if is_translation(self.config):
                    mark_untranslated(node, self.config.recap_source_language)
                checked(node)


def mark_untranslated(node: chart, language: str) -> None:
    """Have the cells of *node* that aren't translated yet be read in their own *language*.

    Leans on ``translated``, by which Sphinx's `Locale` (20) marks what it has translated.
    """
    for cell in node.findall(nodes.entry):
        parts = (part for part in cell.findall(nodes.Element) if part.get('translated'))
        if not any(parts):
            cell['language'] = language


def checked(node: chart) -> None:
    """Warn about what keeps *node* from being drawn, and have it show its table alone."""
    try:
        node.data()
    except ChartError as error:
        warn(error.node, 'chart', '{chart}: %s', error)
        node['kind'] = ''


def place_charts(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Make charts of the tables that ask for it, and pictures of charts (``doctree-resolved``).

    A page of HTML draws its charts itself, and in an e-book says where the figures are; a PDF takes
    pictures; other formats show the tables alone.
    """
    for container in list(doctree.findall(nodes.container)):
        kind = next((name for name in container['classes'] if name.startswith(GATHERED)), '')
        if type(container) is not nodes.container or kind.removeprefix(GATHERED) not in KINDS:
            continue
        if any(container.findall(nodes.table)):
            node = gathered(container, kind, app.config.language)
            container.replace_self(node)  # with its anchors
            node['classes'].remove(kind)
    if app.builder.format == 'html':
        if app.builder.name == 'epub':
            describe(doctree)
        return
    if SVG in app.builder.supported_image_types:
        for node in doctree.findall(chart):
            if picture := placed(app, node, docname):
                node.insert(len(node.heads()), picture)


def describe(doctree: nodes.document) -> None:
    """Have each chart lead to its table, which is the long description of the drawing."""
    for number, node in enumerate(doctree.findall(chart), start=1):
        for data in (child for child in node.children if isinstance(child, chart_data)):
            data['ids'] = data['ids'] or [f'chart-data-{number}']
            node['described-by'] = data['ids'][0]


def gathered(container: nodes.container, kind: str, language: str) -> chart:
    """Return as a chart a *container* that another extension has made."""
    title, *data = container.children
    measured = [data.pop(0)] if isinstance(data[0], nodes.paragraph) else []
    node = chart('', kind=kind.removeprefix(GATHERED), language=language, classes=['recap-chart'])
    node += chart_title('', '', *title.children, classes=['recap-chart-title'])
    node += [
        chart_subtitle('', '', *each.children, classes=['recap-chart-subtitle'])
        for each in measured
    ]
    node += chart_data('', *data, classes=['recap-chart-data'])
    checked(node)
    return node


def placed(app: Sphinx, node: chart, docname: str) -> nodes.image | None:
    """Return the drawing of *node* as a picture: a file beside the doctrees, named by content.

    The alternative text says its point and its values; the table follows. Leans on ``env.images``
    and ``candidates``, as Sphinx's own converters of pictures do, and on this event in the process
    that copies pictures.
    """
    image = node.image()
    if image is None:
        return None
    name = f'drawing-{blake2b(image.svg.encode(), digest_size=8).hexdigest()}.svg'
    path = Path(app.doctreedir, 'images', name)
    write_whole(path, image.svg.encode())
    app.env.images.add_file(docname, str(path))
    candidates = {SVG: str(path)}
    return nodes.image(
        '', uri=str(path), candidates=candidates, alt=image.alt, classes=['recap-chart-image']
    )
