"""A book that is too large for one: volumes, each of which is whole and made by itself."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf
import pytest
from sphinx.testing.util import SphinxTestApp

from miniature import lay
from pdfs import Book, refuse_what_checkers_find
from recap.books.pdf import builder
from recap.books.pdf.compiler import compiled_apart
from recap.books.pdf.plan import Chapter
from recap.books.pdf.volumes import bound, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONF: Final = """
project = 'Essai'
author = 'Testeurs'
language = 'fr'
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['attrs_inline', 'colon_fence', 'deflist']
recap_books = {'fr': 'essai'}
"""
EACH: Final = 'recap_volume_pages = 1\n'
PAGES: Final = {
    'conf.py': CONF + EACH,
    'index.md': """# Jarres

:::{toctree}
:caption: Les fours

talk
people
:::

{speaker}`Ada Potter` parle d’une {term}`jarre`, [plus loin](talk.md).
""",
    'talk.md': """# Argile

:::{session}
:speakers: Ada Potter
:::

Une {term}`jarre` du {term}`tour`, dit {speaker}`Ada Potter`, selon {source}`potter2011`.
""",
    'people.md': """# Gens

:::{speaker} Ada Potter
Elle tourne.
:::

:::{glossary}
jarre
  De terre.

tour
  Qui tourne.
:::

:::{source} potter2011
:author: Ada Potter
:year: 2011
Ada Potter, *La terre*, 2011.
:::

:::{sources}
:::
""",
}
NAMES: Final = ['essai.1.pdf', 'essai.2.pdf', 'essai.3.pdf']


def build(site: Path, **settings: Any) -> str:
    log = StringIO()
    app = SphinxTestApp(
        'pdf', site, builddir=site / '_build', warning=log, confoverrides=settings or None
    )
    try:
        app.build()
    finally:
        app.cleanup()
    return log.getvalue()


def books(site: Path) -> dict[str, bytes]:
    """Return the PDFs that were made, by their names."""
    folder = site / '_build' / 'pdf'
    return {path.name: path.read_bytes() for path in sorted(folder.glob('*.pdf'))}


def shown(site: Path, number: int, first: int = 1, last: int | None = None) -> str:
    """Return the text of these pages of a volume, on one line."""
    book = Book(site / '_build' / 'pdf' / f'essai.{number}.pdf', '')
    return ' '.join(book.text(first, last).split())


@pytest.fixture(scope='module')
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pages are volumes each."""
    site = lay(PAGES, tmp_path_factory.mktemp('volumes') / 'site')
    assert build(site) == ''
    return site


@pytest.fixture
def again(tmp_path: Path) -> Path:
    site = lay(PAGES, tmp_path / 'site')
    assert build(site) == ''
    return site


