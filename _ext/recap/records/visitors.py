# ruff: noqa: D103  the names of visitors say the node and the format
"""What writers do for a record beyond its base class: anchors, permalinks, copying, the book.

Each function visits or departs from a node, as Sphinx's translators expect it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from .._ground import CLAIM_PAGES, SITES, file_name
from .called import initials
from .domain import domain_of
from .nodes import speaker
from .wording import signature, verdict_label, words

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

    from .._parts import TypstTranslator
    from .nodes import check, record_term, statement, statistic, verdict


def visit_statement_html(self: HTML5Translator, node: statement) -> None:
    """Open the passage, with its anchor."""
    self.body.append(self.starttag(node, 'div'))


def depart_statement_html(self: HTML5Translator, node: statement) -> None:
    """Close the passage after what to do with it: copy it, link to it, cite it.

    Leans on ``add_permalink_ref`` of Sphinx's writer, as all permalinks here.
    """
    on_site = self.builder.name in SITES
    self.body.append('<div class="recap-tools">' if on_site else '')
    if on_site:
        self.body.append(copied(self, node))
    self.add_permalink_ref(node, _('Link to this passage'))
    if on_site:
        self.body.append(cited(self, node))
    self.body.append('</div></div>\n' if on_site else '</div>\n')


def copied(self: HTML5Translator, node: statement) -> str:
    """Return what the copy button copies, out of sight: the words, who says them, the verdict."""
    record = domain_of(self.builder.env).gathered.find('speaker', node['speaker'])
    speaker = record.label if record else _('speaker not named')
    signed = signature(node.get('attributed', False)) % speaker
    verdict = f' ({verdict_label(node.verdict())})' if node.verdict() else ''
    text = self.encode(f'{words(str(node.text()))} — {signed}{verdict}')
    # A script may fill in what it knows of the page: how to cite it, its address.
    page = '<span class="recap-reference" data-before=", "></span>'
    anchor = node['ids'][0]
    address = f'<span class="recap-address" data-before=", " data-anchor="#{anchor}"></span>'
    return f'<p class="recap-copy" hidden>{text}{page}{address}</p>'


def cited(self: HTML5Translator, node: statement) -> str:
    """Return the link to the page about the passage, where another wing makes one (publish).

    A passage without words, such as a picture, has none.
    """
    if not (getattr(self.config, 'recap_claim_pages', False) and str(node.text())):
        return ''
    page = f'{CLAIM_PAGES}/{file_name(node["ids"][0])}'
    address = self.encode(self.builder.get_relative_uri(self.builder.current_docname, page))
    name = self.attval(_('Cite this passage'))
    return f'<a class="recap-cite-claim" href="{address}" aria-label="{name}">{_("Cite")}</a>'


def visit_record_term_html(self: HTML5Translator, node: record_term) -> None:
    """Open the heading as any term; a person has initials, in the place of a face."""
    self.visit_term(node)
    if self.builder.name in SITES and isinstance(node.parent.parent, speaker):
        drawn = self.encode(initials(node.astext()))
        # In an attribute: they are seen, and neither read nor copied with the name.
        self.body.append(f'<span class="recap-initials" data-initials="{drawn}"></span>')


def depart_record_term_html(self: HTML5Translator, node: record_term) -> None:
    """Close the heading after its permalink."""
    self.add_permalink_ref(node, _('Link to this entry'))
    self.depart_term(node)


def visit_statement_latex(self: LaTeXTranslator, node: statement) -> None:
    """Set the anchor, that containers have none of, and open the passage.

    Leans on ``hypertarget`` of Sphinx's writer.
    """
    self.body += [self.hypertarget(anchor) for anchor in node['ids']]
    self.visit_container(node)


def depart_statement_latex(self: LaTeXTranslator, node: statement) -> None:
    """Close the passage."""
    self.depart_container(node)


# The book: its translator writes calls, of the functions of `book.typ` here


def visit_statistic_typst(self: TypstTranslator, node: statistic) -> None:
    self.body.append(self.call(node, 'statistic', figure=str(node.figure())))
    raise nodes.SkipNode


def visit_check_typst(self: TypstTranslator, node: check) -> None:
    label = node[0]
    assert isinstance(label, nodes.Element)
    title = self.call(label, 'check-title', verdict=node['verdict'])
    body = f'{{\n{title}\n{self.block(node, without=label)}}}'
    self.body.append(self.call(node, 'check', body, verdict=node['verdict']))
    raise nodes.SkipNode


def visit_verdict_typst(self: TypstTranslator, node: verdict) -> None:
    self.body.append(self.call(node, 'verdict', verdict=node['verdict'] or 'none'))
    raise nodes.SkipNode
