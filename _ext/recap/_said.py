"""What is said of a node in plain words: in the name of a table, beside a drawing, in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from ._ground import in_text, one_line

if TYPE_CHECKING:
    from docutils.nodes import Node

RAISED: Final = dict(zip('0123456789+-−()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ', strict=True))
LOWERED: Final = dict(zip('0123456789+-−()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎', strict=True))


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
            return _moved(text, RAISED)
        case nodes.subscript():
            return _moved(text, LOWERED)
        case _:
            return text


def _moved(text: str, signs: dict[str, str]) -> str:
    """Return *text* in *signs* of their own, where all its letters have one."""
    return ''.join(map(signs.__getitem__, text)) if set(text) <= set(signs) else text
