"""The pages' contributions, merged: what the listings and the back-links show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast

from .._ground import collation_key
from .contents import Link
from .records import Quotation, Record, Session, Source, Statement, Term
from .wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Set

    from .records import Mention

StatementT = TypeVar('StatementT', bound=Statement)
Made = TypeVar('Made')

MOST_COUNTED: Final = 12
"""The most sessions of a group whose number is told: few would read a greater one."""


class Contribution(Protocol):
    """What a page declares, and what it cites."""

    @property
    def records(self) -> tuple[Record, ...]: ...

    @property
    def mentions(self) -> tuple[Mention, ...]: ...


@dataclass(frozen=True, slots=True)
class Filters:
    """Which records a list shows: where they aren't empty, those of a speaker or of a session.

    Where ``unsigned``, those of nobody named; ``group`` is a page whose tables list the others.
    """

    speaker: str = ''
    session: str = ''
    group: str = ''
    unsigned: bool = False


class Gathered:
    """The whole recap, in reading order; made anew for each build, never stored.

    *pages* maps a page's name to its contribution; *parents*, in reading order, the name of a page
    to that of the one whose table of contents leads to it (pages outside come last, by name);
    *tables*, the name of a page to all that its tables list; *title_of* gives the title of a page.
    """

    def __init__(
        self,
        pages: Mapping[str, Contribution],
        parents: Mapping[str, str],
        tables: Mapping[str, Iterable[str]],
        title_of: Callable[[str], str],
    ) -> None:
        self._title_of = title_of
        self._tables = {docname: frozenset(listed) for docname, listed in tables.items()}
        self._declared: dict[tuple[str, str], Record] = {}
        self._settled: dict[int, Record] = {}
        self._made: dict[Hashable, Any] = {}
        self._citing: dict[tuple[str, str], list[str]] = defaultdict(list)
        order = [name for name in parents if name in pages]
        order += sorted(set(pages).difference(order))
        declared = [record for name in order for record in pages[name].records]
        for record in declared:
            for name in record.aliases if isinstance(record, Term) else (record.name,):
                self._declared.setdefault((record.kind, name), record)
        self.records = [self._settle(record) for record in declared]
        for docname in order:
            for cited in dict.fromkeys((m.kind, m.target) for m in pages[docname].mentions):
                self._citing[cited].append(docname)
        self._said_by: dict[str, list[Statement]] = defaultdict(list)
        self._of_kind: dict[type, list[Any]] = defaultdict(list)
        self._sessions_of: dict[str, list[Session]] = defaultdict(list)
        self._group_of: dict[str, str] = {}
        self._grouped: dict[str, list[str]] = defaultdict(list)
        for record in self.records:
            self._of_kind[type(record)].append(record)
            if isinstance(record, Statement):
                self._said_by[record.speaker].append(record)
            elif isinstance(record, Session):
                self._add_session(record, parents.get(record.docname, ''))

    def _add_session(self, session: Session, group: str) -> None:
        if session.name not in self._group_of:
            self._group_of[session.name] = group
            self._grouped[group].append(session.name)
        for speaker in session.speakers:
            self._sessions_of[speaker].append(session)

    def _settle(self, record: Record, within: tuple[Record, ...] = ()) -> Record:
        """Return *record* with the labels of those that its texts refer to, at any depth.

        In a circle of records, one that is *within* itself is called by its name.
        """
        path = (*within, record)

        def label(kind: str, name: str) -> str:
            cited = self._declared.get((kind, name))
            if cited is None or any(cited is each for each in path):
                return name
            return shown(self._settle(cited, path))

        if id(record) not in self._settled:
            self._settled[id(record)] = record.named(label)
        return self._settled[id(record)]

    def find(self, kind: str, name: str) -> Record | None:
        """Return the record that authors cite as *name*; of two, the first in reading order."""
        return (record := self._declared.get((kind, name))) and self._settle(record)

    def names(self, kind: str) -> list[str]:
        """Return all that authors can cite of this *kind*."""
        return [name for record_kind, name in self._declared if record_kind == kind]

    def position(self, session: str) -> tuple[int, int]:
        """Return the rank of a *session*, from 1, and the number of sessions, in its group.

        A group is what one page lists: a day or a track, where there are many sessions. Beyond
        `MOST_COUNTED` the number is 0: each session that comes would have all others written again.
        """
        group = self._grouped[self._group_of[session]]
        return group.index(session) + 1, len(group) if len(group) <= MOST_COUNTED else 0

    def sessions_of(self, speaker: str) -> list[Session]:
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
        return {docname for docname, listed in self._tables.items() if listed}

    def _looked_at(self, filters: Filters) -> Set[str] | None:
        """Return the pages whose records *filters* may let pass, or None, which is all of them."""
        if not filters.session:
            return self._tables.get(filters.group, frozenset()) if filters.group else None
        session = self.find('session', filters.session)
        pages = {session.docname} if session else set()
        return pages & self._tables.get(filters.group, frozenset()) if filters.group else pages

    def statements(self, kind: type[StatementT], filters: Filters) -> list[StatementT]:
        """Return the statistics or quotations that pass *filters*."""
        if filters.speaker or filters.unsigned:
            found = self.said_by(filters.speaker, kind)
        else:
            found = self._of_kind[kind]
        pages = self._looked_at(filters)
        return found if pages is None else [s for s in found if s.docname in pages]

    def sources(self, filters: Filters) -> list[Source]:
        """Return the works, sorted by label, or those cited where *filters* look."""
        found, pages = self._of_kind[Source], self._looked_at(filters)
        if pages is not None:
            cited = (self._citing.get(('source', source.name), ()) for source in found)
            found = [s for s, citing in zip(found, cited, strict=True) if pages & set(citing)]
        return sorted(found, key=lambda source: collation_key(source.label))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what *make* gives, which is asked for once under that *key*."""
        if key not in self._made:
            self._made[key] = make()
        return cast('Made', self._made[key])

    # Links

    def link(self, record: Record, text: str = '') -> Link:
        """Return a link to *record*, shown as *text* or as its label."""
        if isinstance(record, Quotation) and not text:
            said = (record.label, record.kind, record.language, record.text)
            return Link(record.docname, record.anchor, *said)
        return Link(record.docname, record.anchor, text or shown(record), record.kind)

    def link_named(self, kind: str, name: str) -> Link:
        """Return a link to the record *name*, or that name where there is no such record."""
        record = self.find(kind, name)
        return self.link(record) if record else Link('', '', name, kind)

    def link_speaker(self, statement: Statement) -> Link | None:
        """Return a link to who made the *statement*, or nothing where that is unknown."""
        return self.link_named('speaker', statement.speaker) if statement.speaker else None

    def link_page(self, docname: str) -> Link:
        """Return a link to the page *docname*, shown as its title."""
        return Link(docname, '', self._title_of(docname))
