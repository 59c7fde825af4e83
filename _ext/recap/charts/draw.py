"""A chart as a document of its own, for a book: as wide as a page of it, in ems of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from .bars import ROOMY, draw_bars
from .gaps import draw_gaps
from .shapes import INK, PAPER, number
from .slope import draw_slope
from .stacked import draw_stacked

if TYPE_CHECKING:
    from .data import Chart

SIZE: Final = 14
"""The size of text, in pixels."""

SHEET: Final = 36.0
"""The width, in ems, of a drawing on a sheet of paper."""

NARROWER: Final = 1.2
"""How much narrower than the widest typeface is the serif in which books set the drawings."""

DRAWERS: Final = {
    'bar': draw_bars,
    'range': draw_bars,
    'stacked': draw_stacked,
    'slope': draw_slope,
    'gap': draw_gaps,
}

MARGIN: Final = 2
FONTS: Final = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
ARABIC: Final = re.compile('[\u0600-\u06ff]')
ARABIC_FONT: Final = '"DejaVu Sans Mono"'
"""A font that books always have; in a drawing, they put others in the place of single signs alone,
and most make an Arabic letter of several."""


def image(chart: Chart, title: str, ems: float = SHEET) -> tuple[str, int, int]:
    """Return *chart* as a document on paper, *ems* wide, and its size in pixels.

    Where a slope has no room for its names, its numbers stand on one scale instead.
    """
    kind = 'gap' if chart.kind == 'slope' and ems < ROOMY else chart.kind
    group = Element('g')
    serif = ems == SHEET and not ARABIC.search(chart.summary)
    room = ems * NARROWER if serif else ems
    height = round(DRAWERS[kind](group, chart, room) * SIZE)
    across = round(ems * SIZE)
    width, full = across + 2 * MARGIN, height + 2 * MARGIN
    svg = Element('svg', {'xmlns': 'http://www.w3.org/2000/svg', 'width': str(width)})
    svg.attrib |= {'height': str(full), 'viewBox': f'0 0 {width} {full}', 'fill': INK}
    svg.attrib |= {'font-size': str(SIZE), 'font-family': FONTS}
    SubElement(svg, 'title').text = title
    SubElement(svg, 'rect', {'width': str(width), 'height': str(full), 'fill': PAPER})
    place = {'x': str(MARGIN), 'y': str(MARGIN), 'width': str(across), 'height': str(height)}
    SubElement(svg, 'svg', {**place, 'overflow': 'visible'}).extend(group)
    for text in svg.iter('text'):
        settle(text, across)
        if ARABIC.search(''.join(text.itertext())):
            text.set('font-family', f'{FONTS.removesuffix("sans-serif")}{ARABIC_FONT}')
    return tostring(svg, encoding='unicode') + '\n', width, full


def settle(text: Element, across: int) -> None:
    """Say where *text* stands in a drawing *across* pixels wide, in pixels alone.

    Typst tears apart the letters of a word that is moved from its place, where they join.
    """
    share = float(text.get('x', '0').removesuffix('%'))
    moved = float(text.attrib.pop('dx', '0').removesuffix('em'))
    text.set('x', number(across * share / 100 + SIZE * moved))
