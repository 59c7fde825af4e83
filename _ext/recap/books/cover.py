"""The cover alone, as a picture: that of the EPUB is the one of the PDF."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

import typst

from .syntax import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .syntax import Value

PIXELS_ACROSS: Final = 1405
"""How wide the picture is, whatever the paper: libraries ask for 1400 at least."""

MILLIMETRES_PER_INCH: Final = 25.4


def design() -> str:
    """Return the look of a book as Typst's code, which reads its identity as ``book``."""
    return resources.files(__package__).joinpath('design.typ').read_text(encoding='utf-8')


def cover(identity: Mapping[str, Value]) -> bytes:
    """Return the cover of a book of that *identity*, as a PNG."""
    source = f'#let book = {literal(dict(identity))}\n{design()}\n#show: bound\n#cover()\n'
    compiler = typst.Compiler(source.encode(), ignore_system_fonts=True)
    paper = identity['paper']
    assert isinstance(paper, dict)
    ppi = PIXELS_ACROSS * MILLIMETRES_PER_INCH / paper['width']
    png = compiler.compile(format='png', ppi=ppi)
    assert isinstance(png, bytes)
    return png
