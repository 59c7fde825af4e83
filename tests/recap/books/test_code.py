"""In books, code that is longer than its line goes on in the next one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest

from pdfs import Book, refuse_what_checkers_find, told, tool
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WIDTH = 170 / 25.4 * 72
CODE = 'abc_' * 40
NAMES = ('C++', '(g++)', '“C++”,', 'C++11')

PAGE = f"""# The `{CODE}`

Code such as `{CODE}`, `{'b' * 90}`, and {'Code_' * 40} in the text.

- An item, `{CODE}`.

| One | Two | Three |
| - | - | - |
| `{CODE}` | quinoa | `{'b' * 90}` |
| quinoa | `{CODE}` | quinoa |

| One | Two | Three | Four | Five | Six |
| - | - | - | - | - | - |
| `some_function_name` | quinoa | `some_function_name` {'| `bbbbbbbbbbbbbbbbbbb` ' * 3}|

```
{CODE}
```

A note.[^1]

[^1]: In a note, `{CODE}`.
"""


class Box(NamedTuple):
    """Where a word stands, in points from the corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Tell whether both stand in the same place of the same line."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > (self.bottom - self.top) / 2


def boxes(path: Path) -> list[list[Box]]:
    """Return the words of each page of a PDF."""
    pages = ET.fromstring(tool('pdftotext', '-bbox', str(path), '-')).iter()
    sides = ('xMin', 'yMin', 'xMax', 'yMax')
    return [
        [Box(word.text or '', *(float(word.attrib[side]) for side in sides)) for word in page]
        for page in pages
        if page.tag.endswith('page')
    ]


@pytest.fixture(scope='module')
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('code')
    book = built(small_site(folder / 'site', {'index.md': PAGE}), 'pdf')
    assert book.warnings == []
    (found,) = book.outdir.glob('*.pdf')
    return found


def test_code_stays_in_its_column(path: Path) -> None:
    for words in boxes(path):
        assert [word for word in words if word.right > 0.9 * WIDTH] == []
        assert [pair for pair in combinations(words, 2) if pair[0].covers(pair[1])] == []


def test_code_ends_after_a_sign(path: Path) -> None:
    _cover, _imprint, _contents, *pages = boxes(path)
    parts = [word.text for words in pages for word in words if word.text.startswith('abc')]
    assert {part.rstrip('.,')[-1] for part in parts} == {'_'}


def test_code_is_copied_whole(path: Path) -> None:
    text = told(path)
    assert text.count(CODE) >= 6
    assert 'Code_' * 40 in text
    assert text.count('b' * 90) == 2
    assert text.count('some_function_name') == 2
    assert '\u200b' not in text


def test_code_stays_on_the_page_of_an_e_book(tmp_path: Path, page: Page) -> None:
    text = f'# Code\n\n```\n{"some words " * 40}\n```\n'
    book = built(small_site(tmp_path / 'site', {'index.md': text}), 'epub')
    page.set_viewport_size({'width': 320, 'height': 640})
    page.goto((book.outdir / 'index.xhtml').as_uri())
    assert page.evaluate('document.documentElement.scrollWidth') == 320


def test_no_line_ends_in_a_name_of_a_language(tmp_path: Path) -> None:
    """Any line would, between two signs: each first word here leaves a little less room."""
    lines = [f'{"m" * 22}{"i" * n} {name} zzzzzzzzzzzzzz' for name in NAMES for n in range(34)]
    page = '\n\n'.join(['# On *C++17*', *lines])
    book = built(small_site(tmp_path / 'site', {'index.md': page}), 'pdf')
    (path,) = book.outdir.glob('*.pdf')
    assert book.warnings == []
    refuse_what_checkers_find(Book(path, ''))
    text = book_text(book).split()
    assert [text.count(name) for name in NAMES] == [34] * len(NAMES)
