"""Drawing by Typst, with the fonts that it brings: the same bytes on all machines."""

from __future__ import annotations

import json
import struct
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from .._languages import letters_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DESIGN: Final = Path(__file__).with_name('card.typ').read_text(encoding='utf-8')
VERSION: Final = version('typst')
"""What draws: another one may draw otherwise."""
WIDTH: Final = 1200
HEIGHT: Final = 630
"""What https://developers.facebook.com/docs/sharing/webmasters/images asks for, in pixels."""
LANGUAGES: Final = ('language', 'spoken')
"""What a card says of languages: that of its site, that of its words."""
PORTION: Final = 20
"""How many cards are drawn at once: thousands would take gigabytes."""


class DrawingError(Exception):
    """What keeps something from being drawn."""


def cards(asked: Sequence[Mapping[str, Any]], signs: Mapping[str, Any]) -> list[bytes]:
    """Return the cards that are *asked* for, as PNG.

    Each is what ``publish-cards`` gives; *signs* have the ``colour`` and the ``path`` of each
    verdict, by its key.
    """
    told = [{**each, **{name: letters_of(each[name]) for name in LANGUAGES}} for each in asked]
    portions = [told[start : start + PORTION] for start in range(0, len(told), PORTION)]

    def drawn(portion: list[dict[str, Any]]) -> list[bytes]:
        return pages(DESIGN, {'cards': json.dumps(portion), 'signs': json.dumps(signs)})

    with ThreadPoolExecutor() as pool:  # the compiler lets others work meanwhile
        return [card for found in pool.map(drawn, portions) for card in found]


def icon(svg: bytes, size: int, ground: str = '') -> bytes:
    """Return an icon as PNG, *size* pixels wide and high, perhaps on a *ground* with a margin."""
    margin = size / 10 if ground else 0
    fill = f'rgb({quoteattr(ground)})' if ground else 'none'
    source = (
        f'#set page(width: {size}pt, height: {size}pt, margin: {margin}pt, fill: {fill})\n'
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)\n'
    )
    (drawn,) = pages(source, {'svg': svg.decode('utf-8')})
    return drawn


def as_ico(png: bytes, size: int) -> bytes:
    """Return an icon as ICO that holds one PNG, *size* pixels wide and high.

    https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10): a list of one, whose
    entry says the size, one plane of 32 bits, how long the picture is, and where it begins.
    """
    head = struct.pack('<3H', 0, 1, 1)
    return head + struct.pack('<4B2H2I', size, size, 0, 0, 1, 32, len(png), 22) + png


def pages(source: str, inputs: dict[str, str]) -> list[bytes]:
    """Return the pages of a document of Typst as PNG, a pixel a point.

    Raise `DrawingError` where it shows what can't be drawn.
    """
    import typst  # noqa: PLC0415  only where something is drawn: it takes longer to load than to ask

    fonts = typst.Fonts(include_system_fonts=False)
    compiler = typst.Compiler(source.encode(), font_paths=fonts, sys_inputs=inputs)
    try:
        drawn = compiler.compile(format='png', ppi=72)
    except typst.TypstError as error:
        raise DrawingError(str(error)) from None
    found = drawn if isinstance(drawn, list) else [drawn]
    return [page for page in found if page is not None]
