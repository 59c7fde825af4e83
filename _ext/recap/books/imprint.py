"""What the books are called, what they say of themselves, and when they were made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _

from .._about import author, holder, title_of
from .._ground import one_line
from .._languages import day_in, letters_of
from .paper import as_read
from .syntax import Code
from .titles import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from .attachments import Attachment
    from .syntax import Value

DATELINE: Final = 'recap-dateline'


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


def identity(
    env: BuildEnvironment, added: Imprint, date: datetime, held: Iterable[Attachment] = ()
) -> dict[str, Value]:
    """Return what the template reads as ``book``: the identity of the book, its own words.

    *held* is what the book carries.
    """
    config = env.config
    title = title_of(env)
    signed, edition = author(config), edition_of(config, date)
    return {
        'title': title,
        'title-lines': lines_of(title),
        'author': signed,
        'language': letters_of(config.language),
        'date': Code(f'datetime(year: {date.year}, month: {date.month}, day: {date.day})'),
        'paper': as_read(config.recap_paper),
        'keywords': added.keywords,
        'lengths': added.lengths,
        'words': {
            'subtitle': added.subtitle,
            'dateline': dateline(env),
            'author': signed,
            'edition': edition,
            'imprint': [line for line in (edition, rights(config)) if line],
            'where': _('On the web: %s'),
            'address': str(config.html_baseurl or ''),
            'how-to-read': _(
                'In the margin stand the pages to which the words of the line lead, and the works '
                'that it cites; in lists and tables, pages follow the words.'
            ),
            'contents': _('Table of contents'),
            'index': _('Index'),
            'index-note': _('In bold, the page of the entry; the others are those that cite it.'),
            'page': _('p. %s'),
            'see': _('see %s'),
            'quote': (_('“%s”') % '').strip()[0],
            'made-title': _('How this book was made'),
            'made': [
                _('Sphinx gathered the pages; Typst set them in Libertinus Serif.'),
                _('Pages bear the numbers that a PDF reader shows.'),
                _('The file is accessible (PDF/UA-1) and fit for archives (PDF/A-3a).'),
                *added.colophon,
                *carried(held),
            ],
        },
    }


def edition_of(config: Config, date: datetime) -> str:
    """Return which version of the book this is, where conf.py says it, and of when."""
    day = day_in(config.language, date)
    if not config.release:
        return day
    return _('Version %(release)s, %(date)s') % {'release': config.release, 'date': day}


def rights(config: Config) -> str:
    """Return who holds the rights, and the licence, in one line: what the settings say."""
    held, licence = holder(config), config.recap_rights.get(config.language, '')
    said = [f'© {held}.' if held else '', _('Licence: %s.') % licence if licence else '']
    return ' '.join(part for part in said if part)


def carried(held: Iterable[Attachment]) -> list[str]:
    """Return what is said of the files that a book carries."""
    told = _('The book carries a file for machines, %(name)s: %(about)s.')
    return [told % {'name': file.name, 'about': file.description} for file in held]


def dateline(env: BuildEnvironment) -> str:
    """Return the place and the dates, where the first page has a passage of that class."""
    doctree = env.get_doctree(env.config.root_doc)
    found = (node for node in doctree.findall(nodes.Element) if DATELINE in node['classes'])
    return next((one_line(node.astext()) for node in found), '')
