"""How what the environment keeps of pages is pickled."""

from __future__ import annotations

from dataclasses import fields
from functools import cache


class Stored:
    """Base of the dataclasses that the environment keeps, thousands of them on a large site.

    Pickled by their fields in order, in a quarter of the time that frozen dataclasses with slots
    take by default.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        kind: type = type(self)
        return kind, tuple([getattr(self, name) for name in field_names(kind)])


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass, in order."""
    return tuple(field.name for field in fields(kind))
