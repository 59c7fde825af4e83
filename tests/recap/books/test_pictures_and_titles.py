"""In the PDF: pictures that can't be shown are named, and titles hold whatever they like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from miniature import build_site, lay
from pdfs import Book, bookmarks, refuse_what_checkers_find, tool
from small_sites import book_text, built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path


def cmyk() -> bytes:
    """Return a JPEG of 8 by 8 pixels in four colours, all of its coefficients being zero."""

    def part(mark: int, content: bytes) -> bytes:
        return b'\xff' + bytes([mark]) + (len(content) + 2).to_bytes(2) + content

    table = b'\x01' + bytes(15) + b'\x00'  # one code, of one bit, for zero
    channels = b''.join(bytes([n, 0x11, 0]) for n in range(1, 5))
    head = part(0xEE, b'Adobe\x00\x64\x00\x00\x00\x00\x00') + part(0xDB, b'\x00' + b'\x01' * 64)
    frame = part(0xC0, b'\x08\x00\x08\x00\x08\x04' + channels)
    codes = part(0xC4, b'\x00' + table) + part(0xC4, b'\x10' + table)
    scan = part(0xDA, b'\x04' + b''.join(bytes([n, 0]) for n in range(1, 5)) + b'\x00\x3f\x00')
    return b'\xff\xd8' + head + frame + codes + scan + b'\x00' + b'\xff\xd9'


def cut() -> dict[str, bytes]:
    """Return pictures that were half fetched, by their names."""
    thumbnail = b'\xff\xe1\x00\x06\xff\xd8\xff\xd9'
    chunk = b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\0\0\0\0'
    return {
        'cut.jpg': cmyk()[:2] + thumbnail + cmyk()[2:-2],
        'cut.png': chunk,
        'cut.webp': b'RIFF\xff\0\0\0WEBPVP8L',
    }


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">{}</svg>'
WRONG = {
    'half.png': (5, 'is broken, or not what its name says; save it again'),
    'old.bmp': (7, 'is of a kind that no PDF shows; save it as PNG'),
    'html.svg': (9, 'holds HTML (foreignObject), which no PDF shows; save its words as text'),
    'cmyk.jpg': (11, 'is CMYK; save it as RGB'),
}
BROKEN = {
    'text.jpg': ('version https://git-lfs', 'is no picture, or an empty one; save it again'),
    'empty.png': ('', 'is no picture, or an empty one; save it again'),
    'scan.tiff': ('II*', 'is nothing that browsers show; save it as PNG or JPEG'),
    'cut.svg': (SVG[:60], 'is no SVG (unclosed token: line 1, column 0); save it again'),
    'bare.svg': ('<svg/>', 'has no xmlns="http://www.w3.org/2000/svg", which browsers ask for'),
    'far.svg': (
        SVG.format('<image href="https://example.org/a.png"/>'),
        'is made of other files, which nothing fetches; save all in one',
    ),
    'near.svg': (
        SVG.format('<image href="a.png"/>'),
        'is made of other files, which nothing fetches; save all in one',
    ),
    'font.svg': (
        SVG.format('<style>@import url(a.css);</style>'),
        'is made of other files, which nothing fetches; save all in one',
    ),
    'alive.svg': (
        SVG.format('<script>alert(1)</script>'),
        'holds a script, which nothing runs; take it out',
    ),
    'click.svg': (
        SVG.format('<rect width="9" height="9" onclick="alert(1)"/>'),
        'holds a script, which nothing runs; take it out',
    ),
    'called.svg': (
        SVG.format('<a href=" JavaScript:alert(1)"><rect width="9" height="9"/></a>'),
        'holds a script, which nothing runs; take it out',
    ),
    'wide.gif': (
        f'GIF89a{chr(0x7F) * 4}{chr(0) * 9}',
        'has 32639 × 32639 pixels, which fill all memory; save it smaller',
    ),
    'latin.svg': (
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{SVG}',
        'isn’t in UTF-8, as books ask; save it so',
    ),
}
"""What no format shows."""

TARGETS = ((3, 'javascript:alert(1)'), (8, 'VBScript:x'), (13, 'data:text/html,x'))

RIGHT = {
    'link.svg': '<a href="https://example.org"><rect width="9" height="9"/></a>',
    'use.svg': '<g id="x"/><use href="#x"/><style>g { fill: url(#x) }</style>',
}


def test_pictures_that_cannot_be_shown_are_all_named(tmp_path: Path) -> None:
    lines = '\n\n'.join(f'![a picture]({name})' for name in WRONG)
    page = f'# Notes\n\n![right](right.png)\n\n{lines}\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    png(site / 'right.png')
    png(site / 'half.png', 40, 40)
    whole = (site / 'half.png').read_bytes()
    (site / 'half.png').write_bytes(whole[:60] + whole[-12:])
    foreign = '<foreignObject width="9" height="9"><p xmlns="x">word</p></foreignObject>'
    lay({'old.bmp': 'BM', 'html.svg': SVG.format(foreign)}, site)
    (site / 'cmyk.jpg').write_bytes(cmyk())
    told = build_site(site, 'pdf', language='en').warnings
    for name, (line, message) in WRONG.items():
        start = f'index.md:{line}: ERROR: '
        assert [each for each in told if each.startswith(start)] == [
            f'{start}image {name!r} {message} [recap.book]'
        ]
    assert len([each for each in told if 'ERROR: image' in each]) == len(WRONG)


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
def test_pictures_that_nothing_shows_are_said_once(tmp_path: Path, builder: str) -> None:
    said = {name: message for name, (_content, message) in BROKEN.items()}
    said |= dict.fromkeys(cut(), 'is cut short: its end is missing; save it again')
    shown = [*said, *RIGHT]
    lines = '\n\n'.join(f'![words of {name}]({name})' for name in shown)
    site = small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n{lines}\n'})
    lay({name: content for name, (content, _message) in BROKEN.items()}, site)
    lay({name: SVG.format(content) for name, content in RIGHT.items()}, site)
    for name, content in cut().items():
        (site / name).write_bytes(content)
    book = built(site, builder)
    assert set(book.warnings) == {
        f'index.md:{3 + 2 * rank}: WARNING: image {name!r} {message} [recap.format]'
        for rank, (name, message) in enumerate(said.items())
    }
    assert len(book.warnings) == len(said)
    if builder == 'pdf':
        assert 'words of cut.svg' in tool('pdftotext', str(next(book.outdir.glob('*.pdf'))), '-')


def test_a_picture_leads_where_a_link_might(tmp_path: Path) -> None:
    targets = ('javascript:alert(1)', 'VBScript:x', 'data:text/html,x', 'https://a.example/')
    pictures = (f'```{{image}} a.png\n:alt: A\n:target: {each}\n```\n' for each in targets)
    site = small_site(tmp_path / 'site', {'index.md': '\n'.join(['# Notes\n', *pictures])})
    png(site / 'a.png')
    html = built(site)
    text = html.text('index', '.html')
    assert text.count('alt="A"') == len(targets)
    assert not [each for each in targets[:3] if each in text]
    assert 'href="https://a.example/"' in text
    wrong = '; an address is of the web, or a file of the project [recap.link]'
    assert {each for each in html.warnings if each.endswith(wrong)} == {
        f'index.md:{line}: WARNING: nothing leads to {said!r}{wrong}' for line, said in TARGETS
    }


def test_an_e_book_has_words_in_the_place_of_what_it_cannot_show(tmp_path: Path) -> None:
    page = (
        '# Notes\n\n![an old one](old.bmp)\n\nSee ![a far one](https://example.org/a.png).\n\n'
        '![a broken one](empty.png)\n\n[nowhere](#nowhere)\n'
    )
    site = small_site(tmp_path / 'site', {'index.md': page, 'old.bmp': 'BM', 'empty.png': ''})
    book = built(site, 'epub')
    assert [line.removeprefix('index.md:').partition('; ')[0] for line in book.warnings] == [
        "3: WARNING: image 'old.bmp' is of a kind that no e-book shows",
        "5: WARNING: image 'https://example.org/a.png' isn’t in the project",
        "7: WARNING: image 'empty.png' is no picture, or an empty one",
        "9: WARNING: 'myst' cross-reference target not found: 'nowhere' [myst.xref_missing]",
    ]
    text = book.text('index', '.xhtml')
    for words in ('an old one', 'See <span>a far one</span>.', 'a broken one'):
        assert words in text


def test_titles_without_words_and_notes_that_nothing_calls_stop_no_book(tmp_path: Path) -> None:
    page = '# Notes\n\nA word.\n\n##\n\n## ![a sign](sign.png)\n\nA word.\n\n[^1]: A note.\n'
    site = small_site(tmp_path / 'site', {'index.md': f'{page}\n[nowhere](#nowhere)\n'})
    png(site / 'sign.png')
    book = built(site, 'pdf')
    assert [line.rpartition(' ')[2] for line in book.warnings] == [
        '[recap.note]',
        '[myst.xref_missing]',
        '[recap.heading]',
        '[recap.heading]',
    ]
    text = tool('pdftotext', str(next(book.outdir.glob('*.pdf'))), '-')
    assert text.count('…') == 3  # the contents have the words of the picture
    assert 'A note.' in text


@pytest.mark.parametrize('builder', ['pdf', 'epub'])
def test_a_book_whose_title_changes_leaves_none_under_the_former(
    tmp_path: Path, builder: str
) -> None:
    for title in ('Loam', 'Clay'):
        site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'}, f'project = {title!r}\n')
        book = built(site, builder)
        assert [path.stem for path in book.outdir.glob(f'*.{builder}')] == [title.lower()]


def test_the_note_of_a_title_is_at_the_foot_of_its_page(tmp_path: Path) -> None:
    title = 'words that go on ' * 9
    parts = (
        f'{"x " * rank}\n\n## Head {rank} {title}[^n{rank}]\n\nWords.\n\n[^n{rank}]: Note {rank}.\n'
        for rank in range(60)
    )
    site = small_site(tmp_path / 'site', {'index.md': '\n'.join(['# Notes\n', *parts])})
    for page in book_text(built(site, 'pdf')).split('\f'):
        noted = {*re.findall(r'Note (\d+)\.', page)}
        assert noted <= {*re.findall(r'Head (\d+) words', page)}
        assert page.rfind('Words.') >= page.rfind('that go on') or not noted


TITLES = """# The *day* of [bikes](https://example.org/bikes) {math}`x^2`[^1]

