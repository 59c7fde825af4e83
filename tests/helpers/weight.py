"""What a page costs its reader: bytes that travel, compressed, and requests."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from website import Website

KILOBYTE = 1000
REQUESTS = 6


def fetched(website: Website, name: str) -> list[Path]:
    """Return the files that a browser fetches to show the page, the page first.

    Pictures that are lazy, and scripts that a template holds, come later, if the reader does.
    """
    soup = website.soup(name)
    links = {
        kind: [str(tag['href']) for tag in soup.find_all('link', href=True) if kind in tag['rel']]
        for kind in ('stylesheet', 'preload', 'icon')
    }
    addresses = [
        *(
            str(tag['src'])
            for tag in soup.find_all(['script', 'img', 'source', 'iframe'], src=True)
            if tag.get('loading') != 'lazy' and not tag.find_parent('template')
        ),
        *links['stylesheet'],
        *links['preload'],
        *links['icon'][-1:],  # of several, a browser takes one
    ]
    base = website.path(name)
    files = [urlsplit(urljoin(base.as_uri(), address)) for address in addresses]
    assert {file.scheme for file in files} <= {'file', 'data'}, 'a page loads from elsewhere'
    local = dict.fromkeys(unquote(file.path) for file in files if file.scheme == 'file')
    return [base, *(base.__class__(path) for path in local)]


def weight(files: Iterable[Path]) -> int:
    """Return the bytes of the *files*, compressed."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def heavy(website: Website, most: int) -> dict[str, int]:
    """Return the weight of the pages that weigh more than *most*."""
    weights = {name: weight(fetched(website, name)) for name in website.names()}
    return {name: size for name, size in weights.items() if size > most}


def greedy(website: Website, most: int = REQUESTS) -> dict[str, int]:
    """Return the number of files of the pages that ask for more than *most*."""
    asked = {name: len(fetched(website, name)) for name in website.names()}
    return {name: number for name, number in asked.items() if number > most}
