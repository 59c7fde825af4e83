"""What records answer to the other wings, where those are loaded and ask.

Each function connects to the event that its docstring names; the wing that adds an event says in
its README what it asks.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.locale import _

from .._ground import digest
from .._languages import turned
from .domain import domain_of
from .page import Page
from .records import Quotation, Session, Source, Speaker, Statement, Statistic, Term
from .wording import TINTS, TYPED, counted, verdict_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .gathered import Gathered
    from .records import Record

TYPST: Final = Path(__file__).with_name('book.typ')


def page_shows(app: Sphinx, docname: str) -> Iterator[str]:
    """Yield all that the page *docname* shows and another page declares (``page-shows``)."""
    domain = domain_of(app.env)
    gathered, page = domain.gathered, domain.pages.get(docname, Page())
    for placeholder in page.placeholders:
        yield str(placeholder.content(gathered))
    for kind, target, _location in page.mentions:
        yield gathered.once((kind, target), partial(linked, gathered, kind, target))


def linked(gathered: Gathered, kind: str, name: str) -> str:
    """Return all that a link to the record *name* shows, and where it leads."""
    record = gathered.find(kind, name)
    return f'{gathered.link(record)} {preview(record)}' if record else ''


def pages_basis(app: Sphinx) -> Iterator[str]:
    """Yield what all pages declare, but for its lines in the sources (``pages-basis``)."""
    domain = domain_of(app.env)
    if domain.changed:
        said = (f'{docname} {page.digest}' for docname, page in sorted(domain.pages.items()))
        domain.data['digest'] = digest(*said)
    yield domain.data['digest']


def page_previews(app: Sphinx, docname: str) -> dict[str, dict[str, str]]:
    """Return, by the address of their links, the entries that a page cites (``page-previews``)."""
    domain = domain_of(app.env)
    own = app.config.language
    found = {}
    page = domain.pages.get(docname, Page())
    for kind, target in dict.fromkeys((m.kind, m.target) for m in page.mentions):
        record = domain.gathered.find(kind, target)
        if record and record.docname != docname and (content := preview(record)):
            address = app.builder.get_relative_uri(docname, record.docname)
            anchor = record.anchor
            if isinstance(record, Term):  # each of its names has a place of its own
                anchor = dict(zip(record.aliases, record.anchors, strict=True))[target]
            if way := turned(content.get('lang', own), own):
                content['dir'] = way
            found[f'{address}#{anchor}'] = content
    return found


def preview(record: Record) -> dict[str, str]:
    """Return what a preview of *record* shows: a title, a text, perhaps a note and its language."""
    match record:
        case Speaker():
            return {'title': str(record.title), 'text': str(record.biography)}
        case Term():
            return {'title': str(record.title), 'text': str(record.definition)}
        case Source():
            return {'title': record.short, 'text': str(record.reference)}
        case Statement():
            figure = str(record.figure) if isinstance(record, Statistic) else ''
            said = {'title': figure, 'text': str(record.text)}
            language = record.language if isinstance(record, Quotation) else ''
            reason = f' — {record.reason}' if record.reason else ''
            note = {'note': f'{verdict_label(record.verdict)}{reason}'}
            return {**said, **note, **({'lang': language} if language else {})}
    return {}


def card_signs(app: Sphinx) -> dict[str, dict[str, str]]:
    """Return how verdicts look, by their keys, and what wasn't checked, as ``none``.

    To `card-signs`: the ``colour``, and the ``path`` of the sign, of SVG, on a square of 16.
    """
    names = {**TYPED, 'none': ''}
    return {
        key: dict(zip(('colour', 'path'), TINTS[name], strict=True)) for key, name in names.items()
    }


def book_imprint(app: Sphinx) -> dict[str, Any]:
    """Return what the records add to a book (``book-imprint``)."""
    records = domain_of(app.env).gathered.records
    sessions = [record for record in records if isinstance(record, Session)]
    statistics, quotations = (
        sum(isinstance(record, kind) for record in records) for kind in (Statistic, Quotation)
    )
    return {
        'subtitle': counted(len(sessions), statistics, quotations),
        'keywords': [record.name for record in records if isinstance(record, Speaker)],
        'lengths': [session.minutes for session in sessions],
        'colophon': [_('On the cover, each disc is a session, as large as its account is long.')],
        'typst': TYPST.read_text(encoding='utf-8'),
    }
