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
    from collections.abc import Iterable, Mapping, Set

    from .records import Page, Placeholder

StatementT = TypeVar('StatementT', bound=Statement)


class Recap:
    """The whole recap, in reading order; made anew for each build, never stored.

    *pages* maps a page's name to its contribution; *reading_order* is the names of the pages in the
    order of the tables of contents (those outside come last, by name); *parents*, by the name of a
    page, that of the first one whose table lists it; *listed*, by the name of a page, all that its
    tables list.
    """

    def __init__(
        self,
        pages: Mapping[str, Page],
        reading_order: Iterable[str],
        parents: Mapping[str, str],
        listed: Mapping[str, Set[str]],
    ) -> None:
        self.order = [name for name in reading_order if name in pages]
        self.order += sorted(set(pages).difference(self.order))
        self._listed = listed
        declared = [record for name in self.order for record in pages[name].records]
        self._by_name: dict[tuple[str, str], Record] = {}
        self._index(declared)
        self.records = [self._named(record) for record in declared]
        self._by_name.clear()
        self._index(self.records)
        self._citing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for docname in self.order:
            for cited in dict.fromkeys((m.kind, m.target) for m in pages[docname].mentions):
                self._citing[cited].append(docname)
        self._said_by: dict[str, list[Statement]] = defaultdict(list)
        self._sessions_of: dict[str, list[Session]] = defaultdict(list)
        self._group_of: dict[str, str] = {}
        self._grouped: dict[str, list[str]] = defaultdict(list)
        for record in self.records:
            if isinstance(record, Statement):
                self._said_by[record.speaker].append(record)
            elif isinstance(record, Session):
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

        A group is what one page lists: a day or a track, where there are many sessions. Of more
        than a sidebar shows of one table, the number is 0: few would read it, and each session that
        comes would have all the others written again.
        """
        group = self._grouped[self._group_of[session]]
        return group.index(session) + 1, len(group) if len(group) <= WIDTH else 0

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
        return {docname for docname, listed in self._listed.items() if listed}

    def _looked_at(self, listing: Placeholder) -> Set[str] | None:
        """Return the pages whose records *listing* may show, or None, which is all of them."""
        if not listing.session:
            return self._listed.get(listing.group, frozenset()) if listing.group else None
        session = self.find('session', listing.session)
        pages = {session.docname} if session else set()
        return pages & self._listed.get(listing.group, frozenset()) if listing.group else pages

    def statements(self, kind: type[StatementT], listing: Placeholder) -> list[StatementT]:
        """Return the statistics or quotations that pass the filters of *listing*."""
        if listing.speaker:
            found = self.said_by(listing.speaker, kind)
        else:
            found = [record for record in self.records if isinstance(record, kind)]
        pages = self._looked_at(listing)
        return found if pages is None else [s for s in found if s.docname in pages]

    def sources(self, listing: Placeholder) -> list[Source]:
        """Return the works, sorted by label, or those cited where the filters of *listing* look."""
        found = [record for record in self.records if isinstance(record, Source)]
        pages = self._looked_at(listing)
        if pages is not None:
            cited = (self._citing.get(('source', source.name), ()) for source in found)
            found = [s for s, citing in zip(found, cited, strict=True) if pages & set(citing)]
        return sorted(found, key=lambda source: collation_key(source.label))
