"""From MathML to signs: what stands for an equation where there is only text, as in a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import PLAIN
from .._said import LOWERED, RAISED, shifted
from .typst import INVISIBLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from sphinx.application import Sphinx

RELATIONS: Final = frozenset('=≠<>≤≥≈≃∼→⇒∈')
"""Signs between which and what they relate there is a space."""
BEYOND: Final = frozenset({'mover', 'munder', 'mtable', 'menclose'})
"""Elements that stand over and under others, or around them."""


def in_signs(node: Element) -> str:
    """Return an equation, which is MathML, as one types it: ``T⁴``, ``x₁``, ``a/b``.

    Nothing, where it has more than a line can show.
    """
    if any(each.tag in BEYOND for each in node.iter()):
        return ''
    return ' '.join(signs(node).split())


def signs(node: Element) -> str:  # noqa: PLR0911  a case each
    """Return the signs of *node*."""
    parts = [signs(child) for child in node]
    match node.tag, parts:
        case 'mfrac', [above, below]:
            return f'{held(above)}/{held(below)}'
        case 'msqrt', _parts:
            return f'√{held("".join(parts))}'
        case 'mroot', [content, order]:
            return f'{moved(order, RAISED, "^")}√{held(content)}'
        case 'msup', [base, '′' | '″' as prime]:
            return f'{base}{prime}'
        case 'msup', [base, power]:
            return f'{base}{moved(power, RAISED, "^")}'
        case 'msub', [base, index]:
            return f'{base}{moved(index, LOWERED, "_")}'
        case 'msubsup' | 'munderover', [base, index, power]:
            return f'{base}{moved(index, LOWERED, "_")}{moved(power, RAISED, "^")}'
        case 'mspace' | 'mphantom', _nothing:
            return ' '
    text = (node.text or '').translate(INVISIBLE)
    return f' {text} ' if text in RELATIONS else f'{text}{"".join(parts)}'


def moved(text: str, known: dict[int, int], mark: str) -> str:
    """Return *text* above or below the line where all of it is *known* there, else after a *mark*.

    >>> moved('12', RAISED, '^'), moved('q', LOWERED, '_')
    ('¹²', '_q')
    """
    text = ''.join(text.split())
    return shifted(text, known) or f'{mark}{held(text)}'


def held(text: str) -> str:
    """Return *text* between parentheses where there are several signs.

    >>> held('a+b'), held('10')
    ('(a+b)', '10')
    """
    return text if text.isdecimal() or len(text) == 1 else f'({text.strip()})'


def without_equations(app: Sphinx, doctree: nodes.document) -> None:
    """Have titles that others show, as text, say their equations in signs (``doctree-read``).

    Once Sphinx has collected them. Leans on ``env.titles`` and ``env.longtitles``.
    """
    for titles in (app.env.titles, app.env.longtitles):
        title = titles.get(app.env.docname)
        for equation in list(title.findall(nodes.math)) if title is not None else ():
            text = nodes.Text(equation.get(PLAIN, equation.astext()))
            equation.parent.replace(equation, text)
