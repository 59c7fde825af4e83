"""A chart's drawings: elements for an HTML page, or a document of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from .bars import draw_bars, draw_stacked
from .shapes import INK, PAPER, number
from .slope import draw_slope

if TYPE_CHECKING:
    from .data import Chart

SIZE: Final = 14
"""The size of text, in pixels, where the page doesn't say otherwise."""

WIDE: Final = 40.0
"""The width, in ems of its text, from which the page shows a wide drawing: 560 pixels."""

NARROW: Final = 16.4
"""The width, in ems, that a narrow drawing is for: a screen of 320 pixels, less its margins, less
a fifth, which letters and words set apart take (WCAG 2.2, 1.4.12)."""

DRAWERS: Final = {
    'bar': draw_bars,
    'range': draw_bars,
    'stacked': draw_stacked,
    'slope': draw_slope,
}

WIDTH: Final = 640
MARGIN: Final = 12
FONTS: Final = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
ARABIC: Final = re.compile('[\u0600-\u06ff]')
ARABIC_FONT: Final = '"DejaVu Sans Mono"'
"""A font that books always have; in a drawing, they put others in the place of single signs alone,
and most make an Arabic letter of several."""


Variant = tuple[str, Element, float]
"""A drawing: the width that it is for, a group of elements, its height in ems."""


def draw_variants(chart: Chart) -> list[Variant]:
    """Return the drawings of *chart*: a wide and a narrow one, or one when both are the same."""
    drawer = DRAWERS[chart.kind]
    variants: list[Variant] = []
    for name, ems in (('wide', WIDE), ('narrow', NARROW)):
        group = Element('g')
        variants.append((name, group, drawer(group, chart, ems)))
    wide, narrow = variants
    if shapes(wide[1]) == shapes(narrow[1]):
        return [('any', *wide[1:])]
    return variants


def shapes(group: Element) -> list[tuple[str, dict[str, str], str | None]]:
    """Return all that tells one *group* from another."""
    return [(element.tag, element.attrib, element.text) for element in group.iter()]


def draw(chart: Chart, name: str, title: str, description: str) -> str:
    """Return the drawings of *chart* for an HTML page, where the stylesheet shows one of them.

    *name* makes their identifiers; the drawing whose page has given that name away has none.
    """
    return '\n'.join(
        svg_text(drawing(part, name, title, description or chart.summary))
        for part in draw_variants(chart)
    )


def drawing(part: Variant, name: str, title: str, description: str) -> Element:
    """Return a drawing as an image that is announced by its *title* and *description*."""
    variant, group, height = part
    svg = Element('svg', {'class': f'recap-chart-drawing recap-chart-{variant}', 'role': 'img'})
    svg.attrib |= {'width': '100%', 'height': f'{number(height)}em', 'font-size': str(SIZE)}
    for tag, words in (('title', title), ('desc', description)):
        place = {'id': f'{name}-{variant}-{tag}'} if name else {}
        SubElement(svg, tag, place).text = words
    if name:
        svg.set('aria-labelledby', f'{name}-{variant}-title {name}-{variant}-desc')
    svg.set('fill', INK)
    svg.extend(group)
    return svg


def image(chart: Chart, title: str) -> tuple[str, int, int]:
    """Return the widest drawing of *chart* as a document, on paper, and its size in pixels."""
    _variant, group, ems = draw_variants(chart)[0]
    height = round(ems * SIZE)
    width, full = WIDTH + 2 * MARGIN, height + 2 * MARGIN
    svg = Element('svg', {'xmlns': 'http://www.w3.org/2000/svg', 'width': str(width)})
    svg.attrib |= {'height': str(full), 'viewBox': f'0 0 {width} {full}', 'fill': INK}
    svg.attrib |= {'font-size': str(SIZE), 'font-family': FONTS}
    SubElement(svg, 'title').text = title
    SubElement(svg, 'rect', {'width': str(width), 'height': str(full), 'fill': PAPER})
    place = {'x': str(MARGIN), 'y': str(MARGIN), 'width': str(WIDTH), 'height': str(height)}
    SubElement(svg, 'svg', {**place, 'overflow': 'visible'}).extend(group)
    for text in svg.iter('text'):
        if ARABIC.search(''.join(text.itertext())):
            text.set('font-family', f'{FONTS.removesuffix("sans-serif")}{ARABIC_FONT}')
    return svg_text(svg) + '\n', width, full


def svg_text(svg: Element) -> str:
    """Return *svg* as text, its accents as they are."""
    return tostring(svg, encoding='unicode')
