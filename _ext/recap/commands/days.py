"""Days and hours, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

    from .talks import Talk


def day_in_words(day: date, language: str, *, weekday: bool = False) -> str:
    """Return a *day* as a *language* says it, after its *weekday* where that is wanted.

    >>> day_in_words(date(2031, 5, 3), 'en', weekday=True), day_in_words(date(2031, 5, 3), 'fr')
    ('Saturday 3 May 2031', '3 mai 2031')
    """
    if language.startswith('en'):  # else, as in America
        return format_date(day, 'EEEE d MMMM y' if weekday else 'd MMMM y', language)
    return format_date(day, 'full' if weekday else 'long', language)


def when(talk: Talk, language: str) -> str:
    """Return the day and the hours of a *talk*, as far as they are known."""
    day = talk.start.date() if talk.start else talk.day  # at 00:30, not that of its programme
    if not day:
        return ''
    said = day_in_words(day, language)
    if not talk.start:
        return f'{said} – {day_in_words(talk.last, language)}' if talk.last else said
    said += f', {talk.start:%H:%M}'
    if not talk.length:
        return said
    end = talk.start + talk.length
    if talk.length < timedelta(days=1):
        return f'{said}–{end:%H:%M}'
    return f'{said} – {day_in_words(end.date(), language)}, {end:%H:%M}'
