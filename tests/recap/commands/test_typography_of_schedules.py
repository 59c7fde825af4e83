"""The typography of what a schedule says: that of its language, from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recap.commands.kept import KEPT
from recap.commands.lint import lint
from recap.commands.schedule import import_schedule
from schedules import frab, page, recap, talk, written
from small_sites import built

if TYPE_CHECKING:
    from pathlib import Path

SAID = 'It\'s a "test" : why ? Because...\n\n- it\'s "so" !\n- [it\'s "me"](https://example.org/a)'
ENGLISH = talk(
    12,
    title='It\'s a "test" ?',
    language='en',
    abstract=SAID,
    persons=[{'id': 1, 'name': 'Ana Lopes', 'biography': SAID}],
    links=[{'url': 'https://example.org/x', 'title': 'It\'s "x" !'}],
)


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
def test_what_is_in_another_language_is_left_alone(tmp_path: Path, builder: str) -> None:
    site = recap(tmp_path / 'site', 'fr')
    import_schedule(written(tmp_path / 's.json', frab([ENGLISH])), site)
    assert lint(site) == ''
    assert '# [It\'s a "test" ?]{.language-en}' in page(site)
    assert '- [it\'s "so" !]{.language-en}' in page(site)
    found = built(site, builder, 'fr')
    assert found.warnings == []
    if builder == 'html':
        article = found.article('sessions/talk-12')
        assert len(article.select('h1 > span[lang=en], .admonition li span[lang=en]')) == 3


@pytest.mark.parametrize('language', ['fr', 'fr-FR', '', 'français ?'])
def test_what_is_in_the_same_language_is_written_as_it_wants(tmp_path: Path, language: str) -> None:
    site, path = recap(tmp_path / 'site', 'fr'), tmp_path / 's.json'
    title = 'L\'argile "rouge" : pourquoi ?'
    event = talk(12, title=title, language=language, abstract="C'est 5 %")
    import_schedule(written(path, frab([event])), site)
    assert page(site).startswith('# L’argile «\u202frouge\u202f»\u00a0: pourquoi\u202f?\n')
    assert lint(site) == ''
    changed = {**event, 'title': "L'argile bleue"}
    assert import_schedule(written(path, frab([changed])), site).startswith('0 made, 1 brought')
    assert page(site).startswith('# L’argile bleue\n')


def test_who_speaks_in_two_languages_is_told_of_in_that_of_the_recap(tmp_path: Path) -> None:
    site = recap(tmp_path / 'site', 'fr')
    other = {**ENGLISH, 'id': 13, 'language': 'fr', 'abstract': '', 'title': 'Essai', 'links': []}
    import_schedule(written(tmp_path / 's.json', frab([ENGLISH, other])), site)
    assert 'language-en' not in page(site, 'speakers')


def test_what_was_mended_before_follows_the_schedule(tmp_path: Path) -> None:
    """Former versions wrote what the schedule said, and left it to `make lint-fix`."""
    site, path = recap(tmp_path / 'site', 'fr'), tmp_path / 's.json'
    import_schedule(written(path, frab([talk(12, title="L'argile")])), site)
    told = (site / KEPT).read_text(encoding='utf-8').replace('L’argile', "L'argile")
    (site / KEPT).write_text(told, encoding='utf-8')
    said = import_schedule(written(path, frab([talk(12, title="L'argile bleue")])), site)
    assert said == '0 made, 1 brought up to date'
    assert page(site).startswith('# L’argile bleue\n')
