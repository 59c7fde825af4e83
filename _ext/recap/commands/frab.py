"""Schedules in the schema of c3voc, which frab and pretalx share: in JSON and in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from .problems import RefusedError
from .talks import Document, Field, Person, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

NO_BASE: Final = 'it leads from a base_url, which the schedule doesn’t have'


def of_frab(schedule: Field) -> Iterator[Talk]:
    """Yield the talks of the schema of c3voc, which frab and pretalx share."""
    base = schedule['base_url'].text('') or schedule['conference']['base_url'].text('')
    for held in schedule['conference']['days'].each():
        begins = held['date'].time()
        for room, events in held['rooms'].items():
            for event in events.each():
                yield frab_talk(event, room, begins.date() if begins else None, base)


def frab_talk(event: Field, room: str, day: date | None, base: str) -> Talk:
    """Return the talk of an *event*, which the schedule has on a *day*, be it after midnight.

    Addresses of its documents may lead from *base*.
    """
    people = tuple(
        Person(
            person.first('guid', 'id').text(''),
            person.first('public_name', 'name').text(),
            person['biography'].text(''),
        )
        for person in event['persons'].each()
    )
    shown = [*event['links'].each(), *event['attachments'].each()]
    titled = [(each['url'], each['title'].text('')) for each in shown]
    if event['video_download_url'].value:
        titled.append((event['video_download_url'], 'Video'))
    lost = [url for url, _title in titled if url.is_relative() and not base]
    documents = [Document(url.address(base), title) for url, title in titled if url not in lost]
    start = event['date'].time()
    name = event.first('id', 'guid').text()
    return Talk(
        id=name,
        title=event['title'].text(''),
        abstracts=(event['abstract'].text(''), event['description'].text('')),
        day=day or (start.date() if start else None),
        start=start,
        length=event['duration'].duration(),
        room=room,
        track=event['track'].text(''),
        people=people,
        language=event['language'].text(''),
        documents=tuple(documents),
        notes=(
            *event['title'].untitled(name),
            *(f'{url.path}: {url.text()} is left out: {NO_BASE}' for url in lost),
        ),
    )


def xml_schedule(path: Path, text: str) -> Field:
    """Return the schedule that *text* is in XML as if it were in JSON."""
    try:
        root = ET.fromstring(text)  # noqa: S314  entities from elsewhere aren't read
    except ET.ParseError as error:
        message = f'{path}:{error.position[0]}: this is no XML: {error}'
        raise RefusedError(message) from None
    days = []
    for day in root.findall('day'):
        rooms: dict[str, list[dict[str, Any]]] = {}
        for room in day.findall('room'):
            rooms.setdefault(room.get('name', ''), []).extend(map(xml_event, room.findall('event')))
        days.append({'date': day.get('date'), 'rooms': rooms})
    base = root.findtext('conference/base_url') or root.findtext('base_url')
    return Field({'base_url': base, 'conference': {'days': days}}, f'{path}: /schedule')


def xml_event(event: ET.Element) -> dict[str, Any]:
    """Return an *event* in XML as if it were in JSON."""
    content: dict[str, Any] = {each.tag: each.text for each in event if not len(each)}
    content |= {'id': event.get('id'), 'guid': event.get('guid')}
    people = event.findall('persons/person')
    content['persons'] = [
        {'id': p.get('id'), 'guid': p.get('guid'), 'name': p.text, 'biography': p.get('biography')}
        for p in people
    ]
    for kind, item in (('links', 'link'), ('attachments', 'attachment')):
        content[kind] = [
            {'url': each.get('href'), 'title': each.text}
            for each in event.findall(f'{kind}/{item}')
        ]
    return content
