"""The real site as its tests read it, and a strict page of the browser: a plugin of conftest."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup, Tag

from check_translations import languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ROOT: Final = Path(__file__).resolve().parent.parent
BLOCKS: Final = (
    *('h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'dt', 'dd', 'tr', 'blockquote'),
    *('caption', 'figcaption', 'pre', 'summary'),
)
SPACES: Final = re.compile(r'[ \n\t]+')
UNSEEN: Final = '[hidden], .headerlink, .recap-cite, svg, script, style, template'


@dataclass
class Website:
    """A directory of HTML pages, each of which is parsed once.

    A page is named as in the sources: ``posts/leadership``.
    """

    root: Path
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict, repr=False)
    _texts: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def names(self) -> list[str]:
        """Return the names of all pages, those that Sphinx generates included."""
        found = (path.relative_to(self.root) for path in self.root.rglob('*.html'))
        apart = {'_static', *languages()}  # the translations are websites of their own
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

    def chrome(self, name: str) -> Tag:
        """Return what surrounds the text of the page, in a copy of one's own."""
        around = copy.copy(self.soup(name))
        for part in around.select('article, script, style, .sidebar-tree, .toc-tree, .title'):
            part.decompose()
        return around

    @staticmethod
    def blocks(tag: Tag) -> list[Tag]:
        """Return the blocks of *tag*: those that hold no other, and whole rows of tables."""
        return [
            block
            for block in tag.find_all(BLOCKS)
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


@pytest.fixture(scope='session')
def website(published: Path) -> Website:
    """The French site."""
    return Website(published)


@pytest.fixture(scope='session')
def english_website(published: Path) -> Website:
    """The English site."""
    return Website(published / 'en')


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the browser, which may complain about nothing and fetch nothing but files.

    ``@pytest.mark.parametrize('page', [{'java_script_enabled': False}], indirect=True)`` gives it
    options.
    """
    context = browser.new_context(**getattr(request, 'param', {'locale': 'en-US'}))
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {'error', 'warning'}:
            problems.append(f'console: {message.text}')

    def on_request(asked: Request) -> None:
        if not asked.url.startswith(('file:', 'data:')):
            problems.append(f'request: {asked.url}')

    context.on('request', on_request)
    context.on('requestfailed', lambda asked: problems.append(f'failed: {asked.url}'))
    context.on('console', on_console)
    context.on('weberror', lambda error: problems.append(f'script: {error.error}'))
    yield context.new_page()
    context.close()
    if problems:
        pytest.fail('the page complains, or asks for more:\n' + '\n'.join(problems))
