"""The times of an event that repeats in a calendar (RFC 5545, section 3.8.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Moment: TypeAlias = date | datetime

MOST: Final = 366
"""Times that an event of a conference has, at most."""
ALONE: Final = '; its first time alone is taken'


def occurrences(event: Any, start: Moment) -> tuple[list[Moment], str]:
    """Return when an *event* of a calendar is, from *start*, and what of that isn't taken."""
    found, note = {instant(start): start}, ''
    for rule in event.rrules:
        try:
            times = list(islice(ruled(rule, as_time(start)), MOST + 1))
        except ValueError as error:
            note = f'RRULE: {error}{ALONE}'
            continue
        if len(times) > MOST:
            note = f'RRULE: it repeats more than {MOST} times{ALONE}'
            continue
        moments = times if isinstance(start, datetime) else [each.date() for each in times]
        found |= {instant(each): each for each in moments}
    found |= {instant(each): each for each, _end in event.rdates}
    left_out = set(map(instant, event.exdates))
    return [found[each] for each in sorted(found) if each not in left_out], note


def ruled(rule: Any, begins: datetime) -> Iterator[datetime]:
    """Yield the times of a *rule*, by the clock by which it *begins*; raise `ValueError`."""
    # Leans on icalendar bringing dateutil.
    from dateutil.rrule import rrulestr  # noqa: PLC0415  only calendars need it

    ends = {'UNTIL': [until(each, begins) for each in rule['UNTIL']]} if 'UNTIL' in rule else {}
    said = type(rule)({**rule, **ends}).to_ical().decode()
    for each in rrulestr(said, dtstart=begins.replace(tzinfo=None)):
        yield each.replace(tzinfo=begins.tzinfo)


def until(last: Moment, begins: datetime) -> datetime:
    """Return the last time of a rule on the clock by which it *begins*."""
    if not isinstance(last, datetime):
        return datetime.combine(last, time.max)
    if last.tzinfo and begins.tzinfo:
        last = last.astimezone(begins.tzinfo)
    return last.replace(tzinfo=None)


def instant(moment: Moment) -> datetime:
    """Return what tells a day or a time from others, however it is written."""
    at = as_time(moment)
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def as_time(moment: Moment) -> datetime:
    """Return a time, or that at which a day begins."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)
