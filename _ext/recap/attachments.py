"""Pictures and other files that pages bring along: named as by a clean build, gone when unused.

Sphinx names pictures of different folders and one name in the order in which it reads the pages,
and keeps what it has copied for good.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from .downloads import SITES
from .files import remove_others

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def name_pictures(app: Sphinx, env: BuildEnvironment) -> None:
    """Name the pictures in the order of their paths (``env-updated``)."""
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items()):
        for docname in sorted(docnames):
            named.add_file(docname, path)
    env.images = named


def pictures(env: BuildEnvironment) -> Mapping[str, list[str]]:
    """Return, by page, the names of the pictures that it shows."""
    shown: dict[str, list[str]] = defaultdict(list)
    for docnames, name in env.images.values():
        for docname in docnames:
            shown[docname].append(name)
    return shown


def clear_static(app: Sphinx, builder: Builder) -> None:
    """Remove the static files (``write-started``), all of which are about to be copied."""
    if builder.name in SITES:
        shutil.rmtree(Path(builder.outdir, '_static'), ignore_errors=True)


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Remove what no page shows or offers any more (``build-finished``)."""
    builder, env = app.builder, app.env
    if exception is None and isinstance(builder, StandaloneHTMLBuilder) and builder.name in SITES:
        for folder, files in ((builder.imagedir, env.images), ('_downloads', env.dlfiles)):
            kept = {str(name) for _docnames, name in files.values()}
            remove_others(Path(builder.outdir, folder), kept)
