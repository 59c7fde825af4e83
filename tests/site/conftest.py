"""This recap as it is published: built once for all its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from this_recap import BOOKS, ROOT
from website import Website, once, publish

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope='session')
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, in French, with its translation."""

    def make(folder: Path) -> None:
        publish(ROOT, folder / 'html', BOOKS)

    return once(tmp_path_factory, 'published', make) / 'html'


@pytest.fixture(scope='session')
def website(published: Path) -> Website:
    """The French site."""
    return Website(published)


@pytest.fixture(scope='session')
def english_website(published: Path) -> Website:
    """The English site."""
    return Website(published / 'en')
