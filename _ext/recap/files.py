"""Files that are never half-written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_aside(target: Path, content: bytes) -> None:
    """Put *content* in *target* in one step, unless it is there already."""
    if target.is_file() and target.read_bytes() == content:
        return
    aside = target.with_name(f'{target.name}.new')
    aside.write_bytes(content)
    aside.replace(target)
