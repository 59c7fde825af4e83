"""Short names of contents, the same on every machine: equal where the contents are."""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .records import Placeholder, Record


def digest(*parts: str) -> str:
    """Return a digest of all *parts*, in their order."""
    return blake2b('\0'.join(parts).encode(), digest_size=16).hexdigest()


def unplaced(said: Record | Placeholder) -> str:
    """Return all that is *said* but its place in the source."""
    names = (field.name for field in fields(said) if field.name != 'location')
    return f'{type(said).__name__} {[getattr(said, name) for name in names]}'
