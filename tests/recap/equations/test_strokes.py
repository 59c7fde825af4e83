"""What is struck out, or in a frame, is shown so in all formats: it means something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import PROJECT
from recap.equations.mathml import tree
from recap.equations.speech import spoken
from recap.equations.typst import code
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

INDEX = r"""# Strokes

$\cancel{a}$, $\bcancel{b}$, $\xcancel{c}$, $\boxed{d}$ and $e$.
"""
DRAWN = """() => [...document.querySelectorAll('math')].map((math) => {
  const { backgroundImage, borderTopWidth } = getComputedStyle(math.firstElementChild);
  return [(backgroundImage.match(/to right (bottom|top)/g) ?? []).join(' and '), borderTopWidth];
})"""


@pytest.mark.parametrize(('builder', 'suffix'), [('html', 'html'), ('epub', 'xhtml')])
def test_chromium_draws_them(page: Page, tmp_path: Path, builder: str, suffix: str) -> None:
    site = built(small_site(tmp_path / 'site', {'index.md': INDEX}), builder)
    page.goto((site.outdir / f'index.{suffix}').as_uri())
    assert page.evaluate(DRAWN) == [
        ['to right bottom', '0px'],
        ['to right top', '0px'],
        ['to right bottom and to right top', '0px'],
        ['', '1px'],
        ['', '0px'],
    ]


@pytest.mark.parametrize(
    ('tex', 'function', 'words'),
    [
        (r'\cancel{a}', 'math.cancel({math-sign("a")})', 'a struck out'),
        (r'\bcancel{a}', 'math.cancel(inverted: true, {math-sign("a")})', 'a struck out'),
        (r'\xcancel{a}', 'math.cancel(cross: true, {math-sign("a")})', 'a struck out'),
        (r'\boxed{a}', 'math-box({math-sign("a")})', 'a'),
    ],
)
def test_a_book_draws_and_says_them(tex: str, function: str, words: str) -> None:
    found = tree(tex, block=False)
    assert code(found) == f'{{{function}}}'
    assert spoken(found) == words


def test_sites_and_books_draw_them_alike() -> None:
    """An e-book has no stylesheet of wings, and its own goes without what old readers refuse."""
    wings = PROJECT / '_ext' / 'recap'
    site = (wings / 'equations' / 'equations.css').read_text(encoding='utf-8')
    book = (wings / 'books' / 'epub' / 'narrow.css').read_text(encoding='utf-8')
    _before, rule, drawn = site.partition('@supports')
    assert rule
    assert book.endswith(rule + drawn)
