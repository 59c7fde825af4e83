"""Books: all pages as one file, a PDF or an EPUB, both accessible.

The same sources make the same bytes, and an error leaves the former book in its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .._parts import add_parts, add_shared_event, add_shared_value
from .epub import THEME, EpubBuilder, ask_nothing
from .medium import ForBooks, ForSites
from .paper import PAPER
from .pdf import PAGES, Numbers, PdfBuilder, tell_status
from .poster import PosterBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder ``pdf``, and ``epub`` in the place of Sphinx's own, with its theme.

    Add the events in which other wings say what a book shows of theirs, and what it carries.
    """
    add_shared_value(app, 'recap_books', {}, '', dict)
    add_shared_value(app, 'recap_source_language', '', 'env', str)
    app.add_config_value('recap_paper', PAPER, '', str, 'of the PDF')
    app.add_config_value('recap_volume_pages', PAGES, '', int, 'of a volume, at most')
    app.add_config_value('recap_rights', {}, '', dict, 'of the text, by language')
    app.add_config_value('recap_index', [], '', list, 'more names for the index')
    app.add_event('book-imprint')
    app.add_event('book-attachments')
    add_shared_event(app, 'publish-records')
    app.add_post_transform(ForBooks)
    app.add_post_transform(ForSites)
    app.add_post_transform(Numbers)
    app.add_builder(PdfBuilder)
    app.connect('build-finished', tell_status)
    app.add_builder(PosterBuilder)
    app.add_builder(EpubBuilder, override=True)
    ask_nothing(app)
    app.add_html_theme(THEME, str(Path(__file__).parent / 'epub' / 'theme'))
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
