"""The icons of a site, which are drawn from that of its tabs: an SVG."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._ground import SITES, warn
from . import draw

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ICON: Final = 'favicon.ico'
TOUCH: Final = 'apple-touch-icon.png'
ICONS: Final = {ICON: 32, TOUCH: 180}
"""The icons that are drawn, and their sizes: what browsers ask for without being told to."""
GROUND: Final = '#fffdf9'
"""Behind the icon of a phone, which shows what is transparent as black."""


def path_of_drawing(app: Sphinx) -> Path | None:
    """Return where the drawing is that tabs show, or None where the project has none in SVG."""
    path = Path(app.confdir, str(app.config.html_favicon or ''))
    return path if app.config.recap_cards and path.suffix == '.svg' and path.is_file() else None


def source_of_icons(app: Sphinx) -> bytes:
    """Return the drawing that tabs show, or nothing where there is none that can be read."""
    path = path_of_drawing(app)
    svg = path.read_bytes() if path else b''
    return b'' if fault(svg) else svg


def check_drawing(app: Sphinx) -> None:
    """Warn where icons can't be drawn from the one of tabs (``builder-inited``)."""
    path = path_of_drawing(app) if app.builder.name in SITES else None
    if path and (found := fault(path.read_bytes())):
        line, wrong = found
        refuse(path, line, wrong)


def refuse(path: Path, line: int, wrong: str) -> None:
    """Say what is *wrong* on that line of the drawing *path*."""
    message = 'html_favicon: %s; until then, no icon is drawn from it'
    warn(f'{path}:{line}', 'format', message, wrong)


def fault(svg: bytes) -> tuple[int, str] | None:
    """Return the line of a drawing that can't be read, with what would be right, or None.

    >>> fault(b'<svg>')
    (1, 'it is no SVG (no element found: line 1, column 5); save it again')
    """
    try:
        svg.decode('utf-8')
        ET.fromstring(svg)  # noqa: S314  a file of the project
    except UnicodeDecodeError as error:
        return svg.count(b'\n', 0, error.start) + 1, 'it isn’t UTF-8; save it as UTF-8'
    except ET.ParseError as error:
        return error.position[0], f'it is no SVG ({error}); save it again'
    return None


def drawn_icon(name: str, svg: bytes) -> bytes:
    """Return the icon of this *name*."""
    size = ICONS[name]
    if name == ICON:
        return draw.as_ico(draw.icon(svg, size), size)
    return draw.icon(svg, size, GROUND)
