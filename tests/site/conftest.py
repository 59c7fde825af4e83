"""This recap as it is published: built once for all its tests."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING, Final

import pytest

from check_content import ROOT
from website import Website, once, publish

if TYPE_CHECKING:
    from pathlib import Path

BOOKS: Final[dict[str, str]] = runpy.run_path(str(ROOT / 'conf.py'))['recap_books']
"""The editions, and what their books are called."""


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
