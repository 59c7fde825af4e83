"""What a page offers around its text, over the theme Furo.

The same page in other languages, a sidebar that stays small, books to download, how to cite it,
what its links lead to, shown beside them; and menus that a keyboard opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._editions import add_editions
from .._parts import add_parts, add_shared_event, add_shared_value, join
from .context import Surroundings, keep_one_anchor
from .copying import translate_copying
from .downloads import copy_downloads, note_downloads
from .editions import MarkUntranslated
from .passages import name_passages
from .previews import drop_previews, note_previews, without_previews
from .scripts import write_script
from .stylesheet import THEME, write_styles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the event in which others give previews."""
    add_editions(app)
    app.add_config_value('recap_downloads', [], 'html', list, 'the books: set by itself')
    add_shared_value(app, 'recap_books', {}, '', dict)
    app.add_event('page-previews')
    add_shared_event(app, 'page-day')
    app.connect('builder-inited', write_styles, priority=900)
    app.connect('builder-inited', write_script, priority=900)
    app.connect('builder-inited', translate_copying, priority=900)
    app.add_transform(MarkUntranslated)
    app.connect('config-inited', bound_sidebar)
    app.connect('config-inited', note_downloads)
    app.connect('config-inited', name_permalinks)
    surroundings = Surroundings()
    app.connect('env-updated', surroundings.forget, priority=100)
    app.connect('doctree-resolved', keep_one_anchor)
    app.connect('doctree-resolved', name_passages)
    # Before the theme (500), which gives the templates a sidebar of its own.
    app.connect('html-page-context', surroundings.surround, priority=400)
    app.connect('build-finished', copy_downloads)
    app.connect('env-get-outdated', drop_previews)
    app.connect('env-updated', without_previews, priority=850)  # once records are gathered
    app.connect('build-finished', note_previews)
    join(app, 'page-shows', surroundings.page_shows)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}


def bound_sidebar(app: Sphinx, config: Config) -> None:
    """Tell a wing that asks that not all pages show all titles (``config-inited``)."""
    if 'recap_global_toctree' in config and config.html_theme == THEME:
        config.recap_global_toctree = False


def name_permalinks(app: Sphinx, config: Config) -> None:
    """Have permalinks named by what they link to, rather than “pilcrow” (``config-inited``).

    Their title then is their name. Leans on Sphinx writing the sign as it is, as HTML.
    """
    if config.html_permalinks_icon == '¶':
        config.html_permalinks_icon = '<span aria-hidden="true">¶</span>'
