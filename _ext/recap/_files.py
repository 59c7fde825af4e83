"""Files that are there whole or not at all, and folders without what earlier builds left."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Set


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* aside, then in its place in one step, unless it is there already.

    Two builds may be at work in one folder: each has an aside of its own.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f'{path.name}.{os.getpid()}.tmp')
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def files_in(folder: Path) -> set[str]:
    """Return the names of all files in *folder* and below, relative to it."""
    return {name for _holder, names in walk(folder) for name in names}


def remove_others(folder: Path, expected: Set[str]) -> None:
    """Remove what an earlier build left: all but the files *expected*, then the empty folders."""
    for holder, names in walk(folder):
        for name in names - expected:
            (folder / name).unlink(missing_ok=True)  # another build may have done so
        if not any(holder.iterdir()):
            holder.rmdir()


def walk(folder: Path) -> Iterator[tuple[Path, set[str]]]:
    """Yield *folder* after all folders in it, each with its files, relative to *folder*."""
    for holder, _folders, names in os.walk(folder, topdown=False):
        inside = '' if holder == str(folder) else f'{Path(holder).relative_to(folder).as_posix()}/'
        yield Path(holder), {f'{inside}{name}' for name in names}
