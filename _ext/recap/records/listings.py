"""The lists of records: what each shows of the whole recap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from .contents import (
    Card,
    Cards,
    QuotationItem,
    QuotationsList,
    SourceItem,
    SourcesList,
    StatisticRow,
    StatisticsTable,
    Tally,
)
from .gathered import Filters
from .placeholders import Placeholder
from .records import Quotation, Source, Statistic
from .wording import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .contents import Content
    from .gathered import Gathered
    from .records import Record, Statement


@dataclass(frozen=True, slots=True)
class Listed(Placeholder):
    """Gathered records: those that pass the filters."""

    directive: ClassVar[str]

    filters: Filters = field(default_factory=Filters)

    def needs(self) -> Iterator[tuple[str, str]]:
        if self.filters.speaker:
            yield 'speaker', self.filters.speaker
        if self.filters.session:
            yield 'session', self.filters.session

    def content(self, gathered: Gathered) -> Content | None:
        """Return what is listed, made once for each build: it is asked for twice."""
        return gathered.once(self, lambda: self.listed(gathered))

    def records(self, gathered: Gathered) -> Sequence[Record]:
        """Return the records that pass the filters."""
        raise NotImplementedError

    def listed(self, gathered: Gathered) -> Content | None:
        """Return what is shown of these records: nothing, when there is none."""
        raise NotImplementedError


class Statistics(Listed):
    """The statistics, as a table."""

    __slots__ = ()
    directive = 'statistics'

    def records(self, gathered: Gathered) -> Sequence[Statistic]:
        return gathered.statements(Statistic, self.filters)

    def listed(self, gathered: Gathered) -> Content | None:
        rows = tuple(
            StatisticRow(
                gathered.link(statistic),
                statistic.text,
                tuple(gathered.link_named('source', key) for key in statistic.sources),
                gathered.link_speaker(statistic),
                statistic.verdict,
                statistic.reason,
            )
            for statistic in self.records(gathered)
        )
        return StatisticsTable(rows) if rows else None


class Quotations(Listed):
    """The quotations, as a list."""

    __slots__ = ()
    directive = 'quotations'

    def records(self, gathered: Gathered) -> Sequence[Quotation]:
        return gathered.statements(Quotation, self.filters)

    def listed(self, gathered: Gathered) -> Content | None:
        items = tuple(
            QuotationItem(
                gathered.link(quotation),
                gathered.link_speaker(quotation),
                quotation.attributed,
                gathered.link_page(quotation.docname),
                quotation.verdict,
                quotation.reason,
            )
            for quotation in self.records(gathered)
        )
        return QuotationsList(items) if items else None


class Sources(Listed):
    """The works, as a list."""

    __slots__ = ()
    directive = 'sources'

    def records(self, gathered: Gathered) -> Sequence[Source]:
        return gathered.sources(self.filters)

    def listed(self, gathered: Gathered) -> Content | None:
        items = tuple(
            SourceItem(gathered.link(source, source.label), source.reference)
            for source in self.records(gathered)
        )
        return SourcesList(items) if items else None


@dataclass(frozen=True, slots=True)
class Highlights(Listed):
    """The statistics of these names, as cards."""

    directive = 'highlights'

    names: tuple[str, ...] = ()

    def records(self, gathered: Gathered) -> Sequence[Statistic]:
        found = (gathered.find('statistic', name) for name in self.names)
        return [each for each in found if isinstance(each, Statistic) and each.figure]

    def listed(self, gathered: Gathered) -> Content | None:
        cards = []
        for statistic in self.records(gathered):
            link = gathered.link(statistic, statistic.label)
            cards.append(Card(link, statistic.beneath, statistic.verdict, statistic.reason))
        return Cards(tuple(cards)) if cards else None

    def needs(self) -> Iterator[tuple[str, str]]:
        yield from (('statistic', name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Tallied(Listed):
    """The number of statistics or of quotations by verdict."""

    directive = 'tally'

    kind: str = ''

    def records(self, gathered: Gathered) -> Sequence[Statement]:
        kind = Statistic if self.kind == Statistic.kind else Quotation
        return gathered.statements(kind, self.filters)

    def listed(self, gathered: Gathered) -> Content | None:
        counts = Counter(said.verdict for said in self.records(gathered))
        found = tuple((name, counts[name]) for name in (*VERDICTS, '') if counts[name])
        return Tally(self.kind, found) if found else None
