"""The site builds without a warning in all formats, and all its links lead somewhere."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.util.inventory import InventoryFile

import check_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from website import Website

PAGES: Final = sorted(
    path.relative_to(check_content.ROOT).with_suffix('').as_posix()
    for path in check_content.pages()
)
BUILDERS: Final = ('html', 'dirhtml', 'singlehtml', 'text', 'xml', 'epub', 'latex', 'gettext')
LINKS: Final = ('href', 'src', 'action', 'data', 'poster', '{http://www.w3.org/1999/xlink}href')
# What French prose never holds, and Markdown that nobody read leaves behind.
MARKUP: Final = (':::', '`', '{', '}', '](', '][', '**', '<', '| --', '(=')
# By Sphinx and by sphinx-copybutton, at the end of each build.
ALWAYS_WRITTEN: Final = {
    *('.buildinfo', 'genindex.html', 'objects.inv', 'search.html', '_static/basic.css'),
    *('_static/copybutton.js', '_static/documentation_options.js', '_static/language_data.js'),
    '_static/pygments.css',
}
RECORDS: Final = {
    'speaker': 'dt[id^="speaker-"]',
    'source': 'dt[id^="source-"]',
    'statistic': 'div.recap-statistic',
    'quotation': 'div.recap-quotation',
}


class Format(NamedTuple):
    """A site built in one format: where, and what Sphinx complained about."""

    root: Path
    complaints: str


@pytest.fixture(scope='module')
def build(website: Website, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Format]:
    """Build in a format, in one process; once, from pages that are read once for all formats."""
    place = tmp_path_factory.mktemp('formats')
    done: dict[str, Format] = {}

    def build_once(builder: str) -> Format:
        if builder not in done:
            root = place / builder
            # Sphinx refuses to share pages between gettext and the others.
            doctrees = place / ('doctrees-gettext' if builder == 'gettext' else 'doctrees')
            done[builder] = Format(root, run(builder, root, doctrees, '-j4'))
        return done[builder]

    return build_once


def run(builder: str, outdir: Path, doctrees: Path, *options: str) -> str:
    """Build the site as ``make`` does, where a warning is an error; return the complaints."""
    command = [sys.executable, '-m', 'sphinx', '-n', '-W', '--keep-going', '-q', '-N', *options]
    command += ['-b', builder, '-d', str(doctrees), str(check_content.ROOT), str(outdir)]
    done = subprocess.run(command, capture_output=True, text=True, encoding='utf-8', check=False)
    return done.stderr or ('' if done.returncode == 0 else f'status {done.returncode}')


def files(root: Path) -> dict[str, bytes]:
    """Return all the files under *root*, by name."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob('*'))
        if path.is_file()
    }


def written(root: Path) -> dict[str, int]:
    """Return when each file under *root* was last written, by name."""
    return {
        path.relative_to(root).as_posix(): path.stat().st_mtime_ns
        for path in root.rglob('*')
        if path.is_file()
    }


class Document(NamedTuple):
    """What a page offers to links, and what it links to."""

    ids: list[str]
    links: list[str]


