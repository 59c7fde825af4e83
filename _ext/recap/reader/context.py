"""What the templates of a page are given, and what they are spared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from markupsafe import escape

from .._about import holder, title_of
from .._ground import SITES
from .._languages import language_tag, writes_leftwards
from . import downloads, editions
from .citation import citation
from .navigation import Navigation
from .previews import previews
from .scripts import UNUSED, on_demand, share_scripts
from .stylesheet import PYGMENTS, THEME, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

VIEWPORT: Final = re.compile(r'\s*<meta name="viewport"[^>]*>')


class Surroundings:
    """What surrounds the text of the pages in one build."""

    def __init__(self) -> None:
        self._navigation: Navigation | None = None

    def navigation(self, env: BuildEnvironment) -> Navigation:
        """Return the tables of contents, once all pages have been read."""
        if self._navigation is None:
            self._navigation = Navigation(env)
        return self._navigation

    def forget(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Drop what was made before all pages were read (``env-updated``)."""
        self._navigation = None

    def page_shows(self, app: Sphinx, docname: str) -> Iterator[str]:
        """Yield what surrounds a page that other pages declare (``page-shows``)."""
        yield title_of(app.env)
        yield self.navigation(app.env).told(docname)

    def surround(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> str | None:
        """Give the templates what they show, and no more than they need (``html-page-context``).

        Spare an EPUB the templates of the site, and other themes what only these ask for, and
        builders that have no templates, such as that of JSON. Leans on the names of what Sphinx
        gives to templates, and on the priority of Furo's handler (500).
        """
        theme = app.builder.theme.name  # type: ignore[attr-defined]  # of a builder of HTML
        if theme != app.config.html_theme:
            return f'!{templatename}'
        if theme != THEME or 'content_root' not in context:
            return None
        # The title of the recap is that of its first page, which is translated; conf.py's isn't.
        # Escaped, and said to be: the theme writes it as it is.
        context['docstitle'] = context['project'] = escape(title_of(app.env))
        context['recap_holder'] = holder(app.config)
        # Sphinx marks what it has translated, or not; in a head, that is no attribute of HTML.
        # The size of the window is the theme's to say, and once.
        metatags = re.sub(' translated="(True|False)"', '', context.get('metatags', ''))
        context['metatags'] = VIEWPORT.sub('', metatags)
        # Leans on the theme writing it as it is: its first line has no place for a direction.
        rtl = '" dir="rtl' if writes_leftwards(app.config.language) else ''
        context['language'] = f'{language_tag(app.config.language)}{rtl}'
        root = context['content_root']
        context['recap_editions'] = editions.offered(app, pagename, root)
        context['recap_downloads'] = downloads.offered(app, root)
        context['recap_sidebar'] = self.navigation(app.env).sidebar(pagename)
        context['toctree'] = lambda **_options: (
            ''
        )  # the theme asks for the whole tree: it gets none
        if doctree is not None:  # else search, index: nothing to cite
            context['recap_citation'] = citation(app, pagename)
            context['recap_previews'] = previews(app, pagename)
        has_code = doctree is not None and any(doctree.findall(nodes.literal_block))
        unused = UNUSED if has_code else {*UNUSED, PYGMENTS}
        for kind in ('script_files', 'css_files'):
            context[kind] = [f for f in context[kind] if getattr(f, 'filename', f) not in unused]
        if app.builder.name in SITES:
            context['css_files'], context['recap_joined'] = joined(context['css_files'])
        context['recap_on_demand'] = on_demand
        share_scripts(app, context)
        return None


def keep_one_anchor(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Take back the anchors that the theme gives as well to what it wraps (``doctree-resolved``).

    Leans on the classes of the wrappers that Furo puts around tables and equations.
    """
    if app.builder.format == 'html' and app.config.html_theme == THEME:
        for wrapper in doctree.findall(nodes.container):
            if not {'table-wrapper', 'math-wrapper'}.isdisjoint(wrapper['classes']):
                wrapper['ids'] = []
