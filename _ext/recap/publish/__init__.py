"""What machines and hosts read of a site: addresses, dates, data, and what each page is about.

Works on the pages of any site; where the wing of records is there too, on its records as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._editions import add_editions
from .._parts import add_parts, add_shared_event, join
from .address import check_address
from .citations import Citations
from .claims import ClaimPages
from .event import check_event
from .files import Files
from .head import Head
from .licence import check_licence
from .pages import note_description
from .pictures import add_pictures
from .publication import Publication

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the events in which others give records, or ask."""
    app.add_config_value('recap_event', {}, 'html', dict, 'what the recap is of, where and when')
    app.add_config_value('recap_licence', '', 'html', str, 'the address of the licence of the text')
    app.add_config_value('recap_claim_pages', True, 'html', bool, 'whether each claim has a page')
    app.add_config_value('recap_short_name', '', 'html', (str, dict), 'of the site, for browsers')
    app.add_config_value('recap_theme_colours', [], 'html', list, 'of browsers: light, dark')
    for event in ('publish-records', 'publish-pages', 'publish-cards', 'publish-icons'):
        add_shared_event(app, event)
    # Before the edition that is built is placed under the address (500).
    app.connect('config-inited', check_address, priority=300)
    app.connect('config-inited', check_licence)
    app.connect('builder-inited', check_event)
    app.connect('doctree-read', note_description)
    publication = Publication(add_pictures)
    app.connect('env-updated', publication.forget, priority=100)
    app.connect('env-updated', publication.prepare, priority=850)
    head, files, claims = Head(publication), Files(publication), ClaimPages(publication)
    app.connect('html-page-context', head.fill)
    app.connect('env-updated', files.begin, priority=900)
    app.connect('build-finished', files.end)
    citations = Citations(publication)
    join(app, 'page-day', citations.page_day)
    app.connect('build-finished', claims.write)
    app.connect('publish-pages', claims.pages)
    join(app, 'pages-basis', publication.pages_basis)
    join(app, 'page-shows', head.page_shows)
    join(app, 'book-attachments', files.attachments)
    add_editions(app)
    add_parts(app, __file__)
    return {
        'version': '1.0.0',
        'env_version': 2,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
