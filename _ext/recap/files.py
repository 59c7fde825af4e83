"""Files that are there whole or not at all, however a build ends, and none of former builds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set


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


def remove_others(folder: Path, expected: Set[str]) -> None:
    """Remove what an earlier build left: all but the files *expected*, then the empty folders."""
    for holder, _folders, names in os.walk(folder, topdown=False):
        inside = '' if holder == str(folder) else f'{Path(holder).relative_to(folder).as_posix()}/'
        for name in names:
            if f'{inside}{name}' not in expected:
                Path(holder, name).unlink(missing_ok=True)  # another build may have done so
        if not any(Path(holder).iterdir()):
            Path(holder).rmdir()
