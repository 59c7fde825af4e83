"""What makes a book of pages in an EPUB: parts, kinds, an index, page numbers, files it carries."""

from __future__ import annotations

import shutil
import zipfile
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest

from epubs import OPF, TYPE, XHTML, Epub, build_epub, checked
from miniature import lay
from recap.books.epub.archive import archive
from recap.books.epub.metadata import title_key
from recap.books.epub.package import portable
from recap.books.epub.pagination import Page, letters, marked, page_breaks
from small_sites import book_text, built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CONF: Final = """
author = 'Ana Lopes'
html_baseurl = 'https://example.org/'


def attach():
    yield {
        'name': 'evidence.json',
        'content': b'{}',
        'media_type': 'application/json',
        'description': 'what the pages say',
    }


def setup(app):
    app.connect('book-attachments', lambda app: list(attach()))
"""

SIZES: Final = """all => all.map(each => ({
    size: parseFloat(getComputedStyle(each).fontSize),
    height: each.getBoundingClientRect().height,
}))"""
"""The size of the words of drawings, and the heights of these."""

LONG: Final = ' '.join(
    f'The miller of mill {n} said that water {n * 7} runs to no end.' for n in range(90)
)

PAGES: Final = {
    'index.md': f"""---
myst:
  html_meta:
    description: What was said at the mill.
---

# The Mill Days

{LONG}

:::{{toctree}}
:caption: The days
first
cover
:::

:::{{toctree}}
:caption: The rest
rest
:::
""",
    'first.md': """# First day

:::{admonition} In short
:class: recap-summary
Flour.
:::

## Morning

Ground as {term}`flour` by {speaker}`Ana Lopes`, says {source}`lopes2012`.[^note]

[^note]: In a note.

```{epigraph}
All is grist.
```

See [](found.md).

:::{tip}
Bring a sack.
:::

:::{chart} bar
Sacks by mill

| Mill | Sacks |
| --- | --- |
| The upper mill, which stands over the village | 12 |
| Lower | 30 |
:::
""",
    'lost.md': '---\norphan: true\n---\n\n# Lost\n\nNo link leads here.\n',
    'found.md': '---\norphan: true\n---\n\n# Found\n\nA link leads here.\n',
    'cover.md': '# Cover crops\n\nA page that is called as a file of the book is.\n',
    'rest.md': """# The rest

## Words

:::{glossary}
flour
meal
  What is ground.
:::

## Works

:::{source} lopes2012
:author: Lopes
:year: 2012
Ana Lopes, *On Grist*, 2012.
:::

## People

:::{speaker} Ana Lopes
A miller.
:::
""",
}


@pytest.fixture(scope='module')
def book(tmp_path_factory: pytest.TempPathFactory) -> Epub:
    """The e-book of a small site whose PDF was made before."""
    site = small_site(tmp_path_factory.mktemp('ebook') / 'site', PAGES, CONF)
    printed = built(site, 'pdf')
    assert printed.warnings == []
    shutil.copytree(printed.outdir, site.parent / 'site-epub-en' / 'pdf')  # as `make` has it
    made = built(site, 'epub')
    (path,) = made.outdir.glob('*.epub')
    return Epub(path, 'en', '\n'.join(made.warnings))


def test_a_book_with_all_of_it_is_valid(book: Epub) -> None:
    assert book.complaints == ''
    assert checked(book)['messages'] == []


def test_pages_of_no_contents_are_there_for_links(book: Epub) -> None:
    assert 'found.xhtml' in book.names()
    assert 'lost.xhtml' not in book.names()


def test_contents_have_parts_sections_and_what_comes_last(book: Epub) -> None:
    found = [(link.text, link.get('href')) for link in book.navigation('toc')]
    assert found == [
        ('The Mill Days', 'index.xhtml'),
        ('The days', 'part-1.xhtml'),
        ('First day', 'first.xhtml'),
        ('Morning', 'first.xhtml#morning'),
        ('Cover crops', portable('cover.xhtml')),
        ('The rest', 'part-2.xhtml'),
        ('The rest', 'rest.xhtml'),
        ('Words', 'rest.xhtml#words'),
        ('Works', 'rest.xhtml#works'),
        ('People', 'rest.xhtml#people'),
        ('Index', 'names.xhtml'),
        ('How this book was made', 'colophon.xhtml'),
    ]
    assert 'called as a file of the book' in book.read(portable('cover.xhtml'))


