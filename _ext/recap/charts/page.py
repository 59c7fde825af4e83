"""A chart in a page of the web: its words are the page's, and break, grow and space as those do.

Only what must know where its words stand, a divided bar and a slope, is an SVG that holds them, for
pages that are wide enough; elsewhere, a bar with a key, and marks on a scale, say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from .gaps import MARKS, draw_row
from .lettering import RISE, Words, width, write
from .shapes import Box, dot, em, part, percent, rect, sign
from .slope import draw_slope
from .stacked import DIVIDED, draw_part, draw_stacked, parts_of

if TYPE_CHECKING:
    from .data import Chart, Row

WIDE: Final = 40.0
"""The width, in ems of its text, from which the page shows a wide drawing: 560 pixels."""

APART: Final = 1.25
"""How much wider words are where readers set letters and words apart (WCAG 2.2, 1.4.12)."""

NARROW: Final = 18.0
"""The width, in ems, from which a value stands at the end of its bar, not over it: 16 rem."""

LONGEST: Final = 12.0
"""The width of a value, in ems, beyond which all stand over their bars: at their ends, a long one
would leave those no room."""

AT_END: Final = 5.6
"""The width of a value, in ems, for which an e-book has room after the longest bar: `epub.css`."""

NARROWEST: Final = 10.3
"""The width, in ems, of a screen of 320 pixels with text at 200 %, less its margins."""


def page_of(chart: Chart, label: str) -> str:
    """Return the elements that show *chart*, as one picture that is called *label*."""
    holder = Element('div', {'class': 'recap-chart-drawing', 'role': 'img', 'aria-label': label})
    if chart.kind in {'bar', 'range'}:
        bars(holder, chart)
    elif chart.kind == 'gap':
        gaps(holder, chart)
    else:
        wide = svg(holder, 0, 'recap-chart-wide')
        drawer = draw_slope if chart.kind == 'slope' else draw_stacked
        wide.set('height', em(drawer(wide, chart, WIDE / APART)))
        narrow = SubElement(holder, 'div', {'class': 'recap-chart-narrow'})
        (gaps if chart.kind == 'slope' else divided)(narrow, chart)
    return tostring(holder, encoding='unicode')


def svg(parent: Element, height: float, *classes: str, width: str = '100%') -> Element:
    """Return a picture of that *width*, *height* ems high, whose left is its left everywhere.

    Words begin and end where the direction says: that of the page would turn them round.
    """
    size = {'width': width, 'height': em(height), 'direction': 'ltr'}
    return SubElement(parent, 'svg', {**({'class': ' '.join(classes)} if classes else {}), **size})


def span(parent: Element, name: str, text: str = '') -> Element:
    """Return words of the class *name*."""
    made = SubElement(parent, 'span', {'class': f'recap-chart-{name}'})
    made.text = text or None
    return made


def rows(parent: Element, room: str, *classes: str) -> Element:
    """Return what holds the rows; beside each, the stylesheet keeps *room* for that text."""
    names = ' '.join(f'recap-chart-{name}' for name in ('rows', *classes))
    kept = {'data-room': room} if room else {}
    return SubElement(parent, 'div', {'class': names, **kept})


def longest(chart: Chart) -> str:
    """Return the longest of the values."""
    texts = [cell.text for row in chart.rows for cell in row.cells]
    return max(texts, key=width)


def after(chart: Chart, row: Row) -> float:
    """Return where the value of a *row* ends on a narrow page, in ems."""
    cell = row.cells[0]
    return NARROW * cell.high / chart.whole + 0.4 + APART * width(cell.text, bold=True)


def bars(parent: Element, chart: Chart) -> None:
    """Show bars or ranges: the name of each, the bar, its value at its end."""
    wide = APART * width(longest(chart), bold=True)
    over, long = wide > LONGEST, AT_END < wide <= LONGEST
    beyond = not over and any(after(chart, row) > NARROW for row in chart.rows)
    given = {'whole': chart.percent, 'over': over, 'long': long}
    names = [name for name, has in given.items() if has]
    holder = rows(parent, longest(chart) if beyond else '', *names)
    for row in chart.rows:
        span(holder, 'label', row.label)
        plot = span(holder, 'plot')
        cell = row.cells[0]
        if over:
            span(plot, 'value', cell.text)
        bar = svg(plot, 1.2, width=percent(100 * cell.high / chart.whole))
        if cell.high > cell.low:
            sure = 100 * cell.low / cell.high
            rect(bar, Box(sure, 0, 100 - sure, 1.2), 'maybe')
            rect(bar, Box(0, 0, sure, 1.2), 'fill-1')
        else:
            rect(bar, Box(0, 0, 100, 1.2), 'fill-1')
        if not over:
            span(plot, 'value', cell.text)


def gaps(parent: Element, chart: Chart) -> None:
    """Show two numbers a row on one scale, under the key."""
    key = SubElement(parent, 'div', {'class': 'recap-chart-key'})
    for head, mark in zip(chart.heads, MARKS, strict=True):
        item = span(key, 'item')
        dot(svg(item, 1, width='1em'), 50, 0.5, mark)
        span(item, 'name', head)
    holder = rows(parent, longest(chart), 'between')
    for row in chart.rows:
        span(holder, 'label', row.label)
        draw_row(svg(span(holder, 'plot'), 1.4), chart, row, (0, 100, 0.7))


def divided(parent: Element, chart: Chart) -> None:
    """Show one bar, divided, and its key; values stand in the parts that have room for them."""
    bar = svg(parent, DIVIDED - 0.7)
    high = DIVIDED - 0.7
    for rank, row, start, share in parts_of(chart):
        draw_part(bar, rank, row, Box(start, 0, share, high))
        text = row.cells[0].text
        if row.tint is None and APART * width(text, bold=True) + 0.6 <= share * NARROWEST / 100:
            words = Words((text,), bold=True)
            place = start + share / 2
            write(bar, place, high / 2 + RISE, words, 'in', f'on-{rank % 4 + 1}', anchor='middle')
    key = SubElement(parent, 'div', {'class': 'recap-chart-key'})
    for rank, row in enumerate(chart.rows):
        keyed(key, row, rank)


def keyed(parent: Element, row: Row, rank: int) -> None:
    """Show the colour, the value and the name of a part."""
    item = span(parent, 'item')
    swatch = svg(item, 1.2, width='1.2em')
    part(swatch, Box(0, 0, 100, 1.2), row.tint, rank)
    if row.tint and row.tint.sign:
        sign(swatch, 50, 0.6, row.tint.sign)
    name = span(item, 'name')
    value = SubElement(name, 'b')
    value.text, value.tail = row.cells[0].text, f' {row.label}'
