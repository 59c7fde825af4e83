"""The page of results: what it filters by, what its address holds, where one comes back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from accessibility import violations
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from accessibility import Scheme
    from website import Website

RESULTS = '#search-results .recap-search-result'


def opened(page: Page, website: Website, **asked: str | list[str]) -> Locator:
    """Open the page of results at an address, and return the results once they are counted."""
    query = urlencode(asked, doseq=True)
    page.goto(f'{website.path("search").as_uri()}?{query}')
    expect(page.locator('main [role=status]')).not_to_be_empty()
    return page.locator(RESULTS)


def addresses(results: Locator) -> list[str]:
    """Return where the results lead."""
    return [str(a.get_attribute('href')).removeprefix('./') for a in results.locator('a').all()]


def asked(address: str) -> dict[str, list[str]]:
    """Return what an address asks for."""
    return parse_qs(urlsplit(address).query)


# What is kept


def test_one_comes_back_to_all_that_was_shown(page: Page, website: Website) -> None:
    results = opened(page, website, q='farine')
    first = results.count()
    page.get_by_role('button', name='Plus de résultats').click()
    expect(results.nth(first)).to_be_visible()
    shown = results.count()
    results.nth(first).get_by_role('link').click()
    page.wait_for_url(re.compile('^(?!.*search)'))
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(shown)
    expect(page.locator(RESULTS).nth(first)).to_be_in_viewport()
    assert asked(page.url) == {'q': ['farine']}


def test_the_title_says_what_is_searched_for(page: Page, website: Website) -> None:
    opened(page, website, q='farine')
    assert page.title().startswith('farine – Recherche – ')
    page.get_by_role('searchbox').fill('')
    expect(page).to_have_title(re.compile('^Recherche – '))


@pytest.mark.parametrize('controls', [{}, {'kind': ['statistic', 'person'], 'verdict': 'nuance'}])
def test_the_other_language_is_asked_for_the_same(
    page: Page, website: Website, controls: dict[str, str | list[str]]
) -> None:
    opened(page, website, q='jeu & moulin', **controls)
    (link,) = page.locator('.content-icon-container a[hreflang=en]').all()
    assert asked(str(link.get_attribute('href'))) == asked(page.url)
    assert asked(page.url)['q'] == ['jeu & moulin']


# Nothing found


def test_words_that_come_close_are_suggested(page: Page, website: Website) -> None:
    opened(page, website, q='ludifixateur')
    link = page.locator('.recap-search-suggestion a').first
    expect(link).to_contain_text('ludi')
    link.click()
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.parametrize('query', ['xylophone', 'zq', '12345'])
def test_an_empty_result_leads_to_the_pages(page: Page, website: Website, query: str) -> None:
    assert opened(page, website, q=query).count() == 0
    pages = page.locator('.recap-search-pages a')
    expect(pages.first).to_be_visible()
    assert pages.all_inner_texts() == page.locator('.sidebar-tree a').all_inner_texts()
    page.get_by_role('searchbox').fill('farine')
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(pages).to_have_count(0)


def test_filters_that_nothing_passes_can_be_left(page: Page, website: Website) -> None:
    opened(page, website, q='gamification', verdict='introuvable')
    expect(page.locator('main [role=status]')).to_contain_text('Aucun résultat pour')
    page.get_by_role('link', name='Chercher sans filtre').click()
    expect(page.locator(RESULTS).first).to_be_visible()
    assert asked(page.url) == {'q': ['gamification']}


# Filters


def test_statements_are_found_by_their_verdict(page: Page, website: Website) -> None:
    found = addresses(opened(page, website, verdict='divergent'))
    assert found == ['seances/ouverture.html#statistic-hors-ligne']


def test_statements_are_found_by_who_said_them(page: Page, website: Website) -> None:
    found = addresses(opened(page, website, speaker='Zoé Ångström'))
    assert found[0] == 'intervenants.html#speaker-zoe-angstrom'
    assert 'seances/ouverture.html#statistic-hors-ligne' in found
    assert not any('temps-de-jeu' in place for place in found)
    alone = addresses(opened(page, website, speaker='Zoé Ångström', kind='statistic'))
    assert alone == ['seances/ouverture.html#statistic-hors-ligne']


@pytest.mark.parametrize(
    ('kind', 'place'),
    [
        ('statistic', '#statistic-'),
        ('quotation', '#quotation-'),
        ('person', 'intervenants.html#speaker-'),
        ('work', 'sources.html#source-'),
        ('term', 'glossaire.html#term-'),
    ],
)
def test_places_are_found_by_their_kind(
    page: Page, website: Website, kind: str, place: str
) -> None:
    found = addresses(opened(page, website, kind=kind))
    assert found
    assert all(place in address for address in found)


def test_a_filter_leaves_what_answers_the_query(page: Page, website: Website) -> None:
    every = opened(page, website, kind='statistic').count()
    some = opened(page, website, kind='statistic', q='farine')
    assert 0 < some.count() < every
    expect(some.first.locator('mark').first).to_be_visible()


def test_filters_are_controls_that_the_keyboard_reaches(page: Page, website: Website) -> None:
    opened(page, website, q='farine')
    status = page.locator('main [role=status]')
    before = status.inner_text()
    page.locator('.recap-search-filters summary').focus()
    page.keyboard.press('Enter')
    box = page.get_by_role('group', name='Ne montrer que').get_by_role('checkbox', name='Chiffres')
    box.focus()
    page.keyboard.press('Space')
    expect(status).not_to_have_text(before)
    assert asked(page.url) == {'q': ['farine'], 'kind': ['statistic']}
    page.get_by_role('combobox', name='Verdict').select_option('Nuancé')
    expect(page.locator(RESULTS)).to_have_count(1)
    assert asked(page.url)['verdict'] == ['nuance']
    page.get_by_role('button', name='Effacer les filtres').click()
    expect(status).to_have_text(before)
    expect(page.get_by_role('searchbox')).to_be_focused()
    assert asked(page.url) == {'q': ['farine']}


def test_controls_show_what_the_address_asks_for(page: Page, english_website: Website) -> None:
    opened(page, english_website, verdict='divergent', kind='statistic', speaker='Nobody')
    expect(page.locator('details.recap-search-filters')).to_have_attribute('open', '')
    expect(page.get_by_role('combobox', name='Verdict')).to_have_value('divergent')
    expect(page.get_by_role('checkbox', name='Statistics')).to_be_checked()
    expect(page.get_by_role('combobox', name='Person')).to_have_value('')  # no such speaker here


def test_what_filters_need_comes_on_demand(page: Page, website: Website) -> None:
    fetched: list[str] = []
    page.on('request', lambda request: fetched.append(request.url))
    opened(page, website, q='farine')
    assert not any('_search/filters' in address for address in fetched)
    opened(page, website, q='farine', kind='term')
    assert any('_search/filters' in address for address in fetched)


def test_a_site_without_records_has_no_filters(page: Page, tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\nA word.\n\n:::{glossary}\nsilo\n  A place.\n:::\n'}
    found = built(small_site(tmp_path / 'site', pages))
    assert '<details' not in found.text('search', '.html')
    page.goto(f'{(found.outdir / "search.html").as_uri()}?q=silo&kind=statistic')
    expect(page.locator(RESULTS).first).to_be_visible()


# Forms and texts


@pytest.mark.parametrize('name', ['index', 'search'])
def test_a_search_can_be_sent_by_a_button(page: Page, website: Website, name: str) -> None:
    page.goto(website.path(name).as_uri())
    # Typed, it would be searched at once: leaving the page would abort what that fetches.
    page.get_by_role('searchbox').evaluate("field => { field.value = 'farine'; }")
    button = page.get_by_role('search').get_by_role('button', name='Chercher')
    button.focus()
    size = button.bounding_box()
    assert size is not None
    assert min(size['width'], size['height']) >= 24
    page.keyboard.press('Enter')
    page.wait_for_url('**/search.html?q=farine')
    expect(page.locator(RESULTS).first).to_be_visible()


def test_labels_stay_apart_in_texts(page: Page, website: Website) -> None:
    results = opened(page, website, verdict='divergent')
    text = ' '.join(results.first.inner_text().split())
    assert ' · Divergent · ' in text


@pytest.mark.parametrize(('scheme', 'width'), [('light', 1280), ('dark', 320)])
@pytest.mark.parametrize('query', ['farine', 'ludifixateur'])
def test_filters_and_results_are_accessible(
    browser: Browser, website: Website, query: str, scheme: Scheme, width: int
) -> None:
    with browser.new_context(
        color_scheme=scheme, viewport={'width': width, 'height': 900}
    ) as context:
        page = context.new_page()
        opened(page, website, q=query, verdict='nuance')
        expect(page.locator('details.recap-search-filters')).to_have_attribute('open', '')
        assert violations(page) == []
        assert page.locator('main *').evaluate_all(
            'all => all.every((one) => one.getBoundingClientRect().right <= innerWidth)'
        )
