"""What links lead to, to show beside them: a file for each page, which few readers ask for.

It is a script, which pages of a folder can read too. Its address has no digest: a host would need a
rule for each page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder

from .._files import files_in, read_kept, write_whole
from .._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOLDER: Final = '_static/recap-previews'
CALL: Final = 'recapReader.previews='


def previews(app: Sphinx, pagename: str) -> str:
    """Write what other wings show beside the links of a page, by their addresses.

    Return the address of the file, from the root of the edition, or nothing where there is none.
    """
    found = entries(app, pagename)
    path = file_of(app, pagename)
    if not found:
        path.unlink(missing_ok=True)
        return ''
    text = json.dumps(found, ensure_ascii=False, separators=(',', ':'))
    write_whole(path, f'{CALL}{text};\n'.encode())
    return quote(f'{FOLDER}/{pagename}.js')


def entries(app: Sphinx, pagename: str) -> dict[str, dict[str, str]]:
    """Return what other wings show beside the links of a page, by their addresses."""
    found: dict[str, dict[str, str]] = {}
    for told in app.emit('page-previews', pagename):
        found |= told
    return found


def file_of(app: Sphinx, pagename: str) -> Path:
    """Return where the file of a page is."""
    return Path(app.outdir, FOLDER, f'{pagename}.js')


def drop_previews(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Remove the files of pages that are gone (``env-get-outdated``)."""
    if app.builder.format == 'html':
        for docname in removed:
            file_of(app, docname).unlink(missing_ok=True)
    return []


def without_previews(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose file is gone, which are to be written again (``env-updated``).

    Where nobody knows which had one, all that stand there are asked.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in SITES:
        return []
    if _kept(app).is_file():
        gone = {*read_kept(_kept(app), list)} - files_in(Path(app.outdir, FOLDER))
        return sorted(env.all_docs.keys() & {name.removesuffix('.js') for name in gone})
    bare = [name for name in sorted(env.all_docs) if not file_of(app, name).is_file()]
    written = (name for name in bare if builder.get_output_path(name).is_file())
    return [name for name in written if entries(app, name)]


def note_previews(app: Sphinx, exception: Exception | None) -> None:
    """Note which pages have a file (``build-finished``)."""
    if exception is None and app.builder.name in SITES:
        found = sorted(files_in(Path(app.outdir, FOLDER)))
        write_whole(_kept(app), json.dumps(found, indent=0).encode())


def _kept(app: Sphinx) -> Path:
    """Return where the names of these files are kept."""
    return Path(app.doctreedir, f'recap-{app.builder.name}-previews.json')
