"""What Zotero and Google Scholar read of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from miniature import lay
from recap.publish.tags import tags
from small_sites import built, small_site
from zotero import item

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

SITE = 'https://moulin.example/2012/en/'
PLACE = 'http://localhost/'
LICENCE = 'https://creativecommons.org/licenses/by/4.0/'


def kept(site: Built, page: str) -> dict[str, Any]:
    """Return what Zotero keeps of a page."""
    return item(site.soup(page), f'{PLACE}{page}.html')


def read(*elements: str) -> dict[str, Any]:
    """Return what Zotero keeps of a page whose head holds these elements."""
    head = ''.join(elements)
    return item(BeautifulSoup(f'<html><head>{head}</head></html>', 'html.parser'), PLACE)


def told_of(**fields: Any) -> dict[str, Any]:
    """Return what Zotero keeps of a page that is such a work."""
    work = {'title': 'Le jeu', 'language': 'fr', **fields}
    return read(*tags(work, '', '', ()))


def test_a_page_is_a_web_page_of_the_recap(told: Built) -> None:
    assert kept(told, 'seances/jeu') == {
        'itemType': 'webpage',
        'title': 'Le jeu',
        'abstractNote': 'La gamification, ou l’art du jeu, occupe la plupart des '
        'heures\xa0: temps-de-jeu, dit-on.',
        'creators': [('', 'les Testeurs')],
        'publicationTitle': 'Journées du moulin 2012',
        'date': '2013',
        'language': 'fr',
        'rights': LICENCE,
        'url': f'{PLACE}seances/jeu.html',  # of the place where it is shown: no other is known
        'attachments': ['Snapshot'],
    }


def test_a_page_says_its_address_where_it_is_known(told_abroad: Built) -> None:
    assert kept(told_abroad, 'seances/jeu')['url'] == f'{SITE}seances/jeu.html'
    head = told_abroad.soup('seances/jeu').head
    assert head
    assert head.select_one('[name=citation_fulltext_html_url]')


def test_nothing_absolute_is_made_up(told: Built) -> None:
    for page in ('index', 'seances/jeu'):
        named = [str(meta['name']) for meta in told.soup(page).select('head > meta[name]')]
        assert not [name for name in named if 'url' in name or name == 'DC.identifier']


def test_the_first_page_is_the_whole(told: Built) -> None:
    whole = kept(told, 'index')
    assert whole['title'] == 'Journées du moulin 2012'
    assert 'publicationTitle' not in whole


@pytest.mark.parametrize(
    ('author', 'creators'),
    [
        ('les Testeurs', [('', 'les Testeurs')]),  # not « Testeurs, les »
        ('Guilde', [('', 'Guilde')]),
        ('Lopes, Ana', [('Ana', 'Lopes')]),
        ('Ana Lopes, Bob Smith', [('Ana', 'Lopes'), ('Bob', 'Smith')]),
        ('Kiln "Guild" & Co', [('', 'Kiln "Guild" & Co')]),
    ],
)
def test_a_name_is_not_taken_apart(author: str, creators: list[tuple[str, str]]) -> None:
    assert told_of(author=[{'literal': author}])['creators'] == creators


def test_who_is_unknown_is_absent(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'}, 'del author, copyright\n')
    page = built(site).soup('index')
    assert item(page, PLACE)['creators'] == []
    assert 'date' not in item(page, PLACE)
    assert not page.select('[name=citation_author], [name="DC.creator"]')


def test_a_volume_is_not_the_pdf_of_the_whole() -> None:
    work = {'title': 'A', 'language': 'fr'}
    for whole in (True, False):
        books: list[dict[str, Any]] = [
            {'address': './a.1.pdf', 'whole': whole},
            {'address': './a.epub', 'whole': True},
        ]
        found = [tag for tag in tags(work, SITE, '', books) if 'citation_pdf_url' in tag]
        assert len(found) == whole


def test_a_day_is_written_as_each_asks() -> None:
    work = {'title': 'A', 'language': 'fr', 'issued': {'date-parts': [[2031, 5, 2]]}}
    found = set(tags(work, '', '', ()))
    assert '<meta name="citation_publication_date" content="2031/05/02">' in found
    assert '<meta name="dcterms.issued" content="2031-05-02">' in found


@pytest.mark.parametrize('kind', ['article', 'website'])
def test_a_page_stays_a_web_page_beside_cards(kind: str) -> None:
    """Open Graph's “article” would be one of a journal."""
    work = {'title': 'A', 'language': 'fr'}
    card = f'<meta property="og:type" content="{kind}">'
    assert read(card, *tags(work, '', '', ()))['itemType'] == 'webpage'
    bare = [tag for tag in tags(work, '', '', ()) if 'DC.type' not in tag]
    assert (read(card, *bare)['itemType'] == 'webpage') == (kind == 'website')


def test_a_paper_is_what_conferences_have(told: Built) -> None:
    """These tags would make each page one, whatever else is said."""
    assert read('<meta name="citation_conference_title" content="A">')['itemType'] != 'webpage'
    for page in ('index', 'seances/jeu'):
        names = {str(meta.get('name')) for meta in told.soup(page).select('head > meta')}
        assert names.isdisjoint({'citation_journal_title', 'citation_conference_title'})


def test_the_book_is_the_whole_in_another_form(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\n```{toctree}\nsecond\n```\n', 'second.md': '# Second\n'}
    site = small_site(tmp_path / 'site', pages, "html_baseurl = 'https://notes.example/'\n")
    books = {f'site-html-en/{kind}/notes.{kind}': 'A book' for kind in ('pdf', 'epub')}
    lay(books, tmp_path)
    found = built(site)
    assert kept(found, 'index')['attachments'] == ['https://notes.example/notes.pdf']
    assert kept(found, 'second')['attachments'] == ['Snapshot']
