"""How many processes read pages, and what these hand back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from .._paged import PagedDomain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .._sealed import Sealed

SHARE: Final = 16
"""One process reads where at most one page in that many is to be read: it ends sooner."""


class Workers:
    """When it pays to have pages read by several processes, and what these send back.

    Each process that has read some pages hands all that Sphinx keeps, of all pages, to the one that
    started it. That takes as long as to read many pages, and grows with the site.
    """

    def __init__(self) -> None:
        self._asked = 1
        self._process = os.getpid()
        self._others: list[object] = []

    def choose(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Have one process read *docnames*, where they are few (``env-before-read-docs``).

        Leans on ``app.parallel``, which Sphinx looks at after this event.
        """
        self._asked = app.parallel
        if len(docnames) * SHARE <= len(env.all_docs):
            app.parallel = 1

    def travel_light(self, app: Sphinx, _docname: str, _source: list[str]) -> None:
        """Send back headings and data kept by page of the pages just read alone (``source-read``).

        What belongs to other pages stays until the process ends: to free it would take time and
        memory. Leans on ``env.tocs``, which reading one page doesn't need of the others, and which
        Sphinx merges page by page.
        """
        if os.getpid() != self._process:
            self._process = os.getpid()
            self._others.append(app.env.tocs)
            app.env.tocs = {}
            for data in kept_by_page(app.env):
                self._others.append(data.copy())
                data.clear()

    def restore(self, app: Sphinx, _env: BuildEnvironment) -> None:
        """Have as many processes write as were asked for (``env-updated``)."""
        app.parallel = self._asked


def kept_by_page(env: BuildEnvironment) -> Iterator[dict[str, Any] | Sealed[Any]]:
    """Yield what domains keep by the name of a page."""
    for domain in env.domains.sorted():
        if isinstance(domain, PagedDomain):
            yield domain.data['pages']
