"""What the head of each page tells machines: what it is about, and where the data are."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from .._ground import SITES
from .dataset import JSON, WHOLE
from .graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from .publication import Publication


class Head:
    """Fills the heads of the pages of a *publication*."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication

    def fill(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Add to the head of a page, whatever its theme (``html-page-context``).

        The templates of a theme may show the links of ``recap_links`` as well, at its foot. Leans
        on ``metatags``, which themes write as it is in the head.
        """
        if app.builder.name not in SITES:
            return
        told = _('All pages and records of this recap, as data')
        address = f'{context["content_root"]}{WHOLE}'
        links = context.setdefault('recap_links', [])
        links.append({'text': _('Data (JSON)'), 'title': told, 'address': address, 'type': JSON})
        added = [
            f'<link rel="alternate" type="{JSON}" href="{escape(address)}" title="{escape(told)}">'
        ]
        if doctree is not None:  # else search, index: about nothing
            added.append(f'<script type="application/ld+json">{self.about(app, pagename)}</script>')
        context['metatags'] = '\n'.join([context.get('metatags', ''), *added])

    def about(self, app: Sphinx, docname: str) -> str:
        """Return what a page is about, as JSON-LD for an element of HTML.

        There, ``<!--`` and ``<script`` mean something as well as ``</``.
        """
        document = Graph(app, self._publication.facts(app), docname).document()
        text = json.dumps(document, ensure_ascii=False, separators=(',', ':'))
        return text.replace('<', r'\u003c')

    def page_shows(self, app: Sphinx, docname: str) -> Iterator[str]:
        """Yield what the head of a page tells that others declare (``page-shows``)."""
        if app.builder.name in SITES:
            yield self.about(app, docname)