def test_landmarks_lead_to_sections_too(book: Epub) -> None:
    found = {link.get(TYPE): link.get('href') for link in book.navigation('landmarks')}
    assert found['glossary'] == 'rest.xhtml#words'
    assert found['bibliography'] == 'rest.xhtml#works'


def test_parts_of_pages_say_what_they_are(book: Epub) -> None:
    """Each kind comes with the role of the same meaning, where there is one."""
    found = {
        (tag.get(TYPE), tag.get('role'))
        for name in book.spine()
        for tag in book.xml(name).iter()
        if tag.get(TYPE)
    }
    both = 'abstract bibliography biblioref chapter colophon epigraph footnote glossary glossref'
    both += ' index introduction noteref part tip'
    assert {(name, f'doc-{name}') for name in both.split()} <= found
    assert {('glossterm', None), ('glossdef', None), ('titlepage', None)} <= found


def test_index_leads_to_names_and_to_where_they_stand(book: Epub) -> None:
    rows = [
        [(link.text, link.get('href')) for link in item.iter(f'{XHTML}a')]
        for item in book.xml('names.xhtml').iter(f'{XHTML}li')
    ]
    assert rows == [
        [('flour', 'rest.xhtml#term-flour'), ('First day', 'first.xhtml#morning')],
        [('Lopes, Ana', 'rest.xhtml#speaker-ana-lopes'), ('First day', 'first.xhtml#morning')],
        [('meal', 'rest.xhtml#term-meal')],
    ]


def test_pages_of_the_pdf_are_where_they_begin(book: Epub) -> None:
    found = book.navigation('page-list')
    labels = [int(link.text or '') for link in found]
    assert labels == sorted(set(labels))
    assert len(labels) >= 5
    for link in found:
        name, _hash, anchor = link.get('href', '').partition('#')
        (marker,) = (tag for tag in book.xml(name).iter() if tag.get('id') == anchor)
        said = (marker.get(TYPE), marker.get('role'), marker.get('aria-label'))
        assert said == ('pagebreak', 'doc-pagebreak', link.text)
    told = book.metadata()
    assert {'pageBreakMarkers', 'pageNavigation'} <= set(told['schema:accessibilityFeature'])
    assert told['source'] == told['pageBreakSource'] == ['notes.pdf']


def test_a_marker_stands_before_the_first_word_of_its_page() -> None:
    words = [f'word{n} of the text that goes on' for n in range(60)]
    text = f'<html><body><p>{"</p><p>".join(words)}</p></body></html>'
    pages = [Page('1', letters(' '.join(words[:30]))), Page('2', letters(' '.join(words[30:])))]
    breaks = page_breaks({'a.xhtml': text}, pages)
    assert [each.label for each in breaks] == ['1', '2']
    before, _marker, after = marked(text, breaks).partition(breaks[1].marker)
    assert before.endswith('<p>')
    assert after.startswith('word30 of')


def test_what_the_pdf_alone_has_moves_no_marker_far() -> None:
    """A link is followed by its page on paper; margins hold words from elsewhere."""
    words = [f'word{n} of the text that goes on' for n in range(60)]
    text = f'<p>{" ".join(words)}</p>'
    paper = [*words[:30], 'p. 12', *words[30:]]
    noisy = Page('2', letters(' '.join([words[30], 'p. 12', *words[31:]])))
    first = Page('1', letters(' '.join(paper[:30])))
    (_one, two) = page_breaks({'a.xhtml': text}, [first, Page('blank', ''), noisy])
    assert text[two.offset :].startswith('word30')


def test_book_carries_what_wings_attach(book: Epub) -> None:
    with zipfile.ZipFile(book.path) as container:
        assert container.read('evidence.json') == b'{}'
    links = [dict(link.attrib) for link in book.xml('content.opf').iter(f'{OPF}link')]
    told = {'rel': 'dcterms:hasPart', 'href': 'evidence.json', 'media-type': 'application/json'}
    assert told in links
    colophon = ''.join(book.xml('colophon.xhtml').itertext())
    assert 'evidence.json: what the pages say' in colophon


