"""A formula in a line, from MathML: what a voice reads in the book, sign by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable


def linear(mathml: str) -> str:
    """Return *mathml* as text, in which parentheses say what belongs together.

    >>> linear('<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>')
    'a/(b + 1)'
    """
    return ' '.join(text(ET.fromstring(mathml)).split())  # noqa: S314  what `mathml` has made


def text(element: ET.Element) -> str:
    """Return the text of one element, by its name in MathML Core."""
    name = element.tag.rpartition('}')[2]
    if name in MAKERS:
        return MAKERS[name](*map(whole, element))
    if name == 'mo':
        return f' {element.text} '
    return (element.text or '') + ' '.join(map(text, element))


def whole(element: ET.Element) -> str:
    """Return the text of *element*, in parentheses where it has several parts."""
    said = ' '.join(text(element).split())
    return said if len(said) < 2 or said.isalnum() else f'({said})'


MAKERS: Final[dict[str, Callable[..., str]]] = {
    'msup': lambda base, above: f'{base}^{above}',
    'msub': lambda base, below: f'{base}_{below}',
    'mover': lambda base, above: f'{base}^{above}',
    'munder': lambda base, below: f'{base}_{below}',
    'msubsup': lambda base, below, above: f'{base}_{below}^{above}',
    'munderover': lambda base, below, above: f'{base}_{below}^{above}',
    'mfrac': lambda above, below: f'{above}/{below}',
    'msqrt': lambda *held: f'√{" ".join(held)}',
    'mroot': lambda base, order: f'{order}√{base}',
    'mtable': lambda *rows: '; '.join(rows),
    'mtr': lambda *cells: ', '.join(cells),
}
