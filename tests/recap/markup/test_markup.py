"""What people write out of habit: in all formats, or said with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from epubs import Epub, checked
from miniature import Built, one
from recap.markup.elements import INSTEAD, node_of
from small_sites import book_text, built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

PAGE = """<!-- above the title -->
# The <kbd>Ctrl</kbd> morning<br>of *all*

Press <kbd>Ctrl</kbd>+<KBD>C</KBD>, H<sub>2</sub>O, x<sup>2</sup>, <small>small words</small>,
<mark>marked</mark>, <abbr title="Social CRM">SCRM</abbr>, <del>gone</del> <ins>come</ins>,
<b>bold <i>both</i></b> and ~~struck~~.<BR/>Next line<br>last&nbsp;line. Word<!-- inline
comment -->glued. A <a href="https://example.org/x">link out</a>.

Maison des associations\x20\x20
12 rue des Lilas\\
Lyon

<details>
<summary>More on <b>this</b></summary>

Hidden *words* here.

</details>

<div class="aside" lang="fr">

Un passage.

</div>

<p align="center">Centred <b>words</b> in a block</p>

| A | B |
| --- | --- |
| one<br>two | <kbd>K</kbd> |

- [x] Ask twice
- [ ] Check<br>again

> [!warning]
> Careful.

