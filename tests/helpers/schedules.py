"""Schedules of conferences, and a recap that imports them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path


def frab(*days: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    """Return a schedule as pretalx writes it, each of its *days* in one room."""
    held = [{'index': n, 'rooms': {'Aula': events}} for n, events in enumerate(days, 1)]
    conference = {'title': 'Days', 'days': held}
    return {'schedule': {'version': '1', 'conference': conference, **more}}


def talk(number: int, **more: object) -> dict[str, Any]:
    """Return a talk of a schedule, on the third of May, to which *more* is known."""
    date = '2031-05-03T10:00:00+02:00'
    return {'id': number, 'date': date, 'duration': '00:45', 'title': f'Talk {number}', **more}


def recap(folder: Path, language: str = 'en') -> Path:
    """Lay an empty recap in *folder*."""
    index = '# Days\n\n:::{toctree}\nspeakers\nsources\n:::\n'
    pages = {'index.md': index, 'speakers.md': '# Speakers\n', 'sources.md': '# Sources\n'}
    return small_site(folder, pages, f'language = {language!r}\n')


def written(path: Path, schedule: object) -> Path:
    """Write a *schedule* in the file *path*."""
    text = schedule if isinstance(schedule, str) else json.dumps(schedule)
    path.write_text(text, encoding='utf-8')
    return path


def page(site: Path, name: str = 'sessions/talk-12') -> str:
    """Return the source of a page."""
    return (site / f'{name}.md').read_text(encoding='utf-8')
