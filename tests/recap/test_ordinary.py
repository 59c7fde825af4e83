"""Whatever authors write is in the pages, the books and the search, word for word, in its order."""

from __future__ import annotations

import os
import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

import pikepdf
import pytest
from bs4 import BeautifulSoup

from epubs import Epub, checked
from indexes import searched_text, vocabulary
from ordinary_pages import Page, ordinary_pages
from pdfs import Book, refuse_what_checkers_find, told
from recap.search.words import forms
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from miniature import Built

DEEP = 'RECAP_DEEP' in os.environ
PAGES, BATCH = (2000, 100) if DEEP else (20, 20)

INDEX = """# Notes

Terms: {terms}.

:::{{toctree}}
speakers
{names}
:::
"""
SPEAKERS = """# Speakers

:::{speaker} Ada Lovelace
She wrote of it {source}`lovelace1843`.
:::

:::{source} lovelace1843
:author: Lovelace
:year: 1843
Ada Lovelace, *Notes*, 1843.
:::
"""
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
<rect width="40" height="20" fill="#888"/></svg>
"""

UNSEEN = re.compile('[\\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+')
RIGHT_TO_LEFT = re.compile('[\u0590-\u06ff]')


class Site(NamedTuple):
    """Some pages, and what was built of them."""

    pages: Mapping[str, Page]
    html: Built
    epub: Built
    pdf: Built


@pytest.fixture(scope='module', params=range(0, PAGES, BATCH))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of ordinary pages, in all formats."""
    pages = ordinary_pages(f'from {request.param}', BATCH)
    terms = ', '.join(f'{{term}}`{term}`' for page in pages.values() for term in page.terms)
    sources = {f'{name}.md': page.text for name, page in pages.items()}
    index = INDEX.format(terms=terms, names='\n'.join(pages))
    sources |= {'index.md': index, 'speakers.md': SPEAKERS, 'picture.svg': PICTURE}
    conf = "project = 'What was said'\n"
    folder = small_site(tmp_path_factory.mktemp('ordinary') / 'site', sources, conf)
    return Site(pages, *(built(folder, builder) for builder in ('html', 'epub', 'pdf')))


def squeezed(text: str) -> str:
    """Return *text* without spaces, at which lines may end, and what isn't seen."""
    return UNSEEN.sub('', unicodedata.normalize('NFC', text))


def lacking(words: Iterable[str], text: str) -> list[str]:
    """Return those of the *words* that *text* doesn't hold at all."""
    return [word for word in words if word not in text and word[::-1] not in text]


def out_of_place(words: Iterable[str], text: str) -> list[str]:
    """Return those of the *words* that *text* doesn't hold after those before."""
    place, found = 0, []
    for word in words:
        start = text.find(word, place)
        if start < 0:
            found.append(word)
        else:
            place = start + len(word)
    return found


def test_ordinary_pages_are_complained_of_by_nobody(site: Site) -> None:
    assert site.html.warnings == site.epub.warnings == site.pdf.warnings == []


def test_all_words_are_on_the_web_pages(site: Site) -> None:
    for name, page in site.pages.items():
        article = site.html.article(name)
        markup, notes = unescape(str(article)), ''
        for tag in article.select('aside.footnote, .footnote-list, script, .headerlink, template'):
            notes += tag.extract().get_text()
        assert out_of_place(page.words, squeezed(article.get_text())) == [], name
        assert lacking(page.notes, squeezed(notes)) == [], name
        assert lacking(page.described, squeezed(markup)) == [], name
        seen = set(re.findall(r'\w+', article.get_text()))
        assert [word for word in page.unseen if word in seen] == [], name


def test_all_words_are_in_the_ebook(site: Site) -> None:
    (path,) = site.epub.outdir.glob('*.epub')
    with ZipFile(path) as book:
        for name, page in site.pages.items():
            chapter = BeautifulSoup(book.read(f'{name}.xhtml'), 'html.parser')
            text = squeezed(chapter.get_text())
            assert out_of_place(page.words, text) == [], name
            assert lacking(page.notes, text) == [], name
            assert lacking(page.described, squeezed(unescape(str(chapter)))) == [], name


def test_all_words_are_in_the_book(site: Site) -> None:
    (path,) = site.pdf.outdir.glob('*.pdf')
    text, seen = squeezed(told(path)), squeezed(book_text(site.pdf))
    with pikepdf.open(path) as pdf:
        alternatives = squeezed(
            ' '.join(
                str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and '/Alt' in o
            )
        )
    words = [word for page in site.pages.values() for word in page.words]
    # What is written from the right stands in the file as it is drawn: from the left.
    assert out_of_place((word for word in words if not RIGHT_TO_LEFT.search(word)), text) == []
    assert lacking((word for word in words if RIGHT_TO_LEFT.search(word)), text) == []
    for page in site.pages.values():
        assert lacking(page.notes, seen) == []
        assert lacking(page.described, alternatives) == []


def test_all_words_are_in_the_search(site: Site) -> None:
    known = vocabulary(site.html)
    for name, page in site.pages.items():
        text = squeezed(searched_text(site.html, name))
        everything = [*page.words, *page.notes, *page.described]
        assert lacking(everything, text) == [], name
        if not page.terms:  # whose entries stand apart from what precedes and follows them
            assert out_of_place(page.words, text) == [], name
        assert [word for word in everything if not known.issuperset(forms(word))] == [], name
        assert [word for word in page.unseen if word in known] == [], name


def test_checkers_find_nothing_in_the_books(site: Site) -> None:
    (book,), (ebook,) = site.pdf.outdir.glob('*.pdf'), site.epub.outdir.glob('*.epub')
    assert checked(Epub(ebook, 'en', ''))['messages'] == []
    refuse_what_checkers_find(Book(book, ''), ['FIG-012'])  # the words are of no language
