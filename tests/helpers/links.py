"""A site in all formats, each built once, and the links and the anchors that they hold."""

from __future__ import annotations

import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, Tag

from press import sphinx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LINKS: Final = ('href', 'src', 'action', 'data', 'poster', '{http://www.w3.org/1999/xlink}href')
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


class Formats:
    """The formats of the site in *srcdir*, each built once, by several processes."""

    def __init__(self, srcdir: Path, place: Path) -> None:
        self.srcdir = srcdir
        self.place = place
        self._done: dict[str, Format] = {}

    def __getitem__(self, builder: str) -> Format:
        if builder not in self._done:
            root = self.place / builder
            # Sphinx refuses to share pages between gettext and the others.
            doctrees = self.place / f'doctrees{"-gettext" * (builder == "gettext")}'
            complaints = run(self.srcdir, builder, root, doctrees, '-j4')
            self._done[builder] = Format(root, complaints)
        return self._done[builder]

    def unpacked_epub(self) -> Path:
        """Return the folder where the EPUB is unpacked."""
        root = self.place / 'unpacked'
        if not root.exists():
            (book,) = self['epub'].root.glob('*.epub')
            with zipfile.ZipFile(book) as archive:
                archive.extractall(root)
        return root


class Serial(NamedTuple):
    """A web site built in one process, which another build may be asked to bring up to date."""

    srcdir: Path
    root: Path
    doctrees: Path

    def build(self) -> str:
        return run(self.srcdir, 'html', self.root, self.doctrees)


def written_again(serial: Serial) -> set[str]:
    """Build when there is nothing to do; return what is written, or changed, all the same."""
    before, content = written(serial.root), files(serial.root)
    assert serial.build() == ''
    rewritten = {name for name, time in written(serial.root).items() if before.get(name) != time}
    after = files(serial.root)
    changed = {name for name in content | after if content.get(name) != after.get(name)}
    return (rewritten - ALWAYS_WRITTEN) | changed


def run(srcdir: Path, builder: str, outdir: Path, doctrees: Path, *options: str) -> str:
    """Build a site as ``make`` does, where a warning is an error; return the complaints."""
    strict = ('-n', '-W', '--keep-going', '-q', '-N', *options, '-b', builder)
    status, said = sphinx(*strict, '-d', str(doctrees), str(srcdir), str(outdir))
    return said or (f'status {status}' if status else '')


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


def links_of_single_page(root: Path) -> Document:
    """Return what the page of the format `singlehtml` offers, with its links as they should be."""
    path = root / 'index.html'
    soup = BeautifulSoup(path.read_text(encoding='utf-8'), 'html.parser')
    document = html_document(soup.select_one('article') or soup)
    # Sphinx writes #document-PAGE#ANCHOR, which leads nowhere (sphinx#14221), for #ANCHOR.
    links = [f'#{link.rpartition("#")[2]}' if '#' in link else link for link in document.links]
    # The first page has no such anchor: it stands at the top.
    return document._replace(links=[link for link in links if link != '#document-index'])


def repeated_records(root: Path, document: Document) -> list[str]:
    """Return the records, and the terms, whose ids stand more than once on a single page.

    Sphinx doesn't rename sections that have one title on two pages.
    """
    repeated = repeated_ids(root, {root / 'index.html': document})
    return [name for name in repeated if name.partition('#')[2].split('-')[0] in {*RECORDS, 'term'}]
