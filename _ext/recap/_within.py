"""What is wrong within the file of a picture, which begins as its kind does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 250_000_000
"""How many pixels a picture has at most: whoever shows it needs four bytes for each."""


def wrong_within(path: Path, kind: str) -> str:
    """Return why nobody would show all of *path*, a picture of that *kind*, or nothing."""
    if is_cut(path.read_bytes(), kind):
        return 'is cut short: its end is missing; save it again'
    width, height = get_image_size(path) or (0, 0)
    most = width * height > LARGEST
    return f'has {width} × {height} pixels, which fill all memory; save it smaller' if most else ''


def is_cut(content: bytes, kind: str) -> bool:
    r"""Return whether the end of a picture is missing, as where it was half fetched.

    That of a JPEG is looked for in what is drawn: before it, a thumbnail has an end of its own.

    >>> begun = b'\xff\xd8\xff\xe0\0\4\xff\xd9\xff\xda\0\2'
    >>> is_cut(begun, '.jpg'), is_cut(begun + b'\xff\xd9', '.jpg')
    (True, False)
    """
    if kind == '.png':
        return b'IEND' not in content
    if kind == '.webp':
        return len(content) < int.from_bytes(content[4:8], 'little') + 8
    if kind != '.jpg':
        return False
    at = 2
    while content[at : at + 1] == b'\xff' and content[at + 1 : at + 2] != b'\xda':
        at += 2 + int.from_bytes(content[at + 2 : at + 4]) if content[at + 1] != 0xFF else 1
    return b'\xff\xd9' not in content[at:]
