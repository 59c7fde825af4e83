"""Words in another language than the page: their marks, and the side that they begin on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from epubs import Epub
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PAGE = """# Notes

:::{speaker} Ana Lopes
Somebody.
:::

::::{quotation} Ana Lopes
:name: said
:lang: LANGUAGE

So *it* is.

:::{check} confirmed
Heard again.
:::
::::

:::{quotations}
:::
"""


@pytest.mark.parametrize('language', ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt_BR', 'sv'])
def test_marks_of_quotations_are_those_of_the_page(
    page: Page, tmp_path: Path, language: str
) -> None:
    foreign = 'fr' if language == 'en' else 'en'
    pages = {'index.md': PAGE.replace('LANGUAGE', foreign)}
    site = small_site(tmp_path / 'site', pages, f'language = {language!r}\n')
    outdir = built(site, language=language).outdir
    page.goto((outdir / 'index.html').as_uri())
    listed = page.locator('.recap-quotations li > p a').first.inner_text()
    before, _said, after = listed.partition('So it is.')
    quoted = page.locator('.recap-quotation blockquote p')
    marks = 'element => getComputedStyle(element).quotes'
    assert quoted.evaluate(marks).startswith(f'"{before}" "{after}"')
    # Of words that aren't translated yet, the paragraph says the language.
    moving = "p.lang = p.closest('[lang]').lang; p.closest('blockquote').removeAttribute('lang')"
    quoted.evaluate(f'p => {{ {moving} }}')
    assert quoted.get_attribute('lang') == foreign
    assert quoted.evaluate(marks).startswith(f'"{before}" "{after}"')


LEFTWARDS = """# Notes

:::{speaker} Ana Lopes
Somebody.
:::

::::{quotation} Ana Lopes
:name: said
:lang: WORDS

AAA!

:::{check} confirmed
Heard [again]{.language-WORDS}.
:::
::::

:::{quotations}
:::

:::{source} tale
:author: Lopes
:year: 2031
Lopes, *[A tale]{.language-WORDS}*, 2031.
:::

As {source}`tale` tells, and {source}`far`.

:::{toctree}
other
:::
"""
OTHER = """# Other

{quotation}`said`

:::{source} far
:author: Lopes
:year: 2030
Lopes, 2030.
:::
"""


@pytest.mark.parametrize(
    ('language', 'words', 'way'),
    [('fr', 'ar', 'rtl'), ('ar', 'fr', 'ltr'), ('fr', 'en', None), ('ar', 'he', None)],
)
def test_words_run_the_way_of_their_language(
    tmp_path: Path, language: str, words: str, way: str | None
) -> None:
    pages = {'index.md': LEFTWARDS.replace('WORDS', words), 'other.md': OTHER}
    site = small_site(tmp_path / 'site', pages, f'language = {language!r}\n')
    made = built(site, language=language)
    articles = [made.article('index'), made.article('other'), made.article('claims/quotation-said')]
    found = [part for article in articles for part in article.select(f'[lang={words}]')]
    places = {str(part.name) for part in found}
    assert places >= {'blockquote', 'small', 'span'}
    assert {part.get('dir') for part in found} == {way}
    previews = (made.outdir / '_static' / 'recap-previews' / 'other.js').read_text('utf-8')
    assert (f'"dir":"{way}"' in previews) == bool(way)
    (path,) = built(site, 'epub', language).outdir.glob('*.epub')
    chapter = Epub(path, language, '').xml('index.xhtml')
    told = [part for part in chapter.iter() if part.get('lang') == words]
    assert told
    assert {part.get('dir') for part in told} == {way}


def test_words_within_foreign_words_run_their_own_way(tmp_path: Path) -> None:
    text = '# Notes\n\n:::{container} language-ar\n[AAA! [BBB]{.language-fr}]{.language-ar}\n:::\n'
    article = built(small_site(tmp_path / 'site', {'index.md': text})).article('index')
    ways = [(part['lang'], part.get('dir')) for part in article.select('[lang]')]
    assert ways == [('ar', 'rtl'), ('ar', None), ('fr', 'ltr')]


UNTRANSLATED = """# Notes

:::{speaker} Ana Lopes
Quelqu’un.
:::

::::{quotation} Ana Lopes
:name: said

C’est *ainsi*.

:::{check} confirmed
Entendu encore.
:::
::::

:::{statistic} Ana Lopes
:name: nine

**Neuf** sur dix.
:::

:::{quotation} Ana Lopes
:name: barro
:lang: es

El barro no olvida.
:::

:::{quotations}
:::
"""
EDITION = """
locale_dirs = ['locales']
gettext_compact = False
language = recap_source_language = 'fr'
"""


def test_claims_that_are_not_translated_say_their_language(tmp_path: Path) -> None:
    catalogue = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    catalogue += 'msgid "Notes"\nmsgstr "The notes"\n'
    pages = {'index.md': UNTRANSLATED, 'locales/en/LC_MESSAGES/index.po': catalogue}
    site = small_site(tmp_path / 'site', pages, EDITION)
    edition = built(site, language='en')
    said, figure = edition.soup('claims/quotation-said'), edition.soup('claims/statistic-nine')
    for page, words in (said, 'C’est ainsi.'), (figure, 'Neuf sur dix.'):
        parts = page.select('main [lang=fr]')
        assert words in ''.join(part.get_text() for part in parts)
        (tag,) = page.select('meta[name=citation_language]')
        assert tag['content'] == 'fr'
        assert any('= {fr}' in pre.get_text() for pre in page.select('pre'))
    assert 'Entendu encore.' in [part.get_text() for part in said.select('dd [lang=fr]')]
    listed = edition.article('index').select('.recap-quotations [lang=fr]')
    assert 'C’est ainsi.' in listed[0].get_text()
    spanish = edition.article('index').select('#quotation-barro [lang]')
    assert {str(part['lang']) for part in spanish} == {'es'}
    assert not built(site, language='fr').soup('claims/quotation-said').select('main [lang]')
