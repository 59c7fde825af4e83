"""What stands in the place of each placeholder, as plain data: every word and every link of it.

`drawn` draws it and nothing else, so that its digest tells whether a page shows what it showed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .text import Text


class Link(NamedTuple):
    """A link to a place, shown as ``text``: to a record of a ``kind``, or else to a page.

    Where there is no such record, ``docname`` is empty. The words of a quotation, ``said``, stand
    between quotation marks, and say their ``language``.
    """

    docname: str
    anchor: str
    text: str
    kind: str = ''
    language: str = ''
    said: Text | None = None


class SessionHead(NamedTuple):
    """The head of a session; of the sessions of its group, *total* is 0 where it isn't told."""

    rank: int
    total: int
    speakers: tuple[Link, ...]
    minutes: int


class Appearances(NamedTuple):
    """Where a speaker appears: sessions, other pages, figures; quotations, each with a remark."""

    sessions: tuple[Link, ...]
    pages: tuple[Link, ...]
    statistics: tuple[Link, ...]
    quotations: tuple[tuple[Link, str], ...]


class Citations(NamedTuple):
    """The pages that cite a source, or use a term."""

    kind: str
    pages: tuple[Link, ...]


class StatisticRow(NamedTuple):
    """A row of the table of statistics; nobody may have said it."""

    figure: Link
    claim: Text
    sources: tuple[Link, ...]
    speaker: Link | None
    verdict: str
    reason: Text


class QuotationItem(NamedTuple):
    """An item of the list of quotations."""

    words: Link
    speaker: Link | None
    attributed: bool
    page: Link
    verdict: str
    reason: Text


class ClaimItem(NamedTuple):
    """The way of a claim: who said it, where it is told, what it comes from, what was read.

    A quotation is its own ``text``, which is then empty; a statistic is called by its figure.
    """

    claim: Link
    text: Text
    speaker: Link | None
    attributed: bool
    report: tuple[Link, ...]
    origins: tuple[Link, ...]
    read: tuple[Link, ...]
    verdict: str
    reason: Text


class SourceItem(NamedTuple):
    """An item of the list of sources: the whole reference after its label."""

    label: Link
    reference: Text


class Card(NamedTuple):
    """A statistic as a card: its *figure*, and what is said *beneath* it."""

    figure: Link
    beneath: Text
    verdict: str
    reason: Text


class Tally(NamedTuple):
    """How many records of a *kind* got which verdict, in the order of the closed list."""

    kind: str
    counts: tuple[tuple[str, int], ...]


class StatisticsTable(NamedTuple):
    """The statistics, a row each."""

    rows: tuple[StatisticRow, ...]


class QuotationsList(NamedTuple):
    """The quotations, an item each."""

    items: tuple[QuotationItem, ...]


class ClaimsList(NamedTuple):
    """The ways of the claims, by the page that holds them."""

    pages: tuple[tuple[Link, tuple[ClaimItem, ...]], ...]


class SourcesList(NamedTuple):
    """The works, an item each."""

    items: tuple[SourceItem, ...]


class Cards(NamedTuple):
    """Statistics as cards."""

    cards: tuple[Card, ...]


Content = (
    SessionHead
    | Appearances
    | Citations
    | StatisticsTable
    | QuotationsList
    | ClaimsList
    | SourcesList
    | Cards
    | Tally
)
"""What a placeholder shows."""
