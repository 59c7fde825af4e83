"""Editions in any language: their tags, their direction, their books, and those published alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from epubs import DATE, Epub, checked
from recap._languages import day_in, language_tag, writes_leftwards
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

LANGUAGES = ('ar', 'de', 'pt_BR', 'sr@latin')
CATALOGUE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Notes"
msgstr "Notes ({})"

msgid "A word."
msgstr "{}."
"""
CONF = """
locale_dirs = ['locales']
gettext_compact = False
recap_source_language = 'en'
html_baseurl = 'https://notes.example/'
"""


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {'index.md': '# Notes\n\nA word.\n'}
    for code in LANGUAGES:
        pages[f'locales/{code}/LC_MESSAGES/index.po'] = CATALOGUE.format(code, code)
    return small_site(tmp_path_factory.mktemp('languages') / 'site', pages, CONF)


def head(page: Built) -> tuple[str | None, str | None]:
    html = page.soup('index').html
    assert html
    language, direction = html.get('lang'), html.get('dir')
    return (str(language), str(direction) if direction else None)


@pytest.mark.parametrize(
    ('code', 'expected'),
    [('ar', ('ar', 'rtl')), ('pt_BR', ('pt-BR', None)), ('en', ('en', None))],
)
def test_pages_say_their_language_and_its_direction(
    site: Path, code: str, expected: tuple[str, str | None]
) -> None:
    assert head(built(site, language=code)) == expected


def test_links_between_editions_bear_tags(site: Path) -> None:
    page = built(site).soup('index')
    tags = {str(link['hreflang']) for link in page.select('link[hreflang]')}
    assert tags == {'en', 'ar', 'de', 'pt-BR', 'sr-Latn', 'x-default'}
    addresses = {str(link['href']) for link in page.select('.recap-editions a')}
    assert './pt_BR/index.html' in addresses


def test_a_book_has_a_name_for_each_language(site: Path) -> None:
    names = set()
    for code in ('en', 'de', 'pt_BR'):
        (path,) = built(site, 'pdf', code).outdir.glob('*.pdf')
        names.add(path.name)
    assert names == {'notes.pdf', 'notes.de.pdf', 'notes.pt_BR.pdf'}


@pytest.mark.parametrize(('code', 'tag'), [('pt_BR', 'pt-BR'), ('ar', 'ar')])
def test_an_e_book_says_its_language(site: Path, code: str, tag: str) -> None:
    (path,) = built(site, 'epub', code).outdir.glob('*.epub')
    epub = Epub(path, code, '')
    assert checked(epub)['messages'] == []
    assert epub.metadata()['language'] == [tag]
    assert ('dir="rtl"' in epub.read('index.xhtml')) == (code == 'ar')
    assert ('page-progression-direction="rtl"' in epub.read('content.opf')) == (code == 'ar')


def test_a_description_says_nothing_of_its_translation(tmp_path: Path) -> None:
    front = '---\nmyst:\n  html_meta:\n    description: Untold.\n---\n\n'
    catalogue = {'locales/de/LC_MESSAGES/index.po': CATALOGUE.format('de', 'de')}
    pages = {'index.md': f'{front}# Notes\n\nA word.\n', **catalogue}
    site = small_site(tmp_path / 'site', pages, CONF)
    (meta,) = built(site, language='de').soup('index').select('meta[name=description]')
    assert meta.attrs == {'name': 'description', 'content': 'Untold.'}


def test_a_book_is_dated_as_its_language_does(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('SOURCE_DATE_EPOCH', DATE)
    (path,) = built(site, 'epub', 'de').outdir.glob('*.epub')
    imprint = ''.join(Epub(path, 'de', '').xml('imprint.xhtml').itertext())
    assert 'Version 1, 7. Juni 2012' in imprint


@pytest.mark.parametrize(
    ('code', 'said'),
    [
        ('de', '1. Mai 2031'),
        ('en', '1 May 2031'),
        ('en_US', 'May 1, 2031'),
        ('es', '1 de mayo de 2031'),
        ('fr', '1ᵉʳ\u00a0mai 2031'),
        ('fr_CA', '1ᵉʳ\u00a0mai 2031'),
        ('pt_BR', '1 de maio de 2031'),
        ('zh_Hant', '2031年5月1日'),
        ('tlh', '1 May 2031'),
    ],
)
def test_days_are_written_as_their_language_does(code: str, said: str) -> None:
    assert day_in(code, date(2031, 5, 1)) == said


def test_an_edition_published_alone_leads_to_no_other(site: Path) -> None:
    alone = small_site(
        site.parent / 'alone',
        {
            path.relative_to(site).as_posix(): path.read_text()
            for path in site.rglob('*.[mp][do]')
            if path.suffix in {'.md', '.po'}
        },
        f'{CONF}recap_alone = True\n',
    )
    page = built(alone, language='de').soup('index')
    assert page.select('.recap-editions, link[hreflang]') == []
    (canonical,) = page.select('link[rel=canonical]')
    assert canonical['href'] == 'https://notes.example/index.html'


def test_tags_are_those_of_the_standard() -> None:
    codes = ('fr', 'pt_BR', 'zh_TW', 'sr@latin', 'de-AT')
    assert [*map(language_tag, codes)] == ['fr', 'pt-BR', 'zh-TW', 'sr-Latn', 'de-AT']
    assert [*map(writes_leftwards, ('ar', 'he', 'fa_IR', 'fr', 'tlh'))] == [True] * 3 + [False] * 2
