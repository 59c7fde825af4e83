"""Phrases between quotation marks: found wherever they stand, and counted where that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from browser import opened
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PAGES: Final = 30
"""Each is one request: more than one search may make."""

OFTEN: Final = 'A wheel turns. A mill grinds. ' * 3
RARE: Final = 'The mill wheel broke. ' + 'Nothing else was said about it that day. ' * 20


def text(rank: int) -> str:
    """Return a page that holds both words, and “old wheel” in 24 of them."""
    age = 'old' if rank < 24 else 'young'
    return f'# Page {rank}\n\n{OFTEN}An {age} wheel. {"Old." if age == "young" else ""}\n'


@pytest.fixture(scope='module')
def results(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of results of a site where words are in all pages, and phrases in some."""
    pages = {f'page{rank}.md': text(rank) for rank in range(PAGES)}
    pages['rare.md'] = f'# Elsewhere\n\n{RARE}\n\n## Wheels\n\nA wheel, a mill, a wheel, a mill.\n'
    toc = '\n'.join(name.removesuffix('.md') for name in pages)
    site = small_site(
        tmp_path_factory.mktemp('phrases') / 'site',
        {'index.md': f'# Notes\n\n:::{{toctree}}\n{toc}\n:::\n', **pages},
    )
    with opened(browser, (built(site).outdir / 'search.html').as_uri()) as page:
        yield page


def found(page: Page, query: str, start: int = 0) -> dict[str, Any]:
    """Return what the search finds."""
    answer: dict[str, Any] = page.evaluate(
        '([query, start]) => recapSearch.search(query, start)', [query, start]
    )
    return answer


def test_a_phrase_is_found_after_all_that_only_holds_its_words(results: Page) -> None:
    answer = found(results, '"mill wheel"')
    assert [result['address'] for result in answer['results']] == ['rare.html']
    assert (answer['total'], answer['next']) == (1, 0)


def test_a_phrase_that_stands_nowhere_is_said_to_be_in_none(results: Page) -> None:
    answer = found(results, '"mill an wheel"')
    assert (answer['results'], answer['total'], answer['next']) == ([], 0, 0)


def test_phrases_are_counted_once_all_are_read(results: Page) -> None:
    answers = [found(results, '"old wheel"')]
    while start := answers[-1]['next']:
        answers.append(found(results, '"old wheel"', start))
    assert [len(answer['results']) for answer in answers] == [10, 10, 4]
    assert {answer['total'] for answer in answers} == {None}


def test_what_is_not_counted_is_said_to_be_more(results: Page) -> None:
    results.get_by_role('searchbox').fill('"old wheel"')
    expect(results.locator('main [role=status]')).to_have_text('More than 10 results.')
    places, more = results.locator('.recap-search-result'), results.locator('.recap-search-more')
    for count in (20, 24):
        more.press('Enter')
        expect(places).to_have_count(count)
    expect(more).to_have_count(0)
    expect(places.nth(20).get_by_role('link')).to_be_focused()
