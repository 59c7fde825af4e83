"""From MathML to formulas of Typst, in which all that authors write is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable

ACCENTS: Final = {
    '^': 'hat',
    '\u02c6': 'hat',
    '~': 'tilde',
    '\u02dc': 'tilde',
    '\u00af': 'overline',
    '\u2015': 'overline',
    '\u203e': 'overline',
    '\u0332': 'underline',
    '\u2192': 'arrow',
    '\u20d7': 'arrow',
    '\u02d9': 'dot',
    '\u00a8': 'dot.double',
    '\u23de': 'overbrace',
    '\u23df': 'underbrace',
}
"""The functions of Typst for signs above or below."""

FENCES: Final = frozenset({'()', '[]', '{}', '||', '‖‖'})
"""What grows with a table or a fraction between them."""


def formula(mathml: str) -> str:
    """Return what *mathml* shows as the mathematical markup of Typst."""
    return code(ET.fromstring(mathml))  # noqa: S314  what `mathml` has made


def code(element: ET.Element) -> str:
    """Return the markup of one element, by its name in MathML Core."""
    make = MAKERS.get(name_of(element))
    return make(element) if make else row(element)


def row(element: ET.Element) -> str:
    """Return what *element* holds, one after the other, with fences that grow."""
    held, fenced = list(map(code, element)), any(child.get('fence') == 'true' for child in element)
    for number, child in enumerate(element):
        if name_of(child) in {'mtable', 'mfrac'} and 0 < number < len(held) - 1:
            around = (element[number - 1].text or '', element[number + 1].text or '')
            if ''.join(around) in FENCES and not fenced:
                held[number - 1] = f'lr({held[number - 1]}'
                held[number + 1] = f'{held[number + 1]})'
    shown = ' '.join(held) or '""'
    return f'lr({shown})' if fenced else shown


def name_of(element: ET.Element) -> str:
    """Return the name of an element of MathML."""
    return element.tag.rpartition('}')[2]


def escaped(text: str) -> str:
    """Return *text*, none of whose signs Typst takes for markup."""
    return ' '.join(c if c.isalnum() or ord(c) > 127 else f'\\{c}' for c in text if not c.isspace())


def quoted(text: str) -> str:
    """Return *text* upright, as a word."""
    return '"' + text.replace('\\', r'\\').replace('"', r'\"') + '"'


def identifier(element: ET.Element) -> str:
    """Return a variable, or a function such as sin."""
    text = element.text or ''
    if len(text) > 1 and text.isalpha():
        return f'op({quoted(text)})'
    return escaped(text) or '""'


def number(element: ET.Element) -> str:
    """Return a number, which may have a comma or a point."""
    text = element.text or ''
    return text if text.isascii() and text.isdigit() else quoted(text)


def operator(element: ET.Element) -> str:
    """Return a sign between two others, or a function."""
    text = (element.text or '').strip()
    if len(text) > 1 and text.isalpha():
        return f'op({quoted(text)})'
    return escaped(text) or '""'


def parts(element: ET.Element, *names: str) -> str:
    """Return ``attach``, whose base comes first, then what stands at these places of it."""
    base, *others = map(code, element)
    placed = ''.join(f', {name}: {other}' for name, other in zip(names, others, strict=False))
    return f'attach({base}{placed})'


def sign(element: ET.Element, name: str) -> str:
    """Return a base with what stands above or below it: an accent, a limit."""
    base, mark = element
    accent = ACCENTS.get((mark.text or '').strip())
    if accent:
        return f'{accent}({code(base)})'
    return f'attach(limits({code(base)}), {name}: {code(mark)})'


def limits(element: ET.Element) -> str:
    """Return a base with what stands below and above it."""
    base, below, above = map(code, element)
    return f'attach(limits({base}), b: {below}, t: {above})'


def fraction(element: ET.Element) -> str:
    """Return a fraction, or two rows where it has no line."""
    above, below = map(code, element)
    if element.get('linethickness') == '0':
        return f'mat(delim: #none, {above}; {below})'
    return f'frac({above}, {below})'


def table(element: ET.Element) -> str:
    """Return rows of cells."""
    rows = ['; '.join(', '.join(code(cell) for cell in line) for line in element)]
    left = any(cell.get('columnalign') == 'left' for line in element for cell in line)
    return f'mat(delim: #none, align: #{"left" if left else "center"}, {"".join(rows)})'


def space(element: ET.Element) -> str:
    """Return a space, or the end of a line."""
    if element.get('linebreak'):
        return '\\ '
    width = element.get('width', '')
    return f'#h({width})' if width.endswith('em') else '""'


MAKERS: Final[dict[str, Callable[[ET.Element], str]]] = {
    'mi': identifier,
    'mn': number,
    'mo': operator,
    'mtext': lambda element: quoted(element.text or ''),
    'mspace': space,
    'msup': lambda element: parts(element, 't'),
    'msub': lambda element: parts(element, 'b'),
    'msubsup': lambda element: parts(element, 'b', 't'),
    'mover': lambda element: sign(element, 't'),
    'munder': lambda element: sign(element, 'b'),
    'munderover': limits,
    'mfrac': fraction,
    'msqrt': lambda element: f'sqrt({row(element)})',
    'mroot': lambda element: 'root({1}, {0})'.format(*map(code, element)),
    'mtable': table,
}
