"""What the network loses, and what is published meanwhile: the rest is found, and readers told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from miniature import Built

PAGES = {
    'index.md': '# Mice\n\nA mouse ran.\n\n:::{toctree}\ncats\ndogs & co\n:::\n',
    'cats.md': '# Cats\n\nA cat ran.\n\n## Kittens\n\nA kitten ran.\n',
    'dogs & co/index.md': '# Dogs\n\nA dog ran.\n',
}
RESULTS = '#search-results .recap-search-result'
STATUS = 'main [role=status]'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may lose what it asks for, unlike that of other tests."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three pages, all of which say “ran”."""
    pages = {**PAGES, 'index.md': PAGES['index.md'].replace('dogs & co', 'dogs & co/index')}
    return small_site(tmp_path / 'site', pages)


def results(page: Page, found: Built, query: str) -> None:
    """Open the page of results."""
    (path,) = [*found.outdir.glob('search.html'), *found.outdir.glob('search/index.html')]
    page.goto(f'{path.as_uri()}?q={query}')
    expect(page.locator(STATUS)).not_to_be_empty()


@pytest.mark.parametrize(
    ('builder', 'address'),
    [('html', 'dogs & co/index.html'), ('dirhtml', 'dogs & co/')],
)
def test_without_its_text_a_page_is_found_by_its_name(
    page: Page, site: Path, builder: str, address: str
) -> None:
    page.route('**/_search/text/dogs*/**', lambda route: route.abort())
    results(page, built(site, builder), 'ran')
    places = page.locator(RESULTS)
    expect(places).to_have_count(4)
    lost = places.filter(has_text='dogs & co/index')
    assert unquote(str(lost.get_by_role('link').get_attribute('href'))).endswith(f'/{address}')
    expect(lost.locator('.recap-search-snippet')).to_have_count(0)
    expect(places.filter(has_text='Kittens').locator('mark')).to_have_text('ran')


def test_a_page_without_its_text_is_shown_once(page: Page, site: Path) -> None:
    page.route('**/_search/text/cats.*', lambda route: route.abort())
    results(page, built(site), 'ran')
    expect(page.locator(RESULTS).filter(has_text='cats')).to_have_count(1)


def test_a_search_without_any_text_says_so(page: Page, site: Path) -> None:
    page.route('**/_search/text/**', lambda route: route.abort())
    results(page, built(site), 'ran')
    expect(page.locator(STATUS)).to_contain_text('could not be loaded')


@pytest.mark.parametrize('name', ['index.js', 'engine.js', 'words/0.js', 'text/cats.0.js'])
def test_what_came_empty_can_be_tried_again(page: Page, site: Path, name: str) -> None:
    pattern = f'**/_search/{name}*'
    page.route(pattern, lambda route: route.fulfill(content_type='text/javascript', body=''))
    results(page, built(site), 'kitten')
    expect(page.locator(STATUS)).to_contain_text('could not be loaded')
    page.unroute(pattern)
    page.get_by_role('searchbox').press('Enter')
    expect(page.locator(RESULTS)).to_have_count(1)


# Published meanwhile


def published(site: Path, page: str, more: str) -> None:
    """Publish the site again, with *more* in one of its pages."""
    path = site / page
    path.write_text(path.read_text(encoding='utf-8') + more, encoding='utf-8')
    assert built(site).warnings == []


@pytest.mark.parametrize('page_of_results', [True, False])
def test_an_open_page_finds_nothing_in_what_was_published_since(
    page: Page, site: Path, page_of_results: bool
) -> None:
    html = built(site)
    name = 'search' if page_of_results else 'index'
    page.goto((html.outdir / f'{name}.html').as_uri())
    page.evaluate('recapSearch.engine()')
    published(site, 'cats.md', '\n## Tigers\n\nA tiger ran.\n')
    field = page.get_by_role('searchbox')
    field.fill('dog')
    expect(page.locator('.recap-search [role=status]')).to_contain_text('Reload it')
    expect(page.locator('.recap-search-result')).to_have_count(0)
    if page_of_results:
        page.reload()
    else:
        page.get_by_role('link', name='All results on one page').click()
    expect(page.locator(RESULTS)).to_have_count(1)
    expect(field).to_have_value('dog')


def test_texts_are_refused_that_changed_and_others_shown(page: Page, site: Path) -> None:
    html = built(site)
    results(page, html, 'kitten')  # the words are there
    published(site, 'index.md', '\n## Hives\n\nA bee flew.\n')
    field = page.get_by_role('searchbox')
    field.fill('dog')
    expect(page.locator(RESULTS)).to_have_count(1)
    field.fill('mouse')
    expect(page.locator(STATUS)).to_contain_text('Reload it')


@pytest.mark.parametrize('name', ['words/0.js', 'text/cats.0.js', 'filters.js'])
def test_what_is_kept_of_another_version_is_passed_by(page: Page, site: Path, name: str) -> None:
    html = built(site)
    kept = re.compile(rf'_search/{name}\?v=(?!\d{{13}}$)')
    body = 'recapSearch.part(null, "another");'
    page.route(kept, lambda route: route.fulfill(content_type='text/javascript', body=body))
    results(page, html, 'kitten')
    expect(page.locator(RESULTS)).to_have_text(re.compile('Kittens'))
    filters = page.evaluate('recapSearch.engine().then((engine) => engine.load("filters"))')
    assert filters['units']
