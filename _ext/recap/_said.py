"""What is said of a node in plain words: in the name of a table, beside a drawing, in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from ._ground import in_text, one_line

if TYPE_CHECKING:
    from docutils.nodes import Node

RAISED: Final = str.maketrans('0123456789+−-=()ain', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃⁱⁿ')
LOWERED: Final = str.maketrans('0123456789+−-=()aeijkmnopstx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑᵢⱼₖₘₙₒₚₛₜₓ')
"""Signs that stand above and below the line, of those that Unicode has."""


def said(node: Node) -> str:
    """Return the text of *node* on one line, without the numbers of notes.

    Digits that are raised or lowered stay so: else, 10<sup>3</sup> would be said 103.
    """
    return one_line(_words(node))


def _words(node: Node) -> str:
    if isinstance(node, nodes.footnote_reference):
        return ''
    if isinstance(node, nodes.math) or not isinstance(node, nodes.Element) or not node.children:
        return in_text(node)
    text = node.child_text_separator.join(map(_words, node.children))
    match node:
        case nodes.superscript():
            return shifted(text, RAISED) or text
        case nodes.subscript():
            return shifted(text, LOWERED) or text
        case _:
            return text


def shifted(text: str, known: dict[int, int]) -> str:
    """Return *text* above or below the line, or nothing where not all of it is *known* there.

    >>> shifted('12', RAISED), shifted('1q', LOWERED)
    ('¹²', '')
    """
    return text.translate(known) if {*map(ord, text)} <= known.keys() else ''
