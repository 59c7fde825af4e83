"""What pages asked for when they were last read, beside what Sphinx keeps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from .._files import read_kept, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Known = tuple[list[int], str]

KEPT: Final = 'recap-hosting.json'
FORMAT: Final = 4


def read_known(path: Path) -> dict[str, Known]:
    """Return what the file *path* says of pages as they were: by name, the mark and what it asked.

    Nothing, where another version of this wing wrote it.
    """
    kept = read_kept(path, dict)
    if kept.get('format') != FORMAT:
        return {}
    texts = kept['asked']
    return {name: ([time, size], texts[rank]) for name, (time, size, rank) in kept['pages'].items()}


def keep_known(path: Path, pages: Mapping[str, Known]) -> None:
    """Keep in the file *path* what *pages* ask; most ask the same, which is written once."""
    texts = sorted({asked for _mark, asked in pages.values()})
    ranks = {text: rank for rank, text in enumerate(texts)}
    held = {name: [*mark, ranks[asked]] for name, (mark, asked) in pages.items()}
    kept = {'format': FORMAT, 'asked': texts, 'pages': held}
    write_whole(path, json.dumps(kept, separators=(',', ':')).encode())
