"""What a book carries beside its pages: files, such as the data that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .syntax import Code, arguments, literal

if TYPE_CHECKING:
    from sphinx.builders import Builder


@dataclass(frozen=True, slots=True, order=True)
class Attachment:
    """A file inside a book: its name there, its media type, what it is, and what it holds.

    ``relationship`` is what it is to the book, one of ``source``, ``data``, ``alternative`` and
    ``supplement`` (ISO 32000-2, 7.11.3, ``AFRelationship``).
    """

    name: str
    media_type: str
    description: str
    content: bytes
    relationship: str = 'data'


def attachments(builder: Builder) -> list[Attachment]:
    """Return what wings give a book of this *builder* to carry, by name, in whatever order.

    They answer ``book-attachments`` with a list of dictionaries, the arguments of `Attachment`.
    """
    answers = builder.events.emit('book-attachments')
    return sorted(Attachment(**each) for answer in answers for each in answer or ())


def code_of(file: Attachment) -> str:
    """Return the call, in Typst, that attaches *file*."""
    try:
        content = literal(file.content.decode('utf-8'))
    except UnicodeDecodeError:
        content = literal(list(file.content))
    named = {
        'relationship': file.relationship,
        'mime-type': file.media_type,
        'description': file.description,
    }
    held = Code(f'bytes({content})')
    return f'#pdf.attach({literal(file.name)}, {held}, {arguments(named)})\n'
