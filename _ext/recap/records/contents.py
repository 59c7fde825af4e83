"""What stands in the place of each placeholder, as plain data: every word and every link of it.

`drawn` draws it and nothing else, so that its digest tells whether a page shows what it showed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.locale import _

from .records import Quotation, Source

if TYPE_CHECKING:
    from .records import Record
    from .text import Foreign

VERDICTS: Final = ('conforme', 'nuance', 'divergent', 'introuvable', 'entendu')
"""The closed list of what a check can return, in the order in which it is counted."""


def verdict_label(verdict: str) -> str:
    """Return the words that readers see for *verdict*; an empty one was never given.

    They are looked up at each call: those of the module would be in the language of the first build
    that imports it.
    """
    labels = {
        'conforme': _('Confirmed'),
        'nuance': _('True, with caveats'),
        'divergent': _('The source says otherwise'),
        'introuvable': _('Origin not found'),
        'entendu': _('Heard at the event'),
    }
    return labels.get(verdict, _('Not checked'))


def words(text: str) -> str:
    """Return *text* between the quotation marks of the language."""
    return _('“%s”') % text


def shown(record: Record) -> str:
    """Return the text of a reference to *record* whose author wrote none."""
    if isinstance(record, Quotation):
        return words(record.label)
    return f'({record.label})' if isinstance(record, Source) else record.label


class Link(NamedTuple):
    """A link to a place, shown as ``text``: to a record of a ``kind``, or else to a page.

    Where there is no such record, ``docname`` is empty. The words of a quotation stand between
    quotation marks, say their ``language``, and that of the ``foreign`` passages in them.
    """

    docname: str
    anchor: str
    text: str
    kind: str = ''
    language: str = ''
    foreign: Foreign = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class SessionHead:
    """The head of a session; of the sessions of its group, *total* is 0 where it isn't told."""

    rank: int
    total: int
    speakers: tuple[Link, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Appearances:
    """Where a speaker appears: sessions, other pages, figures, quotations."""

    sessions: tuple[Link, ...]
    pages: tuple[Link, ...]
    statistics: tuple[Link, ...]
    quotations: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """The pages that cite a source, or use a term."""

    kind: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StatisticRow:
    """A row of the table of statistics; nobody may have said it."""

    figure: Link
    claim: str
    foreign: Foreign
    sources: tuple[Link, ...]
    speaker: Link | None
    page: Link
    verdict: str


@dataclass(frozen=True, slots=True)
class QuotationItem:
    """An item of the list of quotations."""

    words: Link
    speaker: Link | None
    page: Link
    verdict: str


@dataclass(frozen=True, slots=True)
class SourceItem:
    """An item of the list of sources: the whole reference after its label."""

    label: Link
    reference: str
    foreign: Foreign


@dataclass(frozen=True, slots=True)
class Card:
    """A statistic as a card: its figure stands between the words *before* and *after*."""

    before: str
    figure: Link
    after: str
    foreign: Foreign
    verdict: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of a *kind* got which verdict, in the order of the closed list."""

    kind: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """The statistics, a row each."""

    rows: tuple[StatisticRow, ...]


@dataclass(frozen=True, slots=True)
class QuotationsList:
    """The quotations, an item each."""

    items: tuple[QuotationItem, ...]


@dataclass(frozen=True, slots=True)
class SourcesList:
    """The works, an item each."""

    items: tuple[SourceItem, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Statistics as cards."""

    cards: tuple[Card, ...]


Content = (
    SessionHead
    | Appearances
    | Citations
    | StatisticsTable
    | QuotationsList
    | SourcesList
    | Cards
    | Tally
)
"""What a placeholder shows."""
