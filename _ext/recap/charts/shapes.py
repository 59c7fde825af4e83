"""The elements of a drawing: across in percentages of its width, down in ems of its text.

Each shape has a class, for the stylesheet of the site, and presentation attributes, which any
stylesheet overrides, for the readers that have none: an e-book, a PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from .data import Tint

SIGN: Final = 1.1
"""The size of a sign in a part of a bar, in ems."""

DOT: Final = 0.45
"""Half of what marks a value, in ems."""

INK: Final = '#1d1b19'
PAPER: Final = '#ffffff'
COLOURS: Final = ('#0b5a80', '#6299ae', '#b4590f', '#6b2410')
"""Those of `base.css` on a light page: 3:1 or more on paper, and 1.4:1 between any two, in grey."""

STYLES: Final[dict[str, dict[str, str]]] = {
    **{f'fill-{i}': {'fill': colour} for i, colour in enumerate(COLOURS, 1)},
    # Words and textures on each: light, but dark on the second.
    **{f'on-{i}': {'fill': INK if i == 2 else PAPER} for i in range(1, 5)},
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
    'axis': {'stroke': '#6f675b'},
    'flat': {'stroke': '#6f675b', 'stroke-width': '1.5'},
    'down': {'stroke': COLOURS[2], 'stroke-width': '2.5'},
    'up': {'stroke': COLOURS[0], 'stroke-width': '2.5'},
    'way': {'stroke': '#6f675b', 'stroke-width': '2'},
    'node': {'fill': PAPER},
    'ring': {'fill': PAPER, 'stroke': COLOURS[2], 'stroke-width': '2.5'},
    'strong': {'font-weight': '700'},
    'soft': {'fill': '#4a4640'},
    'texture': {'stroke': PAPER},
    'alike': {'stroke': PAPER, 'display': 'none'},
}

TEXTURES: Final = (
    (),
    ((0.5, 1.0, '1 5'),),
    ((0.2, 0.1, ''), (0.5, 0.1, ''), (0.8, 0.1, '')),
    ((0.25, 0.16, '2.5 5'), (0.5, 0.16, '2.5 5'), (0.75, 0.16, '2.5 5')),
)
"""Lines over a part: where, how thick (shares of its height), which dashes. The first is plain."""


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
        attributes |= STYLES.get(name, {})
    return attributes


class Box(NamedTuple):
    """A rectangle: across in per cent, down in ems, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def rect(parent: Element, box: Box, *classes: str) -> None:
    """Draw a rectangle."""
    size = {'x': percent(box.x), 'y': em(box.y), 'width': percent(box.width)}
    SubElement(parent, 'rect', {**size, 'height': em(box.height), **styled(*classes)})


def part(parent: Element, box: Box, tint: Tint | None, rank: int) -> None:
    """Draw a part of a whole, in the colour of its *tint*, or in that of its *rank*.

    From the fifth rank on, where colours come again, parts have a texture as well; where there are
    no colours, all have one, of the class ``alike``. What has a colour of its own has a sign.
    """
    if tint is None:
        rect(parent, box, f'fill-{rank % 4 + 1}', 'part')
        texture(parent, box, rank // 4, 'texture', f'on-{rank % 4 + 1}')
        texture(parent, box, rank, 'alike')
        return
    rect(parent, box, 'part')
    parent[-1].set('class', f'part {tint.name}')
    parent[-1].set('fill', tint.fill)
    if not tint.sign:
        texture(parent, box, 1, 'texture')


def texture(parent: Element, box: Box, which: int, *classes: str) -> None:
    """Draw lines over *box*: a pattern would need an identifier, and be one for all pages."""
    for share, thick, dashes in TEXTURES[which % 4]:
        y = em(box.y + share * box.height)
        ends = {'x1': percent(box.x), 'y1': y, 'x2': percent(box.x + box.width), 'y2': y}
        stroke = {'stroke-width': em(thick * box.height), **styled(*classes)}
        stroke['stroke'] = stroke.pop('fill', stroke['stroke'])
        SubElement(parent, 'line', ends | stroke | ({'stroke-dasharray': dashes} if dashes else {}))


def sign(parent: Element, x: float, y: float, path: str) -> None:
    """Draw a *path*, given in a square of 16, around a place: light on what is under it."""
    place = {'x': percent(x), 'y': em(y - SIGN / 2), 'width': em(SIGN), 'height': em(SIGN)}
    square = SubElement(parent, 'svg', {**place, 'viewBox': '8 0 16 16', 'overflow': 'visible'})
    stroke = {'fill': 'none', 'stroke-width': '2', 'stroke-linecap': 'round', **styled('sign')}
    SubElement(square, 'path', {'d': path, **stroke})


def line(
    parent: Element, start: tuple[float, float], end: tuple[float, float], *classes: str
) -> None:
    """Draw a straight line from one place to another: per cent across, ems down."""
    (x1, y1), (x2, y2) = start, end
    ends = {'x1': percent(x1), 'y1': em(y1), 'x2': percent(x2), 'y2': em(y2)}
    SubElement(parent, 'line', {**ends, **styled(*classes)})


def dot(parent: Element, x: float, y: float, *classes: str, size: float = DOT) -> None:
    """Draw a circle around a place."""
    place = {'cx': percent(x), 'cy': em(y), 'r': em(size)}
    SubElement(parent, 'circle', {**place, **styled(*classes)})
