"""What a page costs its reader: bytes that travel, compressed, and requests."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

KILOBYTE = 1000
PAGE = 60 * KILOBYTE
REQUESTS = 12


def fetched(website: Website, name: str) -> list[Path]:
    """Return the files that a browser fetches to show the page, the page first."""
    soup = website.soup(name)
    addresses = [
        *(
            str(tag['src'])
            for tag in soup.find_all(['script', 'img', 'source', 'iframe'], src=True)
        ),
        *(
            str(tag['href'])
            for tag in soup.find_all('link', href=True)
            if {'stylesheet', 'icon', 'shortcut', 'preload'} & set(tag['rel'])
        ),
    ]
    base = website.path(name)
    files = [urlsplit(urljoin(base.as_uri(), address)) for address in addresses]
    assert {file.scheme for file in files} <= {'file', 'data'}, 'a page loads from elsewhere'
    local = dict.fromkeys(unquote(file.path) for file in files if file.scheme == 'file')
    return [base, *(base.__class__(path) for path in local)]


def weight(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def test_pages_are_light(website: Website) -> None:
    weights = {name: weight(fetched(website, name)) for name in website.names()}
    assert {name: size for name, size in weights.items() if size > PAGE} == {}


def test_pages_ask_for_few_files(website: Website) -> None:
    asked = {name: len(fetched(website, name)) for name in website.names()}
    assert {name: number for name, number in asked.items() if number > REQUESTS} == {}
