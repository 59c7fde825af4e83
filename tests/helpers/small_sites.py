"""A site of a page or two with all wings, as an author might begin it, in each format."""

from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING, Final

from miniature import build_site, lay
from pdfs import tool

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from miniature import Built

CONF: Final = """
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
project = 'Notes'
author = 'Nobody'
copyright = '2026, Nobody'
version = release = '1'
language = 'en'
html_theme = 'furo'
nitpicky = True
smartquotes = False
myst_heading_anchors = 3
myst_enable_extensions = [
    'alert', 'attrs_inline', 'colon_fence', 'deflist', 'strikethrough', 'tasklist',
]
"""


def small_site(folder: Path, pages: Mapping[str, str], conf: str = '') -> Path:
    """Lay *pages* in *folder*, with settings to which *conf* adds."""
    return lay({'conf.py': CONF + conf, **pages}, folder)


def built(site: Path, builder: str = 'html', language: str = 'en') -> Built:
    """Build *site* with doctrees of its own: a builder would not say again what another said."""
    place = site.parent / f'{site.name}-{builder}-{language}'
    return build_site(site, builder, language=language, parallel=1, builddir=place)


def book_text(book: Built) -> str:
    """Return the text of a PDF, from its first page to its last."""
    (path,) = book.outdir.glob('*.pdf')
    return tool('pdftotext', '-layout', str(path), '-')


def png(path: Path, width: int = 8, height: int = 8) -> None:
    """Write a grey picture of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack('>I', len(content)) + checked + struct.pack('>I', zlib.crc32(checked))

    head = struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b'\0' + b'\x80' * width) * height)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', rows) + chunk(b'IEND', b'')
    )


def tree(folder: Path) -> set[str]:
    """Return the names of all files below *folder*."""
    return {
        os.path.relpath(os.path.join(holder, name), folder)  # noqa: PTH118  as they are
        for holder, _folders, names in os.walk(folder)
        for name in names
    }
