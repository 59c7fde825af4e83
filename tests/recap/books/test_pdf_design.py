"""The design of the PDF: its paper, margins, cover, imprint, index, tags, and what it carries."""

from __future__ import annotations

import json
import re
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from docutils import nodes

from epubs import Epub
from miniature import build_site
from pdfs import Book, announcing, blank, index_pages, refuse_what_checkers_find, told, tool
from recap.books.filing import inverted
from recap.books.paper import size_of
from recap.books.pdf.index import title_of
from recap.books.titles import lines_of
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from pathlib import Path

CONF: Final = """
author = 'Ada Byron'
copyright = '2026'
html_baseurl = 'https://clay.example/'
recap_rights = {'en': 'CC BY 4.0'}
recap_index = ['Kiln Company', 'Nobody’s Bank']


def setup(app):
    app.connect('book-attachments', lambda app: [{
        'name': 'clay.json', 'media_type': 'application/json',
        'description': 'What the book says, for machines',
        'content': b'{"clay": ["\\xc3\\xa9t\\xc3\\xa9", 7]}',
    }, {
        'name': 'kiln.bin', 'media_type': 'application/octet-stream', 'description': 'Bytes',
        'content': bytes([0, 255, 7]), 'relationship': 'supplement',
    }])
"""
LONG: Final = ' '.join(
    f'In the {name} year the potters of the valley fired their best jars again.'
    for name in ('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth')
)
INDEX: Final = f"""# The Clay Days 2012

:::{{container}} recap-dateline
Lyon, 3 June 2012
:::

This [site]{{.recap-site}}[book]{{.recap-book}} tells the days.

:::{{container}} recap-book
Only the book says this.
:::

## What was said

{LONG}

```{{toctree}}
:caption: Talks

talk
```

```{{toctree}}
:caption: Landmarks

words
website
```
"""
TALK: Final = f"""# Clay and fire

:::{{session}}
:speakers: Ann Lee
:::

An *old {{term}}`kiln`* burns, as {{term}}`clay` does {{source}}`berg`. Lee, and {{term}}`jar`.

{LONG}

{LONG}

{LONG}

The Kiln Company pays, and so it says:

::::{{statistic}} Ann Lee
:name: seven
**7 %** go by bicycle.

:::{{check}} nuance
In large towns.
:::
::::

{LONG}

::::{{quotation}} Ann Lee
:name: word
Fire it.

:::{{check}} entendu
Nobody else was there.
:::
::::

{LONG}

| Town | Jars | Kilns |
| --- | --- | --- |
| Milan | 12 | 1 |
| Turin | 30 | 2 |
| Rome | 8 | 3 |

:::{{chart}} bar
Jars of each town

| Town | Jars |
| --- | --- |
| Milan | 12 |
| Turin | 30 |
:::

:::{{sources}}
:::
"""
WORDS: Final = """# Words

:::{glossary}
clay
  Earth, before the fire.

jar
  What clay becomes.

kiln
oven of potters
  Where it burns. The clay dries first.
:::

:::{speaker} Ann Lee
A potter.
:::

:::{source} berg
:author: Berg
:year: 2012
Oscar Berg, *A History of Clay*, 2012.
:::
"""
WEBSITE: Final = '---\nbook: false\n---\n\n# Of the website\n\nKeys and screens.\n'
PAGES: Final = {'index.md': INDEX, 'talk.md': TALK, 'words.md': WORDS, 'website.md': WEBSITE}


def press(folder: Path, paper: str = '170x240') -> Book:
    """Return the book of the pages above on that *paper*."""
    site = small_site(folder / 'site', PAGES, f'{CONF}\nrecap_paper = {paper!r}\n')
    found = built(site, 'pdf')
    assert found.warnings == []
    (path,) = found.outdir.glob('*.pdf')
    return Book(path, '')


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return press(tmp_path_factory.mktemp('design'))


