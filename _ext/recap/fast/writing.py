"""Pages are resolved by the processes that write them.

Sphinx has one process resolve all pages, and others write them: with two processors, the first is
what all wait for. It does so since extensions may keep what they learn of pages as these are
resolved. Where all that look at pages then are known not to, each process does both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.display import status_iterator

from .._processes import in_portions, processes_of, share
from .remembered import Remembers

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KNOWN: Final = frozenset({'sphinx', 'myst_parser', 'furo', 'sphinx_copybutton', 'recap'})
"""The packages that keep nothing of pages as they are resolved, or learn it from `WRITTEN`."""

WRITTEN: Final = 'pages-written'
"""The event that tells the first process which pages others have written."""

LIGHTEST: Final = 100_000
"""The bytes of pages that are worth starting a process for."""


class WrittenApart(Remembers):
    """Has each page resolved by the process that writes it."""

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._application = app

    def write_documents(self, docnames: Set[str]) -> None:
        """Write pages, by several processes where Sphinx would.

        Leans on ``images``, which the pages that are written fill, and ``indexer``, which is there
        for the search of Sphinx.
        """
        apart = self.parallel_ok and self.indexer is None
        if not apart or not lookers(self._application) <= KNOWN:
            super().write_documents(docnames)
            return
        processes = processes_of(self._application)
        weights = {name: self._weight(name) for name in sorted(docnames)}
        lightest = min(weights, key=weights.__getitem__)
        del weights[lightest]
        self._write([lightest])  # what all share is loaded before there are several processes
        portions = in_portions(weights, processes, LIGHTEST)
        progress = status_iterator(
            portions, 'writing output... ', 'darkgreen', len(portions), self.config.verbosity
        )

        def note(portion: Sequence[str], images: dict[str, str]) -> None:
            self.images |= images
            self.events.emit(WRITTEN, portion)
            next(progress, None)

        share(self._write, portions, processes, note)

    def _weight(self, docname: str) -> int:
        """Return about how long a page takes: the size that it had, or else as Sphinx keeps it.

        The lists that pages gather are long in the one, and a line in the other.
        """
        former = self.get_output_path(docname)
        known = former if former.is_file() else self.doctreedir / f'{docname}.doctree'
        return known.stat().st_size

    def _write(self, docnames: Sequence[str]) -> dict[str, str]:
        """Write pages here; return the pictures that they show, as Sphinx keeps them."""
        for docname in docnames:
            self.phase = BuildPhase.RESOLVING
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.phase = BuildPhase.WRITING
            self.write_doc_serialized(docname, doctree)
            self.write_doc(docname, doctree)
        return self.images


class FoldersWrittenApart(WrittenApart, DirectoryHTMLBuilder):
    """The same, where each page is a folder."""


def lookers(app: Sphinx) -> set[str]:
    """Return who looks at pages as they are resolved: packages, by their first names.

    But extensions that come with Sphinx by their own: one of them makes pictures then. Leans on
    ``app.events.listeners``. What has no name, such as a function of ``conf.py``, has an empty one.
    """
    handlers = [listener.handler for listener in app.events.listeners['doctree-resolved']]
    found = [*handlers, *app.registry.get_post_transforms()]
    modules = {str(getattr(each, '__module__', '') or '') for each in found}
    return {
        module if module.startswith('sphinx.ext.') else module.partition('.')[0]
        for module in modules
    }
