"""What one page contributes to the recap, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .._stored import Stored, field_names

if TYPE_CHECKING:
    from .placeholders import Placeholder
    from .records import Mention, Record


@dataclass(frozen=True, slots=True)
class Page(Stored):
    """All that one page contributes to the recap, in the order in which the page says it."""

    records: tuple[Record, ...] = ()
    mentions: tuple[Mention, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    digest: str = ''
    """That of all the others, without their places in the source."""


def unplaced(said: Record | Placeholder) -> str:
    """Return all that is *said* but its place in the source."""
    kind: type = type(said)
    names = (name for name in field_names(kind) if name != 'location')
    return f'{type(said).__name__} {[getattr(said, name) for name in names]}'