def test_book_says_who_made_it_and_where_it_comes_from(book: Epub) -> None:
    found = book.metadata()
    assert found['file-as'] == ['Mill Days, The', 'Lopes, Ana']  # a speaker: a person
    assert found['description'] == ['What was said at the mill.']
    assert found['subject'] == ['Ana Lopes']
    assert found['role'] == ['aut']
    imprint = ''.join(book.xml('imprint.xhtml').itertext())
    assert all(said in imprint for said in ('https://example.org/', '© 2026, Nobody', 'urn:uuid:'))


def test_a_page_alone_is_a_book(tmp_path: Path) -> None:
    """Nobody has signed it, it has no version, nothing is drawn: nothing is said of all that."""
    conf = "del author, release, version, copyright\nlanguage = 'fr'\n"
    site = small_site(tmp_path / 'site', {'index.md': '# L’Usine\n\n## Un\n\nMot.\n'}, conf)
    made = built(site, 'epub', language='fr')
    (path,) = made.outdir.glob('*.epub')
    book = Epub(path, 'fr', '')
    assert made.warnings == []
    assert checked(book)['messages'] == []
    found = book.metadata()
    assert not {'creator', 'publisher', 'rights', 'subject', 'source'} & set(found)
    assert found['file-as'] == ['Usine, L’']
    assert found['schema:accessMode'] == ['textual']
    features = set(found['schema:accessibilityFeature'])
    assert not {'index', 'longDescription', 'MathML', 'pageBreakMarkers'} & features
    assert 'graphique' not in found['schema:accessibilitySummary'][0]
    assert book.spine() == [
        *('cover.xhtml', 'titlepage.xhtml', 'imprint.xhtml', 'nav.xhtml'),
        *('index.xhtml', 'colophon.xhtml'),
    ]
    assert [link.text for link in book.navigation('toc')][:2] == ['L’Usine', 'Un']
    assert book.navigation('page-list') == []
    assert 'epub:type="chapter"' in book.read('index.xhtml')


@pytest.mark.parametrize(
    ('title', 'language', 'key'),
    [
        ('Der Mühlentag', 'de', 'Mühlentag, Der'),
        ('Los molinos', 'es_MX', 'Molinos, Los'),
        ('L’eau', 'fr', 'Eau, L’'),
        ('Lettres', 'fr', 'Lettres'),
        ('The', 'en', 'The'),
        ('L’eau', 'ja', 'L’eau'),
    ],
)
def test_titles_are_filed_without_their_article(title: str, language: str, key: str) -> None:
    assert title_key(title, language) == key


def test_words_of_charts_grow_with_the_reader_s_type(
    book: Epub, tmp_path: Path, browser: Browser
) -> None:
    """Wide drawings where there is room, narrow ones elsewhere; the figures are one step away."""
    folder = book.unpack(tmp_path)
    context = browser.new_context(viewport={'width': 700, 'height': 800})
    page = context.new_page()
    page.goto((folder / 'first.xhtml').as_uri())
    drawn = page.locator('figure.recap-chart [role=img]:visible')
    small = drawn.evaluate_all(SIZES)
    page.add_style_tag(content='html { font-size: 200% }')
    large = drawn.evaluate_all(SIZES)
    details = page.locator('figure.recap-chart').get_attribute('aria-details')
    tables = page.locator(f'[id="{details}"] table').count()
    context.close()
    assert len(small) == len(large) == tables == 1  # the wide drawing, or the narrow one
    assert large[0]['size'] == 2 * small[0]['size']
    assert large[0]['height'] > 1.5 * small[0]['height']


def test_readers_that_drop_a_sheet_keep_the_main_one(book: Epub) -> None:
    """Some drop a sheet for one @ rule that they don't know. That for ink has no colours."""
    main = book.read('_static/epub.css').partition('*/')[2]
    assert '@' not in main
    assert ':is(' not in main
    links = [link.attrib for link in book.xml('first.xhtml').iter(f'{XHTML}link')]
    media = {link['href']: link.get('media', '') for link in links}
    assert media['_static/eink.css'] == '(monochrome)'
    ink = book.read('_static/eink.css').partition('*/')[2]
    words = ink.replace(';', ' ').split()
    assert {word for word in words if word.startswith('#')} <= {'#000', '#555', '#aaa', '#fff'}


