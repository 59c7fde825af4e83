"""What readers copy: a quotation, and how to cite a page, with its address and today's date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

import pytest

import check_content

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from website import Website

PROJECT: Final = 'Retour sur le Social Business Forum 2012'
SESSION: Final = 'posts/community-management'
TODAY: Final = dt.datetime(2027, 7, 14, 12, tzinfo=dt.UTC)
PAGES: Final = [
    path.relative_to(check_content.ROOT).with_suffix('').as_posix()
    for path in check_content.pages()
]


def opened(page: Page, website: Website, name: str) -> str:
    """Open the page *name* on the day *TODAY*, and return its address."""
    page.clock.set_fixed_time(TODAY)
    address = website.path(name).as_uri()
    page.goto(f'{address}#somewhere')
    return address


def copied(page: Page, place: Locator) -> str:
    """Press the copy button of *place*, and return what a reader then pastes."""
    place.get_by_role('button').click()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    field = page.locator('body > textarea').last
    field.focus()
    page.keyboard.press('ControlOrMeta+v')
    return field.input_value()


def citations(page: Page) -> tuple[Locator, Locator]:
    """Open « Citer cette page », as a reader does, and return its reference and its BibTeX."""
    page.get_by_text('Citer cette page', exact=True).click()
    details = page.locator('details', has_text='Citer cette page')
    reference, bibtex = details.locator('.highlight').all()
    return reference, bibtex


def parsed(entry: str) -> tuple[str, str, dict[str, str]]:
    """Return the type, the key and the fields of a BibTeX *entry*, read as BibTeX reads it."""
    head = re.match(r'@(\w+)\{([^\s,{}#%\\]+),', entry)
    assert head, f'not an entry: {entry}'
    fields: dict[str, str] = {}
    rest = entry[head.end() :].strip()
    while field := re.match(r'(\w+)\s*=\s*\{', rest):
        end, depth = field.end(), 1
        while depth:
            depth += {'{': 1, '}': -1}.get(rest[end], 0) * (rest[end - 1] != '\\')
            end += 1
        assert field[1] not in fields
        fields[field[1]] = rest[field.end() : end - 1]
        assert rest[end] in ',}', f'no comma after {field[0]}'
        rest = rest[end:].removeprefix(',').strip()
    assert rest == '}', f'not the end of an entry: {rest}'
    return head[1], head[2], fields


def test_quotation_is_copied_with_its_speaker_page_and_permalink(
    page: Page, website: Website
) -> None:
    address = opened(page, website, SESSION)
    anchor = 'quotation-donner-a-la-communaute'
    assert copied(page, page.locator(f'#{anchor}')) == (
        '«\u202fPlus vous donnez à la communauté, plus elle vous le rendra, notamment dans les '
        'moments difficiles. Lead by example\u202f!\u202f» — Luis Suarez, '
        f'«\u202fCommunity management\u202f», dans {PROJECT}, 2026, {address}#{anchor}'
    )


def test_quotation_without_a_speaker_says_so(page: Page, website: Website) -> None:
    address = opened(page, website, 'posts/social-crm')
    anchor = 'quotation-campagne-continuite'
    assert copied(page, page.locator(f'#{anchor}')) == (
        '«\u202fLet’s move from campaign to continuity\u202f» — orateur non nommé, '
        f'«\u202fSocial CRM\u202f», dans {PROJECT}, 2026, {address}#{anchor}'
    )


def test_each_quotation_can_be_copied(page: Page, website: Website) -> None:
    quotations = 0
    for name in PAGES:
        found = website.soup(name).select('div.recap-quotation')
        if found:
            opened(page, website, name)
        for quotation in found:
            text = copied(page, page.locator(f'#{quotation["id"]}'))
            words = quotation.find('blockquote')
            assert words
            assert ' '.join(words.get_text().split()) in ' '.join(text.split())
            assert text.endswith(f'#{quotation["id"]}')
            quotations += 1
    assert quotations >= 10


def test_page_is_cited_with_its_address_and_the_date(page: Page, website: Website) -> None:
    address = opened(page, website, SESSION)
    reference, _ = citations(page)
    assert copied(page, reference) == (
        f'«\u202fCommunity management\u202f», dans {PROJECT}, 2026, {address} '
        '(consulté le 14 juillet 2027).'
    )


def test_home_page_is_cited_as_the_whole(page: Page, website: Website) -> None:
    address = opened(page, website, 'index')
    reference, bibtex = citations(page)
    text = copied(page, reference)
    assert text == f'{PROJECT}, 2026, {address} (consulté le 14 juillet 2027).'
    _, _, fields = parsed(copied(page, bibtex))
    assert fields['title'] == PROJECT
    assert 'howpublished' not in fields


@pytest.mark.parametrize('name', PAGES)
def test_bibtex_is_well_formed(page: Page, website: Website, name: str) -> None:
    address = opened(page, website, name)
    kind, key, fields = parsed(copied(page, citations(page)[1]))
    assert kind == 'misc'
    assert key.isascii()
    title = website.soup(name).find('h1')
    assert title
    assert fields['title'] == title.get_text().rstrip('¶')
    assert fields['year'] == '2026'
    assert fields['language'] == 'fr'
    assert fields['url'] == address


def test_bibtex_keys_are_unique(website: Website) -> None:
    entries = [website.soup(name).select('details.recap-cite pre')[1] for name in PAGES]
    keys = {entry.get_text().partition(',')[0] for entry in entries}
    assert len(keys) == len(PAGES)


@pytest.mark.parametrize('page', [{'java_script_enabled': False}], indirect=True)
def test_citations_are_readable_without_javascript(page: Page, website: Website) -> None:
    page.goto(website.path(SESSION).as_uri())
    reference, bibtex = citations(page)
    assert reference.is_visible()
    assert reference.inner_text().strip() == (
        f'«\u202fCommunity management\u202f», dans {PROJECT}, 2026.'
    )
    assert bibtex.is_visible()
    _, _, fields = parsed(bibtex.inner_text().strip())
    assert fields['title'] == 'Community management'
    assert 'url' not in fields
