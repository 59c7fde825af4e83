"""Files that are older than the last build, as those moved, unpacked or copied with their time."""

from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from miniature import Built, build_site, lay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = 1_000_000_000
"""A time, in 2001, before all builds."""

CONF = """
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
language = 'en'
recap_source_language = 'fr'
locale_dirs = ['locales']
gettext_compact = False
templates_path = ['_templates']
html_static_path = ['_static']
myst_enable_extensions = ['colon_fence']
html_theme = 'furo'
suppress_warnings = ['i18n']
"""
PAGES = {
    'conf.py': CONF,
    'index.md': '# Accueil\n\n:::{toctree}\n:glob:\n\np/*\n:::\n',
    'p/source.md': '# Source\n\nAvant.\n',
    'p/include.md': '# Inclus\n\n:::{include} ../shared.txt\n:::\n',
    'p/table.md': '# Tableau\n\n:::{csv-table}\n:file: ../data.csv\n:::\n',
    'p/photo.md': '# Photo\n\n![une salle](../photo.png)\n',
    'p/dessin.md': '# Dessin\n\n:::{drawing} plan.svg\n:::\n',
    'p/traduit.md': '# Traduit\n\nBonjour.\n',
    'shared.txt': 'Before.\n',
    'data.csv': 'a,before\n',
    '_static/drawings/plan.svg': '<svg><title>Before</title></svg>\n',
    'locales/en/LC_MESSAGES/p/traduit.po': 'msgid "Bonjour."\nmsgstr "Hello."\n',
    'locales/en/LC_MESSAGES/sphinx.po': 'msgid "Cite this page"\nmsgstr "Cite it"\n',
    '_templates/partials/downloads.html': '<p>Before.</p>\n',
    '_static/notice.txt': 'Before.\n',
    'p/fichier.md': '# Fichier\n\n{download}`notes <../notes.txt>`\n',
    'notes.txt': 'Before.\n',
}


def png(size: int) -> bytes:
    """Return a grey picture of that *size*, in pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack('>I', len(content)) + checked + struct.pack('>I', zlib.crc32(checked))

    rows = zlib.compress((b'\0' + b'\x80' * size) * size)
    head = struct.pack('>IIBBBBB', size, size, 8, 0, 0, 0, 0)
    parts = (chunk(b'IHDR', head), chunk(b'IDAT', rows), chunk(b'IEND', b''))
    return b'\x89PNG\r\n\x1a\n' + b''.join(parts)


def put(path: Path, content: bytes) -> None:
    """Put *content* in the file *path*, older than any build."""
    path.write_bytes(content)
    os.utime(path, (OLD, OLD))


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    'p/source.md': lambda old: old.replace(b'Avant.', b'Pendant.'),
    'shared.txt': lambda _old: b'Meanwhile.\n',
    'data.csv': lambda _old: b'a,meanwhile\n',
    'photo.png': lambda _old: png(3),
    'photo.en.png': lambda _old: png(4),  # Sphinx doesn't look for what has come
    '_static/drawings/plan.svg': lambda old: old.replace(b'Before', b'Meanwhile'),
    'locales/en/LC_MESSAGES/p/traduit.po': lambda old: old.replace(b'Hello', b'Good morning'),
    'locales/en/LC_MESSAGES/sphinx.po': lambda old: old.replace(b'Cite it', b'Quote this page'),
    '_templates/partials/downloads.html': lambda _old: b'<p>Meanwhile.</p>\n',
    '_static/notice.txt': lambda _old: b'Meanwhile.\n',
    'notes.txt': lambda _old: b'Meanwhile.\n',
}


@pytest.fixture(scope='module')
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site, of files older than any build, that has been built once."""
    srcdir = lay(PAGES, tmp_path_factory.mktemp('moved') / 'site')
    (srcdir / 'photo.png').write_bytes(png(2))
    for path in srcdir.rglob('*'):
        if path.is_file():
            os.utime(path, (OLD + 1, OLD + 1))
    assert built(srcdir, srcdir / '_build').warnings == []
    return srcdir


def built(srcdir: Path, builddir: Path) -> Built:
    """Build the site in a process of its own: one keeps the messages that it has read."""
    return build_site(srcdir, language='en', parallel=1, builddir=builddir)


@pytest.mark.parametrize('name', CHANGES)
def test_an_older_file_is_seen(made: Path, name: str, tmp_path: Path) -> None:
    path = made / name
    before = path.read_bytes() if path.exists() else b''
    put(path, CHANGES[name](before))
    assert path.read_bytes() != before
    changed, clean = built(made, made / '_build'), built(made, tmp_path)
    assert differing(changed, clean) == []


def differing(one: Built, other: Built) -> list[str]:
    """Return the names of the files that two builds wrote otherwise."""
    found, expected = one.files(), other.files()
    names = sorted(found.keys() | expected.keys())
    return [name for name in names if found.get(name) != expected.get(name)]
