"""Calendars: hours of their zone, what lasts, what repeats, what is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recap.commands.formats import read_talks
from recap.commands.problems import RefusedError
from recap.commands.schedule import import_schedule
from schedules import page, recap, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path

    from recap.commands.talks import Talk

ROME = 'X-WR-TIMEZONE:Europe/Rome\n'


def event(times: str, uid: str = '12') -> str:
    return f'BEGIN:VEVENT\nUID:{uid}\nSUMMARY:Clay\n{times}\nEND:VEVENT\n'


def calendar(*events: str, zone: str = ROME) -> str:
    text = f'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{zone}{"".join(events)}END:VCALENDAR\n'
    return text.replace('\n', '\r\n')


def read(tmp_path: Path, *events: str, zone: str = ROME) -> list[Talk]:
    return read_talks(written(tmp_path / 's.ics', calendar(*events, zone=zone)))


def told(talk: Talk) -> tuple[str, str]:
    assert talk.start
    return talk.id, f'{talk.start:%d %H:%M}'


def test_hours_are_those_of_the_zone_of_the_calendar(tmp_path: Path) -> None:
    utc = event('DTSTART:20310503T223000Z\nDTEND:20310503T233000Z')
    (talk,) = read(tmp_path, utc)
    assert (told(talk), str(talk.day)) == (('12', '04 00:30'), '2031-05-04')
    own = event('DTSTART;TZID=Europe/London:20310503T093000\nDURATION:PT1H')
    (talk,) = read(tmp_path, own)
    assert (told(talk), str(talk.length)) == (('12', '03 09:30'), '1:00:00')


def test_hours_of_no_zone_are_said(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    path = written(tmp_path / 's.ics', calendar(event('DTSTART:20310503T100000Z'), zone=''))
    said = import_schedule(path, site)
    assert f'{path}:1: hours are in UTC, for want of a line such as X-WR-TIMEZONE' in said


@pytest.mark.parametrize(
    ('times', 'dateline'),
    [
        ('DTSTART;VALUE=DATE:20310503\nDTEND;VALUE=DATE:20310506', '3 May 2031 – 5 May 2031'),
        ('DTSTART;VALUE=DATE:20310503\nDURATION:P3D', '3 May 2031 – 5 May 2031'),
        ('DTSTART;VALUE=DATE:20310503\nDTEND;VALUE=DATE:20310504', '3 May 2031'),
        ('DTSTART:20310503T100000\nDURATION:PT1H30M', '3 May 2031, 10:00–11:30'),
        ('DTSTART:20310503T220000\nDTEND:20310504T010000', '3 May 2031, 22:00–01:00'),
        ('DTSTART:20310503T180000\nDTEND:20310505T120000', '3 May 2031, 18:00 – 5 May 2031, 12:00'),
    ],
)
def test_what_lasts_says_until_when(tmp_path: Path, times: str, dateline: str) -> None:
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.ics', calendar(event(times))), site)
    assert f'\n{dateline}\n' in page(site)
    assert built(site).warnings == []


def test_each_time_of_what_repeats_is_a_talk(tmp_path: Path) -> None:
    times = 'DTSTART;TZID=Europe/Rome:20310503T100000\nDURATION:PT1H\nEXDATE:20310504T080000Z\n'
    talks = read(tmp_path, event(f'{times}RRULE:FREQ=DAILY;UNTIL=20310506T080000Z'))
    assert list(map(told, talks)) == [
        ('12-20310503T1000', '03 10:00'),
        ('12-20310505T1000', '05 10:00'),
        ('12-20310506T1000', '06 10:00'),
    ]
    site = recap(tmp_path / 'site')
    import_schedule(tmp_path / 's.ics', site)
    assert built(site).warnings == []


@pytest.mark.parametrize(
    ('start', 'rule', 'days'),
    [
        ('DTSTART:20310503T100000', 'FREQ=DAILY;COUNT=2', ['03', '04']),
        ('DTSTART:20310503T100000', 'FREQ=DAILY;UNTIL=20310504', ['03', '04']),
        ('DTSTART:20310503T100000', 'FREQ=DAILY;UNTIL=20310504T100000Z', ['03', '04']),
        ('DTSTART;VALUE=DATE:20310503', 'FREQ=DAILY;UNTIL=20310504', ['03', '04']),
        ('DTSTART:20310503T230000Z', 'FREQ=DAILY;COUNT=2', ['04', '05']),
    ],
)
def test_rules_end_as_they_say(tmp_path: Path, start: str, rule: str, days: list[str]) -> None:
    talks = read(tmp_path, event(f'{start}\nRRULE:{rule}'))
    assert [f'{talk.day:%d}' for talk in talks] == days


def test_what_is_added_to_times_is_taken(tmp_path: Path) -> None:
    talks = read(tmp_path, event('DTSTART:20310503T100000\nRDATE:20310505T150000'))
    assert [time for _id, time in map(told, talks)] == ['03 10:00', '05 15:00']


def test_what_repeats_without_an_end_is_said(tmp_path: Path) -> None:
    (talk,) = read(tmp_path, event('DTSTART:20310503T100000\nRRULE:FREQ=DAILY'))
    place = f'{tmp_path / "s.ics"}:5: RRULE: it repeats more than 366 times'
    assert talk.notes == (f'{place}; its first time alone is taken',)


def test_a_time_that_is_moved_is_in_the_place_of_what_it_was(tmp_path: Path) -> None:
    base = event('DTSTART;TZID=Europe/Rome:20310503T100000\nRRULE:FREQ=DAILY;COUNT=2')
    moved = event('RECURRENCE-ID:20310504T080000Z\nDTSTART;TZID=Europe/Rome:20310504T150000')
    talks = read(tmp_path, base, moved)
    assert list(map(told, talks)) == [
        ('12-20310503T1000', '03 10:00'),
        ('12-20310504T1000', '04 15:00'),
    ]


@pytest.mark.parametrize(
    ('text', 'message'),
    [
        (calendar(zone='X-WR-TIMEZONE:Milan\n'), ':4: X-WR-TIMEZONE: a zone such as Europe/Rome'),
        (calendar(event('DTSTART:noon')), ':5: DTSTART: '),
        (calendar(event('DTSTART:20310503T1\nRRULE:FREQ=OFTEN')), ':5: '),
        (calendar(event('URL:nowhere')), ':5: /URL: an address such as'),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        read_talks(written(tmp_path / 's.ics', text))
    assert f'{tmp_path / "s.ics"}{message}' in str(refused.value)
