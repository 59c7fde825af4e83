"""The books of this recap: whole, valid, well laid out. How they are made is tested apart."""

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
    overlapping,
    page_that_shows,
    reading_order,
    refuse_what_checkers_find,
    stranded,
    tool,
    words,
)
from release.sent import sent
from this_recap import ROOT

if TYPE_CHECKING:
    from website import Website

PAGES: Final = (
    *('index', 'posts/social-crm', 'posts/gamification', 'posts/leadership'),
    *('posts/community-management', 'posts/impressions', 'chiffres', 'citations'),
    *('intervenants', 'glossaire', 'sources', 'a-propos'),
)


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The French book."""
    return build_book(ROOT, tmp_path_factory.mktemp('book'))


@pytest.fixture(scope='module')
def english_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The English book."""
    return build_book(ROOT, tmp_path_factory.mktemp('english'), 'en')


def test_books_are_made_without_a_complaint(book: Book, english_book: Book) -> None:
    assert [each.complaints for each in (book, english_book)] == ['', '']
    assert book.path.name == 'retour-sbf-2012.pdf'
    assert english_book.path.name == 'retour-sbf-2012.en.pdf'


def test_fonts_in_the_books_are_those_whose_licences_are_listed(
    book: Book, english_book: Book
) -> None:
    families = {family for each in sent() for family in each.fonts}
    used = set()
    for each in (book, english_book):
        for line in tool('pdffonts', str(each.path)).splitlines()[2:]:
            _subset, _, font = line.split()[0].rpartition('+')
            (family,) = (family for family in families if font.startswith(family))
            used.add(family)
    assert used == families


def test_book_says_what_it_is(book: Book) -> None:
    with book.open() as pdf:
        assert str(pdf.docinfo['/Title']) == 'Retour sur le Social Business Forum 2012'
        assert str(pdf.docinfo['/Author']) == 'Retour SBF'


def test_checkers_find_nothing(book: Book, english_book: Book) -> None:
    for each in (book, english_book):
        refuse_what_checkers_find(each)


def test_reading_order_is_that_of_the_page(book: Book) -> None:
    found = reading_order(book)
    assert len(found) > 1000
    assert out_of_order(found) == []


@pytest.mark.parametrize('page', PAGES)
def test_book_holds_all_words_of_a_page(book: Book, website: Website, page: str) -> None:
    wanted = words(website.article(page))
    assert len(wanted) > 50
    assert missing_word(wanted, book.text(*chapters(book, PAGES)[page])) == ''


@pytest.mark.parametrize('page', PAGES)
def test_english_book_holds_all_words_of_a_page(
    english_book: Book, english_website: Website, page: str
) -> None:
    wanted = words(english_website.article(page))
    assert missing_word(wanted, english_book.text(*chapters(english_book, PAGES)[page])) == ''


def test_bookmarks_begin_with_the_parts_of_the_site(book: Book, website: Website) -> None:
    assert [title for depth, title in bookmarks(book) if depth == 1] == [
        website.article('index').find_all('h1')[0].get_text(),
        'Les thèmes',
        'Repères',
        'Index',
    ]


def test_contents_give_the_page_of_each_chapter(book: Book, website: Website) -> None:
    text = book.text(3, 3)
    for page, (first, _last) in chapters(book, PAGES).items():
        title = re.escape(website.article(page).find_all('h1')[0].get_text())
        assert re.search(rf'^{title}[\s.]+{first}$', text, flags=re.MULTILINE), page


def test_no_page_is_blank_but_before_a_part(book: Book, english_book: Book) -> None:
    for each in (book, english_book):
        parts = [page for name, (page, _y) in each.places().items() if name.startswith('part:')]
        assert {page + 1 for page in blank(each)} <= set(parts)


def test_no_page_ends_on_what_announces_the_next(book: Book, english_book: Book) -> None:
    assert announcing(book) == {}
    assert announcing(english_book) == {}


def test_links_lead_somewhere(book: Book) -> None:
    found = links(book)
    assert len(found.named) + len(found.places) > 500
    assert [uri for uri in found.outside if not uri.startswith(('http://', 'https://'))] == []


def test_outside_addresses_stand_in_the_book(book: Book, website: Website) -> None:
    text = re.sub(r'\s', '', book.text(*chapters(book, PAGES)['sources']))
    found = website.article('sources').select('a.external')
    assert len(found) > 20
    for link in found:
        address = str(link['href']).partition('://')[2].removeprefix('doi.org/').rstrip('/')
        assert re.sub(r'\s', '', address.removeprefix('www.')) in text


def test_links_inside_give_their_pages(book: Book) -> None:
    text = book.text(*chapters(book, PAGES)['posts/gamification'])
    page = page_that_shows(book, chapters(book, PAGES)['glossaire'], 'Gamification ·')
    assert re.search(rf'gamification\s+p\.\s{page}\b', text)


def test_index_gives_pages(book: Book) -> None:
    start = book.places()['recap-index'][0]
    text = book.text(start, start + 5)
    page = page_that_shows(book, chapters(book, PAGES)['intervenants'], 'Esteban Kolsky\n')
    numbers = index_pages(text, 'Kolsky (Esteban)')
    assert numbers == sorted(set(numbers))
    assert page in numbers
    assert chapters(book, PAGES)['posts/social-crm'][0] in numbers
    assert 'Écart de perception, voir Perception gap' in text


def test_no_heading_is_left_at_the_foot_of_a_page(book: Book) -> None:
    assert stranded(book) == []


def test_no_line_of_a_paragraph_is_left_alone_on_a_page(book: Book) -> None:
    found = divided(book)
    assert found
    assert [counts for counts in found if min(counts) < 2] == []


def test_no_text_runs_off_a_page(book: Book) -> None:
    assert off_the_page(book) == {}


def test_no_word_stands_on_another(book: Book, english_book: Book) -> None:
    assert overlapping(book) == []
    assert overlapping(english_book) == []


def test_a_claim_and_its_way_stay_on_one_page(book: Book) -> None:
    first, last = chapters(book, ['provenance'])['provenance']
    tops = [book.text(page, page).splitlines()[1] for page in range(first + 1, last + 1)]
    assert len(tops) > 2
    assert [top for top in tops if not top.startswith('·')] == []
