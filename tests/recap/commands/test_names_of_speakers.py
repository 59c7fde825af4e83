"""Names of those who speak: each declared once, whoever declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miniature import lay
from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, talk, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = '# Speakers\n\n```{speaker}  Ana  Lopes\nMine.\n```\n'


def taken(site: Path, *people: int) -> None:
    """Import a schedule in which *people*, by their identifiers, have one name."""
    persons = [{'id': n, 'name': 'Ana Lopes', 'biography': f'Number {n}.'} for n in people]
    schedule = frab([talk(12, persons=persons)])
    import_schedule(written(site.parent / 's.json', schedule), site)


def test_who_is_declared_by_hand_is_not_declared_again(tmp_path: Path) -> None:
    site = lay({'speakers.md': BY_HAND}, recap(tmp_path / 'site'))
    for _time in range(2):
        taken(site, 1)
        assert page(site, 'speakers') == BY_HAND
    assert built(site).warnings == []
    taken(site, 1, 2)
    assert ':::{speaker} Ana Lopes (2)\nNumber 2.' in page(site, 'speakers')
    assert built(site).warnings == []


def test_who_has_a_name_keeps_it(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, 1)
    taken(site, 2, 1)
    assert ':::{speaker} Ana Lopes\nNumber 1.' in page(site, 'speakers')
    assert ':::{speaker} Ana Lopes (2)\nNumber 2.' in page(site, 'speakers')
    assert built(site).warnings == []


def test_who_comes_back_under_another_identifier_is_declared_once(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site')
    taken(site, 1)
    taken(site, 5)
    assert page(site, 'speakers').count('{speaker}') == 1
    assert built(site).warnings == []


def test_signs_that_an_option_reads_otherwise_are_of_the_name(tmp_path: Path) -> None:
    names = ("'t Hooft", '"Kiln" Lopes', 'Ana #2', '|| Duo')
    links = [{'url': 'https://a.example/x', 'title': 'Slides'}]
    talks = [
        talk(rank, persons=[{'id': rank, 'name': name}, {'id': 9, 'name': 'Zoe'}], links=links)
        for rank, name in enumerate(names)
    ]
    site = recap(tmp_path / 'site')
    import_schedule(written(tmp_path / 's.json', frab(talks)), site)
    html = built(site)
    assert html.warnings == []
    assert '<dt id="source-talk-0-1">’t Hooft' in html.text('sources', '.html').replace("'", '’')
