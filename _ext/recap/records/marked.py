"""Texts of records as HTML: stressed words, languages, links to other sites; nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from .._languages import foreign
from .text import Marked

if TYPE_CHECKING:
    from .text import Text

MARK: Final = 'language-'


def html_of(text: Text, language: str) -> str:
    """Return *text* as inline HTML: ``em``, ``span lang``, and ``a href`` with an address.

    *language* is that of the words without a mark.
    """
    return ''.join(
        _within(escape(part.text, quote=False), part.marks, language)
        if isinstance(part, Marked)
        else escape(str(part), quote=False)
        for part in text.parts
    )


def language_of(text: Text) -> str:
    """Return the language that all words of *text* are marked with, or nothing."""
    marks = [part.marks if isinstance(part, Marked) else () for part in text.parts]
    found = {next((m for m in of_part if m.startswith(MARK)), '') for of_part in marks}
    return found.pop().removeprefix(MARK) if len(found) == 1 else ''


def _within(said: str, marks: tuple[str, ...], language: str) -> str:
    for mark in reversed(marks):
        if mark == 'emphasis':
            said = f'<em>{said}</em>'
        elif mark.startswith(MARK):
            said = f'<span{foreign(mark.removeprefix(MARK), language)}>{said}</span>'
        else:
            said = f'<a href="{escape(mark)}">{said}</a>'
    return said
