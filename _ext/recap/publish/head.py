"""What the head of each page tells machines: what it is about, and where the data are."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from .._address import address_of
from .._ground import SITES
from . import sharing
from .citations import TYPES
from .cited import cited_page
from .dataset import JSON, WHOLE
from .graph import Graph
from .shown import shown
from .tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx

    from .publication import Item, Publication


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
        added += sharing.everywhere(app, self._publication.facts(app), context['content_root'])
        if doctree is not None:  # else search, index: about nothing
            added += self.shared(app, pagename)
            about = in_script(Graph(app, self._publication.facts(app), pagename).document())
            added.append(f'<script type="application/ld+json">{about}</script>')
            added += self.cited(app, pagename, context)
            context['recap_citation_files'] = [
                {'text': text, 'address': f'{context["content_root"]}{name}', 'type': kind}
                for name, (text, kind) in TYPES.items()
            ]
        context['metatags'] = '\n'.join([context.get('metatags', ''), *added])

    def shared(self, app: Sphinx, docname: str) -> list[str]:
        """Return the elements that say what others show of a page."""
        facts = self._publication.facts(app)
        return list(sharing.tags(app, facts, sharing.page(app, facts, docname)))

    def cited(self, app: Sphinx, docname: str, context: Mapping[str, Any]) -> Iterator[str]:
        """Yield the elements that reference managers read.

        From the *context* of the page: the books that the reader offers.
        """
        work = cited_page(app, self._publication.facts(app), docname)
        books = context.get('recap_downloads', ())
        yield from tags(work, address_of(app, docname), app.config.recap_licence, books)

    def page_shows(self, app: Sphinx, docname: str) -> Iterator[str]:
        """Yield what the head of a page tells that others declare (``page-shows``)."""
        if app.builder.name in SITES:
            yield from shown(app, self._publication.facts(app), docname)


def in_script(document: Item) -> str:
    """Return a *document* as JSON for an element of HTML.

    There, ``<!--`` and ``<script`` mean something as well as ``</``.
    """
    text = json.dumps(document, ensure_ascii=False, separators=(',', ':'))
    return text.replace('<', r'\u003c')
