"""The book of a whole site: in order, accessible, the same each time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from pdfs import (
    Book,
    announcing,
    blank,
    bookmarks,
    build_book,
    chapters,
    divided,
    index_pages,
    links,
    missing_word,
    off_the_page,
    out_of_order,
    page_that_shows,
    reading_order,
    refuse_what_checkers_find,
    stranded,
    words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

PAGES: Final = (
    *('index', 'seances/ouverture', 'seances/jeu', 'seances/meule', 'seances/veillee'),
    *('seances/cloture', 'chiffres', 'citations', 'intervenants', 'glossaire', 'sources'),
)


@pytest.fixture(scope='module')
def book(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The French book."""
    return build_book(whole_site, tmp_path_factory.mktemp('book'))


@pytest.fixture(scope='module')
def english_book(whole_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The English book."""
    return build_book(whole_site, tmp_path_factory.mktemp('english'), 'en')


def test_book_is_made_without_a_complaint(book: Book) -> None:
    assert book.complaints == ''
    assert book.path.name == 'moulin.pdf'


def test_english_book_is_made_without_a_complaint(english_book: Book) -> None:
    assert english_book.complaints == ''
    assert english_book.path.name == 'mill.pdf'
    with english_book.open() as pdf:
        assert str(pdf.Root.Lang) == 'en'


def test_book_says_what_it_is(book: Book) -> None:
    with book.open() as pdf:
        assert str(pdf.docinfo['/Title']) == 'Journées du moulin 2012'
        assert str(pdf.docinfo['/Author']) == 'les Testeurs'
        assert str(pdf.docinfo['/CreationDate']).startswith('D:20120607')
        assert str(pdf.Root.Lang) == 'fr'
        metadata = pdf.open_metadata()
        assert metadata['pdfuaid:part'] == '1'
        assert (metadata['pdfaid:part'], metadata['pdfaid:conformance']) == ('3', 'A')
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}
        assert sizes == {(0, 0, 482, 680)}  # 170 by 240 mm


def test_book_is_the_same_each_time(book: Book, whole_site: Path, tmp_path: Path) -> None:
    assert build_book(whole_site, tmp_path).path.read_bytes() == book.path.read_bytes()


def test_checkers_find_nothing(book: Book, english_book: Book) -> None:
    for each in (book, english_book):
        refuse_what_checkers_find(each)


def test_reading_order_is_that_of_the_page(book: Book) -> None:
    found = reading_order(book)
    assert len(found) > 400
    assert out_of_order(found) == []


def test_chapters_follow_and_parts_begin_on_right_hand_pages(book: Book) -> None:
    firsts = [chapters(book, PAGES)[name][0] for name in PAGES]
    assert firsts == sorted(firsts)
    parts = [page for name, (page, _y) in book.places().items() if name.startswith('part:')]
    assert len(parts) == 2
    assert [page for page in parts if page % 2 == 0] == []
    assert {page + 1 for page in blank(book)} <= set(parts)


def test_no_page_ends_on_what_announces_the_next(book: Book) -> None:
    assert announcing(book) == {}


@pytest.mark.parametrize('page', PAGES)
def test_book_holds_all_words_of_a_page(book: Book, website: Website, page: str) -> None:
    wanted = words(website.article(page))
    assert len(wanted) > 20
    assert missing_word(wanted, book.text(*chapters(book, PAGES)[page])) == ''


@pytest.mark.parametrize('page', PAGES)
def test_english_book_holds_all_words_of_a_page(
    english_book: Book, english_website: Website, page: str
) -> None:
    wanted = words(english_website.article(page))
    assert missing_word(wanted, english_book.text(*chapters(english_book, PAGES)[page])) == ''


def test_bookmarks_are_the_headings_of_the_pages(book: Book, website: Website) -> None:
    found = bookmarks(book)
    titles = [title for _depth, title in found]
    for page in PAGES:
        headings = [tag.get_text() for tag in website.article(page).find_all(['h1', 'h2', 'h3'])]
        start = titles.index(headings[0])
        assert titles[start : start + len(headings)] == headings
    assert [title for depth, title in found if depth == 1] == [
        'Journées du moulin 2012',
        'Les séances',
        'Repères',
        'Index',
    ]


def test_contents_give_the_page_of_each_chapter(book: Book, website: Website) -> None:
    text = book.text(1, chapters(book, PAGES)['index'][0] - 1)
    shown = {' '.join(line.replace('. ', ' ').split()) for line in text.splitlines()}
    for page, (first, _last) in chapters(book, PAGES).items():
        title = website.article(page).find_all('h1')[0].get_text()
        assert ' '.join([*title.split(), str(first)]) in shown, page


def test_links_lead_somewhere(book: Book) -> None:
    found = links(book)
    assert len(found.named) > 90
    assert found.places
    assert set(found.outside) == {'https://almanach.example/moulins'}


def test_outside_addresses_stand_in_the_book(book: Book) -> None:
    text = re.sub(r'\s', '', book.text(*chapters(book, PAGES)['seances/meule']))
    assert 'almanach.example/moulins' in text


def test_links_inside_give_their_pages(book: Book) -> None:
    text = book.text(*chapters(book, PAGES)['seances/meule'])
    page = page_that_shows(book, chapters(book, PAGES)['glossaire'], 'échelle')
    assert 'échelle' in text
    assert re.search(rf'p\.\s{page}\b', text)  # beside the line, once for neighbours


def test_index_gives_pages(book: Book) -> None:
    start = book.places()['recap-index'][0]
    text = book.text(start, start + 5)
    page = page_that_shows(book, chapters(book, PAGES)['intervenants'], 'Zoé Ångström\n')
    numbers = index_pages(text, 'Ångström (Zoé)')
    assert numbers == sorted(set(numbers))
    assert page in numbers
    assert chapters(book, PAGES)['seances/ouverture'][0] in numbers
    assert index_pages(text, 'gamification') == index_pages(text, 'ludification') != []


def test_no_heading_is_left_at_the_foot_of_a_page(book: Book) -> None:
    assert stranded(book) == []


def test_no_line_of_a_paragraph_is_left_alone_on_a_page(book: Book) -> None:
    """Neither widow nor orphan: a paragraph that is divided has two lines at least on each page."""
    found = divided(book)
    assert found
    assert [counts for counts in found if min(counts) < 2] == []


def test_no_text_runs_off_a_page(book: Book) -> None:
    assert off_the_page(book) == {}
