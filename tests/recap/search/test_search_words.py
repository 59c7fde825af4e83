"""Words as both runtimes see them: one table, and the search that reads what was meant."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import opened
from recap.search.words import fold, forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

FILE = Path(__file__).with_name('folding.toml')
FOLDING: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding='utf-8'))
SITES = {'fr': 'website', 'en': 'english_website'}


@pytest.fixture(scope='module')
def searching(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of results of an edition, French unless a test says which, its index loaded."""
    website: Website = request.getfixturevalue(SITES[getattr(request, 'param', 'fr')])
    with opened(browser, website.path('search').as_uri()) as page:
        page.evaluate('recapSearch.search("farine")')
        yield page


@pytest.mark.parametrize(('text', 'words'), FOLDING.items())
def test_words_are_the_same_in_both_runtimes(searching: Page, text: str, words: list[str]) -> None:
    assert [fold(form) for form in forms(text)] == words
    assert searching.evaluate('t => recapSearch.words(t).map(recapSearch.fold)', text) == words


@pytest.mark.parametrize('searching', ['en'], indirect=True)
def test_a_slip_is_read_as_the_word_nearest_to_it(searching: Page) -> None:
    found = searching.evaluate('recapSearch.search("continum")')
    assert found['corrected'] == ['continuum']  # not “continues”, which shares but a stem with it


def test_results_are_marked_links_in_the_page(page: Page, website: Website) -> None:
    page.goto(f'{website.path("search").as_uri()}?q=decembre')
    links = page.locator('#search-results a')
    expect(links.first).to_be_visible()
    assert '#' in str(links.first.get_attribute('href'))
    expect(page.locator('#search-results mark').first).to_contain_text('Décembre')
    expect(page.locator('main [role=status]')).to_contain_text('résultat')


def test_nothing_found_is_said_in_words(page: Page, website: Website) -> None:
    page.goto(f'{website.path("search").as_uri()}?q=xylophone')
    expect(page.locator('main [role=status]')).to_contain_text('Aucun résultat pour')


@pytest.mark.parametrize('key', ['Control+k', 'Meta+k'])
def test_the_keyboard_searches_from_any_page(page: Page, website: Website, key: str) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.keyboard.press(key)
    field = page.get_by_role('searchbox', name='Recherche')
    expect(field).to_be_focused()
    page.keyboard.type('gamif')
    first = page.locator('#recap-search-results a').first
    expect(first).to_contain_text('gamification')  # not yet what a part of the word finds
    page.keyboard.press('ArrowDown')
    expect(first).to_be_focused()
    page.keyboard.press('Escape')
    expect(first).to_be_hidden()
    expect(field).to_be_focused()
    page.keyboard.press('ArrowDown')
    page.keyboard.press('Enter')
    page.wait_for_url('**#term-ludification')


def test_the_search_comes_only_on_demand(page: Page, website: Website) -> None:
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.goto(website.path('index').as_uri())
    page.wait_for_load_state()
    before = len(asked)
    assert not any('_search' in address or 'engine' in address for address in asked)
    page.evaluate('recapSearch.search("la roue du moulin")')
    assert 0 < len(asked[before:]) <= 12
