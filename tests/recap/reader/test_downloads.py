"""The books that stand beside the site are offered in it, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from accessibility import NARROW, violations
from miniature import build_site, one, words
from press import sphinx
from repositories import FIRST, commit, git
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag
    from playwright.sync_api import Browser

    from miniature import Build, Built

BOOKS = {'fr': 'moulin', 'en': 'mill'}


def offered(page: Tag) -> dict[str, str]:
    """Return where the links to the books lead, by what they say."""
    return {words(item): str(one(item, 'a')['href']) for item in page.select('.recap-downloads li')}


def make(builddir: Path, name: str, size: int) -> Path:
    book = builddir / name.rpartition('.')[2] / name
    book.parent.mkdir(parents=True, exist_ok=True)
    book.write_bytes(b'x' * size)
    return book


def built(build: Build, site: Path) -> Built:
    return build(site, builddir=site / '_build', recap_books=BOOKS)


def test_no_link_leads_to_a_book_that_was_not_made(build: Build, site: Path) -> None:
    for page in ('index', 'seances/ouverture'):
        assert offered(built(build, site).soup(page)) == {}


def test_each_page_offers_the_books_with_their_size(build: Build, site: Path) -> None:
    make(site / '_build', 'moulin.pdf', 1_234_567)
    make(site / '_build', 'moulin.epub', 1000)
    site_built = built(build, site)
    for page, root in (('index', './'), ('seances/ouverture', '../')):
        assert offered(site_built.soup(page)) == {
            'PDF (1,2\u00a0Mo)': f'{root}moulin.pdf',
            'EPUB (0,1\u00a0Mo)': f'{root}moulin.epub',
        }
    assert site_built.outdir.joinpath('moulin.pdf').stat().st_size == 1_234_567


def test_pages_follow_the_books_that_come_and_go(build: Build, site: Path) -> None:
    book = make(site / '_build', 'moulin.pdf', 1_000_000)
    assert offered(built(build, site).soup('seances/jeu'))
    book.write_bytes(b'x' * 2_000_000)
    assert list(offered(built(build, site).soup('seances/jeu'))) == ['PDF (2,0\u00a0Mo)']
    book.unlink()
    again = built(build, site)
    assert offered(again.soup('seances/jeu')) == {}
    assert not again.outdir.joinpath('moulin.pdf').exists()


def test_a_book_that_gets_another_name_leaves_the_site_under_the_former(
    build: Build, site: Path
) -> None:
    for name in ('moulin', 'meule'):
        make(site / '_build', f'{name}.pdf', 1000)
        made = build(site, builddir=site / '_build', recap_books={'fr': name})
        assert [path.name for path in made.outdir.glob('*.pdf')] == [f'{name}.pdf']


def test_links_of_the_foot_are_apart(tmp_path: Path, browser: Browser) -> None:
    """Those of the books stand over that of the feed, which asks for an address and a history."""
    site = small_site(
        tmp_path / 'site', {'index.md': '# Notes\n', 'a.md': '---\norphan: true\n---\n# A\n'}
    )
    for suffix in ('pdf', 'epub', 'zip'):
        make(tmp_path / 'built', f'notes.{suffix}', 1000)
    git(site, 'init', '-q')
    commit(site, {}, FIRST)
    built = build_site(
        site, language='en', builddir=tmp_path / 'built', html_baseurl='https://a.example/'
    )
    page = browser.new_page()
    page.goto((built.outdir / 'a.html').as_uri())
    assert page.locator('.recap-links a').count() == 2
    for width in (NARROW, 1280):
        page.set_viewport_size({'width': width, 'height': 900})
        assert violations(page) == []
    page.close()


def test_volumes_are_all_offered_in_order(build: Build, site: Path) -> None:
    for name in ('moulin.2.pdf', 'moulin.10.pdf', 'moulin.en.1.pdf'):
        make(site / '_build', name, 1_000_000)
    made = built(build, site)
    assert offered(made.soup('index')) == {
        'PDF, tome\u00a02 (1,0\u00a0Mo)': './moulin.2.pdf',
        'PDF, tome\u00a010 (1,0\u00a0Mo)': './moulin.10.pdf',
    }
    assert (made.outdir / 'moulin.10.pdf').is_file()
    (site / '_build' / 'pdf' / 'moulin.10.pdf').unlink()
    again = built(build, site)
    assert list(offered(again.soup('index'))) == ['PDF, tome\u00a02 (1,0\u00a0Mo)']
    assert not (again.outdir / 'moulin.10.pdf').exists()


def test_a_translation_offers_its_own(site: Path) -> None:
    """It stands in a folder of the site, as `make html` lays it, and its books in others."""
    make(site / '_build', 'moulin.pdf', 1_000_000)
    make(site / '_build', 'mill.zip', 1_000_000)
    (site / '_build' / 'epub' / 'en').mkdir(parents=True)
    (site / '_build' / 'epub' / 'en' / 'mill.epub').write_bytes(b'x' * 2_345_678)
    outdir = site / '_build' / 'html' / 'en'
    said = sphinx('-q', '-Dlanguage=en', '-Drecap_books.en=mill', str(site), str(outdir))
    assert said == (0, '')
    page = BeautifulSoup((outdir / 'index.html').read_text(encoding='utf-8'), 'html.parser')
    assert offered(page) == {
        'EPUB (2.3\u00a0MB)': './mill.epub',
        'ZIP (1.0\u00a0MB)': './mill.zip',
    }
    assert (outdir / 'mill.epub').is_file()
