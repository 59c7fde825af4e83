"""The search: one table of words in both runtimes, the queries of both editions, the weight."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser import opened
from recap.search.words import fold, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

HERE = Path(__file__).parent
FOLDING: dict[str, list[str]] = tomllib.loads((HERE / 'folding.toml').read_text(encoding='utf-8'))
QUERIES: dict[str, dict[str, str | list[str]]] = {
    language: {
        query: places
        for group in tomllib.loads((HERE / name).read_text(encoding='utf-8')).values()
        for query, places in group.items()
    }
    for language, name in {'fr': 'queries.toml', 'en': 'queries.en.toml'}.items()
}
"""By edition, what is asked and where the answer is."""

SITES = {'fr': 'website', 'en': 'english_website'}
FIRST_SEARCH = 40_000
"""Bytes, compressed, that the first search may add to a page of this site."""


@pytest.fixture(scope='module')
def searching(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of results of an edition, French unless a test says which, its index loaded."""
    website: Website = request.getfixturevalue(SITES[getattr(request, 'param', 'fr')])
    with opened(browser, website.path('search').as_uri()) as page:
        page.evaluate('recapSearch.search("forum")')
        yield page


@pytest.mark.parametrize(('text', 'words'), FOLDING.items())
def test_words_are_the_same_in_both_runtimes(searching: Page, text: str, words: list[str]) -> None:
    assert [fold(form) for form in forms(text)] == words
    assert searching.evaluate('t => recapSearch.words(t).map(recapSearch.fold)', text) == words


def test_there_are_sixty_queries_and_thirty_in_english() -> None:
    assert len(QUERIES['fr']) >= 60
    assert len(QUERIES['en']) >= 30


@pytest.mark.parametrize(
    ('searching', 'query', 'wanted'),
    [
        (language, query, {places} if isinstance(places, str) else set(places))
        for language, queries in QUERIES.items()
        for query, places in queries.items()
    ],
    indirect=['searching'],
)
def test_the_place_is_among_the_first_three(searching: Page, query: str, wanted: set[str]) -> None:
    found = searching.evaluate('async q => (await recapSearch.search(q)).results', query)
    places = [result['address'].replace('.html', '', 1) for result in found[:3]]
    assert wanted & set(places), places


@pytest.mark.parametrize('searching', ['en'], indirect=True)
def test_a_slip_is_read_as_the_word_nearest_to_it(searching: Page) -> None:
    found = searching.evaluate('recapSearch.search("continum")')
    assert found['corrected'] == ['continuum']  # not “continues”, which shares but a stem with it


def test_results_are_marked_links_in_the_page(page: Page, website: Website) -> None:
    page.goto(f'{website.path("search").as_uri()}?q=decalage')
    links = page.locator('#search-results a')
    expect(links.first).to_be_visible()
    assert '#' in str(links.first.get_attribute('href'))
    expect(page.locator('#search-results mark').first).to_contain_text('décalage')
    expect(page.locator('main [role=status]')).to_contain_text('résultat')


def test_nothing_found_is_said_in_words(page: Page, website: Website) -> None:
    page.goto(f'{website.path("search").as_uri()}?q=xylophone')
    expect(page.locator('main [role=status]')).to_contain_text('Rien ne répond')


@pytest.mark.parametrize('key', ['/', 'Control+k'])
def test_the_keyboard_searches_from_any_page(page: Page, website: Website, key: str) -> None:
    page.goto(website.path('posts/social-crm').as_uri())
    page.keyboard.press(key)
    field = page.get_by_role('searchbox', name='Rechercher')
    expect(field).to_be_focused()
    page.keyboard.type('tribal')
    first = page.locator('#recap-search-results a').first
    expect(first).to_contain_text('Tribal knowledge')  # not yet what a part of the word finds
    page.keyboard.press('ArrowDown')
    expect(first).to_be_focused()
    page.keyboard.press('Escape')
    expect(first).to_be_hidden()
    expect(field).to_be_focused()
    page.keyboard.press('ArrowDown')
    page.keyboard.press('Enter')
    page.wait_for_url('**#term-Tribal-knowledge')


def test_the_first_search_is_light_and_only_on_demand(page: Page, website: Website) -> None:
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.goto(website.path('index').as_uri())
    page.wait_for_load_state()
    before = len(asked)
    assert not any('_search' in address or 'engine' in address for address in asked)
    page.evaluate('recapSearch.search("générosité des communautés")')
    added = [Path(urlsplit(address).path) for address in asked[before:]]
    assert 0 < len(added) <= 12
    assert sum(len(gzip.compress(file.read_bytes())) for file in added) < FIRST_SEARCH