The slides are on https://example.org/slides.html, she said («\u00a0https://example.org/a\u00a0»).
See conf.py, README.md, “https://example.org/b”, www.example.org/c…, ann@example.org,
(https://example.org/d_(e)), `https://example.org/code`, http://example.org/été.

<img src="p.png" alt="a grey square" width="20">

Text with <img src="p.png" alt="a small square"> inline.

<!-- a comment

of two blocks -->

<a name="former"></a>

| In cells |
| --- |
| <ul><li>one</li><li>two</li></ul> |

<p>A paragraph.<p>Another, that ends here.

## Below

<a href="#former">back</a>, <a href="index.md#below">down</a>, <a href="#below">here</a>.

<ul><li>first<li>second</ul>

Desk</br>two<br></br>three</br></br>four.

Call [+39 02 12](tel:+390212), [the desk](<tel:+390213>) or <a href="tel:+39 02 15">us</a>.
"""


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_site(tmp_path_factory.mktemp('markup') / 'site', {'index.md': PAGE})
    png(folder / 'p.png')
    return folder


@pytest.fixture(scope='module')
def html(site: Path) -> Built:
    return built(site)


@pytest.fixture(scope='module')
def article(html: Built) -> Tag:
    assert html.warnings == []
    return html.article('index')


def test_elements_become_what_they_mean(article: Tag) -> None:
    assert [key.get_text() for key in article.select('p kbd')] == ['Ctrl', 'C', 'K']
    for name in ('sub', 'sup', 'small', 'mark', 'del', 'ins', 's'):
        assert one(article, name).get_text()
    assert one(article, 'abbr')['title'] == 'Social CRM'
    assert one(article, 'strong em').get_text() == 'both'
    assert one(article, 'details summary strong').get_text() == 'this'
    assert one(article, 'details p em').get_text() == 'words'
    assert one(article, 'div.aside p').get_text() == 'Un passage.'
    assert [item.get_text().split() for item in article.select('ul li')[-2:]] == [
        ['first'],
        ['second'],
    ]
    assert one(article, '#former')
    assert [item.get_text() for item in article.select('td li')] == ['one', 'two']
    assert not article.select('p section, p p, p ul')


def test_links_of_html_lead_where_those_of_markdown_do(article: Tag) -> None:
    links = {link.get_text(): link['href'] for link in article.select('#below a.internal')}
    assert links == {'back': '#former', 'down': '#below', 'here': '#below'}


def test_lines_end_where_they_are_written(article: Tag) -> None:
    (address,) = (p for p in article.select('p') if 'Lilas' in p.get_text())
    first, *others = address.get_text().split('\n')
    assert first == 'Maison des associations'
    assert all(line[:1].isalnum() for line in others)  # a space would begin a line of the book
    assert len(address.select('br')) == 2
    assert len(article.select('td br')) == 1


def test_a_tag_that_ends_nothing_ends_a_line(article: Tag) -> None:
    (desk,) = (p for p in article.select('p') if p.get_text().startswith('Desk'))
    assert desk.get_text().split('\n') == ['Desk', 'two', 'three', '', 'four.']


def test_tasks_say_whether_they_are_done(article: Tag) -> None:
    tasks = [' '.join(item.get_text().split()) for item in article.select('li.task-list-item')]
    assert tasks == ['☑ Ask twice', '☐ Check again']
    assert one(article, '.admonition.warning').get_text().split()[-1] == 'Careful.'


def test_bare_addresses_are_links_and_names_of_files_are_not(article: Tag) -> None:
    links = {str(link['href']) for link in article.select('a.external')}
    expected = {f'https://example.org/{name}' for name in ('slides.html', 'a', 'b', 'd_(e)', 'x')}
    others = {'http://www.example.org/c', 'mailto:ann%40example.org', 'http://example.org/été'}
    calls = {'tel:+390212', 'tel:+390213', 'tel:+39%2002%2015'}
    assert links == {*expected, *others, *calls}


def test_pictures_are_those_of_markdown(article: Tag) -> None:
    alts = [image['alt'] for image in article.select('img')]
    assert alts == ['a grey square', 'a small square']
    assert {image['src'] for image in article.select('img')} == {'_images/p.png'}


def test_titles_are_told_as_plain_text(html: Built) -> None:
    assert one(html.soup('index'), 'title').get_text() == 'The Ctrl morning of all'


def test_words_stay_apart_in_the_index(html: Built) -> None:
    texts = ''.join(text.decode() for name, text in html.files().items() if '_search/' in name)
    assert 'LilasLyon' not in texts
    assert 'Lilas Lyon' in texts.replace('\\n', ' ')
    assert 'a grey square' in texts
    assert 'above the title' not in texts


def test_comments_are_in_no_output(site: Path, html: Built) -> None:
    page = html.text('index', '.html')
    assert 'comment' not in page
    assert 'above the title' not in page


def test_the_book_shows_all_of_it(site: Path) -> None:
    book = built(site, 'pdf')
    assert book.warnings == []
    text = ' '.join(book_text(book).split())
    for words in (
        *('Press Ctrl+C', 'SCRM (Social CRM)', 'More on this', 'Hidden words here', 'one two'),
        *('☑ Ask twice', 'Un passage.', 'Centred words in a block', 'Lilas Lyon', 'first'),
    ):
        assert words in text.replace('one K two', 'one two')
    assert 'comment' not in text
    assert 'tel:+390212' not in text  # the number is in sight
    assert 'tel:+390213' in text


def test_the_e_book_is_valid(site: Path) -> None:
    book = built(site, 'epub')
    assert book.warnings == []
    (path,) = book.outdir.glob('*.epub')
    epub = Epub(path, 'en', '')
    assert checked(epub)['messages'] == []
    text = epub.read('index.xhtml')
    assert '<kbd' in text
    assert '<br />' in text


def test_translators_see_the_ends_of_lines(site: Path) -> None:
    catalogue = built(site, 'gettext').text('index', '.pot')
    assert 'Maison des associations<br>12 rue des Lilas<br>Lyon' in catalogue.replace('"\n"', '')


TITLES = """# Notes

[the pair](#le-tandem), {ref}`kept`

## Le tandem[^1]

A word.[^1]

## Two<br>lines

## The *tan*dem

(kept)=
## Another[^1]

[^1]: A note.
"""


def test_sections_are_named_by_their_words(tmp_path: Path) -> None:
    html = built(small_site(tmp_path / 'site', {'index.md': TITLES}))
    assert html.warnings == []
    article = html.article('index')
    assert [section['id'] for section in article.select('section section')] == [
        *('le-tandem', 'two-lines', 'the-tandem', 'kept'),
    ]
    assert [link['href'] for link in article.select('section > p a.internal')][:2] == [
        *('#le-tandem', '#kept'),
    ]


NOTED = """# Notes

A velorution[^1] comes.

:::{statistic}
:name: share
**12 %**[^1] of us ride[^1].
:::

{statistic}`share`

:::{statistics}
:::

[^1]: A note.
"""


RAW = """Notes
=====

One |br| line, and a\\
word.

.. |br| raw:: html

   <br/>

.. raw:: html

   <iframe src="https://example.org/" title="A film" style="border: 0"></iframe>

.. py:function:: ask(host="https://example.org/")
"""


def test_what_is_said_to_be_for_html_is_left_to_it(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.rst': RAW})
    html = built(site)
    assert html.warnings == []
    article = html.article('index')
    assert one(article, 'iframe')['style'] == 'border: 0'
    assert one(article, 'br')
    assert not article.select('dt a[href^="https:"]')
    assert '<br>' not in built(site, 'gettext').text('index', '.pot')


def test_terms_of_an_index_are_no_labels(tmp_path: Path) -> None:
    page = '```{index} mill\n```\n\n# Notes\n'
    other = f'---\norphan: true\n---\n\n{page}'
    site = small_site(tmp_path / 'site', {'index.md': page, 'other.md': other})
    assert built(site, 'dummy').warnings == []


def test_numbers_of_notes_are_no_words(tmp_path: Path) -> None:
    html = built(small_site(tmp_path / 'site', {'index.md': NOTED}))
    assert html.warnings == []
    row = one(html.article('index'), '.recap-statistics tbody tr')
    assert '12 % of us ride.' in row.get_text()
    texts = ''.join(text.decode() for name, text in html.files().items() if '_search/' in name)
    assert 'velorution1' not in texts
    assert 'velorution' in texts


REFERRED = """# Notes

A note[^1] to {ref}`it`, {ref}`above`, {ref}`figures`, to a {ref}`section`.

```{figure} /it.png
:alt: It
:name: it

Now[^1].
```

(above)=
```{table} Above[^1]
| A[^1] |
| --- |
| 1 |
```

:::{drawing} loop.svg
A loop[^1].
:::

```{code-block} text
:name: figures
:caption: Figures[^1]

1
```

(section)=
## Section of H<sub>2</sub>O[^1]

[^1]: A note.
"""


def test_numbers_of_notes_are_no_part_of_a_reference(tmp_path: Path) -> None:
    loop = '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"></svg>'
    pages = {'index.md': REFERRED, '_static/drawings/loop.svg': loop}
    site = small_site(tmp_path / 'site', pages)
    png(site / 'it.png')
    html = built(site)
    assert html.warnings == []
    article = html.article('index')
    shown = [link.get_text() for link in article.select('section > p a.internal .std-ref')]
    assert shown == ['Now.', 'Above', 'Figures', 'Section of H₂O']
    names = [figure['aria-label'] for figure in article.select('figure')]
    assert names == ['Now.', 'A loop.']
    described = str(one(html.soup('index'), 'meta[name=description]')['content'])
    assert described.startswith('A note to')


AROUND = """# Notes

<small id="fine">

Fine *print*, first.

- Fine print, second.

</small>

<details><summary>

A *summary* apart.

</summary>

Opened.

</details>
"""


SIGNS = """# Notes

<details><summary>1. More</summary>

Words.

</details>

<p>4. June, > 5 and * 6</p>

<pre>
# No title
- no **item**
1. _None_
</pre>

<div><code>_name_</code></div>
"""


def test_signs_that_begin_no_line_and_code_are_no_markdown(tmp_path: Path) -> None:
    notes = built(small_site(tmp_path / 'site', {'index.md': SIGNS}), 'text')
    assert notes.warnings == []


@pytest.mark.parametrize('builder', ['html', 'pdf'])
def test_an_element_of_words_may_stand_around_blocks(builder: str, tmp_path: Path) -> None:
    """The PDF lost them, with a warning without a place; the EPUB wasn’t valid."""
    notes = built(small_site(tmp_path / 'site', {'index.md': AROUND}), builder)
    assert notes.warnings == []
    if builder == 'pdf':
        text = ' '.join(book_text(notes).split())
        assert 'Fine print, first. – Fine print, second. A summary apart. Opened.' in text
    else:
        article = notes.article('index')
        assert [each.parent.name for each in article.select('small') if each.parent] == ['p', 'p']
        assert not article.select('small p, summary p')
        assert len(article.select('#fine')) == 1


def test_addresses_hold_no_sign_that_only_browsers_forgive(tmp_path: Path) -> None:
    page = '# Notes\n\nSee https://example.org/a|b, <a href="https://example.org/c|d">this</a>.\n'
    article = built(small_site(tmp_path / 'site', {'index.md': page})).article('index')
    links = [(link['href'], link.get_text()) for link in article.select('a.external')]
    shown = 'https://example.org/a|b'
    assert links == [('https://example.org/a%7Cb', shown), ('https://example.org/c%7Cd', 'this')]


def test_a_tag_leads_to_a_page_whose_name_it_encodes(tmp_path: Path) -> None:
    links = '<a href="C%23.md">one</a> and <a href="C%23.md#words">two</a>'
    toctree = '```{toctree}\nC#\n```'
    pages = {'index.md': f'# Notes\n\nTo {links}.\n\n{toctree}\n', 'C#.md': '# C\n\n## Words\n'}
    html = built(small_site(tmp_path / 'site', pages))
    assert html.warnings == []
    found = [link['href'] for link in html.article('index').select('p a.internal')]
    assert found == ['C%23.html', 'C%23.html#words']


REFUSED = {
    '<iframe src="https://example.org"></iframe>': '<iframe> comes out in no format; write a link',
    '<table><tr><td>kept words</td></tr></table>': '<table> comes out in no format; write a table',
    'A <font color="red">red word</font>.': '<font> comes out in no format; give a class',
    '<script>alert(1)</script>': '<script> comes out in no format; a page has no scripts',
    'She wrote to <Ann> then.': '<Ann> is no tag of HTML; write \\<Ann>',
    '<div>\n**bold** word\n</div>': 'Markdown isn’t read right after a tag; leave an empty line',
    '<details>\n<summary>More</summary>\n:::{tip}\nIt.\n:::\n</details>': (
        'Markdown isn’t read right after a tag'
    ),
    '<br>\nThen *a* word.': 'Markdown isn’t read right after a tag; leave an empty line',
    '<p align="center">~~Gone~~</p>': 'Markdown isn’t read right after a tag',
    '<details><summary>More</summary>\n1. One\n</details>': 'Markdown isn’t read right after a tag',
    'A <blink>strange</blink> word.': '<blink> comes out in no format; write Markdown',
    '<h2>Part</h2>': '<h2> comes out in no format; write ## and a space before the title',
    'An <b>open word.': '<b> isn’t closed; write </b> after what it holds',
    'A word</i> too many.': '</i> closes nothing; write <i> before it',
    'A <b onclick="x()">word</b>.': 'onclick= runs no script here; leave it out',
    'A <b style="color: red">word</b>.': 'style= shows in no format; give a class',
    '<!-- never closed': 'the comment isn’t closed; write --> after it',
    'One <script>alert(2)</script> three.': '<script> comes out in no format',
    '<dl><dt>Term<dd>Sense</dl>': '<dl> comes out in no format; write a definition list',
    '<span id="two words">x</span>': "the anchor 'two words' holds a space; write one word",
    '<a id="same"></a> and <a id="same"></a>': "the anchor 'same' is that of another element",
    '<details>\n\nOpen words.\n\n</details>': '<details> has no <summary>; write one first',
    '> [!NOTE]\nNot in it.': 'a call-out holds nothing; write its words, after > where it begins',
    ':::{tip}\n<!-- later -->\n:::': 'a call-out holds nothing',
    'If a<b and c>d, so.': '<b and c> is no tag of HTML; write \\<b and c>',
    '<?php echo 1 ?>': 'is no markup of a page; leave it out',
}


@pytest.fixture(scope='module')
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {f'p{rank}.md': f'# Page\n\nA word.\n\n{line}\n' for rank, line in enumerate(REFUSED)}
    listed = '\n'.join(name.removesuffix('.md') for name in pages)
    index = f'# Notes\n\n```{{toctree}}\n{listed}\n```\n'
    folder = tmp_path_factory.mktemp('refused') / 'site'
    return small_site(folder, {'index.md': index, **pages})


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
def test_each_builder_says_once_what_has_no_place(refused: Path, builder: str) -> None:
    told = built(refused, builder).warnings
    for rank, message in enumerate(REFUSED.values()):
        (line,) = (each for each in told if each.startswith(f'p{rank}.md:'))
        assert line.startswith(f'p{rank}.md:5: WARNING: ')
        assert message in line
    assert len(told) == len(REFUSED)


def test_no_word_is_lost_with_a_tag(refused: Path) -> None:
    html = built(refused)
    assert 'kept words' in html.article('p1').get_text()
    assert 'red word' in html.article('p2').get_text()
    assert not [n for n in range(len(REFUSED)) if 'alert(' in html.article(f'p{n}').get_text()]
    assert any(
        'If a<b and c>d, so.' in html.article(f'p{n}').get_text() for n in range(len(REFUSED))
    )
    assert any('wrote to <Ann> then' in html.article(f'p{n}').get_text() for n in range(9))


def test_what_to_write_is_told_of_elements_that_have_no_node() -> None:
    assert [tag for tag in INSTEAD if node_of(tag, {}) is not None] == []
