"""What the pages declare, as plain data.

A record is what remains of a node once its page has been read: text that can be pickled, merged
between processes and compared. Nothing here knows Sphinx or docutils.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple


@dataclass(frozen=True, slots=True)
class Record:
    """Something that a page declares once and that other pages can cite.

    ``name`` is what authors cite it by, ``anchor`` its place on the page ``docname`` (empty for the
    page itself), ``location`` where the source declares it, as ``file:line``.
    """

    kind: ClassVar[str]

    docname: str
    location: str
    name: str
    anchor: str

    @property
    def label(self) -> str:
        """What a reference to this record shows when its author wrote no text."""
        return self.name


@dataclass(frozen=True, slots=True)
class Speaker(Record):
    """A person: the name is the one that authors use, and ``title`` what readers see of it."""

    kind: ClassVar[str] = 'speaker'

    title: str
    biography: str

    @property
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Session(Record):
    """A session of the conference, told on a page of its own; ``minutes`` of reading."""

    kind: ClassVar[str] = 'session'

    title: str
    speakers: tuple[str, ...]
    minutes: int

    @property
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """What somebody said; ``speaker`` and ``verdict`` are empty where there is none.

    ``foreign`` is, in order, the passages in other languages: language, text.
    """

    text: str
    foreign: tuple[tuple[str, str], ...]
    speaker: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Statistic(Statement):
    """A claim that holds a figure, with the keys of the works that it comes from."""

    kind: ClassVar[str] = 'statistic'

    figure: str
    sources: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.figure


@dataclass(frozen=True, slots=True)
class Quotation(Statement):
    """Words, with their language where it isn't the page's."""

    kind: ClassVar[str] = 'quotation'

    language: str

    @property
    def label(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A work: ``short`` is its authors and year, ``reference`` its description as plain text.

    ``foreign`` is as in a statement.
    """

    kind: ClassVar[str] = 'source'

    short: str
    reference: str
    foreign: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return self.short


@dataclass(frozen=True, slots=True)
class Term(Record):
    """An entry of a glossary, shown as ``title``.

    ``aliases`` are all the terms, in lower case, that lead to it, ``anchors`` the place of each;
    ``definition`` is its first paragraph.
    """

    kind: ClassVar[str] = 'term'

    aliases: tuple[str, ...]
    anchors: tuple[str, ...]
    title: str
    definition: str


class Mention(NamedTuple):
    """A reference, on a page, to a record of this kind and name.

    There are so many that it counts how fast they are kept and loaded.
    """

    kind: str
    target: str
    location: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place of the page ``docname`` that the whole recap fills.

    ``shows`` is what is gathered there: ``session`` (its head), ``backlinks``, ``statistics``,
    ``quotations``, ``sources``, ``highlights`` or ``tally``; ``kind`` and ``names`` are the records
    that it is about; ``speaker``, ``session`` and ``group`` (the page whose table of contents lists
    those to look at) restrict a listing, when they aren't empty.
    """

    docname: str
    location: str
    shows: str
    kind: str = ''
    names: tuple[str, ...] = ()
    speaker: str = ''
    session: str = ''
    group: str = ''


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page contributes to the recap, in the order in which the page says it."""

    records: tuple[Record, ...] = ()
    mentions: tuple[Mention, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """References to a page or a heading, whose text Sphinx takes from its title: type, target."""
    digest: str = ''
    """That of all the others but the titles, without their places in the source."""
