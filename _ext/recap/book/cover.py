"""The cover alone, as a picture: that of the EPUB is the one of the PDF."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

import typst

from .front import book
from .syntax import literal

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx.environment import BuildEnvironment

PIXELS_PER_INCH: Final = 170.0
"""An A4 cover of 1405 by 1988 pixels: what libraries ask for, at least 1400 across."""


def cover(env: BuildEnvironment, date: datetime) -> bytes:
    """Return the cover of the book made at *date*, as a PNG."""
    design = resources.files(__package__).joinpath('design.typ').read_text(encoding='utf-8')
    source = f'#let book = {literal(book(env, date))}\n{design}\n#show: bound\n#cover()\n'
    compiler = typst.Compiler(source.encode(), ignore_system_fonts=True)
    png = compiler.compile(format='png', ppi=PIXELS_PER_INCH)
    assert isinstance(png, bytes)
    return png
