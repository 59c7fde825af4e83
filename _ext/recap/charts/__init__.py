"""Charts drawn from ordinary tables, as static SVG, when a page is written.

No charting library fits (measured in November 2026, two cores). vl-convert 1.9 costs 29 to 45 ms a
chart, 0.6 s and 130 MB a process, 84 MB on disk, and hangs in the processes that Sphinx forks for
`-j`; pygal 3.1 knows no slope chart, shortens labels and, like matplotlib, fixes the width, so that
a phone shows either clipped or tiny text. svg.py escapes nothing. Hence elements from the standard
library's ElementTree, and lengths that stretch: a percentage of the width across, ems down, which
keeps the text at the reader's size from 320 px to a printed page, in one to four milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import nodes, visitors
from .check import CheckCharts
from .directive import ChartDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register ``{chart}`` in the domain of recaps, which must be there already."""
    app.add_node(
        nodes.chart,
        html=(visitors.visit_chart_html, visitors.depart_chart_html),
        latex=(visitors.visit_chart_latex, visitors.depart_chart_latex),
    )
    app.add_node(
        nodes.chart_title,
        html=(visitors.visit_title_html, visitors.depart_title_html),
    )
    app.add_node(
        nodes.chart_data,
        html=(visitors.visit_data_html, visitors.depart_data_html),
    )
    app.add_node(nodes.chart_note)  # rendered as its base class
    app.add_directive_to_domain('recap', 'chart', ChartDirective)
    app.add_transform(CheckCharts)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
