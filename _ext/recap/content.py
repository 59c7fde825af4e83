"""What stands in the place of each placeholder, as plain data.

`expand` draws it and nothing else, so that `incremental` need only look at it to know whether a
page shows what it showed before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .records import Quotation, Session, Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .gather import Recap
    from .records import Placeholder, Record


@dataclass(frozen=True, slots=True)
class Content:
    """The records and the names of the pages that a placeholder shows.

    ``position`` is, for the head of a session, its rank and the number of sessions in its group,
    which is 0 where it isn't told.
    """

    records: Sequence[Record] = ()
    pages: Sequence[str] = ()
    position: tuple[int, int] = (0, 0)


def content(recap: Recap, placeholder: Placeholder) -> Content:
    """Return what *placeholder* shows."""
    if placeholder.shows == 'session':
        session = recap.find('session', placeholder.names[0])
        if not isinstance(session, Session):
            return Content()
        return Content([session], position=recap.position(session.name))
    if placeholder.shows != 'backlinks':
        return Content(listed(recap, placeholder))
    pages = recap.citing(placeholder.kind, placeholder.names, placeholder.docname)
    if placeholder.kind != 'speaker':
        return Content(pages=pages)
    speaker = placeholder.names[0]
    sessions = recap.sessions_of(speaker)
    told = {session.docname for session in sessions}
    said = [*recap.said_by(speaker, Statistic), *recap.said_by(speaker, Quotation)]
    return Content([*sessions, *said], [page for page in pages if page not in told])


def listed(recap: Recap, listing: Placeholder) -> Sequence[Record]:
    """Return the records that pass the filters of *listing*."""
    if listing.shows == 'sources':
        return recap.sources(listing)
    if listing.shows == 'highlights':
        found = [recap.find('statistic', name) for name in listing.names]
        return [record for record in found if isinstance(record, Statistic) and record.figure]
    kind = Statistic if 'statistic' in (listing.kind, listing.shows[:-1]) else Quotation
    return recap.statements(kind, listing)
