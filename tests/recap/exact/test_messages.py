"""Words that a project says otherwise, in its own catalogue of messages."""

from __future__ import annotations

import gettext
import os
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from miniature import build_site, lay
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

OWN = 'msgid "True, with caveats"\nmsgstr "{}"\n'
COUNTED = (
    'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    'msgid "%d session"\nmsgid_plural "%d sessions"\nmsgstr[0] "%d tour"\nmsgstr[1] "%d tours"\n'
)


def test_another_word_for_a_verdict_is_shown_wherever_it_was(site: Path, tmp_path: Path) -> None:
    """Some words are put in a page when it is read, others when it is written."""
    messages = {'locales/fr/LC_MESSAGES/recap-words.po': OWN.format('À nuancer')}
    lay(messages, site)
    build_site(site, parallel=1)
    lay({name: OWN.format('À préciser') for name in messages}, site)
    changed = build_site(site, parallel=1)
    clean = build_site(site, parallel=1, builddir=tmp_path / 'clean')
    assert changed.files() == clean.files()
    everything = b''.join(changed.files().values()).decode(errors='replace')
    assert 'À préciser' in everything
    assert 'À nuancer' not in everything


@pytest.mark.parametrize(
    ('language', 'other'), [('en', 'Cite this page'), ('fr', 'Citer cette page')]
)
def test_other_words_are_as_they_were(site: Path, language: str, other: str) -> None:
    lay({f'locales/{language}/LC_MESSAGES/recap-words.po': OWN.format('Hm')}, site)
    built = build_site(site, language=language, parallel=1)
    page = built.soup('seances/ouverture').get_text()
    assert 'Hm' in b''.join(built.files().values()).decode(errors='replace')
    assert other in page
    assert {'en': 'Next', 'fr': 'Suivant'}[language] in page


@pytest.mark.parametrize('language', ['en', 'fr'])
def test_other_words_are_counted(site: Path, language: str) -> None:
    lay({f'locales/{language}/LC_MESSAGES/recap-words.po': COUNTED}, site)
    built = build_site(site, 'epub', language=language, parallel=1)
    (path,) = built.outdir.glob('*.epub')
    with ZipFile(path) as book:
        assert re.search(r'\d tours', book.read('content.opf').decode())


def test_catalogues_are_compiled_elsewhere_where_they_cannot_be_beside_their_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = 'msgid "Notes"\nmsgstr "Carnet"\n\nmsgid "Sit down."\nmsgstr "Assieds-toi."\n'
    path = 'locales/fr/LC_MESSAGES/index.po'
    pages = {'index.md': '# Notes\n\nSit down.\n', path: catalogue}
    site = small_site(tmp_path / 'site', pages, "locale_dirs = ['locales']\n")
    place = tmp_path / 'build'
    monkeypatch.setattr(os, 'access', lambda _path, mode: mode != os.W_OK)
    first = build_site(site, builddir=place)
    assert first.warnings == []
    assert 'Assieds-toi.' in first.text('index', '.html')
    assert not list(site.rglob('*.mo'))
    written = (first.outdir / 'index.html').stat().st_mtime_ns
    build_site(site, builddir=place)
    assert (first.outdir / 'index.html').stat().st_mtime_ns == written  # nothing was to be done
    lay({path: catalogue.replace('Assieds', 'Assois')}, site)
    monkeypatch.setattr(gettext, '_translations', {})  # kept by file, as long as the process lives
    assert 'Assois-toi.' in build_site(site, builddir=place).text('index', '.html')
