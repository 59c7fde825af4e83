"""The domain: what authors cite by its roles, what other sites find in the inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import _
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from . import consistency, directives, listings, statements
from .collect import collect
from .gather import Recap
from .markup import reference_classes, shown
from .navigation import Navigation
from .records import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils.nodes import Element, reference
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from .precedence import Declared
    from .records import Page


class RecapDomain(Domain):
    """Speakers, sessions, statistics, quotations and sources of a recap."""

    name = 'recap'
    label = 'Recap'
    object_types: ClassVar[dict[str, ObjType]] = {
        'speaker': ObjType(_('speaker'), 'speaker'),
        'session': ObjType(_('session'), 'session'),
        'statistic': ObjType(_('statistic'), 'statistic'),
        'quotation': ObjType(_('quotation'), 'quotation'),
        'source': ObjType(_('source'), 'source'),
    }
    directives: ClassVar[dict[str, Any]] = {
        'speaker': directives.SpeakerDirective,
        'session': directives.SessionDirective,
        'statistic': statements.StatisticDirective,
        'quotation': statements.QuotationDirective,
        'check': statements.CheckDirective,
        'source': directives.SourceDirective,
        'statistics': listings.ListingDirective,
        'quotations': listings.ListingDirective,
        'sources': listings.SourcesDirective,
        'highlights': listings.HighlightsDirective,
        'tally': listings.TallyDirective,
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        kind: XRefRole(innernodeclass=nodes.inline) for kind in object_types
    }
    initial_data: ClassVar[dict[str, Any]] = {'pages': {}, 'declared': {}, 'digest': ''}
    data_version = 5

    builder: Builder
    """Who writes this time: links depend on it."""

    changed = False
    """Whether a page has come, gone or been read again since the last build."""

    _recap: Recap | None = None
    _navigation: Navigation | None = None

    @property
    def pages(self) -> dict[str, Page]:
        """What each page contributes, by its name."""
        pages: dict[str, Page] = self.data['pages']
        return pages

    @property
    def declared(self) -> dict[str, Declared]:
        """The labels and terms of each page, by its name (`precedence`)."""
        declared: dict[str, Declared] = self.data['declared']
        return declared

    @property
    def recap(self) -> Recap:
        """The contributions merged, in reading order."""
        if self._recap is None:
            tree = self.navigation
            self._recap = Recap(self.pages, tree.order(), tree.parents, tree.listed)
        return self._recap

    @property
    def navigation(self) -> Navigation:
        """The tables of contents of all pages."""
        if self._navigation is None:
            self._navigation = Navigation(self.env)
        return self._navigation

    @property
    def digest(self) -> str:
        """That of all that pages say of themselves and of each other (`incremental`)."""
        return str(self.data['digest'])

    def _forget(self) -> None:
        """Drop what was made from pages that are no longer the same."""
        self._recap = self._navigation = None
        self.changed = True

    def clear_doc(self, docname: str) -> None:
        self._forget()
        self.pages.pop(docname, None)
        self.declared.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._forget()
        for kept, others in ((self.pages, 'pages'), (self.declared, 'declared')):
            kept.update((name, of) for name, of in otherdata[others].items() if name in docnames)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self._forget()
        self.pages[docname] = collect(docname, document)

    def check_consistency(self) -> None:
        consistency.check(self.recap, self.pages.values())

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> reference | None:
        """Return a link to the record *target*, shown as its label unless the author wrote text."""
        record = self.recap.find(typ, target)
        if record is None:
            return None
        if not node['refexplicit']:
            contnode = nodes.inline('', shown(record), classes=reference_classes(record))
        return make_refnode(builder, fromdocname, record.docname, record.anchor, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, reference]]:
        """Return the links of each kind to *target*; MyST asks all domains for its own."""
        links = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in self.object_types
        )
        return [(f'recap:{kind}', link) for kind, link in links if link is not None]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        for record in self.recap.records:
            if not isinstance(record, Term):  # Sphinx's own domain lists those
                yield record.name, record.label, record.kind, record.docname, record.anchor, 1


def domain_of(env: BuildEnvironment) -> RecapDomain:
    """Return the domain of *env*, under its type."""
    return cast('RecapDomain', env.get_domain(RecapDomain.name))


def set_builder(app: Sphinx) -> None:
    """Tell the domain who writes (``builder-inited``): transforms can't know."""
    domain_of(app.env).builder = app.builder


def warned_already(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Keep Sphinx from repeating what `consistency` says better (``warn-missing-reference``)."""
    return True if node['refdomain'] == RecapDomain.name else None
