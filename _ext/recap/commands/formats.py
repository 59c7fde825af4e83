"""What conference systems export: Sessionize, calendars, and what `frab` reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .frab import of_frab, xml_schedule
from .problems import RefusedError
from .talks import Document, Field, Person, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_talks(path: Path) -> list[Talk]:
    """Return the talks of a schedule, in its order; raise `RefusedError` where it can't be read."""
    try:
        text = path.read_text(encoding='utf-8-sig')
    except FileNotFoundError:
        message = f'there is no file {path}'
        raise RefusedError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f'{path}: {error}'
        raise RefusedError(message) from None
    if text.lstrip().startswith('BEGIN:VCALENDAR'):
        talks = list(of_calendar(text))
    elif text.lstrip().startswith('<'):
        talks = list(of_frab(xml_schedule(path, text)))
    else:
        talks = list(of_json(path, text))
    if not talks:
        message = f'{path}: there is no talk in it'
        raise RefusedError(message)
    refuse_twice(talks)
    return talks


def refuse_twice(talks: list[Talk]) -> None:
    """Raise `RefusedError` where two talks have one identifier: a page each is made of it."""
    seen: dict[str, Talk] = {}
    for talk in talks:
        if talk.id in seen:
            both = f'{seen[talk.id].title!r}, {talk.title!r}'
            message = f'two talks have the identifier {talk.id!r}: {both}'
            raise RefusedError(message)
        seen[talk.id] = talk


def of_json(path: Path, text: str) -> Iterator[Talk]:
    """Yield the talks of what frab, pretalx or Sessionize write in JSON."""
    try:
        content = Field(json.loads(text))
    except json.JSONDecodeError as error:
        message = f'{path}:{error.lineno}: this is no JSON: {error.msg}'
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
        title=session['title'].text(),
        abstracts=(session['description'].text(''),),
        start=start,
        length=end - start if start and end else None,
        room=room or rooms.get(session['roomId'].text(''), ''),
        people=tuple(speakers),
        documents=tuple(Document(url.text(), title) for url, title in shown if url.value),
        cancelled=session['status'].text('').lower() in {'canceled', 'cancelled', 'declined'},
    )


def of_calendar(text: str) -> Iterator[Talk]:
    """Yield the talks of an iCalendar file."""
    try:
        from icalendar import Calendar  # noqa: PLC0415  only calendars need it
    except ImportError:
        message = 'to read a calendar: pip install icalendar'
        raise RefusedError(message) from None
    try:
        events = Calendar.from_ical(text).walk('VEVENT')
    except ValueError as error:
        message = f'this is no calendar: {error}'
        raise RefusedError(message) from None
    for rank, event in enumerate(events):
        fields = {
            'id': str(event.get('UID', '')),
            'title': str(event.get('SUMMARY', '')),
        }
        read = Field(fields, f'/VEVENT/{rank}')
        start, end = (getattr(event.get(name), 'dt', None) for name in ('DTSTART', 'DTEND'))
        timed = hasattr(start, 'hour')
        url = str(event.get('URL', ''))
        yield Talk(
            id=read['id'].text(),
            title=read['title'].text(),
            abstracts=(str(event.get('DESCRIPTION', '')),),
            start=start if timed else None,
            length=end - start if timed and end else None,
            room=str(event.get('LOCATION', '')),
            documents=(Document(url, ''),) if url else (),
            cancelled=str(event.get('STATUS', '')) == 'CANCELLED',
        )
