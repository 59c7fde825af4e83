"""What has moved: old pages and places still lead somewhere, and wrong lines are said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pytest

from miniature import build_site, copy_root, lay, one
from recap.following import moved, redirects
from small_sites import built as build_small
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from miniature import Built

SITE: Final = 'https://moulin.example/2012/'


@pytest.mark.parametrize(
    ('edition', 'root', 'said'),
    [
        ('followed', '', 'Cette page a été déplacée.'),
        ('followed_abroad', 'en/', 'This page has moved.'),
    ],
)
def test_an_old_page_leads_on(
    edition: str, root: str, said: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(edition)
    for name, target in (('seances/partie', 'jeu.html'), ('anciens/jeu', '../seances/jeu.html')):
        page = built.soup(name)
        assert one(page, 'h1').get_text() == said
        assert one(page, 'link[rel=canonical]')['href'] == f'{SITE}{root}seances/jeu.html'
        link, refresh = one(page, 'main a'), one(page, 'meta[http-equiv=refresh]')
        assert urljoin(f'/{name}.html', str(link['href'])) == '/seances/jeu.html'
        assert refresh['content'] == f'0; url={link["href"]}'
        assert link.get_text() == built.article('seances/jeu').select('h1')[0].get_text().strip('¶')
        assert not page.select('script:not([src]), style, base')
        assert f'{name}.html'.encode() not in built.files()['sitemap.xml']
        assert target


def test_a_browser_follows_it_from_a_folder(followed: Built, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((followed.outdir / 'anciens' / 'jeu.html').as_uri())
    page.wait_for_url((followed.outdir / 'seances' / 'jeu.html').as_uri())
    page.close()


def test_a_place_goes_where_its_page_does(followed: Built, browser: Browser) -> None:
    """By its new name, and by one that it had before the page moved."""
    told = one(followed.article('seances/jeu'), '#perdre')
    assert one(told, 'a')['href'] == '../chiffres.html'
    page = browser.new_page()
    for place in ('statistic-temps-de-jeu', 'gagner'):
        page.goto(f'{(followed.outdir / "anciens" / "jeu.html").as_uri()}#{place}')
        page.wait_for_url(f'{(followed.outdir / "seances" / "jeu.html").as_uri()}#{place}')
        shown = page.locator('.recap-statistic:is(:target, :has(:target))')
        assert shown.get_attribute('id') == 'statistic-temps-de-jeu'
    page.close()


def test_an_old_place_is_another_name_of_the_new_one(
    followed: Built, followed_abroad: Built
) -> None:
    for built in (followed, followed_abroad):
        article = built.article('index')
        place, former = one(article, '#quotation-presence'), one(article, '#debut')
        assert place in [*former.parents, *former.find_all_next(limit=2)]
        anchors = built.text('index', '.md')
        assert '<a id="quotation-presence"></a><a id="debut"></a>' in anchors


def test_a_place_that_left_its_page_is_told_at_its_foot(followed: Built) -> None:
    told = one(followed.article('index'), '#chiffres')
    assert told.get_text() == 'Ce qui était ici se trouve désormais dans «\u202fChiffres\u202f».'
    assert one(told, 'a')['href'] == 'chiffres.html'
    assert 'Ce qui était ici' not in followed.text('feed', '.xml')


PAGES: Final = {
    'index.md': '# Notes\n\n(here)=\n## Here\n\nText.\n\n:::{toctree}\nnew\n:::\n',
    'new.md': '# New\n\nText.\n',
}


WRONG: Final = {
    'a.html': 'write an old address and the new one: posts/old.html posts/new.html',
    'b.html https://clay.example/new.html': 'write an old address and the new one',
    '../c.html new.html': 'write an old address and the new one',
    'd.html knew.html': "no page is called 'knew'. Did you mean 'new'?",
    'e.html index.html#heree': "index has no place 'heree'. Did you mean 'here'?",
    'new.html index.html': "there is a page 'new': it can’t have moved",
    'search.html index.html': "there is a page 'search': it can’t have moved",
    'index.html#here new.html': "index still has a place 'here'",
    'f.html#here new.html': "there is no page 'f'; write where the whole page is",
    'g.html g.html': 'g.html leads back to itself; name where it is',
}


def test_wrong_lines_are_said(tmp_path: Path) -> None:
    moved = '\n'.join(['# Moved', *WRONG, 'h.html new.html\n'])
    site = small_site(tmp_path / 'site', {**PAGES, 'redirects.txt': moved})
    built = build_site(site, language='en')
    for number, wrong in enumerate(WRONG.values(), 2):
        place = f'redirects.txt:{number}: WARNING: redirects.txt: '
        (told,) = (each for each in built.warnings if each.startswith(place))
        assert told.endswith('[recap.redirects]')
        assert wrong in told
    assert len(built.warnings) == len(WRONG)
    assert {f'{name}.html' for name in 'abcdefgh'} & built.files().keys() == {'h.html'}


def test_circles_and_second_lines_are_said(tmp_path: Path) -> None:
    moved = 'a.html b.html\nb.html c.html\nc.html a.html\nd.html new.html\nd.html index.html\n'
    site = small_site(tmp_path / 'site', {**PAGES, 'redirects.txt': moved})
    said = [line.split(': ')[0] for line in build_site(site, language='en').warnings]
    assert said == [f'redirects.txt:{number}' for number in (1, 2, 3, 5)]


def test_addresses_are_read_as_browsers_show_them(tmp_path: Path) -> None:
    moved = '\ufeffs%C3%A9ance%20une.html s%C3%A9ance%20deux.html\n100%25.html new.html\n'
    pages = {**PAGES, 'séance deux.md': '# Two\n', 'redirects.txt': moved}
    built = build_site(small_site(tmp_path / 'site', pages), language='en')
    assert not [told for told in built.warnings if 'redirects' in told]
    files = built.files()
    assert b'url=s%C3%A9ance%20deux.html' in files['séance une.html']
    assert b'url=new.html' in files['100%.html']


def test_lines_are_followed_once_and_a_page_is_read_once_for_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There may be as many lines as pages: each page is read, and written, with all of them."""
    followed, read = [], []
    ended, ids = redirects.ended, moved.ids

    def follow(*given: Any) -> Any:
        followed.append(given)
        return ended(*given)

    def places(env: Any, docname: str) -> set[str]:
        read.append(docname)
        return ids(env, docname)

    monkeypatch.setattr(redirects, 'ended', follow)
    monkeypatch.setattr(moved, 'ids', places)
    redirects.followed.cache_clear()
    lines = ''.join(f'old{number}.html new.html#new\n' for number in range(9))
    pages = {
        **PAGES,
        **{f'page{number}.md': '---\norphan: true\n---\n# One\n' for number in range(9)},
    }
    site = small_site(tmp_path / 'site', {**pages, 'redirects.txt': lines})
    files = build_site(site, language='en').files()
    assert b'url=new.html#new' in files['old8.html']
    assert len(followed) == 1
    assert read == ['new', 'new']  # to check the lines, then to write their pages


