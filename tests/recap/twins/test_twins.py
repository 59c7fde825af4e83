"""The twins of pages: read as Markdown by another program, they say what the pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from miniature import PAGES, build_site, lay
from recap.twins.signs import NUMBERED, begun, code, escaped, fenced, link, stressed
from small_sites import built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

READER: Final = MarkdownIt('commonmark', {'html': True}).enable('table')
WORDS: Final = re.compile(r'\w+')
UNSEEN: Final = (
    '.recap-letters, .recap-aside, .recap-tools, [hidden], .headerlink, summary, svg, '
    '.recap-chart-drawing'
)
"""What a page shows and its twin doesn't: alphabets, titles in margins, drawings."""


def read(text: str) -> BeautifulSoup:
    """Return what a reader of Markdown makes of *text*."""
    return BeautifulSoup(READER.render(text), 'html.parser')


def twin(website: Website, name: str) -> BeautifulSoup:
    return read((website.root / f'{name}.md').read_text(encoding='utf-8'))


def body(website: Website, name: str) -> Tag:
    """Return the text of a page, without what a twin doesn't tell."""
    soup = BeautifulSoup(website.path(name).read_text(encoding='utf-8'), 'html.parser')
    (article,) = soup.find_all('article')
    for svg in article.select('.recap-figure svg:not([aria-hidden=true])'):
        told = '. '.join(part.get_text() for part in svg.select('title, desc'))
        svg.replace_with(told)
    for unseen in article.select(UNSEEN):
        unseen.decompose()
    return article


def words(tag: Tag) -> list[str]:
    return WORDS.findall(tag.get_text(' '))


@pytest.mark.parametrize('edition', ['website', 'english_website'])
def test_twins_say_all_that_pages_say(edition: str, request: pytest.FixtureRequest) -> None:
    website: Website = request.getfixturevalue(edition)
    for name in PAGES:
        told, shown = words(twin(website, name)), words(body(website, name))
        assert told == shown, name


@pytest.mark.parametrize('edition', ['website', 'english_website'])
def test_twins_have_the_places_of_pages(edition: str, request: pytest.FixtureRequest) -> None:
    website: Website = request.getfixturevalue(edition)
    for name in PAGES:
        there = {str(tag['id']) for tag in body(website, name).find_all(id=True)}
        named = {each for each in there if not NUMBERED.fullmatch(each)}
        found = [str(tag['id']) for tag in twin(website, name).find_all(id=True)]
        assert set(found) == named, name
        assert len(found) == len(set(found)), name


@pytest.mark.parametrize('edition', ['website', 'english_website'])
def test_links_lead_to_places_in_twins(edition: str, request: pytest.FixtureRequest) -> None:
    website: Website = request.getfixturevalue(edition)
    twins = {name: twin(website, name) for name in PAGES}
    links = 0
    for name, soup in twins.items():
        for tag in soup.find_all('a', href=True):
            parts = urlsplit(urljoin(f'/{name}.md', str(tag['href'])))
            if parts.netloc:
                continue
            target = twins[unquote(parts.path).strip('/').removesuffix('.md')]
            assert not parts.fragment or target.find(id=unquote(parts.fragment)), tag
            links += 1
    assert links > 20


def test_each_page_says_where_its_twin_is(website: Website, english_website: Website) -> None:
    for site in (website, english_website):
        for name in PAGES:
            (told,) = site.soup(name).select('head link[rel=alternate][type="text/markdown"]')
            place = (site.path(name).parent / str(told['href'])).resolve()
            assert place == (site.root / f'{name}.md').resolve()
        assert not site.soup('search').select('[type="text/markdown"]')


def test_contents_are_in_reading_order(website: Website, english_website: Website) -> None:
    for site, heads in ((website, ('Pages', 'Autres langues')), (english_website, ('Pages',))):
        text = (site.root / 'llms.txt').read_text(encoding='utf-8')
        soup = read(text)
        title = site.soup('index').select('article h1')[0].get_text().rstrip('¶')
        assert [tag.get_text() for tag in soup.find_all('h1')] == [title]
        assert [tag.get_text() for tag in soup.find_all('h2')][: len(heads)] == list(heads)
        first, second = soup.find_all('ul')
        pages = [str(tag['href']) for tag in first.find_all('a')]
        shown = ['index', *(str(a['href']).removesuffix('.html') for a in toctree(site))]
        assert pages[: len(shown)] == [f'{name}.md' for name in shown]
        assert sorted(pages) == sorted(f'{name}.md' for name in PAGES)
        (other,) = second.find_all('a')
        assert (site.root / str(other['href'])).is_file()


