"""What the pages that were written ask of a browser: inline parts, origins, addresses.

A page is read again when it was written again: what was found is kept beside what Sphinx keeps.
Leans on builders and templates escaping ``<`` and ``"`` in attributes, as they do.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
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
FORMAT: Final = 1
ELEMENT: Final = re.compile(r'<(script|style)\b([^>]*)>(.*?)</\1\s*>', re.DOTALL | re.IGNORECASE)
TYPE: Final = re.compile(r'\btype="([^"]*)"', re.IGNORECASE)
TAG: Final = re.compile(r'<(\w+)\s([^<>]*)>')
ATTRIBUTE: Final = re.compile(r'([\w:-]+)="([^"]*)"')
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
    known = former['pages'] if former.get('format') == FORMAT else {}
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
    text = json.dumps({'format': FORMAT, 'pages': pages}, separators=(',', ':'))
    write_whole(path, text.encode())
    return {kind: sorted(values) for kind, values in sorted(found.items())}


def asks(text: str, name: str) -> Asked:
    """Yield what a page asks for, each with its kind."""
    for element, attributes, content in ELEMENT.findall(text):
        (kind,) = TYPE.findall(attributes)[:1] or ('',)
        if content and (element == 'style' or kind in SCRIPTS):
            yield f'{element.lower()}-src', hashed(content)
    outside = ELEMENT.sub(lambda found: f'<{found[1]} {found[2]}>', text)
    for tag, written in TAG.findall(outside):
        attributes = dict(ATTRIBUTE.findall(written))
        for key, value in attributes.items():
            if key == 'style':
                yield 'style-src-attr', hashed(unescape(value))
            elif key.startswith('on') and key.isalpha():
                yield 'handlers', name
        asked = {key: attributes[key] for key in ('src', 'href', 'data') if key in attributes}
        for address in asked.values():
            yield from loads(tag, attributes, unescape(address), name)
        for value in attributes.values():
            if '?v=' in value:
                yield from (('dated', file) for file in local(value, name))


def loads(tag: str, attributes: dict[str, str], address: str, name: str) -> Asked:
    """Yield what the *address* in an element means: an origin to be let in, a file of the site."""
    parts = urlsplit(address)
    styles = tag == 'link' and 'stylesheet' in attributes.get('rel', '')
    directive = 'style-src' if styles else LOADS.get(tag)
    if directive and parts.scheme == 'data':
        yield directive, 'data:'
    elif directive and parts.netloc:
        yield directive, f'{parts.scheme or "https"}://{parts.netloc}'
    elif not parts.scheme and not parts.netloc and parts.path:
        yield from (('loaded', file) for file in local(address, name))


def local(address: str, name: str) -> Iterator[str]:
    """Yield the file that an *address* in the page *name* leads to, from the folder of the site."""
    parts = urlsplit(urljoin(f'/{name}', unescape(address)))
    if not parts.netloc:
        yield unquote(parts.path).lstrip('/')


def hashed(content: str) -> str:
    """Return the hash of an inline part as a policy writes it (CSP 3, section 2.3.1)."""
    text = content.replace('\r\n', '\n').replace('\r', '\n')  # as parsers of HTML do
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
