"""Days of a programme: as the schedule has them, in the same words on all pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, talk, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path

NIGHT = '2031-05-04T00:30:00+02:00'
XML = f"""<schedule><day date="2031-05-03"><room name="Aula"><event id="12">
<title>Night</title><date>{NIGHT}</date><duration>01:00</duration></event></room></day></schedule>
"""


def dated() -> dict[str, object]:
    """Return a schedule whose first day ends after midnight."""
    schedule = frab([talk(13), talk(12, date=NIGHT)])
    schedule['schedule']['conference']['days'][0]['date'] = '2031-05-03'
    return schedule


@pytest.mark.parametrize(('name', 'schedule'), [('s.json', dated()), ('s.xml', XML)])
def test_a_night_is_of_the_day_that_the_schedule_puts_it_in(
    tmp_path: Path, name: str, schedule: object
) -> None:
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / name, schedule), site)
    assert [path.name for path in (site / 'days').iterdir()] == ['2031-05-03.md']
    assert '\n4 May 2031, 00:30–01:' in page(site)
    assert built(site).warnings == []


@pytest.mark.parametrize(
    ('language', 'title', 'dateline'),
    [
        ('en', 'Saturday, 3 May 2031', '3 May 2031'),
        ('fr', 'Samedi 3\u00a0mai 2031', '3\u00a0mai 2031'),
        ('de', 'Samstag, 3. Mai 2031', '3. Mai 2031'),
        ('es', 'Sábado, 3 de mayo de 2031', '3 de mayo de 2031'),
        ('it', 'Sabato 3 maggio 2031', '3 maggio 2031'),
        ('nl', 'Zaterdag 3 mei 2031', '3 mei 2031'),
        ('pt', 'Sábado, 3 de maio de 2031', '3 de maio de 2031'),
    ],
)
def test_a_day_is_said_in_the_same_words(
    tmp_path: Path, language: str, title: str, dateline: str
) -> None:
    site = recap(tmp_path / 'site', language)
    import_schedule(written(tmp_path / 's.json', frab([talk(12)])), site)
    assert page(site, 'days/2031-05-03').startswith(f'# {title}\n')
    assert f'\n{dateline}, 10:00–10:45' in page(site)


def test_talks_of_a_day_come_by_their_hours(tmp_path: Path) -> None:
    """Schedules have them room by room, and a day may end after midnight."""
    site = recap(tmp_path / 'site')
    schedule = dated()
    day = schedule['schedule']['conference']['days'][0]  # type: ignore[index]
    day['rooms']['Attic'] = [talk(14, date='2031-05-03T09:00:00+02:00'), talk(15, date=None)]
    import_schedule(written(tmp_path / 's.json', schedule), site)
    listed = re.findall(r'/sessions/talk-(\d+)', page(site, 'days/2031-05-03'))
    assert listed == ['15', '14', '13', '12']
