"""A web site as its tests read it, and how it is published: once for all processes."""

from __future__ import annotations

import copy
import os
import re
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag

from press import sphinx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import pytest

BLOCKS: Final = (
    *('h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'dt', 'dd', 'tr', 'blockquote'),
    *('caption', 'figcaption', 'pre', 'summary'),
)
SPACES: Final = re.compile(r'[ \n\t]+')
UNSEEN: Final = '.recap-letters, .recap-aside, .recap-tools, [hidden], .headerlink, .recap-cite, svg, script, style, template'


@dataclass
class Website:
    """A directory of HTML pages, each of which is parsed once.

    A page is named as in the sources: ``posts/leadership``.
    """

    root: Path
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict, repr=False)
    _texts: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def names(self) -> list[str]:
        """Return the names of all pages, those that Sphinx generates included.

        The pages of claims, which no page of Sphinx's is, aren't: their own tests read them.
        """
        found = (path.relative_to(self.root) for path in self.root.rglob('*.html'))
        # Translations are websites of their own, each with its search.
        apart = {
            '_static',
            'claims',
            *(path.parent.name for path in self.root.glob('*/search.html')),
        }
        return sorted(
            path.with_suffix('').as_posix() for path in found if path.parts[0] not in apart
        )

    def path(self, name: str) -> Path:
        return self.root / f'{name}.html'

    def soup(self, name: str) -> BeautifulSoup:
        """Return the parsed page, shared: not to be changed."""
        if name not in self._soups:
            content = self.path(name).read_text(encoding='utf-8')
            self._soups[name] = BeautifulSoup(content, 'html.parser')
        return self._soups[name]

    def article(self, name: str) -> Tag:
        """Return the text of the page, in a copy of one's own, without what isn't seen."""
        (article,) = self.soup(name).find_all('article')
        seen = copy.copy(article)
        for unseen in seen.select(UNSEEN):
            unseen.decompose()
        return seen

    def anchors(self, name: str) -> set[str]:
        """Return the addresses of the places in the text of the page."""
        return {str(tag['id']) for tag in self.article(name).find_all(id=True)}

    def headings(self) -> dict[str, list[str]]:
        """Return the first-level headings of each page."""
        return {
            name: [heading.get_text().strip(' ¶') for heading in self.soup(name).find_all('h1')]
            for name in self.names()
        }

    def titles(self) -> list[str]:
        """Return the titles that the window shows for each page."""
        found = [self.soup(name).find_all('title') for name in self.names()]
        return [tag.get_text().strip() for tags in found for tag in tags[:1]]

    def chrome(self, name: str) -> Tag:
        """Return what surrounds the text of the page, in a copy of one's own."""
        around = copy.copy(self.soup(name))
        for part in around.select('article, script, style, .sidebar-tree, .toc-tree, .title'):
            part.decompose()
        return around

    @staticmethod
    def blocks(tag: Tag) -> list[Tag]:
        """Return the blocks of *tag*: those that hold no other, and whole rows of tables.

        The heads of the list of checks aren't among them: they repeat what they are about.
        """
        return [
            block
            for block in tag.select(f':is({", ".join(BLOCKS)}):not(dl.recap-checks > dt)')
            if not block.find_parent('tr') and (block.name == 'tr' or not block.find(BLOCKS))
        ]

    @staticmethod
    def text(tag: Tag) -> str:
        """Return the text of a block on one line; no-break spaces stay what they are."""
        cells = tag.find_all(('td', 'th')) if tag.name == 'tr' else [tag]
        return SPACES.sub(' ', ' '.join(cell.get_text() for cell in cells)).strip()

    def texts(self, name: str) -> list[str]:
        """Return the text of each block of the page."""
        if name not in self._texts:
            self._texts[name] = [self.text(block) for block in self.blocks(self.article(name))]
        return self._texts[name]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file *path*, which one process at a time creates."""
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        path.unlink()


def publish(srcdir: Path, outdir: Path, books: Mapping[str, str]) -> None:
    """Build the editions as they are published, a warning being an error: the first is at the root.

    *books* says their languages, and what the book of each is called. The books aren't made: files
    that bear their names have the pages offer them.
    """
    for suffix in ('pdf', 'epub'):
        folder = outdir.parent / suffix
        folder.mkdir()
        for name in books.values():
            (folder / f'{name}.{suffix}').write_text('A book.', encoding='utf-8')
    for rank, language in enumerate(books):
        place = outdir / language if rank else outdir
        options = ['-d', f'{outdir}.doctrees-{language}', '-D', f'language={language}']
        status, said = sphinx('-qnW', '--keep-going', *options, str(srcdir), str(place))
        assert (status, said) == (0, ''), said


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder *name* that all processes share: the first of them has *make* fill it."""
    parts = factory.getbasetemp()
    folder = (parts.parent if 'PYTEST_XDIST_WORKER' in os.environ else parts) / name
    with locked(folder.with_suffix('.lock')):
        done = folder.with_suffix('.done')
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what one that failed has left
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
