"""The addresses on the pages of one folder, made once for all of them.

A page holds some forty: its sidebar, its stylesheets and scripts, whose sums Sphinx resolves a path
for each time. Together they would take a twentieth of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .downloads import SITES

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx


class Addresses:
    """Those of one build: connects to ``html-page-context``."""

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
        """Have the functions of the templates look up what they have already answered."""
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
