"""Titles without words: said where they stand, they stop no book, and no contents lack a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from epubs import build_epub, checked
from pdfs import Book, bookmarks, tool
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"/>'
SESSION = """# {0}

:::{{session}}
:::

Words.

## {0}

:::{{statistic}}
:name: wheels
**90%** of wheels turn.
:::
"""
TITLES = ['![A wheel](wheel.svg)', '<b></b>', '&nbsp;', '<!-- none -->']


def laid(folder: Path, title: str) -> Path:
    index = f'# {title}\n\nText.\n\n```{{toctree}}\nmill\n```\n'
    pages = {'index.md': index, 'mill.md': SESSION.format(title), 'wheel.svg': SVG}
    return small_site(folder / 'site', pages, "project = 'Days at the Mill'\n")


@pytest.mark.parametrize('title', TITLES)
def test_it_is_said_and_stops_nothing(tmp_path: Path, title: str) -> None:
    site = laid(tmp_path, title)
    told = 'this title has no words, and contents show nothing else; write some [recap.heading]'
    places = ('index.md:1', 'mill.md:1', 'mill.md:8')
    for builder in ('html', 'pdf', 'poster'):
        made = built(site, builder)
        said = [line for line in made.warnings if 'recap.heading' in line]
        assert sorted(said) == [f'{place}: WARNING: {told}' for place in places]
        for path in made.outdir.glob('*.pdf'):
            assert 'Days at the Mill' in tool('pdftotext', str(path), '-')
    (book,) = (tmp_path / 'site-pdf-en' / 'pdf').glob('*.pdf')
    named = [(depth, name.strip()) for depth, name in bookmarks(Book(book, ''))]
    assert named == [(1, 'index'), (1, 'mill'), (2, '…')]


@pytest.mark.parametrize('title', TITLES)
def test_all_are_in_the_contents_of_an_e_book(tmp_path: Path, title: str) -> None:
    epub = build_epub(laid(tmp_path, title), tmp_path, 'en')
    assert checked(epub)['messages'] == []
