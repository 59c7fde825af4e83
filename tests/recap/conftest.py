"""The miniature conference, as a site of one's own or as one that tests share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from miniature import BOOKS, Build, Built, build_site, copy_published, copy_root
from website import Website, once, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def look_at_all_garbage() -> Iterator[None]:
    """Look again at what a build has left aside to the end of its process: ours does many."""
    yield
    gc.unfreeze()


@pytest.fixture(scope='session')
def build() -> Build:
    """Build a site."""
    return build_site


@pytest.fixture(scope='session')
def rootdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the marker ``sphinx`` finds its roots: complete, and away from the working tree."""
    roots = tmp_path_factory.mktemp('roots')
    copy_root(roots / 'test-recap')
    return roots


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the miniature, of one's own, to build and to change."""
    return copy_root(tmp_path / 'site')


@pytest.fixture(scope='session')
def shared_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the miniature for all tests that change nothing in it."""
    return copy_root(tmp_path_factory.mktemp('shared') / 'site')


@pytest.fixture(scope='session')
def french(shared_site: Path) -> Built:
    """The miniature as a web site, in French."""
    return build_site(shared_site)


@pytest.fixture(scope='session')
def english(shared_site: Path) -> Built:
    """The miniature as a web site, in English."""
    return build_site(shared_site, language='en')


@pytest.fixture(scope='session')
def french_text(shared_site: Path) -> Built:
    """The miniature as text, in French."""
    return build_site(shared_site, 'text')


@pytest.fixture(scope='session')
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the miniature as a whole site, which nothing changes."""

    def make(folder: Path) -> None:
        copy_published(folder / 'site')

    return once(tmp_path_factory, 'miniature', make) / 'site'


@pytest.fixture(scope='session')
def published(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature as it is published, in French, with its translation: built once."""

    def make(folder: Path) -> None:
        publish(whole_site, folder / 'html', BOOKS)

    return once(tmp_path_factory, 'published-miniature', make) / 'html'


@pytest.fixture(scope='session')
def website(published: Path) -> Website:
    """The miniature as readers meet it, in French."""
    return Website(published)


@pytest.fixture(scope='session')
def english_website(published: Path) -> Website:
    """The miniature as readers meet it, in English."""
    return Website(published / 'en')
