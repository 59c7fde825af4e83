"""From 1280 px, verdicts and the titles of works stand in the margin of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recap.records.margins import title_of
from recap.records.text import Marked, Text
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from website import Website

SOURCE = """:::{{source}} {0}
:author: {0}
:year: 2012
{1}
:::
"""


@pytest.mark.parametrize(
    ('parts', 'expected'),
    [
        (('Ann Ash, ', Marked('The Mill', ('emphasis',)), ', 2012.'), ('The Mill', '')),
        (
            ('Ann “Bee” Ash, ', Marked('The Mill', ('emphasis', 'language-en')), '.'),
            ('The Mill', 'en'),
        ),
        (
            (
                'A. Ash, « ',
                Marked('Why mills', ('language-en',)),
                ' », ',
                Marked('Mag', ('emphasis',)),
            ),
            ('Why mills', 'en'),
        ),
        (('“Why mills”, blog.',), ('Why mills', '')),
        (('A. Ash ', Marked('et al.', ('emphasis',)), ', “Mills”.'), ('Mills', '')),
        (
            ('A ', Marked('in', ('emphasis',)), ' B, ', Marked('Mag', ('emphasis',)), '.'),
            ('Mag', ''),
        ),
        (('A. Ash, «\u202fA word: “mill”\u202f», 2012.',), ('A word: “mill”', '')),
        (('Ann Ash, a letter.',), ('', '')),
    ],
)
def test_the_title_is_in_italics_or_between_quotation_marks(
    parts: tuple[str | Marked, ...], expected: tuple[str, str]
) -> None:
    assert title_of(Text(parts)) == expected


def test_each_title_is_said_once_a_page_beside_paragraphs(tmp_path: Path) -> None:
    works = SOURCE.format('ash', 'Ash, *The <Mill>*, 2012.') + SOURCE.format(
        'oak', 'Oak, a letter.'
    )
    text = 'As {source}`ash` and {source}`oak`.\n\nAgain {source}`ash`.\n\n- A list {source}`ash`.'
    site = small_site(
        tmp_path / 'site',
        {'index.md': f'# Notes\n\n{text}\n\n{works}'},
        "primary_domain = 'recap'\n",
    )
    page = built(site).soup('index')
    notes = page.select('article .recap-aside')
    assert [note.get_text() for note in notes] == ['The <Mill>']
    assert notes[0]['aria-hidden'] == 'true'
    assert notes[0].find_previous_sibling('a') is not None


@pytest.mark.parametrize(
    ('page', 'beside'),
    [
        ({'viewport': {'width': width, 'height': 900}}, width >= 1280)
        for width in (1100, 1280, 1440)
    ],
    indirect=['page'],
)
def test_a_verdict_is_beside_its_claim_where_there_is_room(
    page: Page, website: Website, *, beside: bool
) -> None:
    page.goto(website.path('seances/ouverture').as_uri())
    claim = page.locator('div.recap-statistic').first
    said, check = (claim.locator(part).first for part in (':scope > p', '.recap-check'))
    here, there = said.bounding_box(), check.bounding_box()
    assert here is not None
    assert there is not None
    assert (there['x'] >= here['x'] + here['width']) == beside
    contents = page.locator('.toc-drawer').bounding_box()
    if beside:
        assert contents is not None
        assert there['x'] + there['width'] <= contents['x']
        assert there['width'] >= 180
    assert page.evaluate('document.documentElement.scrollWidth <= innerWidth')
