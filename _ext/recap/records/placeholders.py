"""The places that the whole recap fills: what each shows of it.

Plain data, as records are; the node that stands for it in a page holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .._stored import Stored
from .contents import Appearances, Citations, SessionHead
from .records import Quotation, Session, Statistic
from .wording import remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .contents import Content
    from .gathered import Gathered


@dataclass(frozen=True, slots=True)
class Placeholder(Stored):
    """A place of the page ``docname``, which the source holds at ``location``."""

    docname: str
    location: str

    def content(self, gathered: Gathered) -> Content | None:
        """Return what is shown there: nothing, when there is nothing to show."""
        raise NotImplementedError

    def needs(self) -> Iterator[tuple[str, str]]:
        """Yield the kind and name of the records that the author named."""
        yield from ()


@dataclass(frozen=True, slots=True)
class HeadOfSession(Placeholder):
    """The head of a session."""

    name: str

    def content(self, gathered: Gathered) -> Content | None:
        session = gathered.find('session', self.name)
        if not isinstance(session, Session):
            return None
        rank, total = gathered.position(session.name)
        speakers = tuple(gathered.link_named('speaker', name) for name in session.speakers)
        return SessionHead(rank, total, speakers, session.minutes)


@dataclass(frozen=True, slots=True)
class SpeakerBacklinks(Placeholder):
    """The places where a speaker appears."""

    name: str

    def content(self, gathered: Gathered) -> Content | None:
        sessions = gathered.sessions_of(self.name)
        told = {session.docname for session in sessions}
        pages = gathered.citing('speaker', [self.name], self.docname)
        found = Appearances(
            tuple(map(gathered.link, sessions)),
            tuple(gathered.link_page(page) for page in pages if page not in told),
            tuple(map(gathered.link, gathered.said_by(self.name, Statistic))),
            tuple((gathered.link(q), remark(q)) for q in gathered.said_by(self.name, Quotation)),
        )
        return found if found != Appearances((), (), (), ()) else None


@dataclass(frozen=True, slots=True)
class Backlinks(Placeholder):
    """The pages that cite a source or, under any of its names, use a term."""

    kind: str
    names: tuple[str, ...]

    def content(self, gathered: Gathered) -> Content | None:
        pages = gathered.citing(self.kind, self.names, self.docname)
        return Citations(self.kind, tuple(map(gathered.link_page, pages))) if pages else None
