"""The real book: whole, in order, accessible, the same each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from website import ROOT, Website

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

DATE: Final = '1339027200'  # 7 June 2012, in UTC
PAGES: Final = (
    *('index', 'posts/social-crm', 'posts/gamification', 'posts/leadership'),
    *('posts/community-management', 'posts/impressions', 'chiffres', 'citations'),
    *('intervenants', 'glossaire', 'sources', 'a-propos', 'accessibilite'),
)
# Between two words of a page, the book may show running heads, folios, notes, the words of a chart.
MOST_BETWEEN: Final = 250
WORD: Final = re.compile(r'\w+')


class Book(NamedTuple):
    """The PDF of a language, and what Sphinx complained about."""

    path: Path
    complaints: str

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    def text(self, first: int, last: int) -> str:
        """Return the text of these pages, from 1, in the order in which they show it."""
        return tool('pdftotext', '-raw', '-f', str(first), '-l', str(last), str(self.path), '-')

    def places(self) -> dict[str, tuple[int, float]]:
        """Return the page and the height of each named destination."""
        with self.open() as pdf:
            numbers = page_numbers(pdf)
            pairs = list(leaves(pdf.Root.Names.Dests))
            return {name: (numbers[to[0].objgen], float(to[3])) for name, to in pairs}


def page_numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """Return the number of each page, from 1, by its identity."""
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a tree of names holds."""
    for kid in tree.get('/Kids', []):
        yield from leaves(kid)
    flat = list(tree.get('/Names', []))
    for name, value in zip(flat[::2], flat[1::2], strict=True):
        yield str(name), value


