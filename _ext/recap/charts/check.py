"""Charts that can't be drawn are said where they are, while the page is read."""

from __future__ import annotations

from typing import Any

from sphinx.transforms import SphinxTransform

from ..warn import warn
from .data import ChartError
from .nodes import chart


class CheckCharts(SphinxTransform):
    """Warn about what keeps a chart from being drawn, and leave it its table.

    Runs after translation (20), since the cells that are drawn are the translated ones, and after
    the quotation marks were made those of the language (750).
    """

    default_priority = 870

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(chart):
            if node['kind']:
                node['language'] = self.config.language
                try:
                    node.data()
                except ChartError as error:
                    warn(error.node, 'chart', '{chart}: %s', error)
                    node['kind'] = ''
