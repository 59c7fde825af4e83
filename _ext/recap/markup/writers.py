"""How each format shows the nodes of this wing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator
    from sphinx.writers.text import TextTranslator

    from .._parts import TypstTranslator

TYPST = Path(__file__).with_name('book.typ')


def pass_over(self: object, node: Element) -> None:
    """Show what *node* holds."""


def visit_break_html(self: HTML5Translator, node: Element) -> None:
    self.body.append('<br />\n')
    raise nodes.SkipNode


def visit_break_latex(self: LaTeXTranslator, node: Element) -> None:
    self.body.append('\\\\\n')
    raise nodes.SkipNode


def visit_break_text(self: TextTranslator, node: Element) -> None:
    self.add_text('\n')
    raise nodes.SkipNode


def visit_break_typst(self: TypstTranslator, node: Element) -> None:
    self.body.append('linebreak()')
    raise nodes.SkipNode


def visit_phrase_html(self: HTML5Translator, node: Element) -> None:
    self.body.append(self.starttag(node, node['tag'], ''))


def depart_phrase_html(self: HTML5Translator, node: Element) -> None:
    self.body.append(f'</{node["tag"]}>')


def visit_details_html(self: HTML5Translator, node: Element) -> None:
    opened: dict[str, Any] = {'open': 'open'} if node.get('open') else {}
    self.body.append(self.starttag(node, 'details', **opened))


def depart_details_html(self: HTML5Translator, node: Element) -> None:
    self.body.append('</details>\n')


def visit_summary_html(self: HTML5Translator, node: Element) -> None:
    self.body.append(self.starttag(node, 'summary', ''))


def depart_summary_html(self: HTML5Translator, node: Element) -> None:
    self.body.append('</summary>\n')


def visit_rule_html(self: HTML5Translator, node: Element) -> None:
    self.body.append(self.emptytag(node, 'hr', '\n', CLASS='docutils'))
    raise nodes.SkipNode


def visit_rule_latex(self: LaTeXTranslator, node: Element) -> None:
    self.body.append('\n\\hrule\n')
    raise nodes.SkipNode


def visit_rule_text(self: TextTranslator, node: Element) -> None:
    self.new_state(0)
    self.add_text('* * *')
    self.end_state()
    raise nodes.SkipNode


def visit_rule_typst(self: TypstTranslator, node: Element) -> None:
    self.body.append(self.call(nodes.transition(), 'transition', '[]'))
    raise nodes.SkipNode


def visitor_typst(function: str) -> Callable[[TypstTranslator, Element], None]:
    """Return what has a *function* of the book show a node, with the tag that it may have."""

    def visit(self: TypstTranslator, node: Element) -> None:
        named = {'tag': node['tag']} if 'tag' in node else {}
        self.body.append(self.call(node, function, **named))
        raise nodes.SkipNode

    return visit


def book_imprint(app: Sphinx) -> dict[str, Any]:
    """Return the functions of these nodes in a book (``book-imprint``)."""
    return {'typst': TYPST.read_text(encoding='utf-8')}
