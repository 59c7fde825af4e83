"""The search of this recap: the queries of both editions, and its weight."""

from __future__ import annotations

import gzip
import tomllib
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from browser import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

HERE = Path(__file__).parent
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
FIRST_SEARCH = 31_000
"""Bytes, compressed, that the first search may add to a page of this site; it draws results."""


@pytest.fixture(scope='module')
def searching(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Page]]:
    """A function that returns the page of results of an edition, its index loaded.

    A parameter would have each query, which is another parameter, open the page anew.
    """
    with ExitStack() as pages:

        @cache
        def page_of(edition: str) -> Page:
            website: Website = request.getfixturevalue(SITES[edition])
            page = pages.enter_context(opened(browser, website.path('search').as_uri()))
            page.evaluate('recapSearch.search("forum")')
            return page

        yield page_of


def test_there_are_sixty_queries_and_thirty_in_english() -> None:
    assert len(QUERIES['fr']) >= 60
    assert len(QUERIES['en']) >= 30


@pytest.mark.parametrize(
    ('edition', 'query', 'wanted'),
    [
        (language, query, {places} if isinstance(places, str) else set(places))
        for language, queries in QUERIES.items()
        for query, places in queries.items()
    ],
)
def test_the_place_is_among_the_first_three(
    searching: Callable[[str], Page], edition: str, query: str, wanted: set[str]
) -> None:
    found = searching(edition).evaluate('async q => (await recapSearch.search(q)).results', query)
    places = [result['address'].replace('.html', '', 1) for result in found[:3]]
    assert wanted & set(places), places


def test_a_heading_leads(searching: Callable[[str], Page]) -> None:
    page = searching('en')
    found = page.evaluate('async () => (await recapSearch.search("method")).results')
    assert found[0]['address'] == 'a-propos.html#la-methode-de-verification'


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
