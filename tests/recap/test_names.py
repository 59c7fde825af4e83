"""Files of any name: pages, pictures, downloads, in each format."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from epubs import Epub, checked
from small_sites import book_text, built, png, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

NAMES = (
    *('ma page', 'clôture', 'été', "l'heure", 'l’heure', 'a (2)'),
    *(
        'a+b',
        'a&b',
        'a,b',
        'a=b',
        'x;y',
        'talk.v2',
        'Grand',
        '日本',
        'día~1',
        'a@b',
        'cent%',
        'C# or F#?',
    ),
)
"""Names of pages; of pictures too, with these ends of names in turn."""

ENDS = ('.png', '.PNG', '.Png')


def encoded(name: str) -> str:
    """Return *name* as an address of Markdown."""
    return quote(name, safe='/')


@pytest.fixture(scope='module')
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    listed = '\n'.join(f'dossier/{name}' for name in NAMES)
    links = '\n'.join(
        f'- [To {rank}](<dossier/{name}.md>)' for rank, name in enumerate(NAMES) if '#' not in name
    )
    more = '\n'.join(f'- [By {n}](dossier/{encoded(name)}.md)' for n, name in enumerate(NAMES))
    index = f'# Notes\n\n{links}\n{more}\n\n```{{toctree}}\n{listed}\n```\n'
    pages = {'index.md': index}
    for rank, name in enumerate(NAMES):
        picture = f'{name}{ENDS[rank % 3]}'
        safe = picture.replace('#', '%23')
        pages[f'dossier/{name}.md'] = (
            f'# Page {rank}\n\nWords of{rank}.\n\n![first {rank}](<{safe}>)\n\n'
            f'![second {rank}]({encoded(picture)})\n\n'
            f'```{{figure}} {picture}\n:alt: third {rank}\n```\n\n[back](../index.md)\n'
        )
    folder = small_site(tmp_path_factory.mktemp('names') / 'site', pages)
    for rank, name in enumerate(NAMES):
        png(folder / 'dossier' / f'{name}{ENDS[rank % 3]}', 8 + rank)
    return folder


@pytest.fixture(scope='module')
def html(site: Path) -> Built:
    return built(site)


def test_each_link_of_a_site_leads_to_a_file(html: Built) -> None:
    assert html.warnings == []
    missing = []
    for page in sorted(html.outdir.rglob('*.html')):
        name = page.relative_to(html.outdir).as_posix()
        soup = html.soup(name.removesuffix('.html'))
        found = [e[a] for e, a in ((e, 'href') for e in soup.select('a[href], link[href]'))]
        found += [e['src'] for e in soup.select('img, script[src]')]
        for address in map(str, found):
            target = urlsplit(urljoin(quote(f'/{name}'), address))
            if not target.scheme and not (html.outdir / unquote(target.path)[1:]).is_file():
                missing.append((name, address))
    assert missing == []


def test_each_page_shows_its_three_pictures(html: Built) -> None:
    for rank, name in enumerate(NAMES):
        pictures = html.article(f'dossier/{name}').select('img')
        assert [image['alt'] for image in pictures] == [f'{n} {rank}' for n in _ORDER]
        assert {image.get('width') for image in pictures} == {str(8 + rank)}


_ORDER = ('first', 'second', 'third')


def test_the_search_leads_to_each_page(html: Built) -> None:
    index = html.text('_search/index', '.js')
    for name in NAMES:
        assert f'dossier/{name}' in index


def test_the_book_holds_each_page(site: Path) -> None:
    book = built(site, 'pdf')
    assert book.warnings == []
    text = book_text(book)
    assert [rank for rank in range(len(NAMES)) if f'Words of{rank}.' not in text] == []


def test_the_e_book_holds_each_page_and_is_valid(site: Path) -> None:
    book = built(site, 'epub')
    assert book.warnings == []
    (path,) = book.outdir.glob('*.epub')
    epub = Epub(path, 'en', '')
    assert checked(epub)['messages'] == []
    assert len([name for name in epub.spine() if name.startswith('dossier/')]) == len(NAMES)
    assert len([name for name in epub.names() if name.startswith('_images/')]) == len(NAMES)


def test_a_picture_of_an_odd_name_that_changes_is_published(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n\n![a square](<été (1).png>)\n'})
    png(site / 'été (1).png')
    built(site)
    png(site / 'été (1).png', 20, 20)
    again = built(site)
    assert again.article('index').select('img')[0]['width'] == '20'


def test_names_that_look_alike_are_the_same(tmp_path: Path) -> None:
    page = """# Notes

:::{speaker} José Núñez
An engineer, at the {term}`Café`.
:::

Said {speaker}`José Núñez`. ![a square](été.png)
"""
    terms = '# Terms\n\n:::{glossary}\nCafé\n  A place.\n:::\n'
    decomposed = unicodedata.normalize('NFD', page.partition('Said')[2])
    text = f'{page.partition("Said")[0]}Said{decomposed}\n```{{toctree}}\nterms\n```\n'
    site = small_site(tmp_path / 'site', {'index.md': text, 'terms.md': terms})
    png(site / f'{unicodedata.normalize("NFD", "été")}.png')
    book = built(site)
    assert book.warnings == []
    assert book.article('index').select('img[width]')


def test_names_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    name = unicodedata.normalize('NFD', 'été')
    listed = '# Notes\n\n```{toctree}\nother\n```\n'
    site = small_site(tmp_path / 'site', {'index.md': listed, 'other.md': '# B\n'})
    (site / f'{name}.md').write_text('# C\n')
    (site / 'gone.md').symlink_to('nothing.md')
    warnings = built(site).warnings
    told = [line for line in warnings if name in line or 'été' in line]
    assert len(told) == 1
    assert told[0].endswith("rename it as 'été.md' [recap.name]")
    assert [line.partition(': ')[0] for line in warnings if 'unreadable' in line] == ['gone.md:1']


def test_a_picture_that_is_not_there_is_said_at_its_line(tmp_path: Path) -> None:
    page = '# Notes\n\nA word.\n\nA ![](none.png) word.\n'
    _nameless, said = built(small_site(tmp_path / 'site', {'index.md': page})).warnings
    assert said.startswith('index.md:5: WARNING: image file not readable: none.png')


def test_pages_of_names_that_the_site_takes_are_said(tmp_path: Path) -> None:
    """Sphinx writes its own over them, without a word; a book can't hold two alike."""
    names = ('Mill', 'genindex', 'mill', 'search')
    pages = {f'{name}.md': f'# Page {name}\n' for name in names}
    pages['index.md'] = '\n'.join(['# Notes', '', '```{toctree}', *names, '```', ''])
    taken = 'the site has a page of its own under this name; rename this one [recap.name]'
    alike = "by its capitals alone, this name is another than 'Mill.md'; rename one of them"
    assert built(small_site(tmp_path / 'site', pages)).warnings == [
        f'genindex.md:1: WARNING: {taken}',
        f'mill.md:1: WARNING: {alike} [recap.name]',
        f'search.md:1: WARNING: {taken}',
    ]


@pytest.mark.parametrize('builder', ['html', 'pdf', 'epub'])
def test_a_picture_whose_name_lies_is_said(tmp_path: Path, builder: str) -> None:
    page = '# Notes\n\n![a square](square.JPG) ![another](right.PNG)\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    png(site / 'square.JPG')
    png(site / 'right.PNG')
    (said,) = built(site, builder).warnings
    message = "image 'square.JPG' is a PNG file; rename it to end in .png [recap.format]"
    assert said == f'index.md:3: WARNING: {message}'
