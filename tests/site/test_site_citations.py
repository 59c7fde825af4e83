"""What readers copy of this recap: its quotations, and how to cite its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bibliographies import bibtex_entries, csl_items, ris_entries
from citations import bibtex_keys, copy_all_quotations, copy_bibtex
from this_recap import PAGES
from zotero import item

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from website import Website


def test_each_quotation_can_be_copied(page: Page, website: Website) -> None:
    assert copy_all_quotations(page, website, PAGES) >= 10


@pytest.mark.parametrize('name', PAGES)
def test_bibtex_is_well_formed(page: Page, website: Website, name: str) -> None:
    assert copy_bibtex(page, website, name)['year'] == '2026'


def test_each_claim_is_cited_with_its_verdict(website: Website, english_website: Website) -> None:
    for site, word in ((website, 'verdict\u00a0: '), (english_website, 'verdict: ')):
        items = csl_items((site.root / 'citations.json').read_text(encoding='utf-8'))
        claims = [item for item in items if 'container-author' in item]
        assert len(claims) == len(items) - len(PAGES) == 20
        assert all(word in claim['note'] for claim in claims)
        assert bibtex_entries((site.root / 'citations.bib').read_text(encoding='utf-8'))
        assert ris_entries((site.root / 'citations.ris').read_bytes().decode())
        unnamed = [claim for claim in claims if 'author' not in claim]
        attributed = [claim for claim in unnamed if 'Alvin Toffler' in claim['note']]
        assert (len(unnamed), len(attributed)) == (7, 1)


def test_zotero_keeps_each_page_as_a_page_of_the_recap(website: Website) -> None:
    for name in PAGES:
        kept = item(website.soup(name), f'https://recap.example/{name}.html')
        assert kept['itemType'] == 'webpage'
        assert kept['creators'] == [('', 'Retour SBF')]
        assert kept.get('publicationTitle', kept['title']) == (
            'Retour sur le Social Business Forum 2012'
        )


def test_bibtex_keys_are_unique(website: Website) -> None:
    assert len(set(bibtex_keys(website, PAGES))) == len(PAGES)
