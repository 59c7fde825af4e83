"""What is published is whole, before and after, whatever happens in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from recap.commands.publish import publish

if TYPE_CHECKING:
    from pathlib import Path


def laid(folder: Path, *names: str) -> Path:
    """Write the files *names*, each with the name of the *folder* in it."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(folder.name, encoding='utf-8')
    return folder


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob('*') if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding='utf-8') for path in files}


def test_what_is_published_takes_the_place_of_what_was(tmp_path: Path) -> None:
    site = laid(tmp_path / 'site', 'index.html', 'en/index.html')
    for former in ((), ('index.html', 'gone.html')):
        html = laid(tmp_path / 'html', *former)
        publish(site, html)
        assert contents(html) == {'index.html': 'site', 'en/index.html': 'site'}
        assert sorted(path.name for path in tmp_path.iterdir()) == ['html', 'site']


def test_a_publication_that_fails_leaves_what_was_published(tmp_path: Path) -> None:
    html = laid(tmp_path / 'html', 'index.html')
    with pytest.raises(OSError, match='nowhere'):
        publish(tmp_path / 'nowhere', html)
    assert contents(html) == {'index.html': 'html'}


def test_a_publication_that_was_stopped_between_its_moves_loses_nothing(tmp_path: Path) -> None:
    laid(tmp_path / 'html', 'index.html').rename(tmp_path / 'html.old')
    with pytest.raises(OSError, match='nowhere'):
        publish(tmp_path / 'nowhere', tmp_path / 'html')
    assert contents(tmp_path / 'html') == {'index.html': 'html'}


def test_two_publications_take_turns(tmp_path: Path) -> None:
    names = [f'pages/{number}.html' for number in range(60)]
    site = laid(tmp_path / 'site', *names)
    with ThreadPoolExecutor() as pool:
        list(pool.map(publish, [site] * 6, [tmp_path / 'html'] * 6))
    assert contents(tmp_path / 'html') == dict.fromkeys(names, 'site')
    assert sorted(path.name for path in tmp_path.iterdir()) == ['html', 'site']