@pytest.fixture
def set_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which volumes are set, by how they are called."""
    found: list[str] = []

    def told(source: str, *given: Any) -> tuple[bytes, list[str]]:
        found.append(source.partition('"volume": "')[2].partition('"')[0].replace('\xa0', ' '))
        return compiled_apart(source, *given)

    monkeypatch.setattr(builder, 'compiled_apart', told)
    return found


def test_each_volume_is_whole(made: Path) -> None:
    assert list(books(made)) == NAMES
    for number, others in ((1, ('Argile', 'Gens')), (2, ('Jarres', 'Gens'))):
        assert f'Tome {number} sur 3' in shown(made, number, 1, 1)
        contents = shown(made, number, 3, 3)
        _own, _title, rest = contents.partition('Dans d’autres tomes')
        assert all(title in rest for title in others)
        path = made / '_build' / 'pdf' / f'essai.{number}.pdf'
        refuse_what_checkers_find(Book(path, ''))
        with pikepdf.open(path) as pdf, pdf.open_metadata() as about:
            assert about['dc:title'].replace('\xa0', ' ') == f'Jarres – Tome {number} sur 3'
            assert about['pdfaid:part'] == '3'
            assert bool(pdf.attachments) == (number == 1)


def test_a_reference_to_another_volume_names_it_and_its_page(made: Path) -> None:
    people = Book(made / '_build' / 'pdf' / NAMES[2], '').places()['people'][0]
    words = f'tome 3, p. {people}'
    assert 'De terre.' in shown(made, 3, people, people)
    assert shown(made, 1, 4, 4).count(words) == 1  # once for a few lines
    assert f'{words} Ada Potter, 2011' in shown(made, 2)
    assert 'tome 2, p. ' in shown(made, 1)
    with pikepdf.open(made / '_build' / 'pdf' / NAMES[1]) as pdf:
        links = [link for page in pdf.pages for link in page.get('/Annots', []) if '/A' in link]
    assert links == []  # the address of the site isn't known


def test_the_index_of_a_volume_has_what_it_holds(made: Path) -> None:
    first, last = (shown(made, number).rpartition('celles de ce tome.')[2] for number in (1, 3))
    assert 'Potter (Ada), 4' in first
    assert 'jarre, 4' in first
    assert 'tour' not in first
    assert 'La terre' not in first
    assert 'tour, ' in last
    assert 'La terre (Ada Potter, 2011), ' in last


def test_references_lead_to_the_site_where_it_is_known(tmp_path: Path) -> None:
    site = lay(PAGES, tmp_path / 'site')
    assert build(site, html_baseurl='https://clay.example/') == ''
    with pikepdf.open(site / '_build' / 'pdf' / NAMES[0]) as pdf:
        links = [link for page in pdf.pages for link in page.get('/Annots', []) if '/A' in link]
        found = {str(link.A.URI) for link in links}
    assert 'https://clay.example/talk.html' in found
    assert 'https://clay.example/people.html#speaker-ada-potter' in found
    refuse_what_checkers_find(Book(site / '_build' / 'pdf' / NAMES[0], ''))


def test_an_edit_sets_the_volumes_it_reaches(again: Path, set_now: list[str]) -> None:
    before = books(again)
    assert build(again) == ''
    assert set_now == []
    page = again / 'talk.md'
    text = page.read_text(encoding='utf-8')
    page.write_text(f'{text}\nUne phrase.\n', encoding='utf-8')
    assert build(again) == ''
    assert set_now == ['Tome 2 sur 3']
    after = books(again)
    assert [name for name in NAMES if after[name] != before[name]] == [NAMES[1]]

    set_now.clear()
    # What others say of it moves a page further.
    (again / 'people.md').write_text(
        PAGES['people.md'].replace('# Gens\n', f'# Gens\n\n{"Mots. " * 900}\n'), encoding='utf-8'
    )
    assert build(again) == ''
    assert {*set_now} == {'Tome 1 sur 3', 'Tome 2 sur 3', 'Tome 3 sur 3'}
    kept = books(again)
    set_now.clear()
    (again / '_build' / 'pdf' / NAMES[0]).unlink()
    assert build(again) == ''
    assert set_now == ['Tome 1 sur 3']
    assert books(again) == kept
    for path in (again / '_build').rglob('*.places.json'):
        path.unlink()
    assert build(again) == ''
    assert books(again) == kept


def test_volumes_and_the_whole_take_the_place_of_each_other(again: Path) -> None:
    assert build(again, recap_volume_pages=0) == ''
    assert list(books(again)) == ['essai.pdf']
    other = again / '_build' / 'pdf' / 'essai.en.1.pdf'
    other.write_bytes(b'of another language')
    assert build(again) == ''
    assert list(books(again)) == [*NAMES, other.name]


def test_an_error_leaves_all_volumes(again: Path) -> None:
    before = books(again)
    (again / 'index.md').write_text(PAGES['index.md'] + '\nMots.\n', encoding='utf-8')
    picture = '\n![Un pot](pot.png)\n'
    (again / 'talk.md').write_text(PAGES['talk.md'] + picture, encoding='utf-8')
    (again / 'pot.png').write_bytes(b'\x89PNG\r\n\x1a\nIEND')  # which holds nothing
    assert re.search(r"talk\.md:\d+: ERROR: image 'pot\.png' ", build(again))
    assert books(again) == before


def chapters(*names: str) -> Iterator[Chapter]:
    for name in names:
        part, _, group = name.partition('/')
        yield Chapter(name, part, group.partition('-')[0])


def cut(limit: int) -> list[str]:
    plan = [Chapter('index', '', 'index'), *chapters('a/x', 'a/x-1', 'a/y', 'a/y-1', 'b/z', 'b/w')]
    pages = dict.fromkeys((chapter.docname for chapter in plan), 10)
    return [' '.join(each.docname for each in held) for held in bound(plan, pages, limit)]


def test_books_are_cut_at_parts_then_groups_then_pages() -> None:
    assert cut(70) == ['index a/x a/x-1 a/y a/y-1 b/z b/w']
    assert cut(69) == ['index a/x a/x-1 a/y a/y-1', 'b/z b/w']
    assert cut(49) == ['index', 'a/x a/x-1 a/y a/y-1', 'b/z b/w']
    assert cut(30) == ['index a/x a/x-1', 'a/y a/y-1', 'b/z b/w']
    assert cut(29) == ['index', 'a/x a/x-1', 'a/y a/y-1', 'b/z b/w']
    assert cut(10) == ['index', 'a/x', 'a/x-1', 'a/y', 'a/y-1', 'b/z', 'b/w']
    assert cut(1) == cut(10)


def test_smaller_paper_takes_more_pages() -> None:
    assert pages_of(0, '170x240') == 1
    assert pages_of(12_500, '170x240') == 10
    assert pages_of(12_500, 'a4') < 10 < pages_of(12_500, 'a5')
