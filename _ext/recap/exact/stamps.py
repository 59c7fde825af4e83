"""What files looked like when a page was read: another size or time since, older or newer, tells.

Sphinx reads a page again where a file is newer. One that was moved here, unpacked or copied with
its time (``cp -p``, ``rsync -t``) is older.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes
from sphinx.util.i18n import docname_to_domain, get_image_filename_for_language

from .._files import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

Stamps: TypeAlias = tuple[tuple[str, str], ...]
"""Files, each with its stamp."""


def stamps_of(env: BuildEnvironment, docname: str, doctree: nodes.document) -> Stamps:
    """Return the stamps of all files that the page *docname*, a *doctree*, is made from.

    Those of pictures in its language, which aren't there yet, are blank.
    """
    paths = [*files_of(env, docname), *sorted(pictures_to_come(env, doctree))]
    return tuple((path, stamp(path)) for path in paths)


def pictures_to_come(env: BuildEnvironment, doctree: nodes.document) -> set[str]:
    """Return where Sphinx looks for the pictures of a page in its language, there or not.

    Leans on the ``candidates`` that it gives to pictures: all are in the project but one.
    """
    shown = (
        path
        for image in doctree.findall(nodes.image)
        for kind, path in image['candidates'].items()
        if kind != '?'
    )
    asked = (get_image_filename_for_language(f'/{path}', env) for path in shown)
    return {str(env.relfn2path(path)[1]) for path in asked}


def files_of(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield the files that a page is made from: its source, what it brings in, its catalogues.

    Of a catalogue, the source: what is compiled from it is made anew by whoever builds.
    """
    yield str(env.doc2path(docname))
    for name in sorted(map(str, env.dependencies.get(docname, ()))):
        if not name.endswith('.mo'):
            yield os.path.join(env.srcdir, name)  # noqa: PTH118  as fast as can be
    catalogue = f'{docname_to_domain(docname, env.config.gettext_compact)}.po'
    for directory in env.config.locale_dirs:
        language = env.config.language
        yield f'{env.srcdir}/{directory}/{language}/LC_MESSAGES/{catalogue}'
