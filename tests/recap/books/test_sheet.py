"""Whatever a page holds is on the paper of the PDF: broken over sheets, or fitted to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pymupdf
import pytest

from pdfs import Book, off_the_page, overlapping, tool
from small_sites import book_text, built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path

TALL = ' '.join(f'mark{n} of the tall cell.' for n in range(400))
CELL = 'words of a cell. ' * 25
ROWS = '\n'.join(f'| row{n} | {CELL} | [x](<https://example.org>) |' for n in range(14))
COLUMNS = 12
HEADS = ' | '.join(f'Heading{n}' for n in range(COLUMNS))
CELLS = ' | '.join(f'international{n}' for n in range(COLUMNS))
SIX = 'Development | Communication | Administration | Representation | Transformation | Mail'
MAILS = ' | '.join(f'first.last{n}@example.org' for n in range(6))
WORD = 'abcdefghij' * 12
NO_BREAK = '\u00a0'
ITEMS = '\n'.join(f'    - item{n} of a list' for n in range(120))

PAGE = f"""# Notes

## A title with a long word {WORD}x

| A | B | C |
| --- | --- | --- |
{ROWS}

| Name | Notes |
| --- | --- |
| Ana | {TALL} |
| Rui | After. |

| {HEADS} |
|{' --- |' * COLUMNS}
| {CELLS} |

| {SIX} |
|{' --- |' * 6}
| {SIX} |
| {MAILS} |

- A list, in which:

  :::{{admonition}} A box
  | Key | Meaning |
  | --- | --- |
  | {WORD}y | {'Long text in the box. ' * 120} |

  > Quoted {WORD}z.
  :::

A term
: Its definition. {'A sentence of the definition. ' * 150}

  - outer

{ITEMS}

```text
{WORD}{WORD}q
```

{'example.' * 14}org {'key=value&' * 12}end {'.' * 160} {(NO_BREAK + 'mot') * 40}.

![A wide picture](square.png){{width="30cm"}}

![A wide picture](square.png){{width="300%"}}

Inline `{WORD}r`, and https://example.org/{WORD}s.

:::{{figure}} tall.png
:name: tall
:alt: a tall picture

The caption of the tall picture.

The legend of the tall picture.
:::

| Picture | Says |
| --- | --- |
| ![a tall picture in a cell](tall.png) | beside it |

:::::{{statistic}}
:name: big
**12 %** {'of a very long claim, ' * 150} claimed.

::::{{check}} nuance
{'A reason that goes on. ' * 3}
::::
:::::

Then {{statistic}}`big` ends here, as {{numref}}`tall` and {{eq}}`sum` tell.

```{{math}}
:label: sum
1 + 1
```
"""


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    site = small_site(
        tmp_path_factory.mktemp('sheet') / 'site', {'index.md': PAGE}, 'numfig = True\n'
    )
    png(site / 'tall.png', 600, 3000)
    png(site / 'square.png')
    found = built(site, 'pdf')
    assert found.warnings == []
    (path,) = found.outdir.glob('*.pdf')
    return Book(path, '')


@pytest.fixture(scope='module')
def text(book: Book) -> str:
    return book.text()


def test_what_signs_and_spaces_join_is_copied_as_it_was_written(text: str) -> None:
    copied = ''.join(text.split())
    assert 'example.' * 14 + 'org' + 'key=value&' * 12 + 'end' in copied
    assert '.' * 160 + 'mot' * 40 in copied.replace('\u200b', '')


def test_no_picture_is_larger_than_the_paper(book: Book) -> None:
    with pymupdf.open(book.path) as pdf:
        shown = [(page.rect, each['bbox']) for page in pdf for each in page.get_image_info()]
    assert len(shown) == 4
    assert all(paper.contains(place) for paper, place in shown)


def test_no_row_cell_or_item_is_lost(text: str) -> None:
    found = set(text.split())
    assert [n for n in range(14) if f'row{n}' not in found] == []
    assert [n for n in range(400) if f'mark{n}' not in found] == []
    assert [n for n in range(120) if f'item{n}' not in found] == []
    assert {'Rui', 'After.'} <= found


def test_long_words_are_whole_over_their_lines(text: str) -> None:
    joined = ''.join(text.replace('\u200b', '').split())
    for end in 'xyzqrs':
        assert f'{WORD}{end}' in joined


def test_heads_of_many_columns_stand_apart(text: str) -> None:
    joined = ''.join(text.replace('-\n', '').replace('\u200b', '').split())
    assert [n for n in range(COLUMNS) if f'Heading{n}' not in joined] == []


def test_words_of_a_column_keep_to_it(book: Book) -> None:
    assert overlapping(book) == []


def test_nothing_is_off_the_paper(book: Book) -> None:
    assert off_the_page(book) == {}


def test_what_the_text_calls_by_its_number_has_it(text: str) -> None:
    said = ' '.join(text.split())
    assert 'Fig. 1' in said.partition(' ends here, as ')[2][:40]
    assert said.count('Fig. 1 The caption') == 1
    assert said.count('(1)') == 2


def test_a_picture_leaves_room_for_what_is_said_of_it(book: Book) -> None:
    pages = tool('pdftotext', '-layout', str(book.path), '-').split('\f')
    (page,) = (each for each in pages if 'The caption of the tall picture.' in each)
    assert 'The legend of the tall picture.' in page


def test_tables_of_contents_may_be_deep(tmp_path: Path) -> None:
    """As pages of pages of pages: the compiler takes no more than some seven in one another."""
    pages = {
        f'p{number}.md': f'# Page {number}\n\n## Part\n\n```{{toctree}}\np{number + 1}\n```\n'
        for number in range(9)
    }
    pages = {'index.md': '# All\n\n```{toctree}\np0\n```\n', **pages, 'p9.md': '# The last\n'}
    found = built(small_site(tmp_path / 'site', pages), 'pdf')
    assert found.warnings == []
    assert re.search(r'The last [. ]+\d+', book_text(found))
