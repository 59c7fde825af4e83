"""What links lead to, to show beside them: a file for each page, which few readers ask for.

It is a script, which pages of a folder can read too. Its address has no digest: a host would need a
rule for each page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from .._files import write_whole

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
    found: dict[str, dict[str, str]] = {}
    for entries in app.emit('page-previews', pagename):
        found |= entries
    path = file_of(app, pagename)
    if not found:
        path.unlink(missing_ok=True)
        return ''
    text = json.dumps(found, ensure_ascii=False, separators=(',', ':'))
    write_whole(path, f'{CALL}{text};\n'.encode())
    return quote(f'{FOLDER}/{pagename}.js')


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
