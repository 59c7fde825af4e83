"""The pages' contributions, merged: what the listings and the back-links show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from .markup import shown
from .navigation import WIDTH
from .records import Record, Session, Source, Statement, Term
from .text import collation_key, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .records import Page, Placeholder

StatementT = TypeVar('StatementT', bound=Statement)


class Recap:
    """The whole recap, in reading order; made anew for each build, never stored.

    *pages* maps a page's name to its contribution; *reading_order* is the names of the pages in the
    order of the tables of contents (those outside come last, by name); *parents*, by the name of a
    page, that of the one whose table lists it.
    """

    def __init__(
        self,
        pages: Mapping[str, Page],
        reading_order: Iterable[str],
        parents: Mapping[str, str],
    ) -> None:
        ordered = [name for name in reading_order if name in pages]
        ordered += sorted(set(pages).difference(ordered))
        self._parents = parents
        declared = [record for name in ordered for record in pages[name].records]
        self._by_name: dict[tuple[str, str], Record] = {}
        self._index(declared)
        self.records = [self._named(record) for record in declared]
        self._by_name.clear()
        self._index(self.records)
        self._citing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for docname in ordered:
            for cited in dict.fromkeys((m.kind, m.target) for m in pages[docname].mentions):
                self._citing[cited].append(docname)
        self._said_by: dict[str, list[Statement]] = defaultdict(list)
        self._sessions_of: dict[str, list[Session]] = defaultdict(list)
        self._session_on: dict[str, str] = {}
        self._group_of: dict[str, str] = {}
        self._grouped: dict[str, list[str]] = defaultdict(list)
        for record in self.records:
            if isinstance(record, Statement):
                self._said_by[record.speaker].append(record)
            elif isinstance(record, Session):
                self._session_on.setdefault(record.docname, record.name)
                if record.name not in self._group_of:
                    group = parents.get(record.docname, '')
                    self._group_of[record.name] = group
                    self._grouped[group].append(record.name)
                for speaker in record.speakers:
                    self._sessions_of[speaker].append(record)

    def _index(self, records: Iterable[Record]) -> None:
        for record in records:
            for name in record.aliases if isinstance(record, Term) else (record.name,):
                self._by_name.setdefault((record.kind, name), record)

    def _named(self, record: Record) -> Record:
        """Return *record* with, in its texts, the labels of the records that it cites."""
        texts = {field.name: getattr(record, field.name) for field in fields(record)}
        changes = {
            name: changed
            for name, text in texts.items()
            if isinstance(text, str) and (changed := named(text, self._label)) != text
        }
        return replace(record, **changes) if changes else record

    def _label(self, kind: str, name: str) -> str:
        record = self.find(kind, name)
        return shown(record) if record else name

    def find(self, kind: str, name: str) -> Record | None:
        """Return the record that authors cite as *name*; of two, the first in reading order."""
        return self._by_name.get((kind, name))

    def names(self, kind: str) -> list[str]:
        """Return all that authors can cite of this *kind*."""
        return [name for record_kind, name in self._by_name if record_kind == kind]

    def position(self, session: str) -> tuple[int, int]:
        """Return the rank of a *session*, from 1, and the number of sessions, in its group.

        A group is what one page lists: a day or a track, where there are many sessions. Of one that
        no sidebar shows whole, the number is 0: few would read it, and each session that comes
        would have all the others written again.
        """
        group = self._grouped[self._group_of[session]]
        return group.index(session) + 1, len(group) if len(group) <= WIDTH else 0

    def session_on(self, docname: str) -> str:
        """Return the name of the session that the page *docname* tells, or nothing."""
        return self._session_on.get(docname, '')

    def sessions_of(self, speaker: str) -> list[Session]:
        """Return the sessions whose head names this *speaker*."""
        return self._sessions_of.get(speaker, [])

    def said_by(self, speaker: str, kind: type[StatementT]) -> list[StatementT]:
        """Return the statistics or the quotations of *speaker*."""
        return [s for s in self._said_by.get(speaker, ()) if isinstance(s, kind)]

    def citing(self, kind: str, names: Iterable[str], own: str = '') -> list[str]:
        """Return the pages, other than *own*, that cite a record of these *names*."""
        pages = {page: None for name in names for page in self._citing.get((kind, name), ())}
        return [page for page in pages if page != own]

    def groups(self) -> set[str]:
        """Return the pages whose tables of contents list others."""
        return set(self._parents.values())

    def _within(self, docname: str, listing: Placeholder) -> bool:
        """Return whether *listing* takes what the page *docname* says, whoever says it."""
        told = not listing.session or self.session_on(docname) == listing.session
        return told and (not listing.group or self._parents.get(docname) == listing.group)

    def statements(self, kind: type[StatementT], listing: Placeholder) -> list[StatementT]:
        """Return the statistics or quotations that pass the filters of *listing*."""
        if listing.speaker:
            found = self.said_by(listing.speaker, kind)
        else:
            found = [record for record in self.records if isinstance(record, kind)]
        return [statement for statement in found if self._within(statement.docname, listing)]

    def sources(self, listing: Placeholder) -> list[Source]:
        """Return the works, sorted by label, or those cited where the filters of *listing* look."""
        found = [record for record in self.records if isinstance(record, Source)]
        if listing.session or listing.group:
            found = [
                source
                for source in found
                if any(self._within(page, listing) for page in self.citing('source', [source.name]))
            ]
        return sorted(found, key=lambda source: collation_key(source.label))
