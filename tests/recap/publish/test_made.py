"""What is published is made again where what it is made of has changed, or the file has."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from recap._made import Made
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def app(tmp_path: Path) -> Any:
    return SimpleNamespace(doctreedir=tmp_path / 'kept', builder=SimpleNamespace(name='html'))


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, Path]:
    found = {name: tmp_path / name for name in ('a', 'b')}
    for path in found.values():
        path.write_text('text', encoding='utf-8')
    return found


def test_what_is_the_same_stays(app: Any, paths: dict[str, Path]) -> None:
    now = {'a': 'one', 'b': 'two'}
    assert Made(app, 'kind').outdated(now, paths) == ['a', 'b']
    Made(app, 'kind').save(now, paths, 'all')
    made = Made(app, 'kind')
    assert made.outdated(now, paths) == []
    assert made.outdated({**now, 'b': 'three'}, paths) == ['b']
    assert Made(app, 'other').names == set()


@pytest.mark.parametrize('change', ['gone', 'cut', 'of another time'])
def test_file_that_is_not_as_it_was_is_made_again(
    app: Any, paths: dict[str, Path], change: str
) -> None:
    now = {'a': 'one', 'b': 'two'}
    Made(app, 'kind').save(now, paths)
    if change == 'gone':
        paths['a'].unlink()
    elif change == 'cut':
        stat = paths['a'].stat()
        paths['a'].write_text('tex', encoding='utf-8')
        os.utime(paths['a'], ns=(stat.st_atime_ns, stat.st_mtime_ns))
    else:
        os.utime(paths['a'], ns=(0, 0))
    assert Made(app, 'kind').outdated(now, paths) == ['a']
    Made(app, 'kind').save(now, paths)
    assert Made(app, 'kind').outdated(now, paths) == (['a'] if change == 'gone' else [])


def test_stopped_build_has_made_nothing(app: Any, paths: dict[str, Path]) -> None:
    """Its files may be half of the one and half of the other."""
    former, now = {'a': 'one', 'b': 'two'}, {'a': 'one', 'b': 'three'}
    Made(app, 'kind').save(former, paths, 'all')
    Made(app, 'kind').outdated(now, paths)
    again = Made(app, 'kind')
    assert again.known('all') == {}
    assert again.outdated(former, paths) == ['b']


def test_all_is_known_where_the_whole_is_the_same(app: Any, paths: dict[str, Path]) -> None:
    now = {'a': 'one', 'b': 'two'}
    Made(app, 'kind').save(now, paths, 'all')
    made = Made(app, 'kind')
    assert (made.known('all'), made.known('else')) == (now, {})
    assert made.names == {'a', 'b'}


OWN = "html_extra_path = ['own']\n"
COPIED = 'import recap._meanwhile\nrecap._meanwhile.FEW = 0\n'


@pytest.mark.parametrize('conf', [OWN, OWN + COPIED], ids=['few', 'copied'])
def test_file_that_the_project_publishes_itself_stays(tmp_path: Path, conf: str) -> None:
    """Data are written when all else has been or, of many pages, while Sphinx copies it."""
    site = small_site(tmp_path / 'site', {'index.md': '# Home\n', 'own/records.json': 'Own.'}, conf)
    for _build in range(2):
        assert built(site).text('records', '.json') == 'Own.'
    (site / 'own' / 'records.json').unlink()
    assert built(site).text('records', '.json').startswith('{')
