"""What writers do for equations: MathML in pages, the functions of a book."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number

from .mathml import markup, tree
from .reading import BROKEN
from .speech import spoken
from .typst import code

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from .._parts import TypstTranslator


def shown(node: Element, *, block: bool) -> str:
    """Return the equation for a page, or its TeX where it can't be shown."""
    tex = node.astext()
    return f'<code>{escape(tex)}</code>' if node.get(BROKEN) else markup(tex, block=block)


def visit_math_html(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(shown(node, block=False))
    raise nodes.SkipNode


def visit_block_html(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write the number, with its permalink, before the equation, as Sphinx does."""
    self.body.append(self.starttag(node, 'div', CLASS='math'))
    if node['number']:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, _('Link to this equation'))
        self.body.append('</span>')
    self.body += [shown(node, block=True), '</div>\n']
    raise nodes.SkipNode


def equation(self: TypstTranslator, node: Element, *, block: bool) -> str:
    """Return the equation for a book, in words for those who can't see it."""
    if node.get(BROKEN):
        return f'equation-as-written({self.literal(node.astext())})'
    found = tree(node.astext(), block=block)
    words = self.literal(spoken(found) or node.astext())
    return f'math.equation(block: {self.literal(block)}, alt: {words}, {code(found)})'


def visit_math_typst(self: TypstTranslator, node: nodes.math) -> None:
    self.body.append(equation(self, node, block=False))
    raise nodes.SkipNode


def visit_block_typst(self: TypstTranslator, node: nodes.math_block) -> None:
    anchor = self.block(node, without=node[0] if len(node) else None)
    number = str(node['number'] or '')
    body = f'{{{anchor}\n{equation(self, node, block=True)}}}'
    self.body.append(self.call(node, 'equation-block', body, number=number))
    raise nodes.SkipNode
