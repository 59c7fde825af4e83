"""Charts drawn from ordinary tables, as static SVG, when a page is written.

No charting library fits (measured in November 2026, two cores). vl-convert 1.9 costs 29 to 45 ms a
chart, 0.6 s and 130 MB a process, 84 MB on disk, and hangs in the processes that Sphinx forks for
`-j`; pygal 3.1 knows no slope chart, shortens labels and, like matplotlib, fixes the width, so that
a phone shows either clipped or tiny text. svg.py escapes nothing. Hence elements from the standard
library's ElementTree, words in the page's own HTML, and lengths that stretch: a percentage of the
width across, ems down, which keeps the text at the reader's size from 320 px to a printed page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._parts import add_parts, add_shared_value, join
from . import nodes, writers
from .directive import ChartDirective
from .placing import CheckCharts, place_charts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register ``{chart}``, a directive of no domain."""
    app.add_node(
        nodes.chart,
        html=(writers.visit_chart_html, writers.depart_chart_html),
        latex=(writers.visit_chart_latex, writers.depart_chart_latex),
        typst=(writers.visit_chart_typst, None),
    )
    app.add_node(
        nodes.chart_title,
        html=(writers.visit_title_html, writers.depart_title_html),
        typst=(writers.visit_head_typst, None),
    )
    app.add_node(
        nodes.chart_data,
        html=(writers.visit_data_html, writers.depart_data_html),
    )
    app.add_node(
        nodes.chart_subtitle,  # elsewhere, as its base class
        typst=(writers.visit_head_typst, None),
    )
    for cls in (nodes.chart_note, nodes.chart_credit):
        app.add_node(cls, html=(writers.visit_note_html, writers.depart_note_html))
    add_shared_value(app, 'recap_source_language', '', 'env', str)
    app.add_directive('chart', ChartDirective)
    app.add_transform(CheckCharts)
    app.connect('doctree-resolved', place_charts)
    join(app, 'book-imprint', writers.book_imprint)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
