"""How each format shows a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from .linear import linear
from .typst import formula

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

TYPST = """
#let formula(body, alt: "", ..rest) = math.equation(block: false, alt: alt, body)
#let formula-block(body, alt: "", number: none, ..rest) = block(above: 1em, below: 1em, {
  let shown = math.equation(block: true, alt: alt, numbering: none, body)
  if number == none { align(center, shown) } else {
    grid(columns: (1fr, auto, 1fr), align: (left, center, right + horizon), [], shown, [(#number)])
  }
})
"""


class TypstTranslator(Protocol):
    """What the visitors ask of the translator of a book."""

    body: list[str]

    def call(self, node: Element, function: str, body: str = '', /, **named: object) -> str: ...

    def block(self, node: Element, without: None = None) -> str: ...


def visit_math_html(self: HTML5Translator, node: Element) -> None:
    self.body.append(node['mathml'])
    raise nodes.SkipNode


def visit_math_block_html(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write the formula, and its number with a permalink, as Sphinx does elsewhere."""
    self.body.append(self.starttag(node, 'div', CLASS='math'))
    if node['number']:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _('Link to this equation'))
        self.body.append('</span>')
    self.body.append(f'{node["mathml"]}</div>\n')
    raise nodes.SkipNode


def visit_math_typst(self: TypstTranslator, node: Element) -> None:
    body = f'${formula(node["mathml"])}$'
    self.body.append(self.call(node, 'formula', body, alt=linear(node['mathml'])))
    raise nodes.SkipNode


def visit_math_block_typst(self: TypstTranslator, node: Element) -> None:
    body, number = f'${formula(node["mathml"])}$', node.get('number')
    shown = self.call(
        node, 'formula-block', body, alt=linear(node['mathml']), number=number and str(number)
    )
    self.body += (self.block(node.copy()), shown)  # its place, then itself
    raise nodes.SkipNode


def book_imprint(app: Sphinx) -> dict[str, Any]:
    """Return the functions of formulas in a book (``book-imprint``)."""
    return {'typst': TYPST}
