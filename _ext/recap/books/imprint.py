"""What the books are called, what they say of themselves, and when they were made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sphinx.locale import _
from sphinx.util.i18n import format_date

from .syntax import Code

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .syntax import Value


@dataclass(frozen=True, slots=True)
class Imprint:
    """What other wings add to a book: they answer ``book-imprint`` with some of these.

    ``subtitle`` is what it holds, in words; ``keywords`` what it is about; ``lengths`` one number
    for each disc on its cover; ``colophon`` sentences on how it was made; ``typst`` functions for
    nodes, as code.
    """

    subtitle: str
    keywords: list[str]
    lengths: list[int]
    colophon: list[str]
    typst: str


def imprint(builder: Builder) -> Imprint:
    """Return what other wings add to a book, in whatever order they were loaded."""
    answers: list[dict[str, Any]] = sorted(builder.events.emit('book-imprint'), key=str)

    def all_of(name: str) -> list[Any]:
        return [each for answer in answers for each in answer.get(name, ())]

    return Imprint(
        subtitle=' '.join(answer['subtitle'] for answer in answers if 'subtitle' in answer),
        keywords=all_of('keywords'),
        lengths=all_of('lengths'),
        colophon=all_of('colophon'),
        typst='\n'.join(answer.get('typst', '') for answer in answers),
    )


def date_of(env: BuildEnvironment) -> datetime:
    """Return when the book was made: ``SOURCE_DATE_EPOCH``, or the last change of a page."""
    epoch = os.environ.get('SOURCE_DATE_EPOCH') or max(
        env.doc2path(docname).stat().st_mtime for docname in env.found_docs
    )
    return datetime.fromtimestamp(int(epoch), tz=UTC)


def identity(env: BuildEnvironment, added: Imprint, date: datetime) -> dict[str, Value]:
    """Return what the template reads as ``book``: the identity of the book, its own words."""
    config = env.config
    day = format_date('%-d %B %Y', date=date, language=config.language)
    edition = _('Version %(release)s, %(date)s') % {'release': config.release, 'date': day}
    return {
        'title': env.titles[config.root_doc].astext(),
        'author': config.author,
        'language': config.language.partition('_')[0],
        'date': Code(f'datetime(year: {date.year}, month: {date.month}, day: {date.day})'),
        'keywords': added.keywords,
        'lengths': added.lengths,
        'words': {
            'subtitle': added.subtitle,
            'edition': edition,
            'contents': _('Table of contents'),
            'index': _('Index'),
            'index-note': _('In bold, the page of the entry; the others are those that cite it.'),
            'page': _('p. %s'),
            'see': _('see %s'),
            'quote': (_('“%s”') % '').strip()[0],
            'made-title': _('How this book was made'),
            'made': [
                _('Sphinx gathered the pages of the web site; Typst set them in Libertinus Serif.'),
                _('Pages bear the numbers that a PDF reader shows; after a link stands its page.'),
                _('The file is accessible (PDF/UA-1) and fit for archives (PDF/A-2a).'),
                *added.colophon,
                f'{edition}. © {config.copyright}.',
            ],
        },
    }
