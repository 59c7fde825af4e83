"""Mathematics is shown in all formats without the network, or said to be wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from epubs import Epub, build_epub, checked
from miniature import PROJECT, build_site, one
from pdfs import Book, build_book, refuse_what_checkers_find, tool
from recap.equations.mathml import TexError, markup, tree
from recap.equations.plain import in_signs
from recap.equations.speech import spoken
from recap.equations.typst import code
from small_sites import book_text, built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag
    from playwright.sync_api import Page

    from miniature import Built

PATH = f'import sys; sys.path.insert(0, {str(PROJECT / "_ext")!r})\n'
"""For those who build in a process that doesn't know where the wings are."""

INDEX = r"""# The energy $E$

In a line, {math}`a^2`, $x^2 + \frac{1}{2}$ and $$\int_0^1 f\,dx$$ go on.

:::{math}
:label: energy
E = mc^2
:::

As {eq}`energy` and {eq}`double` say.

$$
a &= b + c \\
  &= d
$$ (double)

```math
f(x) = \begin{cases} 1 & \text{if } x > 0\\ 0 & \text{else}\end{cases}
```

$$\sum_{i=1}^n \left( \frac{a_i}{\sqrt[3]{b}} \right) = \begin{pmatrix}a & b\\ c & d\end{pmatrix}$$

:::{math}
a = b

c < d
:::

- in a list $\overline{ab}\ \underline{x}\ \vec{x}\ \hat{x}\ \underbrace{a+b}_{n}\ \cancel{x}$

| $a$ | b |
| --- | --- |
| $\alpha \ne \beta$ | $\binom{n}{k}\ \boxed{x}\ \mathrm{CO}_2\ \mathbb{R}\ \lim_{x \to 0}$ |

A share of $2{,}5\,\%$, which is $3{,}14^2 / 6{,}02^2$.

> Quoted: $\operatorname{rank}(A) \xrightarrow{f} 90\,\%$[^1].

:::{statistic}
:name: share
**$12\,\%$** of all, $\phantom{x} y'$.
:::

:::{glossary}
Energy
  The product $m c^2$.
:::

[^1]: A note: $\begin{align}a &= b\end{align}$.

It costs $5 and $6, $5-$6, from $5M to $10M, 5 $ or 6 $, $5 to about 10$,
US$3 or US$5, A$ 7, `$x$`, CO$_2$ and \$y\$.

:::{toctree}
second
:::

$$
WIDE
$$ (wide)
""".replace('WIDE', 'xyz + ' * 30 + 'xyz')
SECOND = '# Second\n\nIts {term}`energy`.\n'
WRONG = r"""# Wrong

A line $\foo{x}$ here.

:::{math}
a = b \\
c = \frac{d}
:::

And $x^2^3$, $\left( a$, {math}`a & b`.

:::{math}
:::

$$
\begin{matrix} a
$$
"""


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {'index.md': INDEX, 'second.md': SECOND}
    return small_site(tmp_path_factory.mktemp('equations') / 'site', pages, PATH)


@pytest.fixture(scope='module')
def site(folder: Path) -> Built:
    return build_site(folder, language='en', parallel=1)


@pytest.fixture(scope='module')
def epub(folder: Path) -> Epub:
    return build_epub(folder, folder.parent / 'epub', 'en')


@pytest.fixture(scope='module')
def book(folder: Path) -> Book:
    return build_book(folder, folder.parent / 'pdf', 'en')


def test_pages_show_mathml_and_fetch_nothing(site: Built) -> None:
    assert site.warnings == []
    article = site.article('index')
    assert one(article, 'h1 math mi').get_text() == 'E'
    assert len(article.select('p > math')) >= 9
    assert len(article.select('div.math > math[display=block]')) == 6
    assert article.select('p > math[alttext="\\\\int_0^1 f\\\\,dx"]')
    for place in ('li', 'th', 'td', 'blockquote', 'strong', 'dd', 'aside'):
        assert article.select(f'{place} math'), place
    assert 'mathjax' not in site.text('index', '.html').lower()


@pytest.mark.parametrize('page', [{'viewport': {'width': 320, 'height': 640}}], indirect=True)
def test_an_equation_wider_than_the_window_can_be_reached(page: Page, site: Built) -> None:
    page.goto((site.outdir / 'index.html').as_uri())
    equation = page.locator('div.math').first
    equation.evaluate("equation => equation.style.width = '1em'")
    expect(equation).to_have_attribute('tabindex', '0')
    edges = 'part => [part.getBoundingClientRect().left, part.getBoundingClientRect().right]'
    (_, end), (number, _) = (equation.locator(part).evaluate(edges) for part in ('math', '.eqno'))
    assert number >= end
    assert equation.locator('.headerlink').evaluate('link => link.checkVisibility()')


