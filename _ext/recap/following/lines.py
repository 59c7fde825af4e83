"""Lines of the files that authors write beside their pages: `redirects.txt`, `verdicts.txt`."""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNREADABLE: Final = 'this line isn’t UTF-8; save the file in that encoding'


def lines_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of each line that says something, with its number; without a file, none.

    Of a line that isn't UTF-8, which is `UNREADABLE`, it has none.
    """
    content = path.read_bytes().removeprefix(BOM_UTF8) if path.is_file() else b''
    for number, line in enumerate(content.splitlines(), 1):
        try:
            fields = line.decode().split()
        except UnicodeDecodeError:
            yield number, []
        else:
            if fields and not fields[0].startswith('#'):
                yield number, fields
