"""What files looked like when a page was read: another size or time since, older or newer, tells.

Sphinx reads a page again where a file is newer. One that was moved here, unpacked or copied with
its time (``cp -p``, ``rsync -t``) is older.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from sphinx.util.i18n import docname_to_domain

from .._files import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

Stamps: TypeAlias = tuple[tuple[str, str], ...]
"""Files, each with its stamp."""


def stamps_of(env: BuildEnvironment, docname: str) -> Stamps:
    """Return the stamps of all files that the page *docname* is made from."""
    return tuple((path, stamp(path)) for path in files_of(env, docname))


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
