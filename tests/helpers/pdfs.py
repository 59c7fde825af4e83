"""A PDF as its tests read it: its text, its structure, and what is wrong with its layout."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import outloud
import pdfua
import pikepdf
import pymupdf
from outloud.findings import INFO
from outloud.model import Document

from press import sphinx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from bs4 import Tag

DATE: Final = '1339027200'  # 7 June 2012, in UTC
# Between two words of a page, the book may show running heads, folios, notes, the words of a chart.
MOST_BETWEEN: Final = 250
# Between the halves of a word, where a page ends: a folio, a head, notes.
MOST_AT_A_TURN: Final = 30
WORD: Final = re.compile(r'\w+')


class Book(NamedTuple):
    """The PDF of a language, and what Sphinx complained about."""

    path: Path
    complaints: str

    def open(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    def text(self, first: int = 1, last: int | None = None) -> str:
        """Return the text of these pages, from 1, in the order in which they show it.

        Not by Poppler, whose versions differ on the spaces around what stands above a line.
        """
        with pymupdf.open(self.path) as pdf:
            pages = pdf.pages(first - 1, min(last or len(pdf), len(pdf)))
            return ''.join(f'{line}\n' for page in pages for line in lines_of(page))

    def places(self) -> dict[str, tuple[int, float]]:
        """Return the page and the height of each named destination."""
        with self.open() as pdf:
            numbers = page_numbers(pdf)
            pairs = list(leaves(pdf.Root.Names.Dests))
            return {name: (numbers[to[0].objgen], float(to[3])) for name, to in pairs}


def lines_of(page: pymupdf.Page) -> Iterator[str]:
    """Yield the lines of a page in the order in which it shows them, each whole.

    The page that a contents gives, or a note in the margin, is a piece of its own on its line.
    """
    line, baseline = '', 0.0
    for block in page.get_text('dict')['blocks']:
        for piece in block.get('lines', ()):
            at = piece['spans'][0]['origin'][1]
            if line and abs(at - baseline) > 1:
                yield line.rstrip()
                line = ''
            line = f'{line} {"".join(span["text"] for span in piece["spans"])}'.lstrip(' ')
            baseline = at
    yield line.rstrip()


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


def build_book(srcdir: Path, place: Path, language: str = 'fr') -> Book:
    """Build the book of the site in *srcdir*, a warning being an error."""
    options = ['-n', '-W', '-q', '-N', '-b', 'pdf', '-D', f'language={language}']
    options += ['-d', str(place / 'doctrees'), str(srcdir), str(place)]
    status, said = sphinx(*options, SOURCE_DATE_EPOCH=DATE)
    (path,) = [*place.glob('*.pdf')] or [place / 'none']
    return Book(path, said or (f'status {status}' if status else ''))


def refuse_what_checkers_find(book: Book, skip: Sequence[str] = ()) -> None:
    """Have pdfua and outloud read the book, but for rules to *skip*.

    In this process: to load them takes longer.
    """
    assert list(pdfua.validate(str(book.path)).findings) == []
    # ORD-001 takes what an element itself holds before what its children hold, so that a link in
    # the middle of a paragraph seems out of place: `out_of_order` reads the order as it is.
    found = outloud.check(str(book.path), skip=['ORD-001', *skip])
    serious = [finding for finding in found.findings if finding.severity != INFO]
    # TAG-002 takes the head of a table, which its next pages repeat, for words that nobody hears.
    hidden = [finding for finding in serious if finding.rule == 'TAG-002']
    said = told(book.path) if hidden else ''
    again = [each for each in hidden if all(w in said for w in str(each.evidence).split())]
    assert (found.error, [each for each in serious if each not in again]) == (None, [])


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


def reading_order(book: Book) -> list[tuple[int, int]]:
    """Return the page and the number of each marked content, in the order of the structure."""
    with book.open() as pdf:
        numbers = page_numbers(pdf)
        return [(numbers[page], n) for page, n in marked(pdf.Root.StructTreeRoot.K, (0, 0))]


def told(path: Path) -> str:
    """Return the text of a PDF in the order of its structure, without what stands at the foot.

    Leans on outloud, which knows the text of each marked content.
    """
    document = Document(str(path))
    with pikepdf.open(path) as pdf:
        numbers = page_numbers(pdf)
        found = [
            document.content(numbers[page] - 1).mcid_text.get((None, number), '')
            for page, number in marked(pdf.Root.StructTreeRoot.K, (0, 0))
        ]
    document.close()
    return ''.join(part for part in found if part != '-')  # where a word is broken


def out_of_order(found: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the neighbours that the page shows the other way round."""
    return [pair for pair in pairwise(found) if pair[0] > pair[1]]


