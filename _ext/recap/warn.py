"""The one way in which this extension complains: located, typed, and with a remedy."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from docutils.utils import get_source_line
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Node

logger = logging.getLogger(__name__)


def location_of(node: Node) -> str:
    """Return where the source holds *node*, as ``file:line``.

    Some inline elements know their file and no line: the closest ancestor that has one tells it.
    """
    source, line = get_source_line(node)
    while not line and node.parent is not None:
        node = node.parent
        line = node.line or 0
    return f'{source}:{line or ""}'  # without a colon, Sphinx would take it for a page's name


def warn(location: str | Node, subtype: str, message: str, *args: object) -> None:
    """Log *message* as a warning of type ``recap.subtype`` at *location*.

    *message* says what is wrong and what would be right; *args* fill its ``%`` places.
    """
    place = location if isinstance(location, str) else location_of(location)
    logger.warning(message, *args, type='recap', subtype=subtype, location=place)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return a sentence that proposes the closest of the *known* names, or lists some of them."""
    names = sorted(known)
    if close := get_close_matches(name, names, n=1, cutoff=0.6):
        return f'Did you mean {close[0]!r}?'
    return f'Known: {", ".join(map(repr, names[:8]))}.' if names else 'None is declared.'
