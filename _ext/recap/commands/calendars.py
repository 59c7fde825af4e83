"""Calendars (iCalendar, RFC 5545): in the hours of their zone, each time of what repeats a talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from .occurrences import as_time, instant, occurrences
from .problems import RefusedError
from .talks import Document, Field, Talk, length

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from icalendar import Calendar

    from .occurrences import Moment

ZONE: Final = 'X-WR-TIMEZONE'
TIMES: Final = frozenset(
    {'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'}
)
"""What of an event has to be read."""


def of_calendar(path: Path, text: str) -> Iterator[Talk]:
    """Yield the talks of the iCalendar *text* of a file; refuse what can't be read."""
    try:
        from icalendar import Calendar  # noqa: PLC0415  only calendars need it
    except ImportError:
        message = 'to read a calendar: pip install icalendar'
        raise RefusedError(message) from None
    try:
        calendar = Calendar.from_ical(text)
    except ValueError as error:
        message = f'{path}: this is no calendar: {error}'
        raise RefusedError(message) from None
    lines = [line.rstrip().upper() for line in text.split('\n')]
    zone = zone_of(calendar, path, lines)
    begun = [number for number, line in enumerate(lines, 1) if line == 'BEGIN:VEVENT']
    events = [
        Event(event, f'{path}:{line}: ', zone)
        for line, event in zip(begun, calendar.walk('VEVENT'), strict=False)
    ]
    elsewhere = {(event.id, instant(event.original)) for event in events if event.original}
    talks = [talk for event in events for talk in event.talks(elsewhere)]
    if any(talk.start and is_utc(talk.start) for talk in talks) and not zone:
        note = f'{path}:1: hours are in UTC, for want of a line such as {ZONE}:Europe/Rome'
        talks[0] = replace(talks[0], notes=(note, *talks[0].notes))
    yield from talks


def zone_of(calendar: Calendar, path: Path, lines: list[str]) -> tzinfo | None:
    """Return the zone that a *calendar* is in, where it says one."""
    from icalendar.timezone import tzp  # noqa: PLC0415  only calendars need it

    name = str(calendar.get(ZONE, '')).strip()
    zone: tzinfo | None = tzp.timezone(name) if name else None
    if name and not zone:
        line = next((n for n, line in enumerate(lines, 1) if line.startswith(ZONE)), 1)
        message = f'{path}:{line}: {ZONE}: a zone such as Europe/Rome is expected, not {name!r}'
        raise RefusedError(message)
    return zone


def is_utc(moment: Moment) -> bool:
    """Tell whether a time is in UTC."""
    return isinstance(moment, datetime) and moment.tzname() == 'UTC'


class Event:
    """An event of a calendar in a *zone*, at a *place* of its file: a talk, or one each time."""

    def __init__(self, event: Any, place: str, zone: tzinfo | None) -> None:
        self._event, self._place, self._zone = event, place, zone
        for name, error in event.errors:
            if name in TIMES:
                message = f'{place}{name}: {error}'
                raise RefusedError(message)
        fields = {name: str(event[name]) for name in ('UID', 'SUMMARY', 'URL') if name in event}
        self._read = Field(fields, place)
        self.id = self._read['UID'].text()
        self.original: Moment | None = getattr(event.get('RECURRENCE-ID'), 'dt', None)
        """When it would be, where it is one time of what repeats, and moved."""
        self._start: Moment | None = getattr(event.get('DTSTART'), 'dt', None)
        self._length = self._length_of()

    def talks(self, elsewhere: set[tuple[str, datetime]]) -> Iterator[Talk]:
        """Yield its talks, but those that are told *elsewhere*, by identifier and time."""
        if self.original or not self._start:
            yield self._talk(self._start, self.original)
            return
        times, note = occurrences(self._event, self._start)
        repeats = len(times) > 1
        for time in times:
            if (self.id, instant(time)) not in elsewhere:
                yield self._talk(time, time if repeats else None, note)

    def _talk(self, start: Moment | None, original: Moment | None, note: str = '') -> Talk:
        """Return the talk at *start*, which the time that was *original* tells from others."""
        event, read = self._event, self._read
        begun = self._local(start) if isinstance(start, datetime) else None
        first = begun.date() if begun else start
        days = self._length.days if self._length and not begun else 0
        suffix = f'-{self._named(original)}' if original else ''
        return Talk(
            id=f'{self.id}{suffix}',
            title=read['SUMMARY'].text(''),
            abstracts=(str(event.get('DESCRIPTION', '')),),
            day=first,
            last=first + timedelta(days - 1) if first and days > 1 else None,
            start=begun,
            length=self._length if begun else None,
            room=str(event.get('LOCATION', '')),
            documents=(Document(read['URL'].address(), ''),) if read['URL'].value else (),
            language=str(getattr(event.get('SUMMARY'), 'params', {}).get('LANGUAGE', '')),
            cancelled=str(event.get('STATUS', '')) == 'CANCELLED',
            notes=(
                *read['SUMMARY'].untitled(self.id),
                *((f'{self._place}{note}',) if note else ()),
            ),
        )

    def _length_of(self) -> timedelta | None:
        end = getattr(self._event.get('DTEND'), 'dt', None)
        if end is None or self._start is None:
            lasts = getattr(self._event.get('DURATION'), 'dt', None)
            return lasts if isinstance(lasts, timedelta) else None
        return length(as_time(self._start), as_time(end))

    def _local(self, time: datetime) -> datetime:
        """Return a time as the clocks of the calendar's zone have it, where it was in UTC."""
        return time.astimezone(self._zone) if self._zone and is_utc(time) else time

    def _named(self, time: Moment) -> str:
        if isinstance(time, datetime):
            return f'{self._local(time):%Y%m%dT%H%M}'
        return f'{time:%Y%m%d}'
