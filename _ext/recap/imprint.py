"""What the books, PDF and EPUB, are called, what they hold, and when they were made."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx.locale import _
from sphinx.util.osutil import make_filename_from_project

from .domain import domain_of
from .records import Quotation, Session, Statistic

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def file_name(config: Config, suffix: str) -> str:
    """Return the name of the book in the language of the build: that of ``recap_books``."""
    name = config.recap_books.get(config.language) or make_filename_from_project(config.project)
    return f'{name}{suffix}'


def date(env: BuildEnvironment) -> datetime:
    """Return when the book was made: ``SOURCE_DATE_EPOCH``, or the last change of a page."""
    epoch = os.environ.get('SOURCE_DATE_EPOCH') or max(
        env.doc2path(docname).stat().st_mtime for docname in env.found_docs
    )
    return datetime.fromtimestamp(int(epoch), tz=UTC)


def subtitle(env: BuildEnvironment) -> str:
    """Return what the book holds, in words."""
    records = domain_of(env).recap.records
    counts = {
        'sessions': sum(isinstance(record, Session) for record in records),
        'statistics': sum(isinstance(record, Statistic) for record in records),
        'quotations': sum(isinstance(record, Quotation) for record in records),
    }
    text = _('%(sessions)d sessions, %(statistics)d figures, %(quotations)d quotations')
    return text % counts
