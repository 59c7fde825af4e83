"""What is the same on many pages, made once: addresses, titles, words, templates."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from jinja2 import Environment, FileSystemBytecodeCache
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translator

from .._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Remembers(StandaloneHTMLBuilder):
    """Makes the address of each page once, and once more for each folder that leads there.

    They are asked for all along, by whatever refers to a page. The titles of pages are made HTML
    once, for themselves, the pages beside, and those below.
    """

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._targets: dict[str, str] = {}
        self._folders: dict[str, dict[str, str]] = {}
        self._titles: dict[tuple[nodes.Node, str], dict[str, str]] = {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, from the root of the site."""
        if docname not in self._targets:
            self._targets[docname] = super().get_target_uri(docname, typ)
        return self._targets[docname]

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page from another one: the same from all others of its folder."""
        if from_ == to:
            return super().get_relative_uri(from_, to, typ)
        folder = self.get_target_uri(from_).rpartition('/')[0]
        known = self._folders.setdefault(folder, {})
        if to not in known:
            known[to] = super().get_relative_uri(from_, to, typ)
        return known[to]

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Return what a *node* is in HTML: the same in a folder, if it is the title of a page.

        What leads to a picture that a title holds depends on the folder (``imgpath``).
        """
        if not isinstance(node, nodes.title):
            return super().render_partial(node)
        known = node, str(self.imgpath)
        if known not in self._titles:
            self._titles[known] = super().render_partial(node)
        return self._titles[known]


class Addresses:
    """The addresses on the pages of one folder, made once for all of them.

    A page holds some forty: its sidebar, its stylesheets and scripts, whose sums Sphinx resolves a
    path for each time. Together they would take a twentieth of a build.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], str] = {}

    def remember(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Have the functions of the templates look up what they have already answered.

        Leans on their names in the context of a page (``html-page-context``).
        """
        if app.builder.name in SITES:
            folder = app.builder.get_target_uri(pagename).rpartition('/')[0]
            for name in ('pathto', 'css_tag', 'js_tag'):
                context[name] = self._remembered(context[name], name, folder, pagename)

    def _remembered(
        self, make: Callable[..., str], name: str, folder: str, pagename: str
    ) -> Callable[..., str]:
        """Return *make*, which answers once for a *folder*, but for the page itself: “#”."""

        def answer(asked: object, *options: object, **named: object) -> str:
            if asked == pagename:
                return make(asked, *options, **named)
            key = (name, folder, asked, *options, *named.items())
            if key not in self._made:
                self._made[key] = make(asked, *options, **named)
            return self._made[key]

        return answer


def remember_words(*_event: object) -> None:
    """Have the words of pages translated once each (``config-inited``).

    A page holds a hundred and fifty. Each is looked for in one catalogue after another, one a wing.
    """
    translator = get_translator()
    # Not that of the instance: an earlier build of this process may have left its own there.
    translate = partial(type(translator).gettext, translator)
    vars(translator)['gettext'] = cache(translate)


def keep_templates(app: Sphinx) -> None:
    """Keep the templates of pages compiled, beside what Sphinx keeps (``builder-inited``).

    To compile them takes a tenth of a second, in each build. Leans on Sphinx's environment of
    Jinja, which knows by itself when a template has changed.
    """
    environment = getattr(getattr(app.builder, 'templates', None), 'environment', None)
    if isinstance(environment, Environment):
        folder = Path(app.doctreedir, 'recap-templates')
        folder.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
