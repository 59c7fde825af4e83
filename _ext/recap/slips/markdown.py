"""Which pages are Markdown: of others, Sphinx goes on saying what slipped."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LOGGERS: Final = (
    'myst_parser.warnings_',
    'sphinx.environment.adapters.toctree',
    'sphinx.highlighting',
    'sphinx.transforms',
)
"""The modules that say what is said here of Markdown."""

SAID: Final = frozenset({'toc.no_title', 'misc.highlighting_failure', 'ref.footnote'})
"""What they say, elsewhere or without a remedy."""


def is_markdown(config: Config, path: Path) -> bool:
    """Return whether the page at *path* is Markdown."""
    return bool(config.source_suffix.get(path.suffix) == 'markdown')


class SaidHere(logging.Filter):
    """Keeps others from saying it as well."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self._app = app

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether *record* is about something else, or a page that isn't Markdown."""
        kind = f'{getattr(record, "type", "")}.{getattr(record, "subtype", "")}'
        if kind not in SAID:
            return True
        place = getattr(record, 'location', None)
        if kind == 'toc.no_title':  # of which page, the place isn't
            (name,) = cast('tuple[str]', record.args)
            path: Path = self._app.env.doc2path(name)
        elif isinstance(place, nodes.Node) and place.document:
            path = Path(place.document['source'])
        else:
            return False  # MyST knows no other pages
        return not is_markdown(self._app.config, path)


def hush(app: Sphinx) -> None:
    """Have the loggers ask, in the place of those of another build in this process."""
    for name in LOGGERS:
        logger = logging.getLogger(f'sphinx.{name}')
        for earlier in [one for one in logger.filters if isinstance(one, SaidHere)]:
            logger.removeFilter(earlier)
        logger.addFilter(SaidHere(app))
