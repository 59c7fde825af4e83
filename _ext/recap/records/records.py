"""What the pages declare, as plain data.

A record is what remains of a node once its page has been read: text that can be pickled, merged
between processes and compared. Nothing here needs Sphinx or docutils.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

from .._figures import GOES_ON
from .._stored import Stored
from .text import Text

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Record(Stored):
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

    def named(self, label: Callable[[str, str], str]) -> Self:
        """Return this record with the *label* of each kind and name that its texts refer to."""
        kind: type = type(self)
        changes = {
            name: settled
            for name in texts_of(kind)
            if (settled := _named(value := getattr(self, name), label)) is not value
        }
        return replace(self, **changes) if changes else self


@cache
def texts_of(kind: type) -> tuple[str, ...]:
    """Return the names of the fields that hold texts, in a kind of record."""
    return tuple(field.name for field in fields(kind) if field.type == 'Text')


def _named(value: Any, label: Callable[[str, str], str]) -> Any:
    """Return *value*, a field of a record, its texts with the labels that they refer to.

    It is *value* itself where it refers to none.
    """
    if isinstance(value, Text):
        return value.named(label)
    if not isinstance(value, tuple):
        return value
    settled = [_named(each, label) for each in value]
    return value if all(map(is_, settled, value)) else tuple(settled)


@dataclass(frozen=True, slots=True)
class Speaker(Record):
    """A person: the name is the one that authors use, and ``title`` what readers see of it."""

    kind: ClassVar[str] = 'speaker'

    title: Text
    biography: Text

    @property
    def label(self) -> str:
        return str(self.title)


@dataclass(frozen=True, slots=True)
class Session(Record):
    """A session of the conference, told on a page of its own; ``minutes`` of reading."""

    kind: ClassVar[str] = 'session'

    title: Text
    speakers: tuple[str, ...]
    minutes: int

    @property
    def label(self) -> str:
        return str(self.title)


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """What somebody said; ``speaker`` and ``verdict`` are empty where there is none.

    ``reason`` is that of the verdict, in a line; ``read`` are the keys of the works that the check
    cites, in their order.
    """

    text: Text
    speaker: str
    verdict: str
    reason: Text
    read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statistic(Statement):
    """A claim that holds a figure, with the keys of the works that it comes from."""

    kind: ClassVar[str] = 'statistic'

    figure: Text
    sources: tuple[str, ...]

    @property
    def label(self) -> str:
        return str(self.figure)

    @property
    def beneath(self) -> Text:
        """What is said beneath the figure: the claim, or what goes on after it."""
        before, after = self.text.around(self.label)
        goes_on = None if before else GOES_ON.match(str(after))
        return self.text.around(f'{self.label}{goes_on[0]}')[1] if goes_on else self.text


@dataclass(frozen=True, slots=True)
class Quotation(Statement):
    """Words, with their language where it isn't the page's.

    Those that are ``attributed`` may not be the speaker's.
    """

    kind: ClassVar[str] = 'quotation'

    language: str
    attributed: bool

    @property
    def label(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A work: ``short`` is its authors and year, ``reference`` its description."""

    kind: ClassVar[str] = 'source'

    short: str
    reference: Text

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
    title: Text
    definition: Text


class Mention(NamedTuple):
    """A reference, on a page, to a record of this kind and name.

    There are so many that it counts how fast they are kept and loaded.
    """

    kind: str
    target: str
    location: str
