"""Markup that people write out of habit: a little HTML, line breaks, tasks, words struck out.

MyST leaves all that as raw HTML, which a book can't take and a translation loses. Here it becomes
nodes as soon as a page is read, or a warning that says what to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._parts import add_parts, join
from . import nodes, writers
from .addresses import SCHEMES, LinkAddresses
from .labels import leave_out_notes
from .transforms import AllowRules, NameSections, PlaceElements, SayBreaks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the nodes and the transforms."""
    app.add_node(
        nodes.line_break,
        html=(writers.visit_break_html, None),
        latex=(writers.visit_break_latex, None),
        text=(writers.visit_break_text, None),
        typst=(writers.visit_break_typst, None),
    )
    app.add_node(
        nodes.rule,
        html=(writers.visit_rule_html, None),
        latex=(writers.visit_rule_latex, None),
        text=(writers.visit_rule_text, None),
        typst=(writers.visit_rule_typst, None),
    )
    shown_by = {
        nodes.phrase: (writers.visit_phrase_html, writers.depart_phrase_html, 'phrase'),
        nodes.details: (writers.visit_details_html, writers.depart_details_html, 'details'),
        nodes.summary: (writers.visit_summary_html, writers.depart_summary_html, 'summary'),
    }
    for node, (visit, depart, function) in shown_by.items():
        others: dict[str, Any] = dict.fromkeys(
            ('latex', 'text'), (writers.pass_over, writers.pass_over)
        )
        typst = (writers.visitor_typst(function), None)
        app.add_node(node, html=(visit, depart), typst=typst, **others)
    app.add_transform(NameSections)
    app.add_transform(SayBreaks)
    app.add_transform(PlaceElements)
    app.add_transform(LinkAddresses)
    app.add_transform(AllowRules)
    app.connect('config-inited', accept_strikethrough)
    app.connect('config-inited', accept_schemes)
    app.connect('doctree-read', leave_out_notes)
    join(app, 'book-imprint', writers.book_imprint)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}


def accept_strikethrough(app: Sphinx, config: Config) -> None:
    """Keep MyST from saying that only HTML strikes words out (``config-inited``)."""
    config.suppress_warnings = [*config.suppress_warnings, 'myst.strikethrough']


def accept_schemes(app: Sphinx, config: Config) -> None:
    """Have links lead to telephones, too, where conf.py says nothing of it (``config-inited``)."""
    name = 'myst_url_schemes'
    if name in config and config[name] == config.values[name].default:
        config[name] = dict.fromkeys(SCHEMES)
