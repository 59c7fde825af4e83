"""After any edits, in any order, a build writes what a clean build would, byte for byte."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from difflib import unified_diff
from functools import partial
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from conference_edits import EDITS, Sources
from miniature import Built, build_site, copy_root, lay
from press import forks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conference_edits import Edit

EXAMPLES, EDITED = (60, 12) if 'RECAP_DEEP' in os.environ else (1, 4)
EDIT = st.tuples(st.sampled_from(EDITS), st.integers(0, 9999))
ASSETS: dict[str, Any] = {
    'html_css_files': ['recap.css'],
    'html_js_files': ['recap.js'],
    'html_static_path': ['_static'],
}


class Builder:
    """Builds each time in a new process: one that has built before remembers, and a new one not.

    They are forked from a process that has imported all, and runs no thread.
    """

    def __init__(self, site: Path, language: str, pool: ProcessPoolExecutor) -> None:
        self.site = site
        self._language = language
        self._pool = pool

    def build(self, builddir: Path | None = None) -> Built:
        """Build what has changed, or everything in a new *builddir*."""
        task = partial(build_site, self.site, language=self._language, builddir=builddir, **ASSETS)
        return self._pool.submit(task).result()

    def build_anew(self) -> Built:
        """Build everything, elsewhere."""
        builddir = self.site / '_build' / 'anew'
        shutil.rmtree(builddir, ignore_errors=True)
        return self.build(builddir)


def differences(one: Built, other: Built) -> list[str]:
    """Return which files are not the same, and how the first of those is not."""
    files, expected = one.files(), other.files()
    names = sorted(
        name for name in files.keys() | expected.keys() if files.get(name) != expected.get(name)
    )
    if not names:
        return []
    before, after = (part.get(names[0], b'').decode().splitlines() for part in (files, expected))
    return [*names, *list(unified_diff(before, after, 'incremental', 'clean', n=0))[:20]]


@pytest.fixture(scope='module')
def pool() -> Iterator[ProcessPoolExecutor]:
    """Where each build gets a process of its own."""
    with ProcessPoolExecutor(1, mp_context=forks(), max_tasks_per_child=1) as executor:
        yield executor


@pytest.mark.parametrize('language', ['fr', 'en'])
def test_incremental_equals_clean_after_any_edits(
    language: str, pool: ProcessPoolExecutor, tmp_path: Path
) -> None:
    set_hypothesis_home_dir(tmp_path / 'hypothesis')  # not in the repository
    site, copy = copy_root(tmp_path / 'site'), tmp_path / 'copy'
    lay({'_static/recap.css': '', '_static/recap.js': ''}, site)
    builder = Builder(site, language, pool)
    builder.build()
    shutil.copytree(site, copy)

    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],  # to shrink an example would take minutes: it is short as it is
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(EDIT, min_size=EDITED, max_size=EDITED, unique_by=itemgetter(0)))
    def edited(chosen: list[tuple[Edit, int]]) -> None:
        shutil.rmtree(site)
        shutil.copytree(copy, site)
        sources = Sources(site)
        for edit, seed in chosen:
            edit(sources, Random(seed))
            sources.write()
            found = differences(builder.build(), builder.build_anew())
            assert not found, '\n'.join([edit.__name__, *found])

    edited()
