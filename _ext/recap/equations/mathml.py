"""From TeX to MathML, which browsers and reading systems show by themselves.

Of the converters in Python (tried in November 2026), latex2mathml 3.81 says nothing of what it
doesn't know, leaves ``&`` as it is and knows no ``aligned``; math-core names each fault, and takes
two milliseconds to load.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from math_core import LatexToMathML

NAMESPACE: Final = 'http://www.w3.org/1998/Math/MathML'

_ENVIRONMENT: Final = re.compile(r'\\(begin|end)\{(equation|align|gather|multline|alignat)\}')
_ENTITY: Final = re.compile(r'&(?!(?:amp|lt|gt|quot|apos|#\w+);)\w+;')
_STYLES: Final[tuple[str, ...]] = ('displaystyle', 'scriptlevel')
_FIXED: Final = frozenset(
    {'mfrac', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'}
)
"""Elements whose children are told by their places."""


class TexError(Exception):
    """What keeps some TeX from being shown: ``at`` is where, in its signs."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


@cache
def converter() -> LatexToMathML:
    """Return what converts, loaded with the first equation of a build."""
    from math_core import LatexToMathML  # noqa: PLC0415

    return LatexToMathML(fancy_error=False)


@cache
def tree(tex: str, *, block: bool) -> ET.Element:
    """Return *tex* as MathML, to be read and not changed; raise `TexError` where it is wrong."""
    from math_core import LatexError  # noqa: PLC0415

    written = wrapped(tex) if block else unnumbered(tex)
    try:
        found = converter().convert_with_local_state(written, displaystyle=block)
    except LatexError as error:
        place, _colon, message = str(error).partition(': ')
        shift = len(written) - len(tex) if written.endswith(tex) else written.find(tex[:8])
        at = int(place) - max(shift, 0) if place.isdecimal() else 0
        message = ' '.join(message.rstrip('.').split())  # what it quotes may hold the end of a line
        raise TexError(message, max(at, 0)) from error
    named = _ENTITY.sub(lambda entity: unescape(entity[0]), found)
    return tidied(ET.fromstring(named))  # noqa: S314  what the converter has made


def unnumbered(tex: str) -> str:
    """Return *tex* in environments without a number, which is Sphinx's."""
    return _ENVIRONMENT.sub(r'\\\1{\2*}', tex).replace(r'{split}', '{aligned}')


def wrapped(tex: str) -> str:
    """Return the TeX of a block as Sphinx has it read: several lines, several equations."""
    parts = [part for part in re.split(r'\n\s*\n', unnumbered(tex)) if part.strip()]
    lines = [
        rf'\begin{{aligned}}{part}\end{{aligned}}'
        if r'\\' in part and r'\begin' not in part
        else part
        for part in parts
    ]
    if len(lines) == 1:
        return lines[0]
    return '\\begin{gathered}' + r' \\ '.join(lines) + '\\end{gathered}'


def tidied(node: ET.Element) -> ET.Element:
    """Return *node* as MathML 3 has it too, which EPUB asks for: styles stand in ``mstyle``.

    A number has its decimal comma, so that voices say it as one. What the converter adds to draw
    strokes, which holds nothing, is left out.
    """
    children = [tidied(child) for child in node if 'menclose-' not in child.get('class', '')]
    for child in list(node):
        node.remove(child)
    node.extend(children if node.tag in _FIXED else decimals(children))
    styles = {name: node.attrib.pop(name) for name in _STYLES if name in node.attrib}
    if not styles or node.tag in {'math', 'mstyle'}:
        node.attrib.update(styles)
        return node
    holder = ET.Element('mstyle', styles)
    holder.append(node)
    return holder


def decimals(row: Iterable[ET.Element]) -> list[ET.Element]:
    """Return *row* with each number that TeX writes ``3{,}14`` as one."""
    found: list[ET.Element] = []
    for node in row:
        match found, node.tag:
            case [*_before, ET.Element(tag='mn') as whole, comma], 'mn' if is_decimal(comma):
                whole.text = f'{whole.text},{node.text}'
                found.pop()
            case _:
                found.append(node)
    return found


def is_decimal(node: ET.Element) -> bool:
    """Tell whether *node* is a comma that no space follows."""
    return (node.tag, node.text, node.get('rspace')) == ('mo', ',', '0')


def markup(tex: str, *, block: bool) -> str:
    """Return *tex* as the markup of a page, with itself as its alternative."""
    found = tree(tex, block=block)
    shown = ET.Element('math', {'xmlns': NAMESPACE, **found.attrib, 'alttext': tex})
    shown.extend(found)
    return ET.tostring(shown, encoding='unicode')
