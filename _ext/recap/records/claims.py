"""The list that follows each claim from who said it to its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .contents import ClaimItem, ClaimsList
from .listings import Listed
from .records import Quotation, Statement, Statistic
from .text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .contents import Content, Link
    from .gathered import Gathered


@dataclass(frozen=True, slots=True)
class Claims(Listed):
    """The statistics and quotations, each with its way: the work *report* tells them all."""

    directive = 'claims'

    report: str = ''

    def needs(self) -> Iterator[tuple[str, str]]:
        yield from Listed.needs(self)
        if self.report:
            yield 'source', self.report

    def records(self, gathered: Gathered) -> Sequence[Statement]:
        found = [
            *gathered.statements(Statistic, self.filters),
            *gathered.statements(Quotation, self.filters),
        ]
        order = gathered.once('order', lambda: {id(s): n for n, s in enumerate(gathered.records)})
        return sorted(found, key=lambda said: order[id(said)])

    def listed(self, gathered: Gathered) -> Content | None:
        pages = tuple(
            (gathered.link_page(docname), tuple(self.way(gathered, said) for said in all_said))
            for docname, all_said in groupby(self.records(gathered), lambda said: said.docname)
        )
        return ClaimsList(pages) if pages else None

    def way(self, gathered: Gathered, said: Statement) -> ClaimItem:
        """Return the way of what was *said*."""

        def works(keys: Iterable[str]) -> tuple[Link, ...]:
            return tuple(gathered.link_named('source', key) for key in keys)

        return ClaimItem(
            gathered.link(said),
            said.text if isinstance(said, Statistic) else Text(),
            gathered.link_speaker(said),
            isinstance(said, Quotation) and said.attributed,
            works([self.report] if self.report else []),
            works(said.sources if isinstance(said, Statistic) else ()),
            works(said.read),
            said.verdict,
            said.reason,
        )
