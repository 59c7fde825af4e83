"""Slips that Markdown forgives in silence: what isn't closed, what isn't seen, what is misspelt.

To a reader, each is words that are lost, or markup as it was typed. Here each is one warning, at
its line, that says what would be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._ground import warn
from .blocks import Page
from .names import Names

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

SAID_BETTER = (
    'myst.directive_unknown',
    'myst.role_unknown',
    'toc.no_title',
    'misc.highlighting_failure',
)
"""What MyST and Sphinx say of these slips, elsewhere or without a remedy."""


class Reader:
    """Looks at pages as they are read: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self._names: Names | None = None

    def look(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Say what slipped on the page *docname* (``source-read``)."""
        path = app.env.doc2path(docname)
        if app.config.source_suffix.get(path.suffix) != 'markdown':
            return
        if self._names is None:
            self._names = Names(app.env)
        for line, subtype, message in Page(source[0], self._names).slips():
            warn(f'{path}:{line}', subtype, '%s', message)


def say_once(app: Sphinx, config: Config) -> None:
    """Keep others from saying it as well (``config-inited``)."""
    config.suppress_warnings = [*config.suppress_warnings, *SAID_BETTER]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what looks at pages."""
    app.connect('config-inited', say_once)
    app.connect('source-read', Reader().look, priority=900)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
