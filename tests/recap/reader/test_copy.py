"""What readers copy: a quotation, and how to cite a page, with its address and today's date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from bibliographies import csl_items, ris_entries
from citations import (
    bibtex_keys,
    citations,
    cited_as,
    copied,
    copy_all_quotations,
    copy_bibtex,
    opened_today,
    parsed,
)
from miniature import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from website import Website

PROJECT: Final = 'Journées du moulin 2012'
SESSION: Final = 'seances/meule'


def test_quotation_is_copied_with_its_speaker_page_and_permalink(
    page: Page, website: Website
) -> None:
    address = opened_today(page, website, SESSION)
    anchor = 'quotation-le-vent-decide'
    assert copied(page, page.locator(f'#{anchor}')) == (
        '«\u202fLe vent décide. Le meunier propose.\u202f» — Bob Smith (Conforme), '
        f'«\u202fLa meule et le vent\u202f», dans {PROJECT}, 2013, {address}#{anchor}'
    )


def test_quotation_without_a_speaker_says_so(page: Page, website: Website) -> None:
    address = opened_today(page, website, SESSION)
    anchor = 'quotation-from-grain-to-bread'
    assert copied(page, page.locator(f'#{anchor}')) == (
        '«\u202fFrom grain to bread, a continuum\u202f» — orateur non nommé (Origine introuvable), '
        f'«\u202fLa meule et le vent\u202f», dans {PROJECT}, 2013, {address}#{anchor}'
    )


def test_each_quotation_can_be_copied(page: Page, website: Website) -> None:
    assert copy_all_quotations(page, website, PAGES) == 7


def test_page_is_cited_with_its_address_and_the_date(page: Page, website: Website) -> None:
    address = opened_today(page, website, SESSION)
    reference, _ = citations(page)
    assert copied(page, reference) == (
        f'les Testeurs, «\u202fLa meule et le vent\u202f», dans {PROJECT}, 2013, {address} '
        '(consulté le 14 juillet 2027).'
    )


def test_home_page_is_cited_as_the_whole(page: Page, website: Website) -> None:
    address = opened_today(page, website, 'index')
    reference, bibtex = citations(page)
    text = copied(page, reference)
    assert text == f'les Testeurs, {PROJECT}, 2013, {address} (consulté le 14 juillet 2027).'
    _, _, fields = parsed(copied(page, bibtex))
    assert fields['title'] == f'{{{PROJECT}}}'
    assert fields['author'] == '{les Testeurs}'
    assert 'howpublished' not in fields


def test_page_is_cited_as_other_programs_read_it(page: Page, website: Website) -> None:
    address = opened_today(page, website, SESSION)
    citations(page)
    (entry,) = ris_entries(copied(page, cited_as(page, 'RIS')))
    (item,) = csl_items(copied(page, cited_as(page, 'CSL-JSON')))
    assert entry['title'] == item['title'] == 'La meule et le vent'
    assert entry['urls'] == [item['URL']] == [address]
    assert entry['access_date'] == '2027/07/14'
    assert item['accessed'] == {'date-parts': [['2027', '07', '14']]}


@pytest.mark.parametrize('name', PAGES)
def test_bibtex_is_well_formed(page: Page, website: Website, name: str) -> None:
    assert copy_bibtex(page, website, name)['year'] == '2013'


def test_bibtex_keys_are_unique(website: Website) -> None:
    assert len(set(bibtex_keys(website, PAGES))) == len(PAGES)


@pytest.mark.parametrize('page', [{'java_script_enabled': False}], indirect=True)
def test_citations_are_readable_without_javascript(page: Page, website: Website) -> None:
    page.goto(website.path(SESSION).as_uri())
    reference, bibtex = citations(page)
    assert reference.is_visible()
    assert reference.inner_text().strip() == (
        f'les Testeurs, «\u202fLa meule et le vent\u202f», dans {PROJECT}, 2013.'
    )
    assert bibtex.is_visible()
    _, _, fields = parsed(bibtex.inner_text().strip())
    assert fields['title'] == '{La meule et le vent}'
    assert 'url' not in fields
