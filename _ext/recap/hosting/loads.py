"""What elements of pages, and stylesheets, have a browser load: origins, and files of the site.

A directive is named after what loads: https://www.w3.org/TR/CSP3/#directives-fetch.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

from .._address import parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from urllib.parse import SplitResult

LOADS: Final = {
    'img': {'src': 'img-src', 'srcset': 'img-src'},
    'image': {'href': 'img-src', 'xlink:href': 'img-src'},
    'source': {'src': 'media-src', 'srcset': 'img-src'},
    'video': {'src': 'media-src', 'poster': 'img-src'},
    'audio': {'src': 'media-src'},
    'track': {'src': 'media-src'},
    'iframe': {'src': 'frame-src'},
    'object': {'data': 'object-src'},
    'embed': {'src': 'object-src'},
    'script': {'src': 'script-src'},
    'form': {'action': 'form-action'},
}
"""Which directive says whence the attributes of an element may load, or where they send."""
LINKS: Final = {
    'stylesheet': 'style-src',
    'icon': 'img-src',
    'apple-touch-icon': 'img-src',
    'mask-icon': 'img-src',
    'manifest': 'manifest-src',
    'preload': '',
    'modulepreload': 'script-src',
}
"""The same of a link, by what it is named: a browser loads no other without being asked."""
FRAMES: Final = frozenset({'frame-src', 'object-src'})
"""What sets a document within another, which is asked in its turn whether it lets that happen."""
LOADING: Final = re.compile(rf'<(?:link|{"|".join(LOADS)})\s[^<>]*>')
"""The tags of elements that load something, whole."""
ATTRIBUTE: Final = re.compile(r'([\w:-]+)="([^"]*)"')
CANDIDATE: Final = re.compile(r'[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)')
"""A picture of a ``srcset``, and its size perhaps."""
FACE: Final = re.compile(r'@font-face\s*\{[^}]*\}', re.IGNORECASE)
IMPORT: Final = re.compile(r'@import\s+(?:url\(\s*)?["\']?([^"\')\s;]+)', re.IGNORECASE)
ADDRESS: Final = re.compile(r'url\(\s*(?:"([^"]*)"|\'([^\']*)\'|([^"\')\s]*))', re.IGNORECASE)


@cache
def loads(tag: str, folder: str) -> tuple[tuple[str, str], ...]:
    """Return what the *tag* of a page in *folder* means: origins to let in, by directive.

    And files of the site, as ``loaded``. Kept, as the pages of a folder begin with the same tags.
    """
    element = tag[1:].split(maxsplit=1)[0]
    attributes = {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}
    if element == 'link':
        named = attributes.get('rel', '').lower().split()
        known = next((LINKS[each] for each in named if each in LINKS), None)
        directives = {} if known is None else {'href': known}
    else:
        directives = LOADS[element]
    found: list[tuple[str, str]] = []
    for name, directive in directives.items():
        for address in addresses(name, attributes.get(name, '')):
            found += let_in(directive, address)
            if directive != 'form-action' and (path := local(address, folder)):
                found.append(('loaded', path))
    return tuple(found)


def addresses(name: str, value: str) -> list[str]:
    """Return the addresses in the *value* of an attribute; ``srcset`` has several, with sizes."""
    if name != 'srcset':
        return [value] if value else []
    return CANDIDATE.findall(value)


def let_in(directive: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield what must be let in for an *address* to be loaded, by directive.

    What is of the site is, but for fonts and frames, which few have.
    """
    parts = parted(address)
    if not directive:
        return
    if parts.scheme == 'data':
        yield directive, 'data:'
    elif parts.netloc:
        yield directive, f'{parts.scheme or "https"}://{parts.netloc}'
    elif is_local(parts) and directive in {*FRAMES, 'font-src'}:
        yield directive, "'self'"
        if directive in FRAMES:
            yield 'frame-ancestors', "'self'"


def is_local(parts: SplitResult) -> bool:
    """Return whether the *parts* of an address lead to a file of the site."""
    return bool(not parts.scheme and not parts.netloc and parts.path)


@cache
def local(address: str, folder: str) -> str:
    """Return the file that an *address* in a page of *folder* leads to, from that of the site.

    Nothing, where it leads elsewhere.
    """
    if not is_local(parted(address)):
        return ''
    return unquote(urlsplit(urljoin(f'/{folder}', address)).path).lstrip('/')


def styles_ask(root: Path, loaded: Iterable[str]) -> set[tuple[str, str]]:
    """Return what the stylesheets among the files *loaded* of the site in *root* ask for.

    With those that they import; as `loads` does.
    """
    found: set[tuple[str, str]] = set()
    waiting = [name for name in loaded if name.endswith('.css')]
    known = set(waiting)
    while waiting:
        name = waiting.pop()
        path = root / name
        text = path.read_text('utf-8', errors='replace') if path.is_file() else ''
        for directive, address in addresses_in(text):
            found.update(let_in(directive, address))
            if file := local(address, f'{name.rpartition("/")[0]}/'):
                found.add(('loaded', file))
                if directive == 'style-src' and file not in known:
                    known.add(file)
                    waiting.append(file)
    return found


def addresses_in(styles: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that a stylesheet holds, each with its directive."""
    for address in IMPORT.findall(styles):
        yield 'style-src', address
    for face in FACE.findall(styles):
        yield from (('font-src', each) for each in urls(face))
    for each in urls(IMPORT.sub('', FACE.sub('', styles))):
        yield 'img-src', each


def urls(text: str) -> Iterator[str]:
    """Yield the addresses that a part of a stylesheet holds."""
    for double, single, bare in ADDRESS.findall(text):
        yield double or single or bare
