"""Links to records and pages, where they are gathered: what a pending reference becomes, at once.

A list of a thousand records holds some thousands of links. Each left pending is built, found,
copied and replaced, which takes as long as all the rest of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import clean_astext, make_refnode

from .markup import reference_classes, shown, unresolved

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .gather import Recap
    from .records import Record


class Links:
    """The links from the page *docname*, as *builder* writes them."""

    def __init__(self, env: BuildEnvironment, builder: Builder, recap: Recap, docname: str) -> None:
        self._env = env
        self._builder = builder
        self._recap = recap
        self._docname = docname

    def record(self, record: Record, *content: Node) -> Element:
        """Return a link to *record*, shown as *content*, or as its label."""
        text = '' if content else shown(record)
        inner = nodes.inline('', text, *content, classes=reference_classes(record))
        return self._link(record.docname, record.anchor, inner)

    def named(self, kind: str, name: str) -> Element:
        """Return a link to the record *name*, or that name where there is no such record."""
        record = self._recap.find(kind, name)
        return self.record(record) if record else unresolved(kind, name)

    def page(self, docname: str) -> Element:
        """Return a link to the page *docname*, shown as its title."""
        title = clean_astext(self._env.titles[docname])
        return self._link(docname, None, nodes.inline('', title, classes=['doc']))

    def _link(self, docname: str, anchor: str | None, inner: Element) -> Element:
        try:
            return make_refnode(self._builder, self._docname, docname, anchor, inner)
        except NoUri:  # a page outside the document that this builder writes
            return inner
