"""The nodes of a chart: containers of ordinary content, which every writer shows as such.

A writer that draws calls `chart.inline`; `placing` has others place `chart.image`.
"""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes

from .._said import said
from .data import Chart, read
from .draw import SHEET, image
from .page import page_of


class chart_title(nodes.paragraph):
    """The title of a chart, its visible caption: the point that it makes."""


class chart_subtitle(nodes.paragraph):
    """What a chart measures, and in what unit."""


class chart_credit(nodes.paragraph):
    """The works that the figures of a chart come from, and of when these are."""


class chart_data(nodes.container):
    """The table that a chart is drawn from: its accessible equivalent."""


class chart_note(nodes.container):
    """What else to read in a chart."""


@dataclass(frozen=True, slots=True)
class Image:
    """A chart as an image of its own: an SVG document, and the text that stands for it."""

    svg: str
    alt: str
    width: int
    height: int


class chart(nodes.container):
    """A title, a table, perhaps a note.

    ``kind`` is the shape of the drawing: empty when there is none, because the content is wrong.
    ``language`` is the one that the cells are written in, which may be a translation.
    """

    def part(self, cls: type[nodes.Element]) -> str:
        """Return the text of the child of that class, or nothing."""
        return ' '.join(said(child) for child in self.children if isinstance(child, cls))

    def heads(self) -> list[chart_title | chart_subtitle]:
        """Return the title and the subtitle, after which the drawing stands."""
        return [each for each in self.children if isinstance(each, (chart_title, chart_subtitle))]

    def table(self) -> nodes.table:
        return next(iter(self.findall(nodes.table)))

    def data(self) -> Chart:
        """Return what the table says; raise `data.ChartError` where it can't be drawn."""
        return read(self.table(), self['kind'], self['language'])

    def told(self) -> str:
        """Return what stands for the drawing: its point, what is measured, each value."""
        heads = [self.part(chart_title), self.part(chart_subtitle)]
        ended = [text if text[-1] in '.!?…' else f'{text}.' for text in heads if text]
        return ' '.join([*ended, self.data().summary])

    def inline(self) -> str:
        """Return the drawing as elements of an HTML page."""
        return page_of(self.data(), self.told())

    def image(self, ems: float = SHEET) -> Image | None:
        """Return the drawing as a document *ems* wide, with its own colours and size in pixels.

        Nothing when there is no drawing.
        """
        if not self['kind']:
            return None
        svg, width, height = image(self.data(), self.part(chart_title), ems)
        return Image(svg, self.told(), width, height)
