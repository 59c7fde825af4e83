"""The lists of a schedule that changes: of the pages there are, where readers look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import lay
from recap.commands.problems import RefusedError
from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, talk, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

OTHER_DAY = {'date': '2031-05-04T10:00:00+02:00'}


def taken(site: Path, *talks: dict[str, Any]) -> str:
    """Import a schedule of *talks*; return what was said."""
    return import_schedule(written(site.parent / 's.json', frab(list(talks))), site)


def test_a_withdrawn_talk_stays_in_the_list_of_its_day(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, talk(13), talk(14))
    said = taken(site, talk(13))
    assert said == (
        '0 made, 0 brought up to date\n'
        'sessions/talk-14.md: Talk 14: no longer in the schedule; kept'
    )
    assert built(site).warnings == []
    assert taken(site, talk(13), talk(14)) == '0 made, 0 brought up to date'


def test_a_removed_page_is_in_no_list(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, talk(13), talk(14))
    (site / 'sessions' / 'talk-14.md').unlink()
    taken(site, talk(13), talk(14))
    assert '/sessions/talk-14' not in page(site, 'days/2031-05-03')
    assert built(site).warnings == []
    assert 'talk-14' not in taken(site, talk(13))


def test_a_withdrawn_day_stays_with_the_pages_there_are(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, talk(13), talk(14, **OTHER_DAY), talk(15, **OTHER_DAY))
    (site / 'sessions' / 'talk-15.md').unlink()
    taken(site, talk(13))
    assert built(site).warnings == []
    assert '/days/2031-05-04' in page(site, 'index')
    (site / 'sessions' / 'talk-14.md').unlink()
    taken(site, talk(13))
    assert page(site, 'days/2031-05-04') == '---\norphan: true\n---\n\n# Sunday, 4 May 2031\n'
    assert 'days/2031-05-04' not in page(site, 'index')
    assert built(site).warnings == []


def test_a_talk_that_moves_to_another_day_is_listed_there_alone(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, talk(13), talk(14, **OTHER_DAY))
    taken(site, talk(13), talk(14))
    assert built(site).warnings == []
    taken(site, talk(13), talk(14, **OTHER_DAY))
    assert '/sessions/talk-14' in page(site, 'days/2031-05-04')
    assert built(site).warnings == []


def test_a_removed_list_is_listed_nowhere(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, talk(13), talk(14, **OTHER_DAY))
    (site / 'days' / '2031-05-04.md').unlink()
    taken(site, talk(13), talk(14, **OTHER_DAY), talk(15))
    assert 'days/2031-05-04' not in page(site, 'index')
    assert not (site / 'days' / '2031-05-04.md').exists()


def test_the_programme_comes_before_the_pages_of_reference(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    first = ':::{toctree}\n:caption: Sessions\n\nopening\n:::\n\n'
    reference = ':::{toctree}\n:caption: Reference\n\nspeakers\nsources\n:::\n'
    lay({'index.md': f'# Days\n\n{first}{reference}', 'opening.md': '# Opening\n'}, site)
    import_schedule(written(tmp_path / 's.json', frab([talk(12)])), site)
    captions = [line for line in page(site, 'index').split('\n') if line.startswith(':caption:')]
    assert captions == [':caption: Sessions', ':caption: Programme', ':caption: Reference']
    assert built(site).warnings == []


def test_a_page_that_cannot_be_read_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    (site / 'speakers.md').write_bytes('# Été\n'.encode('latin-1'))
    schedule = written(tmp_path / 's.json', frab([talk(12, persons=[{'public_name': 'A'}])]))
    with pytest.raises(RefusedError, match=r'^speakers\.md isn’t UTF-8'):
        import_schedule(schedule, site)
    assert not (site / 'sessions').exists()
