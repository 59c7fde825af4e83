"""The words of a few pages each, put together once: an edit leaves nearly all of them as they were.

To merge those of all pages takes as long as the rest of the index.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from zlib import crc32

from .._files import read_kept, write_whole
from .._ground import digest
from .parts import pack_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .parts import Packed
    from .searched import SearchedPage

MEAN: Final = 64
"""How many pages are put together: about as many as there are such groups in some thousands."""


def put_together(pages: Mapping[str, SearchedPage], path: Path) -> list[Packed]:
    """Return the words of the *pages*, a few pages at a time, in their order.

    Those that the file *path* holds from an earlier build are taken from there.
    It then holds these.
    """
    known, found = read_kept(path, dict), {}
    for names in neighbours(pages):
        key = digest(*(f'{name} {pages[name].digest}' for name in names))
        found[key] = known.get(key) or pack_together(
            [(pages[name].words, pages[name].size) for name in names]
        )
    if found.keys() != known.keys():
        write_whole(path, json.dumps(found).encode())
    return list(found.values())


def neighbours(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield *names* in groups; a name alone tells whether it begins one: no other is moved."""
    group: list[str] = []
    for name in names:
        if group and crc32(name.encode()) % MEAN == 0:
            yield group
            group = []
        group.append(name)
    if group:
        yield group