def chapters(book: Book, pages: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the first and the last page of the chapter of each of the *pages*."""
    starts = {name: page for name, (page, _height) in book.places().items() if '#' not in name}
    assert {*pages, 'recap-index'} <= set(starts)
    ends = sorted(starts.values())
    return {name: (starts[name], ends[ends.index(starts[name]) + 1] - 1) for name in pages}


def broken_words(text: str) -> list[tuple[str, bool]]:
    """Return the words of *text*, each with whether a hyphen at a line's end follows it."""
    return [
        (word[0], text[word.end() : word.end() + 2] in {'-\n', '\u2010\n', '\u00ad\n'})
        for word in WORD.finditer(text)
    ]


def joined(text: str) -> str:
    """Return *text* with its thousands in one word."""
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
            rest = [w for w, _b in shown[i + 1 : i + (MOST_AT_A_TURN if broken else 0)]]
            if word.startswith(one) and word.removeprefix(one) in rest:  # a head may stand between
                at = i + 2 + rest.index(word.removeprefix(one))
                break
        else:
            around = ' '.join(wanted[max(0, rank - 8) : rank + 4])
            return f'{word!r} in “{around}”; the book: {[w for w, _b in shown[at : at + 20]]}'
    return ''


def words(article: Tag) -> list[str]:
    """Return the words of a page that its book has.

    Neither the button that unfolds a chart's table, nor what only the site says; of a list of
    works, their keys. A divided bar and a slope have their words twice: for wide pages, as books
    do, and for others.
    """
    for unsaid in article.select('summary, .recap-site, .recap-chart-narrow'):
        unsaid.decompose()
    for item in article.select('ul.recap-sources > li'):
        key = item.find('a')
        item.clear()
        item.append(key or '')
    return WORD.findall(joined(article.get_text(' ')))


def _outline(items: list[pikepdf.OutlineItem], depth: int = 1) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from _outline(list(item.children), depth + 1)


def bookmarks(book: Book) -> list[tuple[int, str]]:
    """Return the bookmarks, each with its depth."""
    with book.open() as pdf, pdf.open_outline() as opened:
        return list(_outline(list(opened.root)))


def blank(book: Book) -> list[int]:
    """Return the pages that show nothing."""
    return [number for number, shown in lines(book).items() if not shown]


def announcing(book: Book) -> dict[int, str]:
    """Return, by page, the last line of those whose text ends on a colon."""
    with book.open() as pdf:
        height = float(pdf.pages[0].mediabox[3])
    last = {
        number: next((text for y, text in shown[::-1] if y < 0.9 * height), '')
        for number, shown in lines(book).items()
    }
    return {number: text for number, text in last.items() if text.rstrip().endswith(':')}


def index_pages(text: str, name: str) -> list[int]:
    """Return the pages that the *text* of an index gives for a *name*, its ranges laid out."""
    entry = re.search(rf'^{re.escape(name)}, ([\d–]+(?:,\s[\d–]+)*)', text, flags=re.MULTILINE)
    found: list[int] = []
    for part in re.split(r',\s', entry[1]) if entry else ():
        first, _dash, last = part.partition('–')
        found += range(int(first), int(last or first) + 1)
    return found


class Links(NamedTuple):
    """What the links of a book lead to: names, places, addresses."""

    named: list[str]
    places: list[Any]
    outside: list[str]


def links(book: Book) -> Links:
    """Return what the links of the book lead to; assert that each leads to something."""
    with book.open() as pdf:
        pages = set(page_numbers(pdf))
        found = [
            link
            for page in pdf.pages
            for link in page.get('/Annots', [])
            if str(link.Subtype) == '/Link'
        ]
        dests = [link.Dest for link in found if '/Dest' in link]
        named = [str(to) for to in dests if isinstance(to, pikepdf.String)]
        places = [to[0].objgen for to in dests if not isinstance(to, pikepdf.String)]
        outside = [str(link.A.URI) for link in found if '/A' in link]
        assert len(dests) + len(outside) == len(found)
        assert set(places) <= pages
    assert set(named) <= set(book.places())
    return Links(named, places, outside)


def page_that_shows(book: Book, chapter: tuple[int, int], line: str) -> int:
    """Return the page of a *chapter*, from its first to its last, with a line that begins so."""
    first, last = chapter
    (page,) = [n for n in range(first, last + 1) if f'\n{line}' in book.text(n, n)]
    return page


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


def stranded(book: Book) -> list[tuple[str, int, list[str]]]:
    """Return the headings at the foot of a page, with what stands below them.

    One line is enough where nothing follows it.
    """
    firsts = {page for name, (page, _top) in book.places().items() if '#' not in name}
    shown = lines(book)
    with book.open() as pdf:
        height = float(pdf.pages[0].mediabox[3])
    found = []
    for name, (page, top) in book.places().items():
        below = [text for y, text in shown[page] if height - top + 12 < y < 0.9 * height]
        if '#' in name and len(below) < (1 if page + 1 in firsts else 2):
            found.append((name, page, below))
    return found


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


def divided(book: Book) -> list[list[int]]:
    """Return how many lines each page has of the paragraphs that are divided between pages."""
    found = []
    with book.open() as pdf:
        shown = {page.obj.objgen: baselines(page) for page in pdf.pages}
        for paragraph, page in paragraphs(pdf.Root.StructTreeRoot.K):
            heights: dict[Any, set[float]] = {}
            for place, number in marked(paragraph.K, page):
                heights.setdefault(place, set()).update(shown[place].get(number, ()))
            if len(heights) > 1:
                found.append([len(lines) for lines in heights.values()])
    return found


def off_the_page(book: Book) -> dict[int, list[str]]:
    """Return the lines that run off a page, by page."""
    with book.open() as pdf:
        height = float(pdf.pages[0].mediabox[3])
    off = {
        number: [text for y, text in found if not 0.04 * height < y < 0.95 * height]
        for number, found in lines(book).items()
    }
    return {number: text for number, text in off.items() if text}


class Box(NamedTuple):
    """Where a word stands on its page: sides in points from the top and the left."""

    top: float
    foot: float
    left: float
    right: float
    word: str


def overlapping(book: Book) -> list[tuple[int, str, str]]:
    """Return the words that stand one on another, two by two, with their page.

    Lines set tight share a quarter of their height, at most.
    """
    root = ET.fromstring(tool('pdftotext', '-bbox', str(book.path), '-'))
    spaces = {'x': 'http://www.w3.org/1999/xhtml'}
    found = []
    for number, page in enumerate(root.iterfind('.//x:page', spaces), start=1):
        boxes = sorted(
            Box(
                float(word.attrib['yMin']),
                float(word.attrib['yMax']),
                float(word.attrib['xMin']),
                float(word.attrib['xMax']),
                str(word.text),
            )
            for word in page.iterfind('.//x:word', spaces)
        )
        for rank, one in enumerate(boxes):
            for other in boxes[rank + 1 :]:
                if other.top > one.foot:
                    break
                least = 0.3 * min(one.foot - one.top, other.foot - other.top)
                across = min(one.right, other.right) - max(one.left, other.left)
                if min(one.foot, other.foot) - other.top > least and across > 1:
                    found.append((number, one.word, other.word))
    return found
