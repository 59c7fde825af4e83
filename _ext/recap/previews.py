"""The entries that the links of a page lead to, put in the page for `recap.js` to show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .domain import domain_of
from .records import Quotation, Source, Speaker, Statement, Statistic, Term
from .verdicts import verdict_label

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from .records import Record


def add_previews(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates, as JSON, the entries that the page cites: by address, in its links."""
    domain = domain_of(app.env)
    page = domain.pages.get(pagename)
    if page is None:
        return
    previews = {}
    for kind, target in dict.fromkeys((m.kind, m.target) for m in page.mentions):
        record = domain.recap.find(kind, target)
        if record and record.docname != pagename and (content := preview(record)):
            address = app.builder.get_relative_uri(pagename, record.docname)
            anchor = record.anchor
            if isinstance(record, Term):  # each of its names has a place of its own
                anchor = dict(zip(record.aliases, record.anchors, strict=True))[target]
            previews[f'{address}#{anchor}'] = content
    if previews:
        text = json.dumps(previews, ensure_ascii=False, separators=(',', ':'))
        # The text stands in a script element, which only “</” could end.
        context['recap_previews'] = text.replace('</', r'<\/')


def preview(record: Record) -> dict[str, str]:
    """Return what is shown beside a link to *record*: a title, a text, perhaps a note."""
    if isinstance(record, Speaker):
        return {'title': record.title, 'text': record.biography}
    if isinstance(record, Term):
        return {'title': record.title, 'text': record.definition}
    if isinstance(record, Source):
        return {'title': record.short, 'text': record.reference}
    if isinstance(record, Statement):
        content = {'title': '', 'text': record.text, 'note': verdict_label(record.verdict)}
        if isinstance(record, Statistic):
            content['title'] = record.figure
        if isinstance(record, Quotation) and record.language:
            content['lang'] = record.language
        return content
    return {}
