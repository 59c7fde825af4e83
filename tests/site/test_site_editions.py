"""The English edition of this recap: whole, under the addresses of the French one."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from recap.commands.build import PUBLISHED
from this_recap import BOOKS, ROOT
from website import Website, publish

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_anchors_are_the_same(website: Website, english_website: Website) -> None:
    assert website.names() == english_website.names()
    for name in website.names():
        if name not in {'genindex', 'search'}:  # made of words, not of anchors
            assert website.anchors(name) == english_website.anchors(name), name


def test_pages_say_their_language(website: Website, english_website: Website) -> None:
    for site, language in ((website, 'fr'), (english_website, 'en')):
        roots = [site.soup(name).html for name in site.names()]
        assert {root['lang'] if root else '' for root in roots} == {language}


def test_translation_is_whole(english_website: Website) -> None:
    said = [
        n for n in english_website.names() if english_website.soup(n).select('.recap-untranslated')
    ]
    assert said == []


def test_drawings_speak_the_language_of_the_edition(
    website: Website, english_website: Website
) -> None:
    for site, words in ((website, 'salariés'), (english_website, 'employees')):
        (drawing,) = site.soup('posts/social-crm').select('figure svg')
        assert words in drawing.get_text()


def canonical(site: Website, name: str) -> str:
    """Return the address that a page says is its own."""
    (link,) = site.soup(name).select('link[rel=canonical]')
    return str(link['href'])


def test_a_published_site_knows_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('SITE_URL', 'https://recap.example/fr/latest/')
    monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', 'https://recap.example/fr/latest/')
    publish(ROOT, tmp_path / 'html', BOOKS)
    french, english = Website(tmp_path / 'html'), Website(tmp_path / 'html' / 'en')
    address = 'https://recap.example/fr/latest'
    assert canonical(french, 'posts/leadership') == f'{address}/posts/leadership.html'
    assert canonical(english, 'posts/leadership') == f'{address}/en/posts/leadership.html'
    for site, other in ((french, '../en/posts/'), (english, '../../posts/')):
        links = [str(a['href']) for a in site.soup('posts/leadership').select('a[hreflang]')]
        assert any(link.endswith(f'{other}leadership.html') for link in links)


def test_a_language_that_is_published_by_itself_leads_to_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', 'https://recap.example/en/latest/')
    publish(ROOT, tmp_path / 'html', {'en': BOOKS['en']})
    site = Website(tmp_path / 'html')
    assert canonical(site, 'index') == 'https://recap.example/en/latest/index.html'
    assert site.soup('index').select('[hreflang]') == []


def test_read_the_docs_publishes_what_make_does() -> None:
    configuration = (ROOT / '.readthedocs.yaml').read_text(encoding='utf-8')
    commands = re.findall(r'^    - (.+)$', configuration, re.MULTILINE)
    (first,) = (command for command in commands if command.startswith('make '))
    others = commands[commands.index(first) + 1 :]
    plan = subprocess.run(
        ['sh', '-c', first.replace('make ', 'make -n ', 1)],
        cwd=ROOT,
        env={**os.environ, 'READTHEDOCS_CANONICAL_URL': 'https://recap.example/'},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for builder in ('html', 'pdf', 'epub'):
        assert f'recap build {builder}' in plan
    assert any(f'cp -R {PUBLISHED} ' in command for command in others)
