"""The container of an EPUB: a ZIP file, whose bytes depend on those of its files alone.

https://www.w3.org/TR/epub-33/#sec-ocf
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CONTAINER: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

MARKUP: Final = ('.xhtml', '.opf')
"""How the names end of what is XML."""
UNHELD: Final = bytes({*range(0x20)} - {*b'\t\n\r'})
"""What XML can't (https://www.w3.org/TR/xml/#charsets), and a text that was pasted may."""

READABLE: Final = 0o644 << 16


def archive(folder: Path, names: Iterable[str]) -> bytes:
    """Return the container of the files *names* of *folder*, in that order.

    The type comes first, and as it is, so that the first bytes say what the file is.
    """
    buffer = BytesIO()
    with ZipFile(buffer, 'w') as container:
        add(container, 'mimetype', b'application/epub+zip', ZIP_STORED)
        add(container, 'META-INF/container.xml', CONTAINER.encode())
        for name in names:
            content = (folder / name).read_bytes()
            add(container, name, content.translate(None, UNHELD if name.endswith(MARKUP) else b''))
    return buffer.getvalue()


def add(container: ZipFile, name: str, content: bytes, method: int = ZIP_DEFLATED) -> None:
    """Add a file, dated as early as the format can: when it was written says nothing."""
    entry = ZipInfo(name)
    entry.compress_type = method
    entry.create_system = 3  # as on any Unix: it would tell the machine that made the book
    entry.external_attr = READABLE
    container.writestr(entry, content)
