"""What HTML and LaTeX do for a record beyond its base class: anchors, permalinks, copying.

Each function visits or departs from a node, as Sphinx's translators expect it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import _

from .citation import quotation_text

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from .nodes import quotation, record_term, statement


def visit_statement_html(self: HTML5Translator, node: statement) -> None:
    """Open the passage, with its anchor."""
    self.body.append(self.starttag(node, 'div'))


def depart_statement_html(self: HTML5Translator, node: statement) -> None:
    """Close the passage after its permalink."""
    self.add_permalink_ref(node, _('Link to this passage'))
    self.body.append('</div>\n')


def depart_quotation_html(self: HTML5Translator, node: quotation) -> None:
    """Add what the copy button copies: out of sight, and out of the EPUB."""
    if self.builder.name in ('html', 'dirhtml'):
        text = quotation_text(self.builder.env, node, self.docnames[0])
        anchor = node['ids'][0]
        address = f'<span class="recap-address" data-before=", " data-anchor="#{anchor}"></span>'
        self.body.append(f'<p class="recap-copy" hidden>{self.encode(text)}{address}</p>')
    depart_statement_html(self, node)


def visit_record_term_html(self: HTML5Translator, node: record_term) -> None:
    """Open the heading as any term."""
    self.visit_term(node)


def depart_record_term_html(self: HTML5Translator, node: record_term) -> None:
    """Close the heading after its permalink."""
    self.add_permalink_ref(node, _('Link to this entry'))
    self.depart_term(node)


def visit_statement_latex(self: LaTeXTranslator, node: statement) -> None:
    """Set the anchor, that containers have none of, and open the passage."""
    self.body += [self.hypertarget(anchor) for anchor in node['ids']]
    self.visit_container(node)


def depart_statement_latex(self: LaTeXTranslator, node: statement) -> None:
    """Close the passage."""
    self.depart_container(node)
