"""What the site adds to its theme, and what it counts on the theme to keep."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import furo
import pytest

from miniature import Build, lay, one, words
from small_sites import built, small_site

if TYPE_CHECKING:
    from bs4 import Tag

    from website import Website

THEME = Path(furo.__file__).parent / 'theme' / 'furo'

REPLACED = {
    'page.html': 'ad8bad98317b2e09',
    'genindex.html': 'e8de4997983f6996',
    'search.html': '95755b01ed85cf27',
    'sidebar/navigation.html': '276383fe9ec54080',
    'sidebar/search.html': 'd0cc1cbc08f56a54',
    'partials/icons.html': '011252a5f029c546',
}
"""The theme's templates that `_templates` replaces, or whose parts it names, as last read."""

ENGLISH = (
    'Skip to content',
    'Back to top',
    'Next',
    'Previous',
    'Home',
    'On this page',
    'Toggle site navigation sidebar',
    'Toggle table of contents sidebar',
    'Toggle Light / Dark / Auto color theme',
    'Light mode',
    'Dark mode',
    'Auto light/dark',
    'View this page',
    'Edit this page',
    'Last updated on',
    'Copyright',
    'Made with',
    'Search',
    'Hide navigation',
    'Permalink to',
    'Link to this',
    'Contents',
    'Expand',
    'Table of Contents',
)
"""What Furo and Sphinx say where nobody has translated them."""


@pytest.mark.parametrize('name', REPLACED)
def test_replaced_templates_are_those_that_were_read(name: str) -> None:
    """When this fails, read what changed in the theme, mend ours, then write the new digest."""
    assert sha256((THEME / name).read_bytes()).hexdigest()[:16] == REPLACED[name]


def spoken(tag: Tag) -> set[str]:
    """Return all that *tag* says: its strings, and the names that only some hear."""
    attributes = ('aria-label', 'title', 'alt', 'placeholder')
    named = {
        part[name] for part in tag.find_all(True) for name in attributes if part.has_attr(name)
    }
    return {str(text).strip() for text in {*tag.stripped_strings, *named}}


def test_the_theme_speaks_french(website: Website) -> None:
    left = {
        (name, text)
        for name in website.names()
        for text in spoken(website.chrome(name))
        for english in ENGLISH
        if text.startswith(english)
    }
    assert not left


def test_every_page_has_its_landmarks(website: Website) -> None:
    for name in website.names():
        soup = website.soup(name)
        (main,) = soup.find_all('main')
        assert [a['href'] for a in soup.select('a.skip-to-content')] == [f'#{main["id"]}']
        assert len(soup.find_all('h1')) == 1
        names = [nav['aria-label'] for nav in soup.find_all('nav')]
        assert len(names) == len(set(names)) >= 1
        assert not soup.select('aside:not([aria-label])')
        assert not soup.select('[role=heading]:not([aria-level])')


def test_the_sidebar_says_which_page_is_shown(website: Website) -> None:
    current = website.soup('seances/meule').select('.sidebar-tree [aria-current=page]')
    assert [link.get_text() for link in current] == ['La meule et le vent']


def test_scripts_wait_for_the_page(website: Website) -> None:
    for name in website.names():
        for script in website.soup(name).find_all('script', src=True):
            assert script.has_attr('defer'), f'{name}: {script["src"]} holds the page back'


def test_a_table_with_a_title_has_one_anchor(build: Build, site: Path) -> None:
    table = ':::{table} Un titre\n:name: tableau\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n:::\n'
    lay({'aparte.md': f'---\norphan: true\n---\n\n# Aparté\n\n{table}'}, site)
    one(build(site).article('aparte'), '#tableau')


def test_description_of_a_page_is_translated_as_its_text_is(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    matter = '---\nmyst:\n  html_meta:\n    description: Ce qu’on joue.\n---\n\n'
    page.write_text(matter + page.read_text(encoding='utf-8'), encoding='utf-8')
    catalogue = site / 'locales/en/LC_MESSAGES/seances/jeu.po'
    text = f'{catalogue.read_text(encoding="utf-8")}\nmsgid "Ce qu’on joue."\nmsgstr "Played."\n'
    catalogue.write_text(text, encoding='utf-8')
    built = build(site, language='en')
    described = one(built.soup('seances/jeu'), 'meta[name=description]')
    assert described.attrs == {'name': 'description', 'content': 'Played.'}
    assert built.warnings == []


def test_a_title_of_any_signs_is_shown_as_it_is(tmp_path: Path) -> None:
    title = 'The tag <script> & </title>'
    pages = {'index.md': '# The tag `<script>` & `</title>`\n\n:::{toctree}\nb\n:::\n'}
    site = built(small_site(tmp_path / 'site', {**pages, 'b.md': '# B\n\nText.\n'}))
    for page in ('index', 'b', 'search', 'genindex'):
        soup = site.soup(page)
        brands = [words(tag) for tag in soup.select('.sidebar-brand-text, a.brand')]
        assert brands == [title] * (0 if page == 'index' else 2)
        assert one(soup, 'head > title').get_text().endswith(title)
        assert soup.select('footer')
