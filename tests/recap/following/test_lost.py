"""The page of what isn't there, as a server shows it, at any depth, under a strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from accessibility import violations
from miniature import build_site
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

    from miniature import Built

import pytest

SITE: Final = 'https://moulin.example/2012/'
POLICY: Final = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'"


class Served:
    """A server that shows `404.html` for what isn't there."""

    def __init__(self, built: Built) -> None:
        self.root = built.outdir
        self.lost: list[str] = []

    def answer(self, route: Route) -> None:
        path = unquote(urlsplit(route.request.url).path)
        file = self.root / (path.removeprefix('/2012/') or 'index.html')
        if path.startswith('/2012/') and file.is_file():
            route.fulfill(path=file)
            return
        self.lost.append(path)
        headers = {'Content-Security-Policy': POLICY, 'Content-Type': 'text/html; charset=utf-8'}
        route.fulfill(status=404, body=(self.root / '404.html').read_bytes(), headers=headers)


@pytest.fixture
def served(followed: Built) -> Served:
    return Served(followed)


def test_it_works_at_any_depth(served: Served, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on('console', lambda message: said.append(message.text))
    page.route('**/*', served.answer)
    for path in ('nowhere', 'seances/nowhere/at/all.html'):
        page.goto(f'{SITE}{path}')
        assert page.title() == 'Page introuvable – Journées du moulin 2012'
        assert page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth') == '648px'
    page.get_by_role('searchbox', name='Rechercher dans le compte rendu').fill('jeu')
    page.keyboard.press('Enter')
    page.wait_for_url(f'{SITE}search.html?q=jeu')
    page.go_back()
    page.get_by_text('Aller à la page d’accueil').click()
    page.wait_for_url(SITE)
    assert [path for path in served.lost if 'nowhere' not in path] == []
    assert [text for text in said if 'Policy' in text] == []
    page.close()


def test_it_speaks_all_languages(followed: Built, followed_abroad: Built) -> None:
    for built, languages in ((followed, ['fr', 'en']), (followed_abroad, ['en', 'fr'])):
        page = built.soup('404')
        assert page.html
        assert page.html['lang'] == languages[0]
        assert [str(tag['lang']) for tag in page.select('section')] == languages
        roots = {'fr': '/2012/', 'en': '/2012/en/'}
        forms = [str(tag['action']) for tag in page.select('form')]
        assert forms == [f'{roots[language]}search.html' for language in languages]
        titles = {'fr': 'Page introuvable', 'en': 'Page not found'}
        heads = [tag.get_text() for tag in page.select('h1, h2')]
        assert heads == [titles[language] for language in languages]


def test_its_words_say_their_own_language(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n'}, "language = 'ar'\n")
    built = build_site(site, language='ar', html_baseurl='https://mill.example/')
    (section,) = built.soup('404').select('section')
    assert (section['lang'], section['dir']) == ('en', 'ltr')


def test_a_project_says_its_words_otherwise(tmp_path: Path) -> None:
    word = 'msgid "Page not found"\nmsgstr "Nie ma takiej strony"\n'
    files = {'index.md': '# Notes\n', 'locales/pl/LC_MESSAGES/recap-words.po': word}
    site = small_site(tmp_path / 'site', files, "language = 'pl'\nlocale_dirs = ['locales']\n")
    built = build_site(site, language='pl', html_baseurl='https://mill.example/')
    (section,) = built.soup('404').select('section')
    assert section['lang'] == 'pl'
    assert 'Nie ma takiej strony' in section.get_text()


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_all_can_read_it(scheme: str, served: Served, browser: Browser) -> None:
    page = browser.new_page(color_scheme='dark' if scheme == 'dark' else 'light')
    page.route('**/*', served.answer)
    page.goto(f'{SITE}nowhere')
    for width in (320, 1280):
        page.set_viewport_size({'width': width, 'height': 800})
        assert page.evaluate('document.documentElement.scrollWidth') == width
        assert violations(page) == []
    page.close()


def test_no_one_finds_it(followed: Built) -> None:
    assert followed.soup('404').select('meta[name=robots][content=noindex]')
    files = followed.files()
    assert b'404.html' not in files['sitemap.xml']
    index = [content for name, content in files.items() if name.startswith('_search/')]
    assert index
    assert not any('introuvable –'.encode() in content for content in index)
    assert not followed.soup('404').select('script, base, style, [style]')
