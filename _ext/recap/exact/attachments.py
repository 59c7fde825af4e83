"""Pictures and other files that pages bring along: named as by a clean build, gone when unused.

Sphinx names pictures of different folders and one name in the order in which it reads the pages,
and keeps what it has copied for good.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.builders.html import StandaloneHTMLBuilder

from .._files import files_in, read_kept, write_whole
from .._ground import SITES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

INDEX: Final = 'genindex'
"""The page of the index, which Sphinx leaves where it was once ``html_use_index`` is off."""


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


def remove_unused(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Remove what an earlier build has copied and this one doesn't (``env-updated``).

    That is pictures and downloads that no page has any more, and files that have left the project
    (``html_static_path``, ``html_extra_path``). Before anything is written: a page may come in the
    place of such a one. Return the pages in whose place one stood. What other extensions put
    beside them stays. Leans on the values of ``env.images`` and ``env.dlfiles``, and on
    ``.buildinfo.bak``, Sphinx's note to itself.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in SITES:
        return []
    static = copied_from(app, app.config.html_static_path)
    current = {f'_static/{name.removesuffix(".jinja").removesuffix("_t")}' for name in static}
    current |= copied_from(app, app.config.html_extra_path)
    for folder, files in ((builder.imagedir, env.images), ('_downloads', env.dlfiles)):
        current |= {f'{folder}/{name}' for _docnames, name in files.values()}
    record = Path(app.doctreedir, f'recap-{builder.name}-copied.json')
    gone = {Path(builder.outdir, name) for name in set(read_kept(record, list)) - current}
    for path in (*gone, Path(builder.outdir, '.buildinfo.bak')):
        path.unlink(missing_ok=True)
    write_whole(record, json.dumps(sorted(current)).encode())
    others = {*env.all_docs, *app.config.html_additional_pages}
    has_index = app.config.html_use_index or INDEX in others or f'{INDEX}.html' in current
    if not has_index:
        Path(builder.get_output_path(INDEX)).unlink(missing_ok=True)
    pages = env.found_docs if gone else ()
    return [name for name in pages if builder.get_output_path(name) in gone]


def copied_from(app: Sphinx, paths: Iterable[str]) -> set[str]:
    """Return the names of the files of the project under these *paths*, as Sphinx copies them."""
    found: set[str] = set()
    for directory in paths:
        path = Path(app.confdir, directory)
        found |= files_in(path) if path.is_dir() else {path.name}
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