def test_equations_are_numbered_and_cited(site: Built) -> None:
    article = site.article('index')
    numbered = one(article, 'div.math#equation-energy')
    assert one(numbered, '.eqno').get_text() == '(1)¶'
    assert one(article, '#equation-double .eqno').get_text() == '(2)¶'
    assert [a.get_text() for a in article.select('p > a[href^="#equation-"]')] == ['(1)', '(2)']


def test_prices_stay_prices(site: Built, book: Book) -> None:
    for text in (site.article('index').get_text(), book.text()):
        shown = ' '.join(text.split())
        assert (
            'It costs $5 and $6, $5-$6, from $5M to $10M, 5 $ or 6 $, $5 to about 10$, '
            'US$3 or US$5, A$ 7, ' in shown
        )


def test_equations_are_translated(tmp_path: Path) -> None:
    tex, en = (rf'1 & \\text{{{word} }} x \\\\ 0' for word in ('si', 'if'))
    po = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{tex}"\nmsgstr "{en}"\n\nmsgid "y = 2"\nmsgstr ""\n'
    )
    page = '# Notes\n\n$$\n1 & \\text{si } x \\\\ 0\n$$\n\n```{math}\ny = 2\n```\n'
    pages = {'index.md': page, 'locales/en/LC_MESSAGES/index.po': po}
    conf = PATH + "recap_source_language = 'fr'\nlocale_dirs = ['locales']\n"
    built_site = built(small_site(tmp_path / 'site', pages, conf))
    assert built_site.warnings == []
    equations = built_site.article('index').select('math')
    assert [each.get_text().split()[0][:3] for each in equations] == ['1if', 'y=2']


def test_the_epub_is_valid_and_says_that_it_holds_mathml(epub: Epub) -> None:
    assert epub.complaints == ''
    assert checked(epub)['messages'] == []
    package = epub.read('content.opf')
    assert 'href="index.xhtml" media-type="application/xhtml+xml" properties="mathml"' in package
    assert package.count('mathml') == 1


def test_the_book_is_accessible(book: Book) -> None:
    assert book.complaints == ''
    refuse_what_checkers_find(book)
    text = ' '.join(tool('pdftotext', str(book.path), '-').split())
    assert '(1)' in text
    assert 'rank' in text
    for number in ('2,5', '3,14', '6,02'):
        assert number in text
    assert '\\frac' not in text


def at(word: Tag, edge: str) -> float:
    return float(str(word[edge]))


def test_an_equation_wider_than_the_page_is_set_smaller_before_its_number(book: Book) -> None:
    words = BeautifulSoup(tool('pdftotext', '-bbox', str(book.path), '-'), 'html.parser')
    number = one(words, 'word:-soup-contains("(3)")')
    middle = (at(number, 'ymin') + at(number, 'ymax')) / 2
    page = number.find_parent('page')
    assert page
    line = [word for word in page('word') if at(word, 'ymin') < middle < at(word, 'ymax')]
    assert number in line
    assert len(line) > 30
    assert all(at(word, 'xmax') < at(number, 'xmin') for word in line if word is not number)


def test_the_fault_is_named_in_its_place(tmp_path: Path) -> None:
    site = small_site(tmp_path, {'index.md': WRONG}, PATH)
    said = [
        ('3', 'near “\\foo{x}”: Unknown command "\\foo"'),
        ('7', 'near “c = \\frac{d}”: Expected argument'),
        ('10', 'near “^3”: Duplicate'),
        ('10', 'Expected closing token "\\right"'),
        ('10', 'near “& b”: Found "&"'),
        ('16', 'near “\\begin{matrix} a”: Expected closing token'),
    ]
    for builder in ('html', 'pdf', 'epub'):
        built = build_site(site, builder, language='en', parallel=1, builddir=tmp_path / builder)
        found = [w for w in built.warnings if '[recap.equation]' in w]
        for line, message in said:
            assert [w for w in found if w.startswith(f'index.md:{line}:') and message in w], found
    assert '\\foo{x}' in build_site(site, language='en').article('index').get_text()


def test_the_place_of_a_fault_is_that_in_the_tex() -> None:
    with pytest.raises(TexError) as caught:
        tree('a + \\foo', block=True)
    assert caught.value.at == 4


def test_a_fault_is_told_in_a_line() -> None:
    with pytest.raises(TexError) as caught:
        tree('a \\\nb', block=True)
    assert str(caught.value) == 'Unknown command "\\ "'


