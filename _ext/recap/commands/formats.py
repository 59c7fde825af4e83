"""What conference systems export: Sessionize, and what `frab` and `calendars` read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..slips.controls import without_controls
from .calendars import of_calendar
from .frab import of_frab, xml_schedule
from .problems import RefusedError
from .talks import Document, Field, Person, Talk, length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_talks(path: Path) -> list[Talk]:
    """Return the talks of a schedule, in its order; raise `RefusedError` where it can't be read."""
    try:
        text = without_controls(path.read_text(encoding='utf-8-sig'))
    except FileNotFoundError:
        message = f'there is no file {path}'
        raise RefusedError(message) from None
    except IsADirectoryError:
        message = f'{path} is a folder; say which of its files'
        raise RefusedError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f'{path}: {error}'
        raise RefusedError(message) from None
    try:
        talks = list(talks_of(path, text))
        for talk in talks:
            _ = talk.end
    except OverflowError:
        message = f'{path}: a talk is before the year 1, or ends after the year 9999; correct that'
        raise RefusedError(message) from None
    return titled(talks, path)


def titled(talks: list[Talk], path: Path) -> list[Talk]:
    """Return those of the *talks* of *path* that have a title, of which one notes the others."""
    kept = [talk for talk in talks if talk.title]
    lost = dict.fromkeys(note for talk in talks if not talk.title for note in talk.notes)
    if not kept:
        message = '\n'.join(lost) or f'{path}: there is no talk in it'
        raise RefusedError(message)
    refuse_twice(kept)
    return [replace(kept[0], notes=(*lost, *kept[0].notes)), *kept[1:]]


def talks_of(path: Path, text: str) -> Iterator[Talk]:
    """Yield the talks of the *text* of a file, whatever wrote it."""
    begins = text.lstrip()
    if begins.startswith('BEGIN:VCALENDAR'):
        return of_calendar(path, text)
    if begins.startswith('<'):
        return of_frab(xml_schedule(path, text))
    if begins.startswith(('{', '[')):
        return of_json(path, text)
    message = f'{path} is neither JSON, XML nor a calendar: export one of these'
    raise RefusedError(message)


def refuse_twice(talks: list[Talk]) -> None:
    """Raise `RefusedError` where the identifiers of two talks name one page."""
    seen: dict[str, Talk] = {}
    for talk in talks:
        other = seen.setdefault(talk.page, talk)
        if other is not talk:
            message = f'two talks have the identifier {talk.id!r}: {other.title!r}, {talk.title!r}'
            raise RefusedError(message)


def of_json(path: Path, text: str) -> Iterator[Talk]:
    """Yield the talks of what frab, pretalx or Sessionize write in JSON."""
    try:
        content = Field(readable(json.loads(text)), f'{path}: ')
    except json.JSONDecodeError as error:
        message = f'{path}:{error.lineno}: this is no JSON: {error.msg}'
        raise RefusedError(message) from None
    except ValueError as error:  # a number of thousands of digits
        message = f'{path}: this is no schedule: {error}'
        raise RefusedError(message) from None
    except RecursionError:
        message = f'{path}: this is no schedule: lists in lists without end'
        raise RefusedError(message) from None
    if isinstance(content.value, dict) and 'schedule' in content.value:
        yield from of_frab(content['schedule'])
    elif isinstance(content.value, dict) and 'sessions' in content.value:
        yield from of_sessionize(content)
    elif isinstance(content.value, list):
        for day in content.each():
            for room in day['rooms'].each():
                for session in room['sessions'].each():
                    yield from sessionize_talk(session, {}, {}, room['name'].text(''))
    else:
        message = f'{path}: neither a schedule of frab or pretalx nor one of Sessionize'
        raise RefusedError(message)


def readable(value: Any) -> Any:
    r"""Return what JSON holds without control characters, which a terminal obeys, nor half signs.

    Systems cut what is too long in the middle of an emoji.

    >>> readable(['a\x1b[31m', '\ud83d', 1])
    ['a[31m', '\ufffd', 1]
    """
    match value:
        case str():
            whole = value.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')
            return without_controls(whole)
        case list():
            return [readable(each) for each in value]
        case dict():
            return {readable(key): readable(each) for key, each in value.items()}
    return value


def of_sessionize(content: Field) -> Iterator[Talk]:
    """Yield the talks of the view “All” of Sessionize."""
    rooms = {each['id'].text(): each['name'].text() for each in content['rooms'].each()}
    people = {
        each['id'].text(): Person(each['id'].text(), each['fullName'].text(), each['bio'].text(''))
        for each in content['speakers'].each()
    }
    for session in content['sessions'].each():
        yield from sessionize_talk(session, people, rooms)


def sessionize_talk(
    session: Field, people: dict[str, Person], rooms: dict[str, str], room: str = ''
) -> Iterator[Talk]:
    """Yield the talk of a *session*: none for lunch."""
    if session['isServiceSession'].value:
        return
    start, end = session['startsAt'].time(), session['endsAt'].time()
    speakers = []
    for each in session['speakers'].each():
        if isinstance(each.value, dict):
            speakers.append(Person(each['id'].text(), each['name'].text()))
        elif each.text() in people:
            speakers.append(people[each.text()])
        else:
            right = 'the identifier of a speaker'
            raise each.wrong(right)
    shown = ((session['recordingUrl'], 'Video'), (session['liveUrl'], 'Live'))
    yield Talk(
        id=session['id'].text(),
        title=session['title'].text(''),
        abstracts=(session['description'].text(''),),
        day=start.date() if start else None,
        start=start,
        length=length(start, end),
        room=room or rooms.get(session['roomId'].text(''), ''),
        people=tuple(speakers),
        documents=tuple(Document(url.address(), title) for url, title in shown if url.value),
        cancelled=session['status'].text('').lower() in {'canceled', 'cancelled', 'declined'},
        notes=session['title'].untitled(session['id'].text()),
    )