def test_a_line_that_is_no_text_is_said(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', PAGES)
    (site / 'redirects.txt').write_bytes(b'old.html new.html\n\xe9t\xe9.html new.html\n')
    built = build_site(site, language='en')
    (told,) = built.warnings
    assert told.startswith('redirects.txt:2: WARNING: redirects.txt: this line isn’t UTF-8')
    assert 'old.html' in built.files()


def test_a_line_that_is_wrong_leads_no_other_away(tmp_path: Path) -> None:
    moved = 'old.html new.html\nnew.html index.html\n'
    built = build_site(
        small_site(tmp_path / 'site', {**PAGES, 'redirects.txt': moved}), language='en'
    )
    (told,) = built.warnings
    assert told.startswith('redirects.txt:2: ')
    assert b'url=new.html' in built.files()['old.html']


@pytest.mark.parametrize('wings', [('following', 'publish'), ('publish', 'following')])
def test_pages_of_claims_move_and_stay(tmp_path: Path, wings: tuple[str, str]) -> None:
    moved = (
        'claims/statistic-older.html claims/statistic-old.html\n'
        'claims/statistic-old.html claims/statistic-half.html\n'
        'claims/statistic-half.html new.html\n'
    )
    pages = {
        'index.md': f'{PAGES["index.md"]}\n:::{{statistic}} 50%\n:name: half\nHalf of “it”.\n:::\n',
        'new.md': PAGES['new.md'],
        'redirects.txt': moved,
    }
    loaded = [f'recap.{wing}' for wing in ('records', *wings)]
    site = small_site(tmp_path / 'site', pages, f"extensions = ['myst_parser', *{loaded}]\n")
    for build in range(2):
        built = build_small(site)
        assert ('redirects.txt:3: ' in built.log) == (build == 0)
        files = built.files()
        assert b'Half of' in files['claims/statistic-half.html']
        for name in ('older', 'old'):
            page = built.soup(f'claims/statistic-{name}')
            assert one(page, 'main a')['href'] == '../claims/statistic-half.html'
            assert one(page, 'main a').get_text() == 'Half of “it”'


def test_a_change_is_followed_and_a_former_page_goes(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {**PAGES, 'redirects.txt': 'old.html new.html\n'})
    first = build_small(site)
    assert 'old.html' in first.files()
    moved = 'older.html new.html\nindex.html#there index.html#here\nnew.html#gone new.html\n'
    lay({'redirects.txt': moved}, site)
    changed = build_small(site)
    clean = build_site(site, language='en', parallel=1, builddir=tmp_path / 'clean')
    assert changed.files() == clean.files()
    assert 'old.html' not in changed.files()
    assert one(changed.article('index'), '#there')
    assert one(changed.article('new'), '#gone').find_all_next('h1')


def test_books_know_the_old_places(followed_site: Path, tmp_path: Path) -> None:
    site = copy_root(tmp_path / 'site')
    lay({'redirects.txt': (followed_site / 'redirects.txt').read_text(encoding='utf-8')}, site)
    for builder in ('epub', 'pdf', 'text'):
        built = build_site(site, builder)
        assert built.warnings == []
