"""Records of a recap: who said what, where, and whether it is true.

Speakers, sessions, statistics, quotations and sources, written once where a session tells them,
addressed, checked against their origin, and gathered by themselves on the pages that list them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._parts import add_parts, join
from . import events, held, nodes, visitors
from .checks import GatherChecks
from .data import publish_records
from .domain import RecapDomain, set_builder, warned_already
from .expand import CardHeadings, Expand
from .glossary import GlossaryEntries
from .letters import Letters
from .margins import MarginTitles
from .names import write_names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the records with Sphinx."""
    app.add_config_value('recap_reading_speed', 200, 'env', int, 'words per minute')
    app.add_config_value('recap_report', '', 'env', str, 'the source that tells all that was said')
    app.add_node(
        nodes.statistic,
        html=(visitors.visit_statement_html, visitors.depart_statement_html),
        latex=(visitors.visit_statement_latex, visitors.depart_statement_latex),
        typst=(visitors.visit_statistic_typst, None),
    )
    app.add_node(
        nodes.quotation,
        html=(visitors.visit_statement_html, visitors.depart_statement_html),
        latex=(visitors.visit_statement_latex, visitors.depart_statement_latex),
    )
    app.add_node(
        nodes.record_term,
        html=(visitors.visit_record_term_html, visitors.depart_record_term_html),
    )
    app.add_node(nodes.check, typst=(visitors.visit_check_typst, None))
    app.add_node(nodes.verdict, typst=(visitors.visit_verdict_typst, None))
    for entry in (nodes.speaker, nodes.source):
        app.add_node(entry)
    app.add_node(held.held_field, html=(held.visit_html, held.depart_html))
    app.add_node(nodes.byline)  # rendered as its base class, but some writers look names up
    app.add_domain(RecapDomain)
    app.add_transform(GlossaryEntries)
    app.add_transform(GatherChecks)
    app.add_post_transform(Expand)
    app.add_post_transform(CardHeadings)
    app.add_post_transform(Letters)
    app.add_post_transform(MarginTitles)
    app.connect('builder-inited', set_builder)
    app.connect('warn-missing-reference', warned_already)
    app.connect('build-finished', write_names)
    join(app, 'page-shows', events.page_shows)
    join(app, 'pages-basis', events.pages_basis)
    join(app, 'page-previews', events.page_previews)
    join(app, 'book-imprint', events.book_imprint)
    join(app, 'publish-records', publish_records)
    join(app, 'card-signs', events.card_signs)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