def test_what_xml_cannot_hold_is_left_out_of_it(tmp_path: Path) -> None:
    lay({'a.xhtml': '<p>a\x0b\x02\n\tœb</p>', 'a.css': 'a\x02'}, tmp_path)
    with zipfile.ZipFile(BytesIO(archive(tmp_path, ['a.xhtml', 'a.css']))) as book:
        assert book.read('a.xhtml').decode() == '<p>a\n\tœb</p>'
        assert book.read('a.css') == b'a\x02'


LISTING = """# Track

:::{toctree}
first
:::

## One

:::{toctree}
second
:::

## Two

A word.
"""


def test_pages_come_after_the_one_that_lists_them(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\n:::{toctree}\ntrack\nlast\n:::\n', 'track.md': LISTING}
    pages |= {f'{name}.md': f'# {name}\n\n## In {name}\n' for name in ('first', 'second', 'last')}
    epub = build_epub(small_site(tmp_path / 'site', pages), tmp_path, 'en')
    assert checked(epub)['messages'] == []
    assert [link.text for link in epub.navigation('toc')][:9] == [
        *('Notes', 'Track', 'One', 'Two', 'first', 'In first', 'second', 'last', 'In last'),
    ]


def test_a_page_without_a_title_is_called_by_its_name(tmp_path: Path) -> None:
    home = '# Notes\n\n:::{toctree}\n:caption: Part\n\nfirst\nbare\nlast\n:::\n'
    pages = {'index.md': home, 'bare.md': 'A word.\n'}
    site = small_site(tmp_path / 'site', pages | {f'{n}.md': f'# {n}\n' for n in ('first', 'last')})
    place = built(site, 'epub').outdir
    epub = Epub(place / 'notes.epub', 'en', '')
    assert checked(epub)['messages'] == []
    assert [link.text for link in epub.navigation('toc')][1:5] == ['Part', 'first', 'bare', 'last']
    assert epub.pages() == ['index.xhtml', 'first.xhtml', 'bare.xhtml', 'last.xhtml']
    assert '<title>bare</title>' in epub.read('bare.xhtml')
    text = book_text(built(site, 'pdf'))
    assert '<no title>' not in text
    assert text.count('bare') == 3  # in the contents, on the page of its part, above its text


def test_a_picture_within_its_page_becomes_a_file(tmp_path: Path) -> None:
    """As those of a document that another program has written as Markdown."""
    png(tmp_path / 'a.png')
    picture = b64encode((tmp_path / 'a.png').read_bytes()).decode()
    page = f'# Notes\n\n![A square][image1]\n\n[image1]: <data:image/png;base64,{picture}>\n'
    book = built(small_site(tmp_path / 'site', {'index.md': page}), 'epub')
    assert book.warnings == []
    (path,) = book.outdir.glob('*.epub')
    epub = Epub(path, 'en', '')
    assert checked(epub)['messages'] == []
    assert 'src="_images/' in epub.read('index.xhtml')


def test_links_to_pages_of_a_site_are_words(tmp_path: Path) -> None:
    page = (
        '# Notes\n\n{ref}`genindex`, {ref}`modindex`, {ref}`search`.\n\n```{py:module} mill\n```\n'
    )
    conf = "html_additional_pages = {'own': 'own.html'}\n"
    book = built(small_site(tmp_path / 'site', {'index.md': page}, conf), 'epub')
    assert book.warnings == []
    (path,) = book.outdir.glob('*.epub')
    epub = Epub(path, 'en', '')
    assert checked(epub)['messages'] == []
    assert 'Index, Module Index, Search Page.' in ''.join(epub.xml('index.xhtml').itertext())


def test_what_is_no_book_stays(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'})
    folder = lay({'index.html': 'Own.'}, tmp_path / 'site-epub-en' / 'epub')
    with pytest.raises(AssertionError, match='an e-book takes its whole folder'):
        built(site, 'epub')
    assert (folder / 'index.html').read_text(encoding='utf-8') == 'Own.'
