"""What readers copy: a quotation, and how to cite a page, with its address and the date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bibliographies import bibtex_entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Locator, Page

    from website import Website

TODAY: Final = dt.datetime(2027, 7, 14, 12, tzinfo=dt.UTC)


def opened_today(page: Page, website: Website, name: str) -> str:
    """Open the page *name* on the day *TODAY*, and return its address."""
    page.emulate_media(reduced_motion='reduce')  # else, it scrolls for seconds
    page.clock.set_fixed_time(TODAY)
    address = website.path(name).as_uri()
    page.goto(f'{address}#somewhere')
    return address


def copied(page: Page, place: Locator) -> str:
    """Press the copy button of *place*, and return what a reader then pastes."""
    place.scroll_into_view_if_needed()  # its button comes when it is near
    place.get_by_role('button').click()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    field = page.locator('body > textarea').last
    field.focus()
    page.keyboard.press('ControlOrMeta+v')
    return field.input_value()


def citations(page: Page) -> tuple[Locator, Locator]:
    """Open « Citer cette page », as a reader does, and return its reference and its BibTeX."""
    page.get_by_text('Citer cette page', exact=True).click()
    return page.locator('.recap-cite > .highlight'), cited_as(page, 'BibTeX')


def cited_as(page: Page, form: str) -> Locator:
    """Open a *form* in « Citer cette page », which is open, and return what it holds."""
    details = page.locator('.recap-cite details', has=page.locator(f'summary:text-is("{form}")'))
    details.locator('summary').click()
    return details.locator('.highlight')


def parsed(entry: str) -> tuple[str, str, dict[str, str]]:
    """Return the type, the key and the fields of a BibTeX *entry*, as a parser reads it."""
    (found,) = bibtex_entries(entry)
    return found.pop('ENTRYTYPE'), found.pop('ID'), found


def copy_all_quotations(page: Page, website: Website, names: Iterable[str]) -> int:
    """Copy each quotation of the pages *names*; assert that it is whole; return how many."""
    quotations = 0
    for name in names:
        found = website.soup(name).select('div.recap-quotation')
        if found:
            opened_today(page, website, name)
        for quotation in found:
            text = copied(page, page.locator(f'#{quotation["id"]}'))
            words = quotation.find('blockquote')
            assert words
            assert ' '.join(words.get_text().split()) in ' '.join(text.split())
            assert text.endswith(f'#{quotation["id"]}')
            quotations += 1
    return quotations


def copy_bibtex(page: Page, website: Website, name: str) -> dict[str, str]:
    """Copy the BibTeX of the page *name*, assert that it tells of it, and return its fields."""
    address = opened_today(page, website, name)
    kind, key, fields = parsed(copied(page, citations(page)[1]))
    assert kind == 'misc'
    assert key.isascii()
    title = website.soup(name).find('h1')
    assert title
    assert fields['title'] == f'{{{title.get_text().rstrip("¶")}}}'
    assert fields['language'] == 'fr'
    assert fields['url'] == address
    assert fields['urldate'] == '2027-07-14'
    return fields


def bibtex_keys(website: Website, names: Iterable[str]) -> list[str]:
    """Return the BibTeX keys of the pages *names*."""
    entries = [website.soup(name).select('details.recap-cite pre')[1] for name in names]
    return [entry.get_text().partition(',')[0] for entry in entries]
