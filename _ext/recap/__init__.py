"""Recaps of conferences: speakers, sessions, statistics, quotations and sources, checked.

`setup` lists all that the extension offers; each module says the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import book, charts, drawings, epub, incremental, nodes, search, visitors
from .addresses import Addresses
from .attachments import clear_static, name_pictures, remove_unused
from .citation import add_citation
from .domain import RecapDomain, set_builder, warned_already
from .downloads import add_downloads, copy_downloads
from .editions import MarkUntranslated, add_editions, place_edition
from .encoding import check_encoding
from .garbage import Garbage
from .precedence import remember_names, settle_names
from .previews import add_previews
from .room import PictureRoom
from .theme import add_assets, add_sidebar, choose_template
from .transforms import Expand, GlossaryEntries
from .turns import take_turn
from .workers import Workers

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = '1.0.0'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx."""
    app.add_config_value('recap_reading_speed', 200, 'env', int, 'words per minute')
    app.add_config_value('recap_source_language', '', 'env', str, 'empty: the language built')
    app.add_config_value('recap_books', {}, '', dict, 'name of PDF and EPUB by language')

    app.add_node(
        nodes.statistic,
        html=(visitors.visit_statement_html, visitors.depart_statement_html),
        latex=(visitors.visit_statement_latex, visitors.depart_statement_latex),
    )
    app.add_node(
        nodes.quotation,
        html=(visitors.visit_statement_html, visitors.depart_quotation_html),
        latex=(visitors.visit_statement_latex, visitors.depart_statement_latex),
    )
    app.add_node(
        nodes.record_term,
        html=(visitors.visit_record_term_html, visitors.depart_record_term_html),
    )
    for node in (nodes.speaker, nodes.source, nodes.byline, nodes.check):
        app.add_node(node)  # rendered as their base class, but some writers look names up

    app.add_domain(RecapDomain)
    charts.setup(app)
    drawings.setup(app)
    app.add_transform(MarkUntranslated)
    app.add_transform(GlossaryEntries)
    app.add_post_transform(Expand)
    app.add_post_transform(PictureRoom)

    app.connect('config-inited', take_turn)
    app.connect('builder-inited', set_builder)
    app.connect('env-before-read-docs', check_encoding)
    garbage, workers = Garbage(), Workers()
    app.connect('env-get-outdated', garbage.spare_loaded, priority=0)
    app.connect('env-updated', garbage.spare_read, priority=0)
    app.connect('env-before-read-docs', workers.choose)
    app.connect('source-read', workers.travel_light)
    app.connect('env-updated', workers.restore)
    app.connect('env-get-outdated', incremental.pointing_at_moved)
    app.connect('doctree-read', remember_names)
    # Before the digests, which tell where links lead, and what pages show.
    app.connect('env-updated', settle_names)
    app.connect('env-updated', name_pictures)
    digests = incremental.Digests()
    app.connect('env-updated', digests.outdated)
    app.connect('doctree-resolved', digests.note_written)
    app.connect('build-finished', digests.save)
    app.connect('write-started', clear_static)
    app.connect('build-finished', remove_unused)
    app.connect('build-finished', copy_downloads)
    app.connect('warn-missing-reference', warned_already)
    app.connect('config-inited', place_edition)
    app.connect('html-page-context', add_editions)
    app.connect('html-page-context', choose_template)
    app.connect('html-page-context', add_citation)
    app.connect('html-page-context', add_previews)
    app.connect('html-page-context', add_downloads)
    app.connect('html-page-context', add_assets)
    app.connect('html-page-context', Addresses().remember)
    app.connect('html-page-context', add_sidebar, priority=400)  # before the theme's own (500)
    search.setup(app)
    book.setup(app)
    epub.setup(app)

    return {'version': __version__, 'parallel_read_safe': True, 'parallel_write_safe': True}