@pytest.mark.parametrize(
    ('tex', 'expected'),
    [
        ('x', 'math-sign("x")'),
        ('12', '"12"'),
        ('\\sqrt[3]{x}', 'math.root("3", math-sign("x"))'),
        ('x_1^2', 'math.attach(math-sign("x"), b: "1", t: "2")'),
        ('\\overline{x}', 'math.overline(math-sign("x"))'),
        ('\\underline{x}', 'math.underline(math-sign("x"))'),
        ('\\vec{x}', 'math.accent(math-sign("x"), "\u20d7")'),
        ('\\sin', 'math.op("sin")'),
        ('\\text{a "b\\}', None),
        ('\\binom{n}{k}', 'math.vec(delim: none, math-sign("n"), math-sign("k"))'),
        ('\\left(x\\right)', 'math.lr('),
        ('\\cancel{x}', 'math.cancel('),
        ('\\phantom{x}', 'hide('),
        ('3{,}14', '{"3,14"}'),
        ('5^2{,}5^2', 'math-sign(",", close: true)'),
        ('f(1, 2)', 'math-sign(",")'),
    ],
)
def test_mathml_becomes_functions_of_a_book(tex: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(TexError):
            tree(tex, block=False)
    else:
        assert expected in code(tree(tex, block=False))


@pytest.mark.parametrize(
    ('tex', 'expected'),
    [
        ('E = mc^2', 'E = m c to the power 2'),
        (r'\frac{a+b}{2}', '(a + b) over 2'),
        (r'\sqrt{x}', 'square root of x'),
        (r'2{,}5\,\%', '2,5 %'),
        ('f(2, 5)', 'f ( 2 , 5 )'),
        (r'\sqrt[3]{x}', 'root 3 of x'),
        (r'\sum_{i=1}^n a_i', '∑ from i = 1 to n a index i'),
        (r'\begin{pmatrix}a & b\\ c & d\end{pmatrix}', '( a, b; c, d )'),
        ("f'(x)", 'f′ ( x )'),
    ],
)
def test_books_say_equations_in_words(tex: str, expected: str) -> None:
    assert spoken(tree(tex, block=True)) == expected


def test_the_same_tex_is_the_same_bytes() -> None:
    for tex, style in (('a\n\nb', 'true'), (r'\textstyle a', 'false')):
        assert f'<mstyle displaystyle="{style}" scriptlevel="0">' in markup(tex, block=True)


def test_pages_without_equations_load_no_converter() -> None:
    script = (
        'import sys, recap.equations.writers, recap.equations.reading; '
        'sys.exit("math_core" in sys.modules)'
    )
    path = {'PYTHONPATH': str(PROJECT / '_ext')}
    assert subprocess.run([sys.executable, '-c', script], env=path, check=False).returncode == 0


@pytest.mark.parametrize(
    ('tex', 'said'),
    [
        ('T^4', 'T⁴'),
        (r'\mathrm{CO}_2', 'CO₂'),
        ('10^{-3}', '10⁻³'),
        ('x_i^2', 'xᵢ²'),
        (r'f^\prime', 'f′'),
        ('e^{qx}', 'e^(qx)'),
        (r'\frac{a+b}{2}', '(a+b)/2'),
        (r'\sqrt[3]{x}', '³√x'),
        ('a=b', 'a = b'),
        (r'\sum_{i=1}^n i', '∑ᵢ₌₁ⁿi'),
        (r'\overline{ab}', ''),
    ],
)
def test_equations_are_typed_in_signs(tex: str, said: str) -> None:
    assert in_signs(tree(tex, block=False)) == said


def test_titles_as_text_have_signs(tmp_path: Path) -> None:
    pages = {
        'index.md': '# Notes\n\n:::{toctree}\nheat\n:::\n\n:::{claims}\n:::\n\n{doc}`heat`\n',
        'heat.md': (
            '# Loss as $T^4$\n\n:::{session}\n:::\n\n## Sub $x_1$ and $\\overline{ab}$\n\n'
            ':::{statistic}\n:name: nine\n**9 %** of $T^4$.\n:::\n'
        ),
    }
    site = small_site(tmp_path / 'site', pages)
    page = built(site)
    first, heat = page.soup('index'), page.soup('heat')
    assert heat.title
    assert heat.title.get_text() == 'Loss as T⁴ – Notes'
    assert one(heat, 'h1').find('math')
    links = first.select('a[href="heat.html"]')
    assert {link.get_text().strip() for link in links if not link.find('math')} >= {'Loss as T⁴'}
    assert 'T^4' not in first.get_text()
    assert '"title": "Loss as T⁴"' in page.text('records', '.json')
    assert 'of T⁴.' in page.text('records', '.json')
    book = book_text(built(site, 'pdf'))
    assert 'Loss as T⁴ .' in book
    assert r'Sub x₁ and \overline{ab} .' in book
