"""The editions: the same pages and anchors in each language, which know one another."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from miniature import Build, Built, one
from recap._editions import language_name

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website


@pytest.fixture(scope='module')
def both(
    shared_site: Path, french: Built, english: Built, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The miniature as it is published: French at the root, English under ``en``."""
    outdir = tmp_path_factory.mktemp('both')
    shutil.copytree(french.outdir, outdir, dirs_exist_ok=True)
    shutil.copytree(english.outdir, outdir / 'en')
    return Built(shared_site, outdir, '')


def pages(built: Built) -> list[str]:
    return sorted(
        path.relative_to(built.outdir).with_suffix('').as_posix()
        for path in built.outdir.rglob('*.html')
        if '_static' not in path.parts
    )


def test_each_page_leads_to_itself_in_the_other_language(both: Built) -> None:
    for page in pages(both):
        here = both.outdir / f'{page}.html'
        for link in both.soup(page).select('.recap-editions a'):
            there = (here.parent / str(link['href'])).resolve()
            assert there.exists(), f'{page}: {link["href"]}'
            twin = there.relative_to(both.outdir.resolve()).with_suffix('').as_posix()
            assert twin == (page.removeprefix('en/') if page.startswith('en/') else f'en/{page}')


def test_the_switch_names_the_other_language_in_itself(french: Built, english: Built) -> None:
    for built, language, name in ((french, 'en', 'English'), (english, 'fr', 'Français')):
        for link in built.soup('index').select('.recap-editions a'):
            assert link.get_text() == name
            assert link['lang'] == link['hreflang'] == language


def test_search_engines_are_told_of_both_and_of_the_default(french: Built) -> None:
    alternates = {
        str(link['hreflang']): str(link['href'])
        for link in french.soup('seances/ouverture').select('link[rel=alternate][hreflang]')
    }
    assert alternates == {
        'fr': '../seances/ouverture.html',
        'x-default': '../seances/ouverture.html',
        'en': '../en/seances/ouverture.html',
    }


@pytest.mark.parametrize('language', ['fr', 'en'])
def test_published_addresses_are_absolute(site: Path, build: Build, language: str) -> None:
    built = build(site, language=language, html_baseurl='https://example.org/sbf/')
    soup = built.soup('index')
    alternates = {
        str(a['hreflang']): a['href'] for a in soup.select('link[rel=alternate][hreflang]')
    }
    assert alternates == {
        'fr': 'https://example.org/sbf/index.html',
        'x-default': 'https://example.org/sbf/index.html',
        'en': 'https://example.org/sbf/en/index.html',
    }
    assert one(soup, 'link[rel=canonical]')['href'] == alternates[language]


def test_anchors_are_the_same(website: Website, english_website: Website) -> None:
    assert website.names() == english_website.names()
    for name in website.names():
        if name in {'genindex', 'search'}:  # made of words, not of anchors
            continue
        assert website.anchors(name) == english_website.anchors(name), name


def test_pages_say_their_language(website: Website, english_website: Website) -> None:
    for site, language in ((website, 'fr'), (english_website, 'en')):
        assert {one(site.soup(name), 'html')['lang'] for name in site.names()} == {language}


def test_the_title_is_that_of_the_first_page(english_website: Website) -> None:
    soup = english_website.soup('seances/meule')
    title = one(english_website.soup('index'), 'h1').get_text().removesuffix('¶').strip()
    assert one(soup, '.sidebar-brand-text').get_text() == title
    assert one(soup, 'head > title').get_text().endswith(title)
    assert all(title in pre.get_text() for pre in soup.select('.recap-cite pre'))


def missing(catalogue: Path, message: str) -> None:
    """Empty the translation of *message*, as after a page was edited."""
    text = catalogue.read_text(encoding='utf-8')
    start = text.index(message)
    start = text.index('msgstr', start)
    end = text.find('\n\n', start)
    catalogue.write_text(
        f'{text[:start]}msgstr ""{text[end:] if end > 0 else ""}', encoding='utf-8'
    )


def test_an_untranslated_passage_says_its_language(site: Path, build: Build) -> None:
    whole = build(site, language='en')
    assert not whole.soup('seances/ouverture').select('.recap-untranslated, article [lang=fr]')
    catalogue = site / 'locales' / 'en' / 'LC_MESSAGES' / 'seances' / 'ouverture.po'
    missing(catalogue, 'Ce que disent les chiffres')
    # In another process: gettext keeps the catalogues that it has read.
    page = build(site, language='en', parallel=2).soup('seances/ouverture')
    assert [tag.name for tag in page.select('article [lang=fr]')] == ['h2']
    assert 'isn’t translated yet' in one(page, '.recap-untranslated').get_text()
    assert not build(site).soup('seances/ouverture').select('.recap-untranslated')


def test_another_language_takes_a_catalogue_and_no_code(site: Path, build: Build) -> None:
    locales = site / 'locales'
    shutil.copytree(locales / 'en', locales / 'de')
    built = build(site, language='de')
    assert built.warnings == []
    assert others(built) == {'Français', 'English'}
    assert others(build(site)) == {'Deutsch', 'English'}


def others(built: Built) -> set[str]:
    """Return the names of the languages that the first page offers."""
    return {link.get_text() for link in built.soup('index').select('.recap-editions a')}


@pytest.mark.parametrize(
    ('code', 'name'),
    [('fr', 'Français'), ('en', 'English'), ('pt_BR', 'Português (Brasil)'), ('tlh', 'Tlh')],
)
def test_languages_have_names(code: str, name: str) -> None:
    assert language_name(code) == name


def untranslated(website: Website) -> list[str]:
    return [name for name in website.names() if website.soup(name).select('.recap-untranslated')]


def test_only_a_page_that_lacks_words_says_so(english_website: Website) -> None:
    """Front matter, as that of « aparte », is nothing to translate."""
    assert untranslated(english_website) == ['seances/veillee']
