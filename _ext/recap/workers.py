"""When it pays to have pages read by several processes, and what these send back.

Each process that has read some pages hands all that Sphinx keeps, of all pages, to the one that
started it. That takes as long as to read many pages, and grows with the site.
"""

from __future__ import annotations

import os
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from .domain import domain_of
from .search.domain import search_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SHARE: Final = 16
"""One process reads where at most one page in that many is to be read: it ends sooner."""


class Workers:
    """The processes of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self._asked = 1
        self._process = os.getpid()
        self._others: list[object] = []

    def choose(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Have one process read *docnames*, where they are few (``env-before-read-docs``)."""
        self._asked = app.parallel
        if len(docnames) * SHARE <= len(env.all_docs):
            app.parallel = 1

    def travel_light(self, app: Sphinx, _docname: str, _source: list[str]) -> None:
        """Send back our records, words and headings of the pages just read alone (``source-read``).

        These are most of what is kept. Those of other pages stay until the process ends: to free
        them would take time and memory.
        """
        if os.getpid() != self._process:
            self._process = os.getpid()
            self._others.append(app.env.tocs)
            app.env.tocs = {}
            for domain in (domain_of(app.env), search_domain(app.env)):
                self._others.append({**domain.data})
                domain.data.update(deepcopy(domain.initial_data))

    def restore(self, app: Sphinx, _env: BuildEnvironment) -> None:
        """Have as many processes write as were asked for (``env-updated``)."""
        app.parallel = self._asked
