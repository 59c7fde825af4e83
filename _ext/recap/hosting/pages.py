"""What the pages that were written ask of a browser: inline parts, origins, addresses.

A page is read again when it was written again: what was found is kept beside what Sphinx keeps.
Leans on builders and templates escaping ``<`` and ``"`` in attributes, as they do.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urljoin, urlsplit

from .._files import read_kept, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Asked = Iterator[tuple[str, str]]

KEPT: Final = 'recap-hosting.json'
FORMAT: Final = 2
ELEMENT: Final = re.compile(r'<(script|style)\b([^>]*)>(.*?)</\1\s*>', re.DOTALL | re.IGNORECASE)
TYPE: Final = re.compile(r'\btype="([^"]*)"', re.IGNORECASE)
LOADING: Final = re.compile(r'<(?:script|link|img|source|video|audio|iframe)\s[^<>]*>')
"""The tags of elements that load something, whole."""
ATTRIBUTE: Final = re.compile(r'([\w:-]+)="([^"]*)"')
INLINE: Final = re.compile(r'\s(style|on[a-z]+)="([^"]*)"')
"""A style or a handler in an attribute, or, seldom, in a text that has quotation marks as such."""
DATED: Final = re.compile(r'"([^"<>\s]*\?v=[^"]*)"')
"""What is asked for with a digest, by whatever attribute."""
SCRIPTS: Final = frozenset({'', 'module', 'text/javascript', 'speculationrules', 'importmap'})
"""Types of scripts that a policy is about; of others, such as JSON, browsers run nothing."""
LOADS: Final = {
    'img': 'img-src',
    'source': 'media-src',
    'video': 'media-src',
    'audio': 'media-src',
    'iframe': 'frame-src',
    'script': 'script-src',
}
"""Which directive says whence an element may load."""


def read_pages(folder: Path, keep: Path) -> dict[str, list[str]]:
    """Return what the pages in *folder* and below ask for, by kind, sorted; *keep* holds it.

    The kinds: ``script-src``, ``style-src`` and ``style-src-attr`` (hashes, as a policy writes
    them), directives with origins (``https://…``), ``handlers`` (pages with event handlers, which
    no policy but a lax one lets run), ``loaded`` (files, from *folder*), and ``dated`` (those that
    are asked for with a digest, ``?v=``).
    """
    path = keep / KEPT
    former = read_kept(path, dict)
    known = dict(former['pages']) if former.get('format') == FORMAT else {}
    pages: dict[str, Any] = {}
    found: dict[str, set[str]] = {}
    for page in sorted(folder.rglob('*.html')):
        name, stat = page.relative_to(folder).as_posix(), page.stat()
        mark = [stat.st_mtime_ns, stat.st_size]
        if known.get(name, [None])[0] != mark:
            asked: dict[str, list[str]] = {}
            for kind, value in set(asks(page.read_text('utf-8', errors='replace'), name)):
                asked.setdefault(kind, []).append(value)
            known[name] = [mark, asked]
        pages[name] = known[name]
        for kind, values in pages[name][1].items():
            found.setdefault(kind, set()).update(values)
    if pages != former.get('pages'):
        text = json.dumps({'format': FORMAT, 'pages': pages}, separators=(',', ':'))
        write_whole(path, text.encode())
    return {kind: sorted(values) for kind, values in sorted(found.items())}


def asks(text: str, name: str) -> Asked:
    """Yield what a page asks for, each with its kind."""
    parts: list[re.Match[str]] = []

    def emptied(found: re.Match[str]) -> str:
        parts.append(found)
        return f'<{found[1]} {found[2]}>'

    outside = ELEMENT.sub(emptied, text)
    for found in parts:
        (kind,) = TYPE.findall(found[2])[:1] or ('',)
        if found[3] and (found[1].lower() == 'style' or kind in SCRIPTS):
            yield f'{found[1].lower()}-src', hashed(found[3])
    for found in INLINE.finditer(outside):
        if outside.rfind('<', 0, found.start()) > outside.rfind('>', 0, found.start()):
            style = found[1] == 'style'
            yield ('style-src-attr', hashed(unescape(found[2]))) if style else ('handlers', name)
    folder = f'{name.rpartition("/")[0]}/'
    for tag in LOADING.findall(outside):
        yield from loads(tag, folder)
    for address in map(unescape, DATED.findall(outside)):
        if not urlsplit(address).netloc:
            yield 'dated', local(address, folder)


@cache
def loads(tag: str, folder: str) -> tuple[tuple[str, str], ...]:
    """Return what the *tag* of a page in *folder* means: origins to let in, files of the site.

    Kept, as the pages of a folder begin with the same tags.
    """
    element = tag[1:].split(maxsplit=1)[0]
    attributes = dict(ATTRIBUTE.findall(tag))
    styles = element == 'link' and 'stylesheet' in attributes.get('rel', '')
    directive = 'style-src' if styles else LOADS.get(element)
    found = []
    for address in (unescape(attributes[key]) for key in ('src', 'href') if key in attributes):
        parts = urlsplit(address)
        if directive and parts.scheme == 'data':
            found.append((directive, 'data:'))
        elif directive and parts.netloc:
            found.append((directive, f'{parts.scheme or "https"}://{parts.netloc}'))
        elif not parts.scheme and not parts.netloc and parts.path:
            found.append(('loaded', local(address, folder)))
    return tuple(found)


@cache
def local(address: str, folder: str) -> str:
    """Return the file that an *address* in a page of *folder* leads to, from that of the site."""
    return unquote(urlsplit(urljoin(f'/{folder}', address)).path).lstrip('/')


def hashed(content: str) -> str:
    """Return the hash of an inline part as a policy writes it (CSP 3, section 2.3.1)."""
    text = content.replace('\r\n', '\n').replace('\r', '\n')  # as parsers of HTML do
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
