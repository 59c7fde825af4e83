"""What the pages that were written ask of a browser: inline parts, origins, addresses.

A page is read again when it was written again: what was found is kept beside what Sphinx keeps.
Leans on builders and templates escaping ``<`` and ``"`` in attributes, as they do.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, Final

from .._processes import in_shares, share
from .kept import KEPT, keep_known, read_known
from .loads import LOADING, loads, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Asked = Iterator[tuple[str, str]]

SMALLEST: Final = 200
"""Pages that are worth starting a process for."""
PAGE: Final = '.html'
"""How the names of pages end by default; those that are set end otherwise perhaps."""
NONE: Final = ((), '')
"""What is known of a page that wasn't there."""
OPENING: Final = re.compile(r'<(script|style)\b([^>]*)>', re.IGNORECASE)
CLOSING: Final = {name: re.compile(rf'</{name}\s*>', re.IGNORECASE) for name in ('script', 'style')}
TYPE: Final = re.compile(r'\btype="([^"]*)"', re.IGNORECASE)
STYLE: Final = re.compile(r'(style)="([^"]*)"')
HANDLER: Final = re.compile(r'(on[a-z]+)="([^"]*)"')
"""Inline in an attribute, or, seldom, in a text that has quotation marks as such.

Each begins with letters, which Python finds faster than the space before them.
"""
DATED: Final = re.compile(r'\?v=[^"<>\s]*"')
"""The end of what is asked for with a digest, by whatever attribute."""
BROKEN: Final = re.compile(r'[<>\s]')
"""What no address holds."""
SCRIPTS: Final = frozenset({'', 'module', 'text/javascript', 'speculationrules', 'importmap'})
"""Types of scripts that a policy is about; of others, such as JSON, browsers run nothing."""


def read_pages(
    folder: Path, keep: Path, processes: int = 1, suffix: str = PAGE
) -> dict[str, list[str]]:
    """Return what the pages in *folder* and below ask for, by kind, sorted; *keep* holds it.

    They are the files with that *suffix*, read by so many *processes*.

    The kinds: ``script-src``, ``style-src`` and ``style-src-attr`` (hashes, as a policy writes
    them), directives with origins (``https://…``), ``handlers`` (pages with event handlers, which
    no policy but a lax one lets run), ``loaded`` (files, from *folder*), and ``dated`` (those that
    are asked for with a digest, ``?v=``).
    """
    path = keep / KEPT
    known = read_known(path)
    marks = dict(sorted(marked(os.fspath(folder), (PAGE, suffix))))
    pages = {name: known[name] for name, mark in marks.items() if known.get(name, NONE)[0] == mark}

    def note(names: Sequence[str], asked: Sequence[str]) -> None:
        pages.update((name, (marks[name], each)) for name, each in zip(names, asked, strict=True))

    portions = in_shares([name for name in marks if name not in pages], processes, SMALLEST)
    share(lambda names: [asked_by(folder, name) for name in names], portions, processes, note)
    if pages != known:
        keep_known(path, pages)
    found: dict[str, set[str]] = {}
    for text in {asked for _mark, asked in pages.values()}:
        for kind, values in json.loads(text).items():
            found.setdefault(kind, set()).update(values)
    return {kind: sorted(values) for kind, values in sorted(found.items())}


def marked(
    folder: str, suffixes: tuple[str, str], within: str = ''
) -> Iterator[tuple[str, list[int]]]:
    """Yield the pages in *folder* and below, by their names from there, with time and size.

    There are thousands: a path for each would take as long as all the rest.
    """
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from marked(entry.path, suffixes, f'{within}{entry.name}/')
            elif entry.name.endswith(suffixes):
                stat = entry.stat()
                yield f'{within}{entry.name}', [stat.st_mtime_ns, stat.st_size]


def asked_by(folder: Path, name: str) -> str:
    """Return what the page of that *name* asks for, by kind, sorted, as JSON."""
    with open(f'{folder}/{name}', 'rb') as file:  # noqa: PTH123  half the time of a path's
        text = file.read().decode(errors='replace')
    asked: dict[str, list[str]] = {}
    for kind, value in sorted(set(asks(text, name))):
        asked.setdefault(kind, []).append(value)
    return json.dumps(asked)


def asks(text: str, name: str) -> Asked:
    """Yield what a page asks for, each with its kind."""
    outside, inline = taken_out(text)
    for element, attributes, content in inline:
        (kind,) = TYPE.findall(attributes)[:1] or ('',)
        if content and (element == 'style' or kind in SCRIPTS):
            yield f'{element}-src', hashed(content)
    # Few pages have styles: to see that takes a third of the time.
    styles = STYLE.finditer(outside) if 'style="' in outside else ()
    for found in chain(styles, HANDLER.finditer(outside)):
        if is_attribute(outside, found.start()):
            style = found[1] == 'style'
            yield ('style-src-attr', hashed(unescape(found[2]))) if style else ('handlers', name)
    folder = f'{name.rpartition("/")[0]}/'
    for tag in LOADING.findall(outside):
        yield from loads(tag, folder)
    for found in DATED.finditer(outside):
        begun = outside.rfind('"', 0, found.start()) + 1
        address = unescape(outside[begun : found.end() - 1])
        if not BROKEN.search(address) and (path := local(address, folder)):
            yield 'dated', path


def taken_out(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return a page without what its scripts and styles hold, and these elements.

    Each has its name, its attributes as they are written, and its content.
    """
    outside, taken, place = [], [], 0
    while opening := OPENING.search(text, place):
        closing = CLOSING[opening[1].lower()].search(text, opening.end())
        if not closing:
            break
        taken.append((opening[1].lower(), opening[2], text[opening.end() : closing.start()]))
        outside.append(text[place : opening.end()])
        place = closing.end()
    return ''.join([*outside, text[place:]]), taken


def is_attribute(text: str, place: int) -> bool:
    """Return whether an attribute begins at a *place* of the *text* of a page."""
    return text[place - 1].isspace() and text.rfind('<', 0, place) > text.rfind('>', 0, place)


def hashed(content: str) -> str:
    """Return the hash of an inline part as a policy writes it (CSP 3, section 2.3.1)."""
    text = content.replace('\r\n', '\n').replace('\r', '\n')  # as parsers of HTML do
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
