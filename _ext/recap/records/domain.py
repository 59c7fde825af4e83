"""The domain: what authors cite by its roles, what other sites find in the inventory."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import ObjType
from sphinx.locale import _
from sphinx.roles import XRefRole
from sphinx.util.nodes import clean_astext, make_refnode

from .._ground import toctree_parents
from .._paged import PagedDomain
from .._sealed import Sealed
from . import checks, consistency, directives, gathering, statements
from .collect import collect
from .gathered import Gathered
from .markup import reference_classes
from .records import Quotation, Term
from .wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, reference
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from .page import Page


class RecapDomain(PagedDomain):
    """Speakers, sessions, statistics, quotations and sources of a recap."""

    name = 'recap'
    label = 'Recap'
    object_types: ClassVar[dict[str, ObjType]] = {
        'speaker': ObjType(_('speaker'), 'speaker'),
        'session': ObjType(_('session'), 'session', labelled=True),
        'statistic': ObjType(_('statistic'), 'statistic', labelled=True),
        'quotation': ObjType(_('quotation'), 'quotation', labelled=True),
        'source': ObjType(_('source'), 'source', labelled=True),
    }
    directives: ClassVar[dict[str, Any]] = {
        'speaker': directives.SpeakerDirective,
        'session': directives.SessionDirective,
        'statistic': statements.StatisticDirective,
        'quotation': statements.QuotationDirective,
        'check': statements.CheckDirective,
        'source': directives.SourceDirective,
        'checks': checks.ChecksDirective,
        'statistics': gathering.StatisticsDirective,
        'quotations': gathering.QuotationsDirective,
        'claims': gathering.ClaimsDirective,
        'sources': gathering.SourcesDirective,
        'highlights': gathering.HighlightsDirective,
        'tally': gathering.TallyDirective,
    }
    roles: ClassVar[dict[str, RoleFunction | XRefRole]] = {
        kind: XRefRole(innernodeclass=nodes.inline) for kind in object_types
    }
    initial_data: ClassVar[dict[str, Any]] = {'pages': Sealed(), 'digest': ''}
    data_version = 10

    builder: Builder
    """Who writes this time: links depend on it."""

    _gathered: Gathered | None = None

    @property
    def pages(self) -> Sealed[Page]:
        """What each page contributes, by its name."""
        pages: Sealed[Page] = self.data['pages']
        return pages

    @property
    def gathered(self) -> Gathered:
        """The contributions merged, in reading order."""
        if self._gathered is None:
            titles, tables = self.env.titles, self.env.toctree_includes
            self._gathered = Gathered(
                self.pages,
                toctree_parents(self.env),
                tables,
                cache(lambda docname: clean_astext(titles[docname])),
            )
        return self._gathered

    def note_change(self) -> None:
        """Drop what was made from pages that are no longer the same."""
        self._gathered = None
        super().note_change()

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self.note_change()
        self.pages[docname] = collect(docname, document)

    def check_consistency(self) -> None:
        report = self.env.config.recap_report
        consistency.check(self.gathered, self.pages.values(), report)

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
        record = self.gathered.find(typ, target)
        if record is None:
            return None
        if not node['refexplicit']:
            language = record.language if isinstance(record, Quotation) else ''
            classes = reference_classes(record.kind, language)
            words = shown(record)
            # After “Source:”, beneath a chart: a work without the brackets of a citation.
            contnode = nodes.inline('', words.strip('()') if node.get('bare') else words)
            contnode['classes'] += classes
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
        gathered = self.gathered
        yield from gathered.once('objects', lambda: objects(gathered))


def objects(gathered: Gathered) -> list[tuple[str, str, str, str, str, int]]:
    """Return what a domain lists as its objects; Sphinx's own domain lists the terms."""
    return [
        (record.name, shown(record), record.kind, record.docname, record.anchor, 1)
        for record in gathered.records
        if not isinstance(record, Term)
    ]


def domain_of(env: BuildEnvironment) -> RecapDomain:
    """Return the domain of *env*, under its type."""
    return cast('RecapDomain', env.get_domain(RecapDomain.name))


def set_builder(app: Sphinx) -> None:
    """Tell the domain who writes (``builder-inited``): transforms can't know."""
    domain_of(app.env).builder = app.builder


def warned_already(app: Sphinx, domain: Domain, node: pending_xref) -> bool | None:
    """Keep Sphinx from repeating what `consistency` says better (``warn-missing-reference``)."""
    return True if node['refdomain'] == RecapDomain.name else None
