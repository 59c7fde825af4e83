"""What is kept of each page for the search: a domain without roles, for its storage by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from .language import stopwords
from .parts import SearchedUnit, pack
from .searched import SearchedPage, searched
from .units import Gatherer
from .weights import weigh

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import Element, document, reference
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class SearchDomain(Domain):
    """The searched pages, by name."""

    name = 'recap_search'
    label = 'Search'
    initial_data: ClassVar[dict[str, Any]] = {'pages': {}, 'referred': ''}
    data_version = 9

    by_page: ClassVar[tuple[str, ...]] = ('pages',)
    """The parts of the data that are kept by page, which a process need not send back whole."""

    changed = False
    """Whether a page has come, gone or been read again since the last build."""

    _stopwords: Set[str] | None = None

    @property
    def pages(self) -> dict[str, SearchedPage]:
        """What is kept of each page."""
        pages: dict[str, SearchedPage] = self.data['pages']
        return pages

    def clear_doc(self, docname: str) -> None:
        self.changed = True
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.changed = True
        self.pages.update(
            (name, otherdata['pages'][name]) for name in docnames & otherdata['pages'].keys()
        )

    def process_doc(self, env: BuildEnvironment, docname: str, document: document) -> None:
        """Keep the text of the page, which is in its language by now."""
        if self._stopwords is None:
            self._stopwords = stopwords(env)
        self.changed = True
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

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, reference]]:
        """Return nothing: MyST asks all domains."""
        return []


def search_domain(env: BuildEnvironment) -> SearchDomain:
    """Return the domain of *env*, under its type."""
    domain = env.get_domain('recap_search')
    assert isinstance(domain, SearchDomain)
    return domain
