"""The styles and the scripts of the wings, as one file of each: two requests.

Of a wing `recap/search/`, its style is `search.css`, its script `search.js`; of a room
`recap/drawings.py`, `drawings.css`. A wing with much to style has several, in its folder `styles`,
in the order of their names. Those of `base.css` and `base.js` come first. What few readers ask for,
the folder `static` of a wing holds: it is published as it is, and loaded on demand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.builders.html._assets import _file_checksum

from ._files import write_whole
from ._ground import digest, setting_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

WINGS: Final = 'recap_wings'
OWN: Final = 'recap_stylesheets'
STYLESHEET: Final = 'recap-components.css'
SCRIPT: Final = 'recap-components.js'
HOUSE: Final = Path(__file__).parent
COMMENT: Final = re.compile(rb"""('[^'\n]*'|"[^"\n]*"|url\([^)]*\))|\s*/\*(?!!).*?\*/""", re.DOTALL)
"""A comment of CSS but a licence (``/*!``), or first what may hold the same signs."""
SPACE: Final = re.compile(rb"""('[^'\n]*'|"[^"\n]*"|url\([^)]*\))|\s*([{};,])\s*|(:)\s+|\s+""")
"""Spaces of CSS, and the signs beside which they mean nothing, or first what may hold both."""


def add_assets(app: Sphinx) -> None:
    """Publish what the wings show, and have all pages load it (``builder-inited``).

    The stylesheets of ``recap_stylesheets``, named from the folder of conf.py, come last.
    """
    if app.builder.format != 'html':
        return
    wings: list[Path] = app.config[WINGS]
    folder = Path(app.doctreedir, 'recap-static')
    own = [Path(app.confdir, name) for name in app.config[OWN]]
    for missing in (path for path in own if not path.is_file()):
        message = 'recap_stylesheets: no file %s; put the stylesheet there'
        warn(setting_of(app, OWN), 'stylesheet', message, missing)
    write_whole(folder / STYLESHEET, compact(styles(wings, own)))
    app.add_css_file(STYLESHEET, priority=700)  # after the theme's, before the project's
    scripts = [path for path in beside(wings, '.js') if path.is_file()]
    if scripts and app.builder.name != 'epub':
        write_whole(folder / SCRIPT, joined(scripts).encode())
        app.add_js_file(SCRIPT, priority=300, loading_method='defer')  # before copybutton
    statics = (folder, *(path / 'static' for path in wings))
    app.config.html_static_path += map(str, filter(Path.is_dir, statics))


def styles(wings: Iterable[Path], own: Iterable[Path] = ()) -> bytes:
    """Return the styles of the *wings* as one, then the project's *own*."""
    paths = (HOUSE / 'base.css', *sheets(wings), *own)
    return b'\n'.join(path.read_bytes() for path in paths if path.is_file())


def sheets(wings: Iterable[Path]) -> Iterator[Path]:
    """Yield where the *wings* have their styles, in one file or in several."""
    for wing in wings:
        several = sorted((wing / 'styles').glob('*.css')) if wing.is_dir() else ()
        yield from several or beside([wing], '.css')


@lru_cache(maxsize=32)  # the same in each build of a process
def compact(css: bytes) -> bytes:
    """Return styles without comments, nor spaces that mean nothing."""
    return SPACE.sub(
        lambda found: found[1] or found[2] or found[3] or b' ', COMMENT.sub(rb'\1', css)
    ).strip()


def beside(wings: Iterable[Path], suffix: str) -> list[Path]:
    """Return where the *wings* have their file of this *suffix*, those that have one."""
    rooms = ((path if path.is_dir() else path.parent, path.stem) for path in wings)
    return [room / f'{name}{suffix}' for room, name in rooms]


def joined(scripts: Iterable[Path]) -> str:
    """Return *scripts* as one: none sees what another declares, all see what `base.js` does."""
    parts = ''.join(f'(() => {{\n{without_comments(path)}}})();\n' for path in scripts)
    return f'(() => {{\n"use strict";\n{without_comments(HOUSE / "base.js")}{parts}}})();\n'


def without_comments(*paths: Path) -> str:
    """Return scripts as one, without what only their authors read: comments, indents."""
    lines = [line.strip() for path in paths for line in path.read_text('utf-8').splitlines()]
    code = (re.sub(r'\s+// .*', '', line) for line in lines if not line.startswith(('//', '/* ')))
    return '\n'.join(filter(None, code)) + '\n'


def static_address(app: Sphinx, name: str) -> str:
    """Return where the static file *name* is published, with its digest, as pages of Sphinx's ask.

    Also before Sphinx has copied it: of those that bear a name, it copies the icon last, and the
    logo before. Leans on `_file_checksum`, by which it makes the digests.
    """
    config = app.config
    given = (*config.html_static_path, config.html_logo, config.html_favicon)
    paths = [Path(app.confdir, each) for each in given if each]
    held = [path if path.name == name and path.is_file() else path / name for path in paths]
    known = [_file_checksum(path.parent, path.name) for path in held if path.is_file()]
    return f'_static/{name}{f"?v={known[-1]}" if known and known[-1] else ""}'


def dated(address: str, content: str) -> str:
    """Return the *address* of a file, with a digest of its *content*: never another under it."""
    return f'{address}?v={digest(content)[:8]}'