def tool(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def build_book(place: Path, language: str = 'fr') -> Book:
    command = [sys.executable, '-m', 'sphinx', '-n', '-W', '-q', '-N', '-b', 'pdf']
    command += ['-D', f'language={language}', '-d', str(place / 'doctrees')]
    done = subprocess.run(
        [*command, str(ROOT), str(place)],
        env={**os.environ, 'SOURCE_DATE_EPOCH': DATE},
        capture_output=True,
        text=True,
        check=False,
    )
    (path,) = [*place.glob('*.pdf')] or [place / 'none']
    return Book(path, done.stderr or ('' if done.returncode == 0 else f'status {done.returncode}'))


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The French book."""
    return build_book(tmp_path_factory.mktemp('book'))


@pytest.fixture(scope='module')
def english(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The English book."""
    return build_book(tmp_path_factory.mktemp('english'), 'en')


def test_book_is_made_without_a_complaint(book: Book) -> None:
    assert book.complaints == ''
    assert book.path.name == 'retour-sbf-2012.pdf'


def test_english_book_is_made_without_a_complaint(english: Book) -> None:
    assert english.complaints == ''
    assert english.path.name == 'retour-sbf-2012.en.pdf'
    with english.open() as pdf:
        assert str(pdf.Root.Lang) == 'en'


def test_book_says_what_it_is(book: Book) -> None:
    with book.open() as pdf:
        assert str(pdf.docinfo['/Title']) == 'Retour sur le Social Business Forum 2012'
        assert str(pdf.docinfo['/Author'])
        assert str(pdf.docinfo['/CreationDate']).startswith('D:20120607')
        assert str(pdf.Root.Lang) == 'fr'
        metadata = pdf.open_metadata()
        assert metadata['pdfuaid:part'] == '1'
        assert (metadata['pdfaid:part'], metadata['pdfaid:conformance']) == ('2', 'A')
        sizes = {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages}
        assert sizes == {(0, 0, 595, 842)}  # A4


def test_book_is_the_same_each_time(book: Book, tmp_path: Path) -> None:
    assert build_book(tmp_path).path.read_bytes() == book.path.read_bytes()


def test_pdfua_finds_nothing(book: Book, english: Book) -> None:
    for path in (book.path, english.path):
        tool(sys.executable, '-m', 'pdfua', 'check', str(path))  # its status says it


def test_outloud_finds_nothing(book: Book, english: Book) -> None:
    # ORD-001 takes what an element itself holds before what its children hold, so that a link in
    # the middle of a paragraph seems out of place: the next test reads the order as it is.
    outloud = str(Path(sys.executable).with_name('outloud'))
    for path in (book.path, english.path):
        tool(outloud, str(path), '--skip', 'ORD-001', '--fail-on', 'warning')


def marked(element: Any, page: tuple[int, int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the page and the number of each marked content under *element*, in reading order."""
    if isinstance(element, int):
        yield page, element
    elif isinstance(element, pikepdf.Array):
        for kid in element:
            yield from marked(kid, page)
    elif str(element.get('/Type')) != '/OBJR':
        page = element.Pg.objgen if '/Pg' in element else page
        if '/MCID' in element:
            yield page, int(element.MCID)
        elif '/K' in element and str(element.get('/S')) != '/Note':  # at the foot of the page
            yield from marked(element.K, page)


def test_reading_order_is_that_of_the_page(book: Book) -> None:
    with book.open() as pdf:
        numbers = page_numbers(pdf)
        found = [(numbers[page], n) for page, n in marked(pdf.Root.StructTreeRoot.K, (0, 0))]
    assert len(found) > 1000
    assert [pair for pair in pairwise(found) if pair[0] > pair[1]] == []


def chapters(book: Book) -> dict[str, tuple[int, int]]:
    """Return the first and the last page of each chapter."""
    starts = {name: page for name, (page, _height) in book.places().items() if '#' not in name}
    assert set(PAGES) | {'recap-index'} <= set(starts)
    ends = sorted(starts.values())
    return {name: (starts[name], ends[ends.index(starts[name]) + 1] - 1) for name in PAGES}


def test_chapters_begin_on_right_hand_pages_in_order(book: Book) -> None:
    firsts = [chapters(book)[name][0] for name in PAGES]
    assert firsts == sorted(firsts)
    assert [page for page in firsts if page % 2 == 0] == []


def broken_words(text: str) -> list[tuple[str, bool]]:
    """Return the words of *text*, each with whether a hyphen at a line's end follows it."""
    return [
        (word[0], text[word.end() : word.end() + 2] in {'-\n', '\u2010\n', '\u00ad\n'})
        for word in WORD.finditer(text)
    ]


def joined(text: str) -> str:
    """Return *text* with its thousands in one word: pdftotext shows no narrow space."""
    return re.sub(r'(?<=\d)[\u202f\u00a0](?=\d)', '', text)


def missing_word(wanted: list[str], text: str) -> str:
    """Return the first of the *wanted* words, with those around it, that *text* lacks in its place.

    A number that follows a word without a space is the call of a note.
    """
    shown = broken_words(joined(text))
    at = 0
    for rank, word in enumerate(wanted):
        for i in range(at, min(at + MOST_BETWEEN, len(shown))):
            one, broken = shown[i]
            if one == word or (one.startswith(word) and one[len(word) :].isdigit()):
                at = i + 1
                break
            if broken and i + 1 < len(shown) and one + shown[i + 1][0] == word:
                at = i + 2
                break
        else:
            around = ' '.join(wanted[max(0, rank - 8) : rank + 4])
            return f'{word!r} in “{around}”; the book: {[w for w, _b in shown[at : at + 20]]}'
    return ''


def words(article: Tag) -> list[str]:
    """Return the words of a page, without the button that unfolds a chart's table."""
    for summary in article.select('summary'):
        summary.decompose()
    return WORD.findall(joined(article.get_text(' ')))


@pytest.mark.parametrize('page', PAGES)
def test_book_holds_all_words_of_a_page(book: Book, website: Website, page: str) -> None:
    wanted = words(website.article(page))
    assert len(wanted) > 50
    assert missing_word(wanted, book.text(*chapters(book)[page])) == ''


@pytest.mark.parametrize('page', PAGES)
def test_english_book_holds_all_words_of_a_page(english: Book, published: Path, page: str) -> None:
    wanted = words(Website(published / 'en').article(page))
    assert missing_word(wanted, english.text(*chapters(english)[page])) == ''


def outline(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from outline(list(item.children), depth + 1)


def test_bookmarks_are_the_headings_of_the_pages(book: Book, website: Website) -> None:
    with book.open() as pdf, pdf.open_outline() as opened:
        found = list(outline(list(opened.root)))
    titles = [title for _depth, title in found]
    for page in PAGES:
        headings = [tag.get_text() for tag in website.article(page).find_all(['h1', 'h2', 'h3'])]
        start = titles.index(headings[0])
        assert titles[start : start + len(headings)] == headings
    assert [title for depth, title in found if depth == 1] == [
        website.article('index').find_all('h1')[0].get_text(),
        'Les séances',
        'Repères',
        'Index',
    ]


def test_contents_give_the_page_of_each_chapter(book: Book, website: Website) -> None:
    text = book.text(5, 6)
    for page, (first, _last) in chapters(book).items():
        title = re.escape(website.article(page).find_all('h1')[0].get_text())
        assert re.search(rf'^{title}\s+{first}$', text, flags=re.MULTILINE), page


def test_links_lead_somewhere(book: Book) -> None:
    with book.open() as pdf:
        pages = set(page_numbers(pdf))
        links = [
            link
            for page in pdf.pages
            for link in page.get('/Annots', [])
            if str(link.Subtype) == '/Link'
        ]
        dests = [link.Dest for link in links if '/Dest' in link]
        named = [str(to) for to in dests if isinstance(to, pikepdf.String)]
        inside = [to for to in dests if not isinstance(to, pikepdf.String)]
        outside = [str(link.A.URI) for link in links if '/A' in link]
        assert len(dests) + len(outside) == len(links)
        assert {to[0].objgen for to in inside} <= pages
    assert set(named) <= set(book.places())
    assert len(dests) > 500
    assert [uri for uri in outside if not uri.startswith(('http://', 'https://'))] == []


def test_outside_addresses_stand_in_the_book(book: Book, website: Website) -> None:
    first, last = chapters(book)['sources']
    text = re.sub(r'\s', '', book.text(first, last))
    links = website.article('sources').select('a.external')
    assert len(links) > 20
    for link in links:
        address = str(link['href']).partition('://')[2].removeprefix('doi.org/').rstrip('/')
        assert re.sub(r'\s', '', address.removeprefix('www.')) in text


def page_that_shows(book: Book, chapter: str, line: str) -> int:
    """Return the page of *chapter* that has a line that begins so."""
    first, last = chapters(book)[chapter]
    (page,) = [n for n in range(first, last + 1) if f'\n{line}' in book.text(n, n)]
    return page


def test_links_inside_give_their_pages(book: Book) -> None:
    text = book.text(*chapters(book)['posts/gamification'])
    page = page_that_shows(book, 'glossaire', 'Gamification ·')
    assert re.search(rf'gamification\s+p\.\s{page}\b', text)


def test_index_gives_pages(book: Book) -> None:
    places = book.places()
    start = places['recap-index'][0]
    text = book.text(start, start + 5)
    page = page_that_shows(book, 'intervenants', 'Esteban Kolsky\n')
    entry = re.search(r'^Kolsky \(Esteban\), ([\d, \n]+)', text, flags=re.MULTILINE)
    assert entry
    numbers = [int(number) for number in WORD.findall(entry[1])]
    assert numbers == sorted(set(numbers))
    assert page in numbers
    assert chapters(book)['posts/social-crm'][0] in numbers
    assert 'Écart de perception, voir Perception gap' in text


def lines(book: Book) -> dict[int, list[tuple[float, str]]]:
    """Return, by page, the lines of its text: how far down, and their words."""
    root = ET.fromstring(tool('pdftotext', '-bbox-layout', str(book.path), '-'))
    spaces = {'x': 'http://www.w3.org/1999/xhtml'}
    return {
        number: sorted(
            (float(line.attrib['yMin']), ' '.join(str(word.text) for word in line))
            for line in page.iterfind('.//x:line', spaces)
        )
        for number, page in enumerate(root.iterfind('.//x:page', spaces), start=1)
    }


def test_no_heading_is_left_at_the_foot_of_a_page(book: Book) -> None:
    shown = lines(book)
    with book.open() as pdf:
        height = float(pdf.pages[0].mediabox[3])
    stranded = []
    for name, (page, top) in book.places().items():
        below = [text for y, text in shown[page] if height - top + 20 < y < height - 100]
        if '#' in name and 'term-' not in name and len(below) < 2:
            stranded.append((name, page, below))
    assert stranded == []


def baselines(page: pikepdf.Page) -> dict[int, set[float]]:
    """Return by number of marked content the heights of its lines."""
    found: dict[int, set[float]] = {}
    matrices, text, content = [pikepdf.Matrix()], pikepdf.Matrix(), [-1]
    for step in pikepdf.parse_content_stream(page):
        operands = list(step.operands) if isinstance(step, pikepdf.ContentStreamInstruction) else []
        match str(step.operator):
            case 'q':
                matrices.append(matrices[-1])
            case 'Q':
                matrices.pop()
            case 'cm':
                matrices[-1] = pikepdf.Matrix(*map(float, operands)) @ matrices[-1]
            case 'Tm':
                text = pikepdf.Matrix(*map(float, operands))
            case 'BDC' | 'BMC':
                marks: Any = operands[1] if len(operands) > 1 else {}
                content.append(int(marks.get('/MCID', -1)) if '/MCID' in marks else -1)
            case 'EMC':
                content.pop()
            case 'Tj' | 'TJ':
                found.setdefault(content[-1], set()).add(round((text @ matrices[-1]).f))
    return found


def paragraphs(element: Any, page: Any = None) -> Iterator[tuple[Any, Any]]:
    """Yield the paragraphs of the structure under *element*, each with its page."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from paragraphs(kid, page)
    elif isinstance(element, pikepdf.Dictionary) and str(element.get('/Type')) != '/OBJR':
        page = element.Pg.objgen if '/Pg' in element else page
        if str(element.get('/S')) == '/P':
            yield element, page
        elif '/K' in element:
            yield from paragraphs(element.K, page)


def test_no_line_of_a_paragraph_is_left_alone_on_a_page(book: Book) -> None:
    """Neither widow nor orphan: a paragraph that is divided has two lines at least on each page."""
    divided = []
    with book.open() as pdf:
        shown = {page.obj.objgen: baselines(page) for page in pdf.pages}
        for paragraph, page in paragraphs(pdf.Root.StructTreeRoot.K):
            heights: dict[Any, set[float]] = {}
            for place, number in marked(paragraph.K, page):
                heights.setdefault(place, set()).update(shown[place].get(number, ()))
            if len(heights) > 1:
                divided.append([len(lines) for lines in heights.values()])
    assert divided
    assert [counts for counts in divided if min(counts) < 2] == []


def test_no_text_runs_off_a_page(book: Book) -> None:
    off = {
        number: [text for y, text in found if not 50 < y < 792]
        for number, found in lines(book).items()
    }
    assert {number: text for number, text in off.items() if text} == {}
