"""A site that is built already, for the tests of what the next build makes of a change."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from miniature import copy_root
from workshop import Workshop

if TYPE_CHECKING:
    from miniature import Build

HOUR = 3_600_000_000_000


@pytest.fixture(scope='module')
def pristine(build: Build, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site whose sources are an hour old, built, and a copy of all of it."""
    directory = tmp_path_factory.mktemp('incremental')
    site = copy_root(directory / 'site')
    past = time.time_ns() - HOUR
    for path in site.rglob('*'):
        os.utime(path, ns=(past, past))
    assert build(site).warnings == []
    return site, Path(shutil.copytree(site, directory / 'copy'))


@pytest.fixture
def workshop(pristine: tuple[Path, Path], build: Build) -> Workshop:
    """The site as it was when it was built, times included, at the same place."""
    site, copy = pristine
    shutil.rmtree(site)
    shutil.copytree(copy, site)
    return Workshop(site, build)
