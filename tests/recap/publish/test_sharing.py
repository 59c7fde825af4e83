"""What pages tell those who show links to them, and browsers: described once, absolute or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import html5lib
import pytest
from lxml import etree

from miniature import one
from recap._ground import shortened
from recap._settings import SHORT
from recap.publish.opensearch import LONG, SPACE
from recap.publish.sharing import locale
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

SITE = 'https://moulin.example/2012/'
XHTML = '{http://www.w3.org/1999/xhtml}'


def head(site: Built, page: str) -> dict[str, list[str]]:
    """Return what the elements ``meta`` of a page say, as another parser reads it."""
    found: dict[str, list[str]] = {}
    tree = html5lib.parse(site.text(page, '.html'))
    for meta in tree.iter(f'{XHTML}meta'):
        name = meta.get('property') or meta.get('name')
        if name:
            found.setdefault(name, []).append(meta.get('content', ''))
    return found


def test_pages_describe_themselves_once(told: Built, told_abroad: Built) -> None:
    for site, own, other in ((told, 'fr_FR', 'en_US'), (told_abroad, 'en_US', 'fr_FR')):
        for page in ('index', 'seances/ouverture', 'sources', 'claims/statistic-hors-ligne'):
            found = head(site, page)
            once = ('og:title', 'og:type', 'og:locale', 'twitter:card')
            for name in once:
                assert len(found[name]) == 1, (page, name)
            assert len(found.get('description', [])) <= 1
            assert found.get('description') == found.get('og:description')
            assert len(found.get('og:site_name', [])) == (0 if page == 'index' else 1)
            assert found['og:locale'] == [own]
            assert found['og:locale:alternate'] == [other]
            assert found['og:type'] == ['website' if page == 'index' else 'article']
            assert not found['og:title'][0].isspace()


def test_what_must_be_absolute_is_there_where_the_site_is_known(
    told: Built, told_abroad: Built
) -> None:
    for page in ('index', 'seances/ouverture', 'claims/statistic-hors-ligne'):
        assert head(told_abroad, page)['og:url'] == [f'{SITE}en/{page}.html']
        (image,) = head(told_abroad, page)['og:image']
        path = told_abroad.outdir / image.removeprefix(f'{SITE}en/')
        assert path.is_file()
        assert head(told_abroad, page)['twitter:card'] == ['summary_large_image']
        assert {'og:url', 'og:image'}.isdisjoint(head(told, page))
        assert head(told, page)['twitter:card'] == ['summary']
    assert not (told.outdir / '_cards').exists()


def test_a_page_that_says_nothing_of_itself_is_described_by_its_beginning(tmp_path: Path) -> None:
    long = 'Clay is soft, "and" keeps. ' * 20
    pages = {
        'index.md': f'# Notes\n\n:::{{note}}\nAside.\n:::\n\n{long}\n\n:::{{toctree}}\nb\n:::\n',
        'b.md': '---\nmyst:\n  html_meta:\n    description: A page.\n---\n\n# B\n\nText.\n',
    }
    site = built(small_site(tmp_path / 'site', pages))
    (description,) = head(site, 'index')['description']
    assert description.startswith('Clay is soft, "and" keeps. Clay')
    assert description.endswith('…')
    assert len(description) <= 200
    assert head(site, 'b')['description'] == head(site, 'b')['og:description'] == ['A page.']
    assert 'description' not in head(site, 'genindex')


def test_a_page_written_again_when_the_title_of_the_site_changes(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\n:::{toctree}\nb\n:::\n', 'b.md': '# B\n\nText.\n'}
    folder = small_site(tmp_path / 'site', pages)
    assert head(built(folder), 'b')['og:site_name'] == ['Notes']
    (folder / 'index.md').write_text(pages['index.md'].replace('Notes', 'Words'), 'utf-8')
    assert head(built(folder), 'b')['og:site_name'] == ['Words']


def test_browsers_are_told_of_colours_licence_and_search(tmp_path: Path) -> None:
    conf = (
        "recap_theme_colours = ['#ffffff', '#000000']\nrecap_licence = 'https://licence.example/'\n"
        "recap_short_name = {'en': 'Notes on clay'}\n"
    )
    pages = {'index.md': f'# Notes {"on clay " * 9}\n\nText.\n'}
    folder = small_site(tmp_path / 'site', pages, conf)
    page = built(folder).soup('index')
    assert [(each['media'], each['content']) for each in page.select('meta[name=theme-color]')] == [
        ('(prefers-color-scheme: light)', '#ffffff'),
        ('(prefers-color-scheme: dark)', '#000000'),
    ]
    assert one(page, 'link[rel=license]')['href'] == 'https://licence.example/'
    assert not page.select('link[type*=opensearch]')
    known = built(small_site(tmp_path / 'site', pages, f"{conf}html_baseurl = '{SITE}'\n"))
    link = one(known.soup('search'), 'link[rel=search][type]')
    tree = etree.fromstring((known.outdir / str(link['href'])).read_bytes())
    said = {etree.QName(each).localname: each for each in tree}
    assert etree.QName(tree).namespace == SPACE
    assert said['ShortName'].text == 'Notes on clay'
    assert len(str(said['ShortName'].text)) <= SHORT
    assert len(str(said['LongName'].text)) <= LONG
    assert said['Url'].get('template') == f'{SITE}search.html?q={{searchTerms}}'
    assert not (
        built(small_site(tmp_path / 'site', pages, conf)).outdir / 'opensearch.xml'
    ).exists()


@pytest.mark.parametrize(
    ('text', 'length', 'short'),
    [
        ('Clay', 4, 'Clay'),
        ('Clay keeps', 9, 'Clay…'),
        ('Clayandmore', 5, 'Clay…'),
        ('Clay, and', 6, 'Clay…'),
    ],
)
def test_texts_are_cut_between_words(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short
    assert len(short) <= length


def test_countries_of_languages() -> None:
    known = {'fr': 'fr_FR', 'pt_BR': 'pt_BR', 'en': 'en_US', 'xx': 'xx', 'eo': 'eo'}
    known |= {'zh': 'zh_CN', 'zh_Hans': 'zh_CN', 'zh_Hant': 'zh_TW', 'zh_HK': 'zh_HK'}
    known |= {'sr@latin': 'sr_RS'}
    assert {code: locale(code) for code in known} == known