@pytest.fixture(scope='module')
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The same on a paper that has no room beside the text."""
    return press(tmp_path_factory.mktemp('narrow'), 'a5')


class Words(NamedTuple):
    """A line of a page: where its left and right ends are, and its words."""

    page: int
    left: float
    right: float
    text: str


def shown(book: Book) -> list[Words]:
    """Return the lines that the pages show."""
    root = ET.fromstring(tool('pdftotext', '-bbox-layout', str(book.path), '-'))
    spaces = {'x': 'http://www.w3.org/1999/xhtml'}
    return [
        Words(
            number,
            float(line.attrib['xMin']),
            float(line.attrib['xMax']),
            ' '.join(str(word.text) for word in line),
        )
        for number, page in enumerate(root.iterfind('.//x:page', spaces), start=1)
        for line in page.iterfind('.//x:line', spaces)
    ]


def elements(holder: Any) -> list[Any]:
    """Return all elements of the structure under *holder*, in order."""
    if isinstance(holder, pikepdf.Array):
        return [element for kid in holder for element in elements(kid)]
    if not isinstance(holder, pikepdf.Dictionary) or '/S' not in holder:
        return []
    return [holder, *(elements(holder.K) if '/K' in holder else [])]


def test_checkers_find_nothing(book: Book, narrow: Book) -> None:
    refuse_what_checkers_find(book)
    refuse_what_checkers_find(narrow)


def test_paper_is_a_name_or_two_sides() -> None:
    assert size_of('170x240') == size_of('170 × 240 mm') == (170, 240)
    assert size_of('A4') == (210, 297)
    assert size_of('us-letter') == (215.9, 279.4)
    assert [size_of(wrong) for wrong in ('', 'a44', '17x24', '9999x240')] == [None] * 4


def test_paper_that_is_none_is_said(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# A\n\nB.\n'}, "recap_paper = 'a44'\n")
    (said,) = build_site(site, 'pdf', language='en').warnings
    assert re.match(r"conf.py:\d+: WARNING: recap_paper: 'a44' is no paper; write a4", said)


def test_pages_have_the_size_that_is_asked(narrow: Book) -> None:
    with narrow.open() as pdf:
        assert [round(float(side)) for side in pdf.pages[0].mediabox] == [0, 0, 420, 595]


def test_a_line_holds_about_seventy_letters(book: Book) -> None:
    lengths = sorted(len(line.text) for line in shown(book) if 'potters of the' in line.text)
    assert 66 <= median(lengths) <= 78


def test_pages_stand_beside_the_text_on_the_outer_side(book: Book) -> None:
    notes = [line for line in shown(book) if re.fullmatch(r'p\. \d+( \D.*)?', line.text)]
    text = [line for line in shown(book) if 'potters of the' in line.text]
    assert notes
    for note in notes:
        beside = [line for line in text if line.page == note.page]
        if note.page % 2:
            assert all(note.left > line.right for line in beside)
        else:
            assert all(note.right < line.left for line in beside)
    assert any(note.text.endswith('Berg, 2012') for note in notes)


def test_verdicts_stand_beside_the_text(book: Book) -> None:
    (verdict,) = (line for line in shown(book) if line.text == '≈ True, with')
    (reason,) = (line for line in shown(book) if line.text == 'In large towns.')
    assert verdict.left > reason.right or verdict.right < reason.left


def test_a_page_without_room_says_it_in_the_line(narrow: Book) -> None:
    assert re.search(r'old kiln p\.\s\d+ burns', ' '.join(narrow.text().split()))
    assert [line for line in shown(narrow) if re.fullmatch(r'p\. \d+', line.text)] == []


def test_what_stands_beside_is_told_after_its_word(book: Book) -> None:
    voice = ' '.join(told(book.path).split())
    assert re.search(r'old kiln p\. \d+ burns', voice)
    assert re.search(r'True, with caveats\s*In large towns', voice)


def fonts_of(book: Book, words: str) -> set[str]:
    """Return the names of the fonts of the pieces of text that are *words*, without their page."""
    root = ET.fromstring(
        tool('pdftohtml', '-xml', '-i', '-stdout', '-fontfullname', str(book.path))
    )
    names = {font.get('id'): str(font.get('family')) for font in root.iter('fontspec')}
    pieces = [(names[str(text.get('font'))], text) for text in root.iter('text')]
    return {name for name, text in pieces if re.fullmatch(words, ''.join(text.itertext()).strip())}


def test_pages_are_upright_and_light_whatever_the_words(book: Book) -> None:
    found = fonts_of(book, r'p\. \d+')
    assert found
    assert all('LibertinusSerif-Regular' in name for name in found)


def test_cover_says_what_when_and_by_whom(book: Book) -> None:
    cover = book.text(1, 1)
    assert 'The Clay Days 2012' in ' '.join(cover.split())
    assert 'Lyon, 3 June 2012\n' in cover
    assert 'Ada Byron\n' in cover


def test_imprint_says_whose_and_under_which_licence(book: Book) -> None:
    imprint = ' '.join(book.text(2, 2).split())
    assert '© 2026, Ada Byron. Licence: CC BY 4.0.' in imprint
    assert 'On the web: https://clay.example/' in imprint


def test_colophon_ends_the_book(book: Book) -> None:
    with book.open() as pdf:
        last = len(pdf.pages)
    text = ' '.join(book.text(last, last).split())
    assert 'Libertinus Serif' in text
    assert 'clay.json: What the book says, for machines.' in text


TITLES: Final = {
    'Retour sur le Social Business Forum 2012': ['Retour sur le', 'Social Business Forum 2012'],
    'Bike Day 3': ['Bike Day 3'],
    'Notes': ['Notes'],
}


@pytest.mark.parametrize('title', TITLES)
def test_titles_are_broken_by_sense(title: str) -> None:
    assert lines_of(title) == TITLES[title]


def test_long_titles_keep_all_their_words() -> None:
    title = (
        'What was said in Lyon about the future of jars, of kilns, and of those who make them 2012'
    )
    found = lines_of(title)
    assert ' '.join(found) == title
    assert len(found) <= 5
    assert not found[-1].isdigit()
    endless = 'word ' * 60 + 'end'
    assert lines_of(endless) == [endless]


def test_contents_are_on_one_page_with_leaders(book: Book) -> None:
    contents = book.text(3, 3)
    assert re.search(r'^Clay and fire[ .]{20,}\d+$', contents, flags=re.MULTILINE)
    assert 'What was said' in contents


def test_heads_of_facing_pages_differ(book: Book) -> None:
    start = book.places()['talk'][0]
    heads = {book.text(page, page).splitlines()[0] for page in (start + 1, start + 2)}
    assert any('The Clay Days 2012' in head for head in heads)
    assert any('Clay and fire' in head for head in heads)


def test_pages_are_neither_blank_nor_announce_the_next(book: Book) -> None:
    parts = [page for name, (page, _y) in book.places().items() if name.startswith('part:')]
    assert {page + 1 for page in blank(book)} <= set(parts)
    assert announcing(book) == {}


def test_book_says_it_is_a_book_and_site_a_site(book: Book, tmp_path: Path) -> None:
    text = ' '.join(book.text().split())
    assert 'This book tells' in text
    assert 'Only the book says this.' in text
    assert 'Keys and screens' not in text
    assert 'Of the website' not in text
    site = built(small_site(tmp_path / 'site', PAGES, CONF))
    page = (site.outdir / 'index.html').read_text(encoding='utf-8')
    assert '>site<' in page
    assert '>book<' not in page
    assert 'Only the book' not in page
    assert (site.outdir / 'website.html').is_file()
    search = ''.join(p.read_text(encoding='utf-8') for p in site.outdir.rglob('*.js'))
    assert 'Only the book' not in search


def test_index_has_all_mentions_of_people_works_and_other_names(book: Book) -> None:
    start, talk = book.places()['recap-index'][0], book.places()['talk'][0]
    text = book.text(start, start + 2)
    assert set(index_pages(text, 'Lee, Ann')) >= {talk, book.places()['words'][0]}
    assert len(index_pages(text, 'Kiln Company')) == 1
    assert index_pages(text, 'A History of Clay (Berg, 2012)')
    assert 'Nobody’s Bank' not in text
    assert 'see ' not in text  # a kiln is on so few pages that both names have them
    assert index_pages(text, 'oven of potters') == index_pages(text, 'kiln')


@pytest.mark.parametrize(
    ('name', 'said'),
    [
        ('Ada Keller', 'Keller, Ada'),
        ('Aïcha Ben Saïd', 'Ben Saïd, Aïcha'),
        ('Charles de Gaulle', 'Gaulle, Charles de'),
        ('Étienne d’Œuvre', 'Œuvre, Étienne d’'),
        ('Herman Van Rompuy', 'Van Rompuy, Herman'),
        ('Jean de La Fontaine', 'La Fontaine, Jean de'),
        ('Guillaume de l’Hospital', 'L’Hospital, Guillaume de'),
        ('Joachim du Bellay', 'Du Bellay, Joachim'),
        ('Eva von der Leyen', 'Leyen, Eva von der'),
        ('Muhammad al-Khwarizmi', 'Khwarizmi, Muhammad al-'),
        ('Lucia Della Rovere', 'Della Rovere, Lucia'),
        ('Luca dell’Amore', 'Dell’Amore, Luca'),
        ('Hugh O’Neil, Jr.', 'O’Neil, Hugh, Jr.'),
        ('Ana Lopes, PhD', 'Lopes, Ana, PhD'),
        ('John Smith III', 'Smith, John, III'),
        ('Malcolm X', 'X, Malcolm'),
        ('The Panel', 'The Panel'),
        ('Le Corbusier', 'Le Corbusier'),
        ('Rossi, Mario', 'Rossi, Mario'),
        ('de Gaulle', 'de Gaulle'),
        ('L’auteur du billet', 'L’auteur du billet'),
    ],
)
def test_people_are_filed_as_in_french(name: str, said: str) -> None:
    assert inverted(name) == said


def test_an_author_says_how_a_person_is_filed(tmp_path: Path) -> None:
    page = """# Notes

