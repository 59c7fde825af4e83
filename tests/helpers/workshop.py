"""A miniature that is built already, to be changed and built again."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

from miniature import Built

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build

PAGES = {
    'index',
    'seances/ouverture',
    'seances/jeu',
    'seances/cloture',
    'chiffres',
    'citations',
    'intervenants',
    'glossaire',
    'sources',
    'aparte',
}


class Workshop:
    """A site that is built already, to be changed and built again."""

    def __init__(self, site: Path, build: Build) -> None:
        self.site = site
        self._build = build
        self.before = self.times()

    @property
    def outdir(self) -> Path:
        return self.site / '_build' / 'fr' / 'html'

    def times(self) -> dict[str, int]:
        """Return when each page was written."""
        pages = ((page, self.outdir / f'{page}.html') for page in PAGES)
        return {page: path.stat().st_mtime_ns for page, path in pages if path.exists()}

    def rewritten(self) -> set[str]:
        """Return the pages that were written since, if only with the same content.

        That of the tables of contents is left out: Sphinx writes it with each page that it lists.
        """
        times = self.times()
        return {page for page in times.keys() - {'index'} if times[page] != self.before[page]}

    def files(self) -> dict[str, bytes]:
        """Return all the files of the output."""
        return Built(self.site, self.outdir, '').files()

    def write(self, page: str, text: str) -> None:
        """Write the source of *page*, later than all that was read."""
        path = self.site / f'{page}.md'
        path.write_text(text, encoding='utf-8')
        now = time.time_ns()
        os.utime(path, ns=(now, now))

    def edit(self, page: str, old: str, new: str) -> None:
        """Replace *old* by *new* in the source of *page*."""
        text = (self.site / f'{page}.md').read_text(encoding='utf-8')
        assert old in text
        self.write(page, text.replace(old, new))

    def append(self, page: str, text: str) -> None:
        """Add *text* to the end of the source of *page*."""
        before = (self.site / f'{page}.md').read_text(encoding='utf-8')
        self.write(page, f'{before}\n{text}')

    def build(self, builder: str = 'html') -> Built:
        """Build what has changed."""
        return self._build(self.site, builder)

    def build_anew(self, builder: str = 'html') -> Built:
        """Build everything, elsewhere."""
        builddir = self.site / '_build' / 'anew'
        shutil.rmtree(builddir, ignore_errors=True)
        return self._build(self.site, builder, builddir=builddir)


def assert_same(incremental: Built, clean: Built) -> None:
    """Assert that both builds wrote the same files, and complained about the same records."""
    files, expected = incremental.files(), clean.files()
    assert files.keys() == expected.keys()
    assert not [name for name, content in expected.items() if files[name] != content]
    complaints = [[w for w in built.warnings if '[recap.' in w] for built in (incremental, clean)]
    assert complaints[0] == complaints[1]
