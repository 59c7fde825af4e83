"""Where things stand in the PDF: told by a pass to the next, kept from one book to another."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest
from sphinx.testing.util import SphinxTestApp

from miniature import lay
from recap.books.pdf import builder
from recap.books.pdf.compiler import CompilerError, compiled, compiled_apart
from recap.books.pdf.press import UNSETTLED, PressError
from recap.books.pdf.settle import PASSES, Sheets, settle
from recap.books.pdf.tables import Spot, asides, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONF: Final = """
project = 'Essai'
author = 'Testeurs'
language = 'fr'
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']
myst_heading_anchors = 3
recap_paper = '170x240'
recap_books = {'fr': 'essai'}
"""
PAGES: Final = {
    'index.md': """# Jarres

:::{toctree}
:caption: Les fours

talk
words
:::

La {term}`jarre` mène [plus loin](talk.md#é), et [là](words.md).
""",
    'talk.md': f'# Argile\n\n{"Mots. " * 40}\n\n{"Autres. " * 900}\n\n## É\n\nUne {{term}}`jarre`.',
    'words.md': '# Mots\n\n:::{glossary}\njarre\n  De terre.\n:::\n',
}


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each pass that was made knew where things stand."""
    made: list[bool] = []

    def counted(*given: Any) -> tuple[bytes, list[str]]:
        made.append('at' in json.loads(given[-1]['places']))
        return compiled_apart(*given)

    monkeypatch.setattr(builder, 'compiled_apart', counted)
    return made


def build(site: Path) -> None:
    log = StringIO()
    app = SphinxTestApp('pdf', site, builddir=site / '_build', warning=log)
    try:
        app.build()
    finally:
        app.cleanup()
    assert log.getvalue() == ''


def test_a_book_is_the_same_whatever_was_known_of_its_places(
    tmp_path: Path, passes: list[bool]
) -> None:
    site = lay({'conf.py': CONF, **PAGES}, tmp_path)
    build(site)
    kept = next(tmp_path.rglob('essai.places.json'))
    book = next(tmp_path.rglob('essai.pdf'))
    before = book.read_bytes()
    assert passes == [False, True]
    page = PAGES['talk.md']
    (site / 'talk.md').write_text(page.replace('Mots. ', 'Mot. ', 1), encoding='utf-8')
    passes.clear()
    build(site)
    assert passes == [True]
    edited = book.read_bytes()
    assert edited != before
    (site / 'talk.md').write_text(page.replace('Mots. ', 'Longs mots. ' * 300, 1), encoding='utf-8')
    build(site)
    (site / 'talk.md').write_text(page.replace('Mots. ', 'Mot. ', 1), encoding='utf-8')
    for state in (None, b'{', b'[]', b'{"at": {}}'):
        if state is not None:
            kept.write_bytes(state)
        (site / 'talk.md').touch()
        build(site)
        assert book.read_bytes() == edited


def test_links_lead_to_names_and_places(tmp_path: Path) -> None:
    site = lay({'conf.py': CONF, **PAGES}, tmp_path)
    build(site)
    with pikepdf.open(next(tmp_path.rglob('essai.pdf'))) as book:
        assert 'recap-places.json' not in book.attachments
        first = book.pages[0].obj.objgen
        found = [link.Dest for page in book.pages for link in page.get('/Annots', [])]
        names = {bytes(to).decode() for to in found if isinstance(to, pikepdf.String)}
        assert {'talk', 'words', 'part:Les fours', 'index'} <= names
        places = [to for to in found if isinstance(to, pikepdf.Array)]
        assert places
        assert [to for to in places if to[0].objgen == first] == []


def test_compiler_apart_says_what_it_says_here() -> None:
    given: Any = ('#let a = (\n', '/', 0, [], {})
    with pytest.raises(CompilerError) as here:
        compiled(*given)
    with pytest.raises(CompilerError) as apart:
        compiled_apart(*given)
    assert str(apart.value) == str(here.value) != ''


def book_of(page: int) -> bytes:
    """Return a PDF that tells that a label stands on that page."""
    ends = [['recap-contents', 2, 0, 0, None], ['recap-contents-end', 2, 0, 0, None]]
    told = {'places': [['a', page, 0, 0, None], *ends], 'size': {}}
    with pikepdf.new() as book:
        book.add_blank_page()
        name = 'recap-places.json'
        book.attachments[name] = pikepdf.AttachedFileSpec(book, json.dumps(told).encode())
        held = BytesIO()
        book.save(held)
    return held.getvalue()


def test_a_book_that_never_settles_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    kept = tmp_path / 'places.json'
    kept.write_text('{"at": {}, "spots": {}, "asides": {}, "contents": 1}', encoding='utf-8')
    pages = iter(range(1, 100))
    book = Sheets(lambda _inputs: (book_of(next(pages)), []), kept, tmp_path / 'a.pdf', 0)
    settle([book])
    assert next(pages) == PASSES + 1
    assert book.found
    assert [warning.message for warning in book.found.warnings] == [UNSETTLED]
    assert not kept.exists()


def test_a_table_of_another_book_is_left(tmp_path: Path) -> None:
    kept = tmp_path / 'places.json'
    kept.write_text('{"at": {}, "spots": {}, "asides": {}, "contents": 1}', encoding='utf-8')
    asked: list[bool] = []

    def press(inputs: Mapping[str, str]) -> tuple[bytes, list[Any]]:
        asked.append('at' in json.loads(inputs['places']))
        if len(asked) == 1:
            raise PressError([])
        return book_of(3), []

    book = Sheets(press, kept, tmp_path / 'a.pdf', 0)
    settle([book])
    assert book.found
    assert book.found.warnings == []
    assert asked == [True, False, True]
    assert json.loads(kept.read_bytes())['at']['a'] == [[0, 3]]


def note(name: str, page: int, y: float, target: str | None, *, plain: bool = True) -> Spot:
    return Spot('recap-aside', page, 50.0, y, [name, 10.0, target, plain])


def test_notes_say_a_thing_once_a_page_and_leave_one_another_room() -> None:
    at = {'a': [[0, 9]], 'b': [[1, 9]], 'c': [[2, 4]]}
    notes = [
        note('first', 4, 100, 'a'),
        note('again', 4, 110, 'b'),  # the same words, a few lines below
        note('same target', 4, 300, 'a'),
        note('same page', 4, 320, 'c'),
        note('verdict', 4, 111, None, plain=False),
        note('next page', 5, 100, 'a'),
        note('another volume', 6, 100, 'd'),
        note('that volume again', 6, 110, 'e'),
    ]
    size = {'gap': 2, 'near': 30, 'limit': 500}
    found = dict(asides(notes, at, {'same page': 4}, size, {'d': (2, 9), 'e': (2, 9)}))
    assert found == {
        'first': [False, 50, 0],
        'verdict': [False, 50, 1],
        'next page': [True, 50, 0],
        'another volume': [False, 50, 0],
    }


def test_notes_at_the_foot_give_way_upwards() -> None:
    notes = [(note('a', 1, 480, None), 10.0), (note('b', 1, 485, None), 10.0)]
    found = [(spot.value[0], top) for spot, top in stacked(notes, 2, 500)]
    assert found == [('b', 490), ('a', 478)]