def html_documents(root: Path) -> dict[Path, Document]:
    """Return the pages under *root*, read as HTML."""
    return {
        path: html_document(BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser'))
        for path in root.rglob('*.html')
    }


def html_document(tag: Tag) -> Document:
    """Return the ids and the links inside *tag*: not those to other editions, built apart."""
    tags = tag.find_all(True)
    own = [inner for inner in tags if not inner.has_attr('hreflang')]
    return Document(
        [str(inner['id']) for inner in tags if inner.has_attr('id')],
        [str(inner[name]) for inner in own for name in LINKS if inner.has_attr(name)],
    )


def xml_documents(root: Path) -> dict[Path, Document]:
    """Return the parts of an unpacked EPUB that hold links, read as the XML that they must be."""
    documents = {}
    for path in root.rglob('*'):
        if path.suffix in {'.xhtml', '.opf', '.ncx', '.xml', '.svg'}:
            elements = list(ET.fromstring(path.read_bytes()).iter())
            ids = [element.attrib['id'] for element in elements if 'id' in element.attrib]
            links = [e.attrib[name] for e in elements for name in LINKS if name in e.attrib]
            documents[path] = Document(ids, links)
    return documents


def broken_links(root: Path, documents: Mapping[Path, Document]) -> Iterator[str]:
    """Yield the internal links that lead nowhere, or out of *root*."""
    for path, document in documents.items():
        for link in sorted(set(document.links)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= 'index.html'
            anchor = unquote(parts.fragment)
            if not target.is_relative_to(root) or not target.exists():
                yield f'{path.relative_to(root)}: {link}: no such file'
            elif anchor and target in documents and anchor not in documents[target].ids:
                yield f'{path.relative_to(root)}: {link}: no such anchor'


def repeated_ids(root: Path, documents: Mapping[Path, Document]) -> list[str]:
    """Return the ids that stand more than once on a page."""
    return [
        f'{path.relative_to(root)}: #{name}'
        for path, document in documents.items()
        for name, count in Counter(document.ids).items()
        if count > 1
    ]


@pytest.mark.parametrize('builder', BUILDERS)
def test_build_has_no_warning(build: Callable[[str], Format], builder: str) -> None:
    root, complaints = build(builder)
    assert not complaints, complaints
    assert files(root)


class Serial(NamedTuple):
    """A site built in one process, which another build may be asked to bring up to date."""

    root: Path
    doctrees: Path


@pytest.fixture(scope='module')
def serial(tmp_path_factory: pytest.TempPathFactory) -> Serial:
    """The French web site, built from scratch in one process."""
    place = tmp_path_factory.mktemp('serial')
    built = Serial(place / 'html', place / 'doctrees')
    run('html', *built)
    return built


def test_parallel_build_equals_serial(serial: Serial, build: Callable[[str], Format]) -> None:
    one, several = files(serial.root), files(build('html').root)
    assert sorted(several) == sorted(one)
    assert [name for name in one if one[name] != several[name]] == []


def test_build_with_nothing_to_do_rewrites_nothing(serial: Serial) -> None:
    before, content = written(serial.root), files(serial.root)
    assert run('html', *serial) == ''
    rewritten = {name for name, time in written(serial.root).items() if before.get(name) != time}
    assert rewritten - ALWAYS_WRITTEN == set()
    assert files(serial.root) == content


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_links_lead_somewhere(build: Callable[[str], Format], builder: str) -> None:
    root = build(builder).root
    documents = html_documents(root)
    assert len([link for document in documents.values() for link in document.links]) > 500
    assert list(broken_links(root, documents)) == []


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_ids_are_unique(build: Callable[[str], Format], builder: str) -> None:
    root = build(builder).root
    assert repeated_ids(root, html_documents(root)) == []


def test_links_of_a_single_page_lead_somewhere(build: Callable[[str], Format]) -> None:
    root = build('singlehtml').root
    path = root / 'index.html'
    soup = BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser')
    document = html_document(soup.select_one('article') or soup)
    # Sphinx writes #document-PAGE#ANCHOR, which leads nowhere (sphinx#14221), for #ANCHOR.
    links = [f'#{link.rpartition("#")[2]}' if '#' in link else link for link in document.links]
    # The first page has no such anchor: it stands at the top.
    links = [link for link in links if link != '#document-index']
    assert len(links) > 500
    assert list(broken_links(root, {path: document._replace(links=links)})) == []
    # Nor does it rename sections that have one title on two pages.
    kinds = (*RECORDS, 'term')
    repeated = repeated_ids(root, {path: document})
    assert [name for name in repeated if name.partition('#')[2].split('-')[0] in kinds] == []


@pytest.fixture(scope='module')
def epub(build: Callable[[str], Format], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB, unpacked."""
    (book,) = build('epub').root.glob('*.epub')
    root = tmp_path_factory.mktemp('epub')
    with zipfile.ZipFile(book) as archive:
        archive.extractall(root)
    return root


def test_links_of_epub_lead_somewhere(epub: Path) -> None:
    documents = xml_documents(epub)
    assert {f'{page}.xhtml' for page in PAGES} <= {
        path.relative_to(epub).as_posix() for path in documents
    }
    assert list(broken_links(epub, documents)) == []


def test_ids_of_epub_are_unique(epub: Path) -> None:
    assert repeated_ids(epub, xml_documents(epub)) == []


@pytest.mark.parametrize('page', PAGES)
def test_no_markup_is_left_unread(website: Website, page: str) -> None:
    article = website.article(page)
    assert not article.find('pre')  # a fence that names no directive is a block of code
    for code in article.find_all('code'):
        code.decompose()
    left = [
        (mark, text)
        for text in map(website.text, website.blocks(article))
        for mark in MARKUP
        if mark in text
    ]
    assert left == []


def test_pages_say_their_language(website: Website) -> None:
    languages = {name: website.soup(name).html for name in website.names()}
    assert {name for name, html in languages.items() if not html or html['lang'] != 'fr'} == set()


def test_pages_have_one_first_heading(website: Website) -> None:
    headings = {
        name: [heading.get_text() for heading in website.soup(name).find_all('h1')]
        for name in website.names()
    }
    assert {name: found for name, found in headings.items() if len(found) != 1} == {}
    assert {name for name, (heading,) in headings.items() if not heading.strip(' ¶')} == set()


def test_pages_have_titles_of_their_own(website: Website) -> None:
    titles = [website.soup(name).find('title') for name in website.names()]
    texts = [title.get_text().strip() for title in titles if title]
    assert len(texts) == len(titles)
    assert '' not in texts
    assert [title for title, count in Counter(texts).items() if count > 1] == []


def test_inventory_lists_all_that_others_can_cite(website: Website) -> None:
    content = (website.root / 'objects.inv').read_bytes()
    inventory = InventoryFile.loads(content, uri='').data
    found = {
        kind: sorted(item.uri for item in inventory[f'recap:{kind}'].values()) for kind in RECORDS
    }
    shown = {
        kind: sorted(
            f'{page}.html#{tag["id"]}'
            for page in PAGES
            for tag in website.soup(page).select(selector)
        )
        for kind, selector in RECORDS.items()
    }
    assert all(shown.values())
    assert found == shown
    sessions = sorted(page for page in PAGES if page.startswith('posts/'))
    assert sorted(inventory['recap:session']) == [page.partition('/')[2] for page in sessions]
    terms = {tag['id'] for tag in website.soup('glossaire').select('dl.glossary > dt')}
    assert {item.uri.partition('#')[2] for item in inventory['std:term'].values()} == terms
    assert sorted(inventory['std:doc']) == PAGES
