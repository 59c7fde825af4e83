"""Pictures and other files that pages bring along: named as by a clean build, gone when unused.

Sphinx names pictures of different folders and one name in the order in which it reads the pages,
and keeps what it has copied for good.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from .._files import files_in, read_kept, write_whole
from .._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def name_pictures(env: BuildEnvironment) -> None:
    """Name the pictures in the order of their paths.

    Leans on the class and on the values of ``env.images``, which has no other way to be made anew.
    """
    named = type(env.images)()
    for path, (docnames, _name) in sorted(env.images.items()):
        for docname in sorted(docnames):
            named.add_file(docname, path)
    env.images = named


def pictures(env: BuildEnvironment) -> Mapping[str, list[str]]:
    """Return, by page, the names of the pictures that it shows.

    Leans on the values of ``env.images`` as well.
    """
    shown: dict[str, list[str]] = defaultdict(list)
    for docnames, name in env.images.values():
        for docname in docnames:
            shown[docname].append(name)
    return shown


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Remove what an earlier build has copied and this one hasn't (``build-finished``).

    That is pictures and downloads that no page has any more, and files that have left the project
    (``html_static_path``, ``html_extra_path``). What other extensions put beside them stays; they
    do so later, perhaps in the place of such a one. Leans on the values of ``env.images`` and
    ``env.dlfiles``, and on ``.buildinfo.bak``, Sphinx's note to itself.
    """
    builder, env = app.builder, app.env
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if builder.name not in SITES:
        return
    current = {f'_static/{name}' for name in copied_from(app, app.config.html_static_path)}
    current |= copied_from(app, app.config.html_extra_path)
    for folder, files in ((builder.imagedir, env.images), ('_downloads', env.dlfiles)):
        current |= {f'{folder}/{name}' for _docnames, name in files.values()}
    record = Path(app.doctreedir, f'recap-{builder.name}-copied.json')
    for name in set(read_kept(record, list)) - current:
        Path(builder.outdir, name).unlink(missing_ok=True)
    write_whole(record, json.dumps(sorted(current)).encode())
    Path(builder.outdir, '.buildinfo.bak').unlink(missing_ok=True)


def copied_from(app: Sphinx, paths: Iterable[str]) -> set[str]:
    """Return the names that files of the project have where Sphinx copies these *paths*."""
    found: set[str] = set()
    for directory in paths:
        path = Path(app.confdir, directory)
        names = files_in(path) if path.is_dir() else {path.name}
        found |= {name.removesuffix('.jinja').removesuffix('_t') for name in names}
    return found


def forget_former_words(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Drop from Sphinx's own search index words that no page holds any more.

    Runs on ``html-collect-pages``, just before it is written, and adds no page. Leans on the two
    tables of `IndexBuilder`, which keep such words with no page at all.
    """
    index = getattr(app.builder, 'indexer', None)
    for table in ('_mapping', '_title_mapping'):
        words = getattr(index, table, {})
        for word in [word for word, docnames in words.items() if not docnames]:
            del words[word]
    return []