A word.

## On <kbd>Ctrl</kbd>, `code` and [a link](index.md)[^1]

{filler}

### By {{term}}`velo`[^1]

```{{toctree}}
words
```

[^1]: A note.
"""


WORDS = """# Words

:::{glossary}
velo
  A bike.
:::
"""


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    filler = '\n\n'.join(['A sentence to fill the page. ' * 12] * 30)
    page = TITLES.replace('{{', '{').replace('}}', '}').replace('{filler}', filler)
    site = small_site(
        tmp_path_factory.mktemp('titles') / 'site', {'index.md': page, 'words.md': WORDS}
    )
    found = built(site, 'pdf')
    assert found.warnings == []
    (path,) = found.outdir.glob('*.pdf')
    return Book(path, '')


def test_titles_are_plain_in_bookmarks(book: Book) -> None:
    titles = [title for _depth, title in bookmarks(book)]
    assert 'On Ctrl, code and a link' in titles


def test_titles_are_plain_in_contents_and_running_heads(book: Book) -> None:
    text = tool('pdftotext', '-layout', str(book.path), '-')
    assert text.count('The day of bikes x²\n') >= 2  # above pages, and in the contents


def test_a_book_whose_titles_hold_links_is_accessible(book: Book) -> None:
    refuse_what_checkers_find(book)


def test_no_line_stands_above_notes_that_are_elsewhere(book: Book) -> None:
    assert '* * *' not in tool('pdftotext', '-layout', str(book.path), '-')


def words_beside(path: Path, word: str) -> list[ET.Element]:
    """Return the words of the page of a PDF that has that *word*, with where they stand."""
    found = ET.fromstring(tool('pdftotext', '-bbox', str(path), '-'))
    (words,) = (
        list(page)
        for page in found.iter()
        if page.tag.endswith('page') and word in [each.text for each in page]
    )
    return words


def test_words_that_name_a_figure_stay_in_their_column(tmp_path: Path) -> None:
    said = ':::{statistic}\nOut of two, **1.5 notwithstanding circumstances**, one stayed.\n:::\n'
    pages = {
        'index.md': '# Home\n\n:::{statistics}\n:::\n\n:::{toctree}\ntalk\n:::\n',
        'talk.md': f'# Talk\n\n{said}',
    }
    (path,) = built(small_site(tmp_path / 'site', pages), 'pdf').outdir.glob('*.pdf')
    words = words_beside(path, 'Claim')
    heads = [each for each in words if each.text in {'Figure', 'Claim'}]
    assert [each.text for each in heads] == ['Figure', 'Claim']
    first, second = (float(each.attrib['xMin']) for each in heads)
    top = float(heads[0].attrib['yMin'])
    inside = [
        each
        for each in words
        if float(each.attrib['yMin']) > top and first - 1 < float(each.attrib['xMin']) < second - 1
    ]
    assert len(inside) > 2
    assert [each.text for each in inside if float(each.attrib['xMax']) >= second] == []


def test_column_is_as_wide_as_its_longest_word(tmp_path: Path) -> None:
    long = ' '.join(['Many words that make this column take much more room than the others'] * 2)
    head = '| A | B | C | Unanswered |\n| - | - | - | - |'
    table = f'{head}\n| a | {long} | {long} | Incomparable |\n'
    pages = {'index.md': f'# Home\n\n{table}\n{long} {long}\n'}
    (path,) = built(small_site(tmp_path / 'site', pages), 'pdf').outdir.glob('*.pdf')
    words = words_beside(path, 'Incomparable')
    last = {'Incomparable', 'Unanswered'}
    edge = max(float(each.attrib['xMax']) for each in words if each.text not in last)
    ends = [float(each.attrib['xMax']) for each in words if each.text in last]
    assert len(ends) == 2
    assert max(ends) < edge


def test_a_picture_leaves_room_for_its_heading(tmp_path: Path) -> None:
    pages = {'index.md': '# Home\n\nA word.\n\n## Tower\n\n![a tower](tall.png) of Pisa.\n'}
    site = small_site(tmp_path / 'site', pages)
    png(site / 'tall.png', 40, 3000)
    found = built(site, 'pdf')
    assert found.warnings == []
    (path,) = found.outdir.glob('*.pdf')
    assert {'Tower', 'Pisa.'} <= {each.text for each in words_beside(path, 'Pisa.')}
    refuse_what_checkers_find(Book(path, ''))
