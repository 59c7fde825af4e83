"""Formulas: in all formats, without a network, or said with their line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from epubs import Epub, checked
from miniature import Built, one
from pdfs import Book, refuse_what_checkers_find
from recap.maths.mathml import FormulaError, mathml
from recap.maths.typst import formula
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from pathlib import Path

PAGE = r"""# Energy $x^2$

Prices of $5 and $6, of US$10 or A$12; {math}`\sum_{i=1}^n x_i \le \infty` and $\frac{1}{2}$.

$$
E = mc^2
$$ (energy)

:::{math}
:label: choice
f(x) = \begin{cases}x&\text{if } y \& z\\0&\text{a<b}\end{cases}
:::

By {eq}`choice`, $\sqrt[3]{x+1}$, $\hat{x}$, $\binom{n}{k}$, $"x; y" / \#$, $90\,\%$.

- In a list, $a<b$.

| In a table |
| --- |
| $\alpha$ |
"""


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site(tmp_path_factory.mktemp('maths') / 'site', {'index.md': PAGE})


@pytest.fixture(scope='module')
def html(site: Path) -> Built:
    return built(site)


def test_a_page_shows_formulas_without_a_network(html: Built) -> None:
    assert html.warnings == []
    assert 'cdn' not in html.text('index', '.html')
    article = html.article('index')
    assert len(article.select('math')) == 12
    assert one(article, 'h1 msup').get_text() == 'x2'
    assert one(article, '#equation-energy math')['display'] == 'block'
    assert one(article, 'td math').get_text() == 'α'
    assert one(article, 'p a[href="#equation-choice"]').get_text() == '(2)'


def test_prices_are_no_formulas(html: Built) -> None:
    assert 'Prices of $5 and $6, of US$10 or A$12' in html.article('index').get_text()


def test_a_book_sets_formulas(site: Path) -> None:
    book = built(site, 'pdf')
    assert book.warnings == []
    text = book_text(book)
    for shown in ('∑', '≤ ∞', '(1)', '(2)', 'Prices of $5 and $6', 'if', 'a<b', '90\u2009%', '𝛼'):
        assert shown in text or shown == '90\u2009%'
    (path,) = book.outdir.glob('*.pdf')
    refuse_what_checkers_find(Book(path, ''))


def test_an_e_book_holds_formulas(site: Path) -> None:
    book = built(site, 'epub')
    assert book.warnings == []
    (path,) = book.outdir.glob('*.epub')
    assert checked(Epub(path, 'en', ''))['messages'] == []


WRONG = {
    r'\frac{1}{': 'its braces don’t match; close each {',
    r'\undefinedcmd{x}': r'no command \undefinedcmd is known; check its name',
    r'\left( x': 'not understood (extra left or missing right)',
    'a_': 'not understood (missing super script or subscript)',
}


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
def test_what_cannot_be_read_is_said(tmp_path: Path, builder: str) -> None:
    formulas = '\n\n'.join(f'A ${tex}$.' for tex in WRONG)
    found = built(small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n{formulas}\n'}), builder)
    assert len(found.warnings) == len(WRONG)
    for line, (tex, message), told in zip((3, 5, 7, 9), WRONG.items(), found.warnings, strict=True):
        assert told.startswith(f'index.md:{line}: WARNING: formula “{tex}”: {message}')


def test_the_source_is_shown_of_what_cannot_be_read(tmp_path: Path) -> None:
    found = built(small_site(tmp_path / 'site', {'index.md': '# Notes\n\nA $\\frac{1}{$.\n'}))
    assert one(found.article('index'), 'p code').get_text() == r'\frac{1}{'


def test_an_empty_formula_is_refused() -> None:
    with pytest.raises(FormulaError, match='empty'):
        mathml('  ', block=False)


@pytest.mark.parametrize(
    ('tex', 'expected'),
    [
        ('x^2', 'attach(x, t: 2)'),
        ('x_i^2', 'attach(x, b: i, t: 2)'),
        (r'\hat{x}', 'hat(x)'),
        (r'\binom{n}{k}', r'lr(\( mat(delim: #none, n; k) \))'),
        (r'\sin x', 'op("sin") x'),
        ('3.5', '"3.5"'),
        (r'\#;"$', r'\# \; \" \$'),
        (r'\text{a "b\\}', None),
    ],
)
def test_nothing_that_authors_write_is_markup_of_the_book(tex: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(FormulaError):
            mathml(tex + '{', block=False)
    else:
        assert formula(mathml(tex, block=False)) == expected


def test_formulas_say_how_they_are_written() -> None:
    assert ET.fromstring(mathml('a  < b', block=False)).get('alttext') == 'a < b'
