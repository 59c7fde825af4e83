"""An EPUB as its tests read it: its parts, its metadata, what EPUBCheck says of it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from inspector import inspect
from press import sphinx

if TYPE_CHECKING:
    from website import Website

DATE: Final = '1339027200'  # 7 June 2012, in UTC
OPF: Final = '{http://www.idpf.org/2007/opf}'
DC: Final = '{http://purl.org/dc/elements/1.1/}'
XHTML: Final = '{http://www.w3.org/1999/xhtml}'
TYPE: Final = '{http://www.idpf.org/2007/ops}type'
OWN: Final = ('cover', 'titlepage', 'imprint', 'nav', 'part-', 'names', 'colophon')
"""How the files begin that a book has and a site hasn't."""


class Epub(NamedTuple):
    """The EPUB of a language, and what Sphinx complained about."""

    path: Path
    language: str
    complaints: str

    def names(self) -> list[str]:
        with zipfile.ZipFile(self.path) as container:
            return container.namelist()

    def read(self, name: str) -> str:
        with zipfile.ZipFile(self.path) as container:
            return container.read(name).decode()

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.read(name))

    def metadata(self) -> dict[str, list[str]]:
        """Return what the package says, by name or property."""
        found: dict[str, list[str]] = {}
        for tag in self.xml('content.opf').findall(f'{OPF}metadata/*'):
            name = tag.get('property') or tag.tag.removeprefix(DC)
            found.setdefault(name, []).append(tag.text or '')
        return found

    def unpack(self, folder: Path) -> Path:
        """Return *folder*, once it holds the files of the book."""
        with zipfile.ZipFile(self.path) as container:
            container.extractall(folder)
        return folder

    def spine(self) -> list[str]:
        """Return the files in the order in which they are read."""
        package = self.xml('content.opf')
        hrefs = {item.get('id'): item.get('href', '') for item in package.iter(f'{OPF}item')}
        return [hrefs[reference.get('idref')] for reference in package.iter(f'{OPF}itemref')]

    def pages(self) -> list[str]:
        """Return the files that are pages of the site, in the order in which they are read."""
        return [name for name in self.spine() if not name.startswith(OWN)]

    def navigation(self, kind: str) -> list[ET.Element]:
        """Return the links of a navigation: ``toc``, ``landmarks``, ``page-list``."""
        return [
            link
            for nav in self.xml('nav.xhtml').iter(f'{XHTML}nav')
            if nav.get(TYPE) == kind
            for link in nav.iter(f'{XHTML}a')
        ]


def build_epub(srcdir: Path, place: Path, language: str) -> Epub:
    """Build the e-book of the site in *srcdir*, a warning being an error."""
    options = ['-n', '-W', '-q', '-N', '-b', 'epub', '-D', f'language={language}']
    options += ['-d', str(place / 'doctrees'), str(srcdir), str(place / 'epub')]
    status, said = sphinx(*options, SOURCE_DATE_EPOCH=DATE)
    (path,) = [*(place / 'epub').glob('*.epub')] or [place / 'none']
    return Epub(path, language, said or ('failed' if status else ''))


def checked(epub: Epub) -> dict[str, Any]:
    """Return the report of EPUBCheck."""
    with NamedTemporaryFile(suffix='.json') as written:
        inspect(epub.path, Path(written.name))
        report: dict[str, Any] = json.load(written)
    return report


def pictures(epub: Epub) -> list[tuple[str, ET.Element]]:
    """Return the pictures of the book, each with the page that shows it."""
    return [
        (name, picture) for name in epub.spine() for picture in epub.xml(name).iter(f'{XHTML}img')
    ]


def is_drawn(tag: ET.Element) -> bool:
    """Return whether *tag* is a chart that its page draws."""
    return tag.get('role') == 'img'


def missing_text(epub: Epub, website: Website) -> list[str]:
    """Return the blocks of the web site that the book lacks in their places."""
    lost = []
    for name in epub.pages():
        (main,) = epub.xml(name).iter(f'{XHTML}main')
        shown = ' '.join(''.join(main.itertext()).split())
        at = 0
        article = website.article(name.removesuffix('.xhtml'))
        for apart in article.select('.recap-site'):
            apart.replace_with('\0')  # the book says it otherwise
        texts = (website.text(block) for block in website.blocks(article))
        for text in (part for whole in texts for part in whole.split('\0')):
            wanted = ' '.join(text.split())
            if wanted in {'Les données', 'The data'}:  # what unfolds them
                continue
            place = shown.find(wanted, at)
            if place < 0:
                lost.append(f'{name}: {wanted}')
            else:
                at = place + len(wanted)
    return lost
