"""A folder put in the place of another in one step, so that what is published is always whole."""

from __future__ import annotations

import importlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def publish(source: Path, target: Path) -> None:
    """Put a copy of the folder *source* in the place of *target*, which is whole before and after.

    A build that is stopped half-way, or that fails, leaves what was published as it was. Raise
    `OSError` where files can't be copied.
    """
    aside, former = (target.with_name(f'{target.name}.{end}') for end in ('new', 'old'))
    with _turn(target.parent):
        # Another one may have been stopped between the two moves.
        if former.exists() and not target.exists():
            former.rename(target)
        for left in (aside, former):
            shutil.rmtree(left, ignore_errors=True)
        shutil.copytree(source, aside, symlinks=True)
        if target.exists():
            target.rename(former)
        aside.rename(target)
        shutil.rmtree(former, ignore_errors=True)


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Let one at a time be at work in *folder*, where the system can tell."""
    try:
        fcntl: Any = importlib.import_module('fcntl')
    except ImportError:  # Windows
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
