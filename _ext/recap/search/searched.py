"""What is kept of each page: what all builds ask for as it is, the rest pickled."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from .._ground import digest
from .._stored import Stored
from .facets import Facets, facets_of
from .parts import text_parts
from .texts import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .parts import SearchedUnit
    from .texts import Text


@dataclass(frozen=True, slots=True)
class SearchedPage(Stored):
    """The units of a page, the first being the page; its words, packed.

    ``groups`` is the number of units in each of the files that hold its texts, ``digest`` that of
    the units and the words. ``references`` are all that the units hold, ``facets`` what it can be
    filtered by.
    """

    words: str
    groups: tuple[int, ...]
    digest: str
    references: tuple[Reference, ...]
    facets: Facets
    sealed: bytes
    """The units, pickled: they are most of what is kept, and only an index is made from them."""

    @property
    def units(self) -> tuple[SearchedUnit, ...]:
        """The units, unpickled each time."""
        return cast('tuple[SearchedUnit, ...]', pickle.loads(self.sealed))  # noqa: S301  our own

    @property
    def size(self) -> int:
        """How many units there are."""
        return sum(self.groups)


def searched(units: Sequence[SearchedUnit], words: str) -> SearchedPage:
    """Return what is kept of a page that has these *units*, and these *words*, packed."""
    found = tuple(units)
    held = (part for text in texts_of(found) for part in text if isinstance(part, Reference))
    return SearchedPage(
        words,
        groups=tuple(map(len, text_parts(found))),
        digest=digest(words, str(found)),
        references=tuple(dict.fromkeys(held)),
        facets=facets_of(found),
        sealed=pickle.dumps(found, pickle.HIGHEST_PROTOCOL),
    )


def texts_of(units: Sequence[SearchedUnit]) -> Iterator[Text]:
    """Yield all texts of *units* in which something may still be to be said."""
    for unit in units:
        yield unit.title
        yield unit.text
        yield from (statement.speaker for statement in unit.statements)
