"""What a build keeps of what it published, beside the environment: one file a builder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from .files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


def state_file(app: Sphinx) -> Path:
    """Return the file that holds the digests of what the builder of *app* has published."""
    return Path(app.doctreedir, f'recap-{app.builder.name}.json')


def read(path: Path) -> dict[str, str]:
    """Return the digests in the file *path*: none, when it isn't there or isn't whole."""
    try:
        content = json.loads(path.read_text(encoding='utf-8'))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(path: Path, digests: Mapping[str, str]) -> None:
    """Put the *digests* in the file *path*."""
    write_whole(path, json.dumps(digests, indent=0).encode())


def is_whole(path: Path) -> bool:
    """Return whether the page at *path* has its end: to Sphinx, a full disk is but a warning."""
    try:
        with path.open('rb') as page:
            page.seek(-20, os.SEEK_END)
            return b'</html>' in page.read()
    except OSError:
        return False
