"""Texts in which some references are still to be said: another page decides what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable


class Reference(NamedTuple):
    """A reference whose text another page decides: by title, or by what is called so there."""

    domain: str
    kind: str
    target: str
    anchor: str


Text: TypeAlias = tuple[str | Reference, ...]
"""A text, with its no-break spaces, in which some references are still to be said."""


def joined(separator: str, texts: Iterable[Text]) -> Text:
    """Return all *texts* as one, with a *separator* between two."""
    parts: list[str | Reference] = []
    for text in texts:
        parts += (separator, *text) if parts else text
    return merged(parts)


def merged(parts: Iterable[str | Reference]) -> Text:
    """Return *parts* as a text in which no two strings follow each other."""
    text: list[str | Reference] = []
    for part in parts:
        if isinstance(part, str) and text and isinstance(text[-1], str):
            text[-1] += part
        elif part:
            text.append(part)
    return tuple(text)


def plain(text: Text) -> str:
    """Return *text* without its references, in whose place words stay apart."""
    return ''.join(part if isinstance(part, str) else ' ' for part in text)
