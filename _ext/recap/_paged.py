"""What a wing keeps of each page: the base of the domains of wings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.domains import Domain

from ._sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import Element, reference
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class PagedDomain(Domain):
    """Keeps something of each page in ``data['pages']``, a mapping by name of page."""

    initial_data: ClassVar[dict[str, Any]] = {'pages': {}}

    changed = False
    """Whether a page has come, gone or been read again since the last build."""

    def note_change(self) -> None:
        """Note that a page has come, gone or been read again."""
        self.changed = True

    def clear_doc(self, docname: str) -> None:
        self.note_change()
        self.data['pages'].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.note_change()
        pages, others = self.data['pages'], otherdata['pages']
        if isinstance(pages, Sealed):
            pages.take(others, docnames)
        else:
            pages.update((name, others[name]) for name in docnames & others.keys())

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, reference]]:
        """Return nothing: MyST asks all domains, those without roles as well."""
        return []
