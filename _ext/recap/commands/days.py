"""Days and hours, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from .._languages import day_in

if TYPE_CHECKING:
    from .talks import Talk


def when(talk: Talk, language: str) -> str:
    """Return the day and the hours of a *talk*, as far as they are known."""
    day = talk.start.date() if talk.start else talk.day  # at 00:30, not that of its programme
    if not day:
        return ''
    said = day_in(language, day)
    if not talk.start:
        return f'{said} – {day_in(language, talk.last)}' if talk.last else said
    said += f', {talk.start:%H:%M}'
    if not talk.length or not talk.end:
        return said
    end = talk.end
    if talk.length < timedelta(days=1):
        return f'{said}–{end:%H:%M}'
    return f'{said} – {day_in(language, end.date())}, {end:%H:%M}'
