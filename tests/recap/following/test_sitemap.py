"""The site map and `robots.txt`, as other programs read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest

from miniature import build_site
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

SITE: Final = 'https://moulin.example/2012/'
DAY: Final = '2030-03-17T17:46:40Z'
NAMES: Final = {
    's': 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'x': 'http://www.w3.org/1999/xhtml',
}


def places(built: Built) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the addresses of a site map, each with its date and its addresses by language."""
    found = {}
    for place in ET.fromstring(built.files()['sitemap.xml']).findall('s:url', NAMES):
        links = place.findall('x:link', NAMES)
        assert {link.get('rel') for link in links} == {'alternate'}
        languages = {str(link.get('hreflang')): str(link.get('href')) for link in links}
        date = place.findtext('s:lastmod', '', NAMES)
        found[str(place.findtext('s:loc', '', NAMES))] = (date, languages)
    return found


@pytest.mark.parametrize(('edition', 'root'), [('followed', ''), ('followed_abroad', 'en/')])
def test_it_has_all_pages_and_their_pairs(
    edition: str, root: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(edition)
    found = places(built)
    written = [name for name in built.files() if name.endswith('.html')]
    pages = {name for name in written if (built.srcdir / name).with_suffix('.md').is_file()}
    claims = {name for name in written if name.startswith('claims/')}
    assert len(claims) > 5
    known = {*pages, *claims, 'claims/ninety.html'}
    assert found.keys() == {f'{SITE}{root}{name}' for name in known}
    for address, (date, languages) in found.items():
        name = address.removeprefix(f'{SITE}{root}')
        assert (name, date) == (name, '' if name == 'claims/ninety.html' else DAY)
        source = f'{SITE}{name}'
        pairs = {'fr': source, 'en': f'{SITE}en/{name}', 'x-default': source}
        assert languages == pairs


def test_pages_say_the_same_address(followed: Built) -> None:
    for name in ('index', 'seances/jeu'):
        (told,) = followed.soup(name).select('link[rel=canonical]')
        assert str(told['href']) in places(followed)


def test_robots_name_the_maps_where_they_are_looked_for(followed: Built, tmp_path: Path) -> None:
    assert 'robots.txt' not in followed.files()  # a folder of a host
    root = 'https://moulin.example/'
    built = build_site(followed.srcdir, builddir=tmp_path / 'fr', html_baseurl=root)
    robots = RobotFileParser()
    robots.parse(built.text('robots', '.txt').splitlines())
    assert robots.site_maps() == [f'{root}sitemap.xml', f'{root}en/sitemap.xml']
    assert robots.can_fetch('Anyone', f'{root}index.html')
    place = tmp_path / 'en'
    abroad = build_site(followed.srcdir, language='en', builddir=place, html_baseurl=root)
    assert 'robots.txt' not in abroad.files()


def test_a_page_that_asks_not_to_be_listed_is_not(tmp_path: Path) -> None:
    head = '---\norphan: true\nmyst:\n  html_meta:\n    robots: noindex, follow\n---\n'
    pages = {'index.md': '# Notes\n', 'draft.md': f'{head}# Draft\n'}
    site = small_site(tmp_path / 'site', pages)
    found = build_site(site, language='en', html_baseurl='https://mill.example/')
    assert '/index.html' in found.text('sitemap', '.xml')
    assert 'draft' not in found.text('sitemap', '.xml')
    assert '<meta content="noindex, follow" name="robots"' in found.text('draft', '.html')
