"""Files that other wings have a book carry: what its pages were made from, for machines.

They answer the event ``book-files``, without argument, with a list of dictionaries, each with the
``name`` of a file, its ``content`` as bytes, its ``media_type``, and ``about``: what it holds, in a
phrase in the language of the book.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.builders import Builder

EVENT: Final = 'book-files'


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the book carries."""

    name: str
    content: bytes
    media_type: str
    about: str


def attached(builder: Builder) -> list[Attached]:
    """Return the files that wings attach to the book, by name, whatever the order of the wings."""
    answers = builder.events.emit(EVENT)
    files = (Attached(**file) for answer in answers for file in answer or ())
    return sorted(files, key=lambda file: file.name)
