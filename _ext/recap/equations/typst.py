"""From MathML to the functions of a book: Typst sets mathematics, and reads no TeX."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from xml.etree.ElementTree import Element

FENCES: Final = frozenset('()[]{}|‖⌈⌉⌊⌋⟨⟩')
BRACES: Final = {
    '⏟': 'underbrace',
    '⏞': 'overbrace',
    '⏝': 'underparen',
    '⏜': 'overparen',
}
LARGE: Final = frozenset('∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆')
BARS: Final = frozenset({'\u0332', '\u0305', '‾', '_', '\u2015'})
STROKES: Final = {
    'updiagonalstrike': '',
    'downdiagonalstrike': 'inverted: true, ',
    'updiagonalstrike downdiagonalstrike': 'cross: true, ',
}
LINES: Final = {'mover': 'overline', 'munder': 'underline'}
INVISIBLE: Final = str.maketrans('', '', '\u2061\u2062\u2063\u2064\ufe00\ufe01')


def text(value: str) -> str:
    """Return *value* as a string of Typst, which escapes the two signs that JSON does."""
    return json.dumps(value, ensure_ascii=False)


def code(node: Element) -> str:
    """Return the code that sets *node*."""
    said = (node.text or '').translate(INVISIBLE)
    if make := _MAKERS.get(node.tag):
        return make(node)
    if node.tag == 'mi':
        if len(said) > 1:
            return f'math.op({text(said)})'
        upright = node.get('mathvariant') == 'normal'
        return f'math.upright({text(said)})' if upright else sign(said)
    if node.tag == 'mo':
        return sign(said, close=node.get('rspace') == '0') if len(said) == 1 else text(said)
    if node.tag in {'mn', 'mtext'}:
        return f'math.text({text(said)})' if node.tag == 'mtext' else text(said)
    return joined(node)


def sign(value: str, *, close: bool = False) -> str:
    """Return one sign, which stands as its kind does in mathematics, or *close* to the next."""
    return f'math-sign({text(value)}{", close: true" * close})' if value else '[]'


def joined(nodes: Iterable[Element]) -> str:
    """Return all *nodes*, one after another."""
    return '{' + '\n'.join(code(node) for node in nodes) + '}'


def row(node: Element) -> str:
    """Return a row, whose fences are as tall as what they hold."""
    children = list(node)
    ends = [child for child in (*children[:1], *children[-1:]) if stretches(child)]
    return f'math.lr({joined(children)})' if ends else joined(children)


def stretches(node: Element) -> bool:
    """Tell whether *node* is a fence that grows."""
    return node.tag == 'mo' and node.get('stretchy') != 'false' and (node.text or '') in FENCES


def attached(**where: int) -> Callable[[Element], str]:
    """Return what sets the children of an element below (``b``) and above (``t``) the first."""

    def make(node: Element) -> str:
        base, *_others = node
        for child in node:
            mark = BRACES.get(child.text or '') or (LINES[node.tag] if child.text in BARS else '')
            if mark and child is not base:
                return f'math.{mark}({code(base)})'
        if node.get('accent') == 'true':
            return f'math.accent({code(base)}, {text((node[1].text or "").strip())})'
        held = code(base)
        if node.tag.startswith('mu') or node.tag == 'mover':
            aside = base.tag == 'mo' and (base.text or '') in LARGE  # in a line of text
            held = f'math.limits({held}, inline: {"false" if aside else "true"})'
        named = ', '.join(f'{name}: {code(node[rank])}' for name, rank in where.items())
        return f'math.attach({held}, {named})'

    return make


def fraction(node: Element) -> str:
    """Return a fraction, or what is one without its line."""
    above, below = map(code, node)
    if node.get('linethickness') == '0':
        return f'math.vec(delim: none, {above}, {below})'
    return f'math.frac({above}, {below})'


def table(node: Element) -> str:
    """Return a table, its columns aligned as they say; those that only take room are left out."""
    rows = [
        [cell for cell in line if len(cell) or 'width' not in cell.get('style', '')]
        for line in node
    ]
    aligned = any('text-align' in cell.get('style', '') for line in rows for cell in line)
    lines = (f'({"".join(f"{cell(each)}, " for each in line)})' for line in rows)
    gap = '0em' if aligned else '1em'
    return f'math.mat(delim: none, column-gap: {gap}, row-gap: 0.5em, {", ".join(lines)})'


def cell(node: Element) -> str:
    """Return a cell of a table, on its side of the line that aligns its column."""
    style = node.get('style', '')
    left, right = 'text-align: left' in style, 'text-align: right' in style
    gap = 'h(1em)\n' if 'padding-left:1em' in style else ''
    if left and len(node) and node[0].tag == 'mo':
        gap = 'h(0.28em)\n'  # a sign of relation stands apart from what the line aligns
    before, after = ('math-align\n' * left), ('\nmath-align' * right)
    return f'{{{before}{gap}{joined(node)}{after}}}'


def enclosed(node: Element) -> str:
    """Return what is struck out, or in a frame."""
    strokes = STROKES.get(node.get('notation', ''))
    if strokes is None:
        return f'math-box({joined(node)})'
    return f'math.cancel({strokes}{joined(node)})'


def space(node: Element) -> str:
    """Return a space, in ems."""
    width = node.get('width', '')
    return f'h({width})' if width.endswith('em') else '[]'


_MAKERS: Final[dict[str, Callable[[Element], str]]] = {
    'math': row,
    'menclose': enclosed,
    'mfrac': fraction,
    'mover': attached(t=1),
    'mphantom': lambda node: f'hide({joined(node)})',
    'mroot': lambda node: f'math.root({code(node[1])}, {code(node[0])})',
    'mrow': row,
    'mspace': space,
    'msqrt': lambda node: f'math.sqrt({joined(node)})',
    'msub': attached(b=1),
    'msubsup': attached(b=1, t=2),
    'msup': attached(t=1),
    'mtable': table,
    'munder': attached(b=1),
    'munderover': attached(b=1, t=2),
}
