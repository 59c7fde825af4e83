"""All that is published of one build, gathered once: the pages, and the records of other wings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .._dates import dates_of
from .._ground import CLAIM_PAGES, SITES, file_name, toctree_parents
from .event import event_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .._forms import Cited

KINDS: Final = ('persons', 'sessions', 'claims', 'works', 'terms')
"""The kinds of records, in the order in which they are published."""

Item: TypeAlias = dict[str, Any]
"""A record as plain data: `records.schema.json` says what it may hold."""


class Facts:
    """What is known of a site once all its pages have been read.

    ``records`` by kind, ``by_id`` by id, ``on_page`` by the page that declares them; the ``event``;
    the ``dates`` of the pages; the ``parents`` of each, in reading order; the claims by the name of
    their own page, in ``claim_pages``. What is drawn for pages, by their names, in ``cards``, and
    the ``icons``: `pictures` says what each is. What `basis` has made of all, in ``basis``; what
    `cited` has made of claims, by where they are in memory, in ``cited``.
    """

    def __init__(self, app: Sphinx) -> None:
        self.event = event_of(app.config)
        self.dates = dates_of(app)
        self.parents = toctree_parents(app.env)
        self.records = gathered(app)
        self.by_id: dict[str, Item] = {}
        self.on_page: dict[str, list[Item]] = defaultdict(list)
        self._kind_of: dict[str, str] = {}
        for kind, items in self.records.items():
            for item in items:
                self.by_id.setdefault(item['id'], item)
                self._kind_of.setdefault(item['id'], kind)
                self.on_page[item['page']].append(item)
        worded = (each for each in self.records['claims'] if 'text' in each)  # a picture has none
        self.claim_pages = {f'{CLAIM_PAGES}/{file_name(each["id"])}': each for each in worded}
        self.cards: dict[str, dict[str, Any]] = {}
        self.icons: list[dict[str, str]] = []
        self.basis = ''
        self.cited: dict[int, Cited] = {}

    def declared(self, docname: str, kind: str) -> list[Item]:
        """Return the records of a *kind* that the page *docname* declares, in its order."""
        found = self.on_page.get(docname, ())
        return [item for item in found if self._kind_of[item['id']] == kind]

    def above(self, docname: str) -> list[str]:
        """Return the pages whose tables lead to *docname*, from the first page to its parent."""
        found: list[str] = []
        while docname := self.parents.get(docname, ''):
            found.append(docname)
        return found[::-1]


def gathered(app: Sphinx) -> dict[str, list[Item]]:
    """Return the records that other wings give (``publish-records``), by kind, in any order."""
    answers: list[dict[str, list[Item]]] = app.emit('publish-records')
    if len(answers) > 1:
        answers.sort(key=str)
    return {kind: [item for each in answers for item in each.get(kind, ())] for kind in KINDS}


class Publication:
    """The facts of the build under way, made when they are first asked for, then completed."""

    def __init__(self, complete: Callable[[Sphinx, Facts], None]) -> None:
        self._facts: Facts | None = None
        self._complete = complete

    def facts(self, app: Sphinx) -> Facts:
        """Return the facts, once all pages have been read."""
        if self._facts is None:
            self._facts = Facts(app)
            self._complete(app, self._facts)
        return self._facts

    def forget(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Drop what is known of an earlier build (``env-updated``)."""
        self._facts = None

    def prepare(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Gather the facts before pages are written, by several processes (``env-updated``)."""
        if app.builder.name in SITES:
            self.facts(app)

    def pages_basis(self, app: Sphinx) -> Iterator[str]:
        """Yield what pages show that no page declares (``pages-basis``)."""
        if app.builder.name in SITES:
            facts = self.facts(app)
            yield f'{facts.dates} {sorted(facts.cards)} {facts.icons}'
