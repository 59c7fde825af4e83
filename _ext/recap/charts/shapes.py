"""The elements of a drawing: across in percentages of its width, down in ems of its text.

Each shape has a class, for the stylesheet of the site, and presentation attributes, which any
stylesheet overrides, for the readers that have none: an e-book, a PDF.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

LINE: Final = 1.25
"""The height of a line of text, in ems."""

SIGN: Final = 1.1
"""The size of a sign in a part of a bar, in ems."""

RADIUS: Final = 0.95
"""Half of a disc, in ems."""

INK: Final = '#1d1b19'
PAPER: Final = '#ffffff'
COLOURS: Final = ('#0b5a80', '#4c8ba3', '#c2691c', '#8c2f12')
"""Those of `base.css` on a light page: 3:1 or more on paper, in an order."""

STYLES: Final[dict[str, dict[str, str]]] = {
    **{f'fill-{i}': {'fill': colour} for i, colour in enumerate(COLOURS, 1)},
    'track': {'fill': '#ebe6dd'},
    'part': {'stroke': PAPER, 'stroke-width': '2'},
    'maybe': {
        'fill': COLOURS[0],
        'fill-opacity': '.2',
        'stroke': COLOURS[0],
        'stroke-width': '1.5',
        'stroke-dasharray': '4 3',
    },
    'sign': {'stroke': PAPER},
    'leader': {'stroke': '#6f675b'},
    'flat': {'stroke': '#6f675b', 'stroke-width': '1.5'},
    'down': {'stroke': COLOURS[3], 'stroke-width': '3'},
    'up': {'stroke': COLOURS[0], 'stroke-width': '3'},
    'node': {'fill': PAPER},
    'strong': {'font-weight': '700'},
}


def number(value: float) -> str:
    """Return *value* with two decimals at most: enough for a pixel, and the same everywhere."""
    return f'{value:.2f}'.rstrip('0').rstrip('.')


def percent(value: float) -> str:
    """Return *value*, in per cent of the width."""
    return f'{number(value)}%'


def em(value: float) -> str:
    """Return *value*, in heights of the text."""
    return f'{number(value)}em'


def styled(*classes: str) -> dict[str, str]:
    """Return the class attribute and the presentation attributes of these *classes*."""
    attributes = {'class': ' '.join(classes)}
    for name in classes:
        attributes |= STYLES[name]
    return attributes


def rect(parent: Element, x: float, y: float, width: float, height: float, *classes: str) -> None:
    """Draw a rectangle from its upper left corner."""
    size = {'x': percent(x), 'y': em(y), 'width': percent(width), 'height': em(height)}
    SubElement(parent, 'rect', {**size, 'rx': '2', **styled(*classes)})


def tinted(parent: Element, box: tuple[float, float, float, float], name: str, fill: str) -> None:
    """Draw the rectangle *box* in a colour that isn't the chart's: a class, and *fill* on paper."""
    rect(parent, *box, 'part')
    drawn = parent[-1]
    drawn.set('class', f'{drawn.get("class")} {name}')
    drawn.set('fill', fill)


def sign(parent: Element, x: float, y: float, path: str) -> None:
    """Draw a *path*, given in a square of 16, around a place: light on what is under it."""
    place = {'x': percent(x), 'y': em(y - SIGN / 2), 'width': em(SIGN), 'height': em(SIGN)}
    square = SubElement(parent, 'svg', {**place, 'viewBox': '8 0 16 16', 'overflow': 'visible'})
    stroke = {'fill': 'none', 'stroke-width': '2', 'stroke-linecap': 'round', **styled('sign')}
    SubElement(square, 'path', {'d': path, **stroke})


def line(parent: Element, x1: float, y1: float, x2: float, y2: float, *classes: str) -> None:
    """Draw a straight line from one place to another."""
    ends = {'x1': percent(x1), 'y1': em(y1), 'x2': percent(x2), 'y2': em(y2)}
    SubElement(parent, 'line', {**ends, **styled(*classes)})


def disc(parent: Element, x: float, y: float, text: str, *classes: str) -> None:
    """Draw a circle around a short *text*, centred there."""
    place = {'cx': percent(x), 'cy': em(y), 'r': em(RADIUS)}
    SubElement(parent, 'circle', {**place, **styled(*classes)})
    words = {'x': percent(x), 'y': em(y + 0.36), 'text-anchor': 'middle'}
    SubElement(parent, 'text', words).text = text


def wrap(text: str, ems: float) -> list[str]:
    """Return *text* in lines that fit in *ems*, reckoned for the widest of the usual typefaces."""
    wide = max(8, int(ems / 0.56))
    return textwrap.wrap(text, wide, break_long_words=False, break_on_hyphens=False) or ['']


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, in bold as a whole or for the *value* that begins or ends them."""

    lines: tuple[str, ...]
    value: str = ''
    last: bool = False
    bold: bool = False
    """Whether all is in bold."""

    @classmethod
    def fit(cls, text: str, value: str, ems: float, *, last: bool = False) -> Words:
        """Return *text* with *value* before it, or after it when *last*, in lines that fit."""
        glued = f'{text}\u00a0{value}' if last else f'{value}\u2002{text}'
        return cls(tuple(wrap(glued, ems)), value, last)

    def runs(self, row: int) -> tuple[str, str, str]:
        """Return a line as plain words, bold words, plain words."""
        line = self.lines[row]
        if self.bold:
            return '', line, ''
        if self.value and self.last and row == len(self.lines) - 1:
            return line.removesuffix(self.value), self.value, ''
        if self.value and not self.last and row == 0:
            return '', self.value, line.removeprefix(self.value)
        return line, '', ''


def write(
    parent: Element, x: float, y: float, words: Words, *, dx: float = 0, end: bool = False
) -> None:
    """Write *words* from the baseline *y* downwards, moved by *dx* ems, to end there or begin."""
    align = {'text-anchor': 'end'} if end else {}
    for row in range(len(words.lines)):
        place = {'x': percent(x), 'y': em(y + LINE * row), **({'dx': em(dx)} if dx else {})}
        text = SubElement(parent, 'text', {**place, **align})
        before, bold, after = words.runs(row)
        text.text = before or None
        if bold:
            strong = SubElement(text, 'tspan', styled('strong'))
            strong.text, strong.tail = bold, after or None