def toctree(site: Website) -> list[Tag]:
    """Return the links of the sidebar, from the first page."""
    return [
        tag
        for tag in site.soup('index').select('.sidebar-tree a.internal')
        if str(tag['href']) != '#'
    ]


BLOCKS: Final = """# Notes

2012\\. A year, *so* **it** was: a_b, c*d, \\<e>, [f], `g|h`, ~~i~~.

1. One
2. Two

   - deep

     still deep

> Said.

```python
a = '```'
```

| a | b |
| - | - |
| c *d* | e\\|f |

Term
: What it is.

```{eval-rst}
:Words: said
:Points:
  - one
  - two
```

So {math}`x^2`, and:

```{math}
y_1
```

---

:::{note}
Noted.
:::

![A grey square](square.png)
"""


def test_all_that_pages_hold(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\n:::{toctree}\na/notes\n:::\n', 'a/notes.md': BLOCKS}
    site = small_site(tmp_path / 'site', pages)
    png(site / 'a' / 'square.png')
    done = built(site)
    text = done.text('a/notes', '.md')
    soup = read(text)
    (shown,) = soup.find_all('img')
    assert shown['alt'] == 'A grey square'
    assert (done.outdir / 'a' / str(shown['src'])).is_file()
    assert soup.select('ol > li > ul > li')[0].get_text(' ').split() == ['deep', 'still', 'deep']
    assert soup.select('pre code.language-python')[0].get_text() == "a = '```'\n"
    assert [tag.get_text() for tag in soup.select('td')] == ['c d', 'e|f']
    assert soup.select('blockquote p')[0].get_text() == 'Said.'
    assert soup.select('blockquote strong')[0].get_text() == 'Note'
    assert [tag.get_text() for tag in soup.select('li strong')] == ['Term', 'Words', 'Points']
    said, points = soup.select('li:has(strong)')[-2:]
    assert said.get_text(' ').split() == ['Words', ':', 'said']
    assert [tag.get_text().strip() for tag in points.select('li')] == ['one', 'two']
    first = soup.select('p')[0].get_text()
    assert first.startswith('2012. A year, so it was: a_b, c*d, ')
    assert '$x^2$' in text
    assert '$$\ny_1\n$$' in text
    assert len(soup.find_all('hr')) == 1


ODD: Final = """# Bars #\\#

:::{note}
Said[^1] once, and twice[^second].
:::

[^1]: The first note.
[^second]: The second.

    Its other paragraph.

1. one
2. two

<!-- nothing -->

5) five
6) six

```{eval-rst}
:Shown:
  .. image:: square.png

  - one
:Kept:
  .. a comment

  Words.

.. image:: square.png
   :target: https://a.example

.. list-table::

   * - ``a|b``
     - :math:`c|d` e|f
   * - .. code-block:: python

          x = 1 | 2

          y = x
     - - g
       - h
   * - .. math::

          z =
          w
     - last
```

(named)=
```{math}
:label: law

y = |x|
```

## Parts

:::{toctree}
:caption: The parts
a/notes
:::
"""


def test_odd_pages_stay_what_they_are(tmp_path: Path) -> None:
    pages = {'index.md': ODD, 'a/notes.md': '# Notes\n\n## Deep\n'}
    site = small_site(tmp_path / 'site', pages)
    png(site / 'square.png')
    text = built(site).text('index', '.md')
    soup = read(text)
    assert soup.select('h1')[0].get_text().strip() == 'Bars ##'
    assert [tag.get_text() for tag in soup.select('blockquote strong')] == ['Note']
    notes = [str(tag['href'])[1:] for tag in soup.select('blockquote a[href]')]
    assert [soup.select(f'[id="{name}"]')[0].parent.get_text() for name in notes] == [  # type: ignore[union-attr]
        '[1] The first note.',
        '[2] The second.',
    ]
    lists = soup.select('ol')
    assert [tag.get('start') for tag in lists] == [None, '5']
    shown, kept = soup.select('li:has(strong)')
    assert [tag.get_text() for tag in shown.select('li')] == ['one']
    assert kept.get_text(' ').split() == ['Kept', ':', 'Words.']
    assert not [tag for tag in soup.select('a[href]') if not tag.get_text()]
    cells = [tag.get_text('\n') for tag in soup.select('td, th') if tag.get_text()]
    assert cells == ['a|b', '$c|d$ e|f', 'x = 1 | 2\ny = x', '- g\n- h', '$z = w$', 'last']
    assert '\n\n$$\ny = |x|' in text
    assert soup.select('#named')
    assert [tag.get_text() for tag in soup.select('ul ul a')] == ['Deep']


def test_neighbours_stay_apart(tmp_path: Path) -> None:
    page = '# Title\n\n{code}`a`{code}`<b>*` and {emphasis}`c`{strong}`d`{emphasis}`e`.\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    soup = read(built(site).text('index', '.md'))
    assert [tag.get_text() for tag in soup.select('code')] == ['a', '<b>*']
    assert [(tag.name, tag.get_text()) for tag in soup.select('em, strong')] == [
        *(('em', 'c'), ('strong', 'd'), ('em', 'e')),
    ]
    assert soup.get_text().split() == ['Title', 'a<b>*', 'and', 'cde.']


def test_an_abbreviation_keeps_its_meaning(tmp_path: Path) -> None:
    page = (
        '# Notes\n\n<abbr title="Social *Forum*">SF</abbr>, {abbr}`AB (Ab ovo)`, <abbr>C</abbr>.\n'
    )
    files = built(small_site(tmp_path / 'site', {'index.md': page})).files()
    assert b'SF (Social \\*Forum\\*), AB (Ab ovo), C.' in files['index.md']


def test_a_page_that_goes_takes_its_twin(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n', 'other.md': '---\norphan: true\n---\n# Other\n'}
    site = small_site(tmp_path / 'site', pages)
    assert 'other.md' in built(site).files()
    (site / 'other.md').unlink()
    lay({'index.md': '# Notes again\n'}, site)
    files = built(site).files()
    assert 'other.md' not in files
    assert b'Notes again' in files['index.md']
    assert b'other' not in files['llms.txt']


def test_each_page_has_its_twin_whatever_links_end_with(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n', 'v1.0.md': '---\norphan: true\n---\n# First\n'}
    files = built(small_site(tmp_path / 'site', pages, "html_link_suffix = ''\n")).files()
    assert b'Notes' in files['index.md']
    assert b'First' in files['v1.0.md']


def test_what_the_project_publishes_itself_stays(tmp_path: Path) -> None:
    own = dict.fromkeys(('index.md', 'été.md', 'llms.txt'), 'Own.')
    pages = {'index.md': '# Notes\n', 'été.md': '---\norphan: true\n---\n# Summer\n'}
    site = small_site(tmp_path / 'site', pages, "html_extra_path = ['own']\n")
    files = built(lay({f'own/{name}': text for name, text in own.items()}, site)).files()
    assert {name: files[name].decode() for name in own} == own


def test_no_twin_is_read_as_a_page(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'})
    for language in ('en', 'fr', 'en'):
        done = build_site(site, language=language)
        pages = [name for name in done.files() if name.endswith('.md')]
        assert (done.warnings, pages) == ([], ['index.md'])


@pytest.mark.parametrize(
    'text',
    [
        '*a*',
        '_a_',
        '`a`',
        '[a](b)',
        '<b>',
        '&amp;',
        '~~a~~',
        'a|b',
        '\\',
        '{a}',
        '1. a',
        '# a',
        '- a',
    ],
)
def test_signs_mean_themselves(text: str) -> None:
    assert read(begun(escaped(text))).select('p')[0].get_text() == text


@pytest.mark.parametrize(
    ('before', 'inside', 'after'),
    [
        ('', 'a', ''),
        ('l', '«a»', ''),
        ('', '(a)', 'b'),
        (' ', '(a)', ','),
        ('', ' a ', 'b'),
    ],
)
def test_what_is_stressed_is(before: str, inside: str, after: str) -> None:
    text = f'{before}{stressed(inside, "**", "strong", (before, after))}{after}'
    assert read(text).select('strong')[0].get_text() == inside


def test_code_and_links_hold_anything() -> None:
    for text in ('a`b', '`', '``a'):
        assert read(code(text)).select('code')[0].get_text() == text
        assert read(fenced(text)).select('pre code')[0].get_text() == f'{text}\n'
    for address in ('a b', 'a(b', 'a<b', 'é#à'):
        assert unquote(str(read(link('a', address)).select('a')[0]['href'])) == address
