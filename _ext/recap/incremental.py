"""Incremental builds that equal clean ones.

Sphinx rewrites the pages whose source changed. Here, a page also shows what other pages declare, so
that it must be rewritten when that changes, and only then. A digest of it is kept beside the
environment, one file a builder, blank until a build has ended well: after a build that was stopped
half-way, all that it may have left behind is written again.

One more digest stands for all that pages declare to others, the basis: as long as it is the same,
so are the others, and none of them is made. Most of it is kept in the environment, since it only
changes when a page is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.builders.html import StandaloneHTMLBuilder

from .attachments import pictures
from .dependencies import declared, everywhere, page_parts
from .domain import domain_of
from .downloads import SITES
from .fingerprint import digest
from .state import is_whole, read, state_file, write

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


BASIS: Final = ''
"""The key of the basis among the digests, whose keys are names of pages."""


class Digests:
    """The digests of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self.current: dict[str, str] = {}
        self.written: set[str] = set()

    def outdated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return the pages whose gathered content changed (``env-updated``)."""
        domain, previous = domain_of(env), read(state_file(app))
        shared = digest(*everywhere(app))
        if domain.changed:
            domain.data['digest'] = digest(*declared(env, domain))
        basis = digest(shared, domain.digest)
        if previous.get(BASIS) == basis:
            self.current = {**previous}
        else:
            shown = pictures(env)
            self.current = {
                docname: digest(
                    shared,
                    str(domain.navigation.sidebar(docname)),
                    str(domain.navigation.around(docname)),
                    str(shown.get(docname)),
                    *page_parts(env, domain.recap, page),
                )
                for docname, page in domain.pages.items()
            }
            self.current[BASIS] = basis
        # Until this build has ended well, nothing counts as published: it may stop half-way.
        write(state_file(app), dict.fromkeys([*previous, *self.current], ''))
        return [name for name in domain.pages if previous.get(name) != self.current[name]]

    def note_written(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Remember that the page *docname* is about to be written (``doctree-resolved``)."""
        self.written.add(docname)

    def save(self, app: Sphinx, exception: Exception | None) -> None:
        """Keep the digests of what is published, and drop the pages that are gone.

        Runs on ``build-finished``.
        """
        if exception is not None or not self.current:
            return
        path, builder = state_file(app), app.builder
        if isinstance(builder, StandaloneHTMLBuilder):
            for docname in read(path).keys() - self.current.keys():
                builder.get_output_path(docname).unlink(missing_ok=True)
            if builder.name in SITES:  # not those of one page, nor e-books
                for docname in self.written & self.current.keys():
                    if not is_whole(builder.get_output_path(docname)):
                        self.current[docname] = self.current[BASIS] = ''
        write(path, self.current)


def pointing_at_moved(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> set[str]:
    """Have the pages read again that list or link a page which came or went (``env-get-outdated``).

    Sphinx holds that a page which is gone comes before or after another; MyST tells links to pages
    from others when it reads them.
    """
    found = {
        name for name, listed in env.toctree_includes.items() if not removed.isdisjoint(listed)
    }
    suffixes = tuple(env.config.source_suffix)
    for docname, page in domain_of(env).pages.items():
        paths = [target.partition('#')[0] for _kind, target in page.titles]
        if not removed.isdisjoint(paths) or (added and any(p.endswith(suffixes) for p in paths)):
            found.add(docname)
    return found
