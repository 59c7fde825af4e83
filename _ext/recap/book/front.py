"""What the book adds to the pages: what its cover and its first pages say, and its index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.locale import _
from sphinx.util.i18n import format_date

from ..domain import domain_of
from ..imprint import subtitle
from ..markup import words
from ..records import Session, Speaker
from ..text import collation_key
from .syntax import Code, literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sphinx.environment import BuildEnvironment

    from .syntax import Value


def book(env: BuildEnvironment, date: datetime) -> dict[str, Value]:
    """Return what the template reads as ``book``: the identity of the book, its own words."""
    config = env.config
    records = domain_of(env).recap.records
    sessions = [record for record in records if isinstance(record, Session)]
    day = format_date('%-d %B %Y', date=date, language=config.language)
    edition = _('Version %(release)s, %(date)s') % {'release': config.release, 'date': day}
    return {
        'title': env.titles[config.root_doc].astext(),
        'author': config.author,
        'language': config.language.partition('_')[0],
        'date': Code(f'datetime(year: {date.year}, month: {date.month}, day: {date.day})'),
        'keywords': [record.name for record in records if isinstance(record, Speaker)],
        'minutes': [session.minutes for session in sessions],
        'words': {
            'subtitle': subtitle(env),
            'edition': edition,
            'contents': _('Contents'),
            'index': _('Index'),
            'index-note': _('In bold, the page of the entry; the others are those that cite it.'),
            'page': _('p. %s'),
            'see': _('see %s'),
            'quote': words('').strip()[0],
            'made-title': _('How this book was made'),
            'made': [
                _('Sphinx gathered the pages of the web site; Typst set them in Libertinus Serif.'),
                _('Pages bear the numbers that a PDF reader shows; after a link stands its page.'),
                _('The file is accessible (PDF/UA-1) and fit for archives (PDF/A-2a).'),
                _('On the cover, each disc is a session, as large as its account is long.'),
                f'{edition}. © {config.copyright}.',
            ],
        },
    }


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index lists: the forms of a name, each with its label."""

    forms: tuple[tuple[str, str], ...]
    person: bool

    def shown(self) -> str:
        """Return the first form, as an index has it."""
        name = self.forms[0][0]
        return inverted(name) if self.person else name


def index(entries: Iterable[Entry]) -> str:
    """Return the call that sets the index: the first form of a name gets the pages.

    The others lead to it.
    """
    rows: list[tuple[str, Value]] = []
    for entry in entries:
        shown, label = entry.shown(), entry.forms[0][1]
        used = [f'used:{name}' for _form, name in entry.forms]
        rows.append((shown, (shown, label, used, None)))
        rows += [(form, (form, label, (), shown)) for form, _label in entry.forms[1:]]
    groups: dict[str, list[Value]] = {}
    for key, row in sorted((collation_key(name), row) for name, row in rows):
        groups.setdefault(key[:1].upper(), []).append(row)
    return f'#index-of-names({literal(list(groups.items()))})\n' if groups else ''


def inverted(name: str) -> str:
    """Return a person's *name* with the family name first, unless it begins or ends otherwise."""
    first, _space, last = name.rpartition(' ')
    if first[:1].isupper() and last[:1].isupper():
        return _('%(last)s, %(first)s') % {'last': last, 'first': first}
    return name
