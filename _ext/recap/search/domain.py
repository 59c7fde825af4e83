"""What is kept of each page for the search: a domain without roles, for its storage by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from .._paged import PagedDomain
from .language import stopwords
from .parts import SearchedUnit, pack
from .searched import SearchedPage, searched
from .units import Gatherer
from .weights import weigh

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import document
    from sphinx.environment import BuildEnvironment


class SearchDomain(PagedDomain):
    """The searched pages, by name."""

    name = 'recap_search'
    label = 'Search'
    initial_data: ClassVar[dict[str, Any]] = {'pages': {}, 'referred': ''}
    data_version = 10

    _stopwords: Set[str] | None = None

    @property
    def pages(self) -> dict[str, SearchedPage]:
        """What is kept of each page."""
        pages: dict[str, SearchedPage] = self.data['pages']
        return pages

    def process_doc(self, env: BuildEnvironment, docname: str, document: document) -> None:
        """Keep the text of the page, which is in its language by now."""
        if self._stopwords is None:
            self._stopwords = stopwords(env)
        self.note_change()
        found = Gatherer(self.labelled).units(document)
        shown = [
            SearchedUnit(unit.anchor, unit.title, unit.text, unit.kind, tuple(unit.statements))
            for unit in found
        ]
        self.pages[docname] = searched(shown, pack(weigh(found, self._stopwords)))

    def labelled(self, domain: str, role: str) -> bool:
        """Return whether references by that *role* show what their object is called.

        A domain says so in its `ObjType`, by an attribute of this name.
        """
        if domain not in self.env.domains:
            return False
        found = self.env.domains[domain]
        kinds = found.objtypes_for_role(role) or ()
        return any(found.object_types[kind].attrs.get('labelled') for kind in kinds)


def search_domain(env: BuildEnvironment) -> SearchDomain:
    """Return the domain of *env*, under its type."""
    domain = env.get_domain('recap_search')
    assert isinstance(domain, SearchDomain)
    return domain
