"""From MathML to words: what stands for an equation where its signs can't be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from .typst import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element


def spoken(node: Element) -> str:
    """Return how *node* is read aloud, in the language of the build."""
    return ' '.join(said(node).split())


def said(node: Element) -> str:  # noqa: C901, PLR0911  a case each
    """Return the words of *node*."""
    parts = [said(child) for child in node]
    match node.tag, parts:
        case 'mfrac', [above, below]:
            return _('%(above)s over %(below)s') % {'above': held(above), 'below': held(below)}
        case 'msqrt', _parts:
            return _('square root of %s') % held(' '.join(parts))
        case 'mroot', [content, order]:
            return _('root %(order)s of %(content)s') % {'order': order, 'content': held(content)}
        case 'msup', [base, '′' | '″' as prime]:
            return f'{base}{prime}'
        case 'msup', [base, power]:
            return to_the_power(base, power)
        case 'msub', [base, index]:
            return with_index(base, index)
        case 'msubsup' | 'munderover', [base, below, above] if is_large(node[0]):
            words = {'sign': base, 'start': below, 'end': above}
            return _('%(sign)s from %(start)s to %(end)s') % words
        case 'msubsup', [base, index, power]:
            return to_the_power(with_index(base, index), power)
        case 'menclose', _parts if 'strike' in node.get('notation', ''):
            return _('%s struck out') % held(joined(parts))
        case 'mtable', _rows:
            return '; '.join(parts)
        case 'mtr', _cells:
            return ', '.join(filter(str.strip, parts))
        case 'mspace' | 'mphantom', _nothing:
            return ' '
    text = (node.text or '').translate(INVISIBLE)
    return f'{text} {joined(parts)}' if parts else text


def joined(parts: Iterable[str]) -> str:
    """Return the words of all *parts*."""
    return ' '.join(part for part in parts if part)


def held(words: str) -> str:
    """Return *words* between parentheses where there are several."""
    return f'({words.strip()})' if ' ' in words.strip() else words.strip()


def to_the_power(base: str, power: str) -> str:
    """Return a power in words."""
    return _('%(base)s to the power %(power)s') % {'base': held(base), 'power': held(power)}


def with_index(base: str, index: str) -> str:
    """Return an index in words."""
    return _('%(base)s index %(index)s') % {'base': base, 'index': held(index)}


def is_large(node: Element) -> bool:
    """Tell whether *node* is a sign that goes from something to something, such as a sum."""
    return node.tag == 'mo'
