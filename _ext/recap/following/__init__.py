"""What lets a site be found, followed, and kept: feed, site map, error page, old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._editions import add_editions
from .._parts import add_parts, add_shared_event, join
from . import moved, named, sitemap, verdicts
from .published import Following

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the event in which others tell of their pages."""
    app.add_config_value(moved.SETTING, [], 'env', list, 'what has moved: set by itself')
    app.add_config_value(named.FIRST, '', '', str, 'where the site was published first')
    add_shared_event(app, 'publish-pages')
    add_shared_event(app, 'publish-records')
    app.connect('config-inited', moved.note_moves)
    app.connect('config-inited', named.check_first)
    app.connect('doctree-read', moved.name_again, priority=400)
    app.connect('doctree-read', sitemap.note_unlisted)
    app.connect('env-get-outdated', verdicts.look_again)
    app.connect('env-check-consistency', moved.check)
    app.connect('env-check-consistency', verdicts.check)
    following = Following()
    app.connect('env-updated', following.prepare, priority=700)  # before digests are made (800)
    # The text of a page is kept as it is, before what has moved is added to it.
    app.connect('html-page-context', following.announce)
    app.connect('html-page-context', moved.lead_away, priority=600)
    app.connect('build-finished', following.write)
    app.connect('build-finished', moved.write, priority=600)  # after those who drop pages (500)
    join(app, 'pages-basis', following.pages_basis)
    join(app, 'page-shows', following.page_shows)
    add_editions(app)
    add_parts(app, __file__)
    return {
        'version': '1.0.0',
        'env_version': 1,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