:::{speaker} Lao Tseu
:file-as: Lao Tseu
A thinker.
:::

:::{speaker} Ana Maria Lopes
:file-as: Maria Lopes, Ana
A speaker.
:::

:::{speaker} Étienne d’Œuvre
Another one.
:::
"""
    site = small_site(tmp_path / 'site', {'index.md': page}, "language = 'fr'\n")
    names = ['Lao Tseu', 'Maria Lopes (Ana)', 'Œuvre (Étienne d’)']
    book = built(site, 'pdf', 'fr')
    assert book.warnings == []
    text = book_text(book).rpartition('Index')[2]
    assert [name for name in names if name in text] == names
    assert text.index(names[0]) < text.index(names[1]) < text.index(names[2])
    (path,) = built(site, 'epub', 'fr').outdir.glob('*.epub')
    listed = ''.join(Epub(path, 'fr', '').xml('names.xhtml').itertext())
    assert [name for name in names if name in listed] == names


def test_a_nickname_is_no_title() -> None:
    said = [nodes.Text('R “Ray” Wang, '), nodes.emphasis('', 'On Clay'), nodes.Text(', 2012.')]
    item = nodes.definition_list_item('', nodes.definition('', nodes.paragraph('', '', *said)))
    assert title_of(item, 'Wang, 2012') == 'On Clay (Wang, 2012)'


def test_and_others_are_no_title() -> None:
    said = [nodes.Text('Ray Wang '), nodes.emphasis('', 'et al.'), nodes.Text(', “Clay”, 2012.')]
    item = nodes.definition_list_item('', nodes.definition('', nodes.paragraph('', '', *said)))
    assert title_of(item, 'Wang, 2012') == 'Clay (Wang, 2012)'


def test_a_work_without_a_title_is_listed_so_that_its_year_is_no_page() -> None:
    said = nodes.paragraph('', '', nodes.Text('Ray Wang, a letter.'))
    item = nodes.definition_list_item('', nodes.definition('', said))
    assert title_of(item, 'Wang, 2012') == '(Wang, 2012)'


def test_a_work_is_printed_once(book: Book) -> None:
    text = ' '.join(book.text(1, book.places()['recap-index'][0] - 1).split())
    assert text.count('Oscar Berg') == 1
    assert re.search(r'Berg, 2012, p\. \d+', text)


def test_tags_say_what_things_are(book: Book) -> None:
    with book.open() as pdf:
        found = elements(pdf.Root.StructTreeRoot.K)
        kinds = [str(element.S) for element in found]
        assert kinds.count('/BlockQuote') == 1
        assert '/Caption' in kinds
        table = max((e for e in found if str(e.S) == '/Table'), key=lambda e: len(elements(e)))
        heads = [e for e in elements(table) if str(e.S) == '/TH']
        scopes = [
            str(part.Scope)
            for e in heads
            for part in (e.A if isinstance(e.A, pikepdf.Array) else [e.A])
            if '/Scope' in part
        ]
        assert scopes == ['/Column'] * 3 + ['/Row'] * 3
        lists = [e for e in found if str(e.S) == '/L']
        assert any([str(item.S) for item in e.K] == ['/LI'] * 3 for e in lists)
        pictures = [str(e.get('/Alt', '')) for e in found if str(e.S) == '/Figure']
        assert 'Jars of each town. Milan, 12. Turin, 30.' in pictures


def test_links_say_where_they_lead(book: Book) -> None:
    with book.open() as pdf:
        links = [link for page in pdf.pages for link in page.get('/Annots', [])]
        said = [str(link.get('/Contents', '')) for link in links]
    assert '' not in said
    page = book.places()['words'][0]
    assert f'Words, p. {page}' in said


def test_metadata_say_the_rights_and_the_subjects(book: Book) -> None:
    with book.open() as pdf, pdf.open_metadata() as metadata:
        assert metadata['dc:rights'] == '© 2026, Ada Byron. Licence: CC BY 4.0.'
        assert 'Ann Lee' in metadata['dc:subject']


def test_book_carries_what_wings_attach(book: Book) -> None:
    with book.open() as pdf:
        files = {str(each.UF): each for each in pdf.Root.AF}
        assert {'kiln.bin', 'clay.json'} <= set(files)
        record = files['clay.json']
        assert str(record.AFRelationship) == '/Data'
        assert str(record.EF.F.Subtype) == '/application/json'
        assert json.loads(record.EF.F.read_bytes()) == {'clay': ['été', 7]}
        assert files['kiln.bin'].EF.F.read_bytes() == bytes([0, 255, 7])
        assert str(files['kiln.bin'].AFRelationship) == '/Supplement'
        assert set(pdf.attachments) == set(files)
        with pdf.open_metadata() as metadata:
            assert metadata['pdfaid:part'] == '3'
            assert metadata['pdfuaid:part'] == '1'
