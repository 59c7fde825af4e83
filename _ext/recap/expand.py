"""From gathered records to standard nodes: what stands in the place of each placeholder.

References stay pending, so that each writer resolves them its own way. Nothing here is translated
afterwards: the words come from the catalogue, or from pages that already are in their language.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from .markup import (
    bullets,
    field,
    joined,
    language_classes,
    page_link,
    paragraph,
    table,
    verdict_inline,
    words,
    xref,
)
from .records import Quotation, Session, Statistic
from .verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from .gather import Recap
    from .records import Placeholder, Source, Statement


def expand(recap: Recap, placeholder: Placeholder) -> list[Node]:
    """Return what *placeholder* shows: nothing when there is nothing to show."""
    docname = placeholder.docname
    if placeholder.shows == 'session':
        return fields(session_fields(recap, placeholder.names[0], docname), 'session')
    if placeholder.shows != 'backlinks':
        return listed(recap, placeholder)
    if placeholder.kind == 'speaker':
        return fields(speaker_fields(recap, placeholder.names[0], docname), 'backlinks')
    return fields(citing_fields(recap, placeholder, docname), 'backlinks')


def listed(recap: Recap, listing: Placeholder) -> list[Node]:
    """Return the records that pass the filters of *listing*, or nothing when none does."""
    if listing.shows == 'sources':
        sources = recap.sources(listing)
        return [sources_list(sources, listing.docname)] if sources else []
    if listing.shows == 'statistics':
        statistics = recap.statements(Statistic, listing)
        return [statistics_table(statistics, listing.docname)] if statistics else []
    if listing.shows == 'quotations':
        quotations = recap.statements(Quotation, listing)
        return [quotations_list(quotations, listing.docname)] if quotations else []
    counted = Statistic if listing.kind == 'statistic' else Quotation
    verdicts = [statement.verdict for statement in recap.statements(counted, listing)]
    return [tally_table(verdicts)] if verdicts else []


def fields(content: Sequence[Node], name: str) -> list[Node]:
    """Return a field list of that *name*, or nothing when it would be empty."""
    return [nodes.field_list('', *content, classes=[f'recap-{name}'])] if content else []


def session_fields(recap: Recap, name: str, docname: str) -> list[Node]:
    """Return the head of the session *name*: its place, its speakers, its length."""
    session = recap.find('session', name)
    if not isinstance(session, Session):
        return []
    rank, total = recap.position(name)
    place = _('%(rank)d of %(total)d') % {'rank': rank, 'total': total}
    found: list[Node] = [field(_('Session'), paragraph(nodes.Text(place)))]
    if session.speakers:
        links = joined(xref('speaker', speaker, docname) for speaker in session.speakers)
        found.append(field(_('Speakers'), paragraph(*links)))
    length = nodes.Text(_('%d min') % session.minutes)
    return [*found, field(_('Reading time'), paragraph(length))]


def speaker_fields(recap: Recap, name: str, docname: str) -> list[Node]:
    """Return where the speaker *name* appears: sessions, other pages, figures, quotations."""
    sessions = recap.sessions_of(name)
    told = {session.docname for session in sessions}
    pages = [page for page in recap.citing('speaker', [name], docname) if page not in told]
    found: list[Node] = []
    if sessions:
        links = joined(xref('session', session.name, docname) for session in sessions)
        found.append(field(_('Sessions'), paragraph(*links)))
    if pages:
        links = joined(page_link(docname, page) for page in pages)
        found.append(field(_('Mentioned in'), paragraph(*links)))
    if statistics := recap.said_by(name, Statistic):
        links = joined(xref('statistic', statistic.name, docname) for statistic in statistics)
        found.append(field(_('Figures'), paragraph(*links)))
    if quotations := recap.said_by(name, Quotation):
        items = [[paragraph(quotation_link(quotation, docname))] for quotation in quotations]
        found.append(field(_('Quotations'), bullets(items)))
    return found


def citing_fields(recap: Recap, placeholder: Placeholder, docname: str) -> list[Node]:
    """Return the pages that cite a source or use a term."""
    pages = recap.citing(placeholder.kind, placeholder.names, docname)
    label = _('Cited in') if placeholder.kind == 'source' else _('Used in')
    links = joined(page_link(docname, page) for page in pages)
    return [field(label, paragraph(*links))] if pages else []


def quotation_link(quotation: Quotation, docname: str) -> Element:
    """Return a link to a *quotation*, shown as its words, in their language."""
    language = language_classes(quotation.language)
    return xref('quotation', quotation.name, docname, words(quotation.text), classes=language)


def said_by(statement: Statement, docname: str) -> Node:
    """Return a link to who made the *statement*, or the words that say that it is unknown."""
    if statement.speaker:
        return xref('speaker', statement.speaker, docname)
    return nodes.emphasis('', _('speaker not named'))


def statistics_table(statistics: Iterable[Statistic], docname: str) -> Element:
    """Return a table, a row a statistic: figure, claim, speaker and session, source, verdict."""
    head = (_('Figure'), _('Claim'), _('Said by'), _('Source'), _('Verdict'))
    rows = []
    for statistic in statistics:
        figure = paragraph(xref('statistic', statistic.name, docname))
        session = paragraph(page_link(docname, statistic.docname))
        origin = joined(xref('source', key, docname) for key in statistic.sources)
        rows.append(
            (
                [figure],
                [paragraph(nodes.Text(statistic.text))],
                [paragraph(said_by(statistic, docname)), session],
                [paragraph(*(origin or [nodes.Text('—')]))],
                [paragraph(verdict_inline(statistic.verdict))],
            )
        )
    return table(head, rows, 'recap-statistics')


def quotations_list(quotations: Iterable[Quotation], docname: str) -> Element:
    """Return a list of the words, linked, each with its speaker, session and verdict."""
    items = []
    for quotation in quotations:
        byline = paragraph(
            nodes.Text('— '),
            said_by(quotation, docname),
            nodes.Text(', '),
            page_link(docname, quotation.docname),
            nodes.Text(' · '),
            verdict_inline(quotation.verdict),
        )
        items.append([paragraph(quotation_link(quotation, docname)), byline])
    return bullets(items, 'recap-quotations')


def sources_list(sources: Iterable[Source], docname: str) -> Element:
    """Return a list of the works: the label, linked, and the whole reference."""
    items = []
    for source in sources:
        link = xref('source', source.name, docname, source.label)
        items.append([paragraph(link, nodes.Text(f' — {source.reference}'))])
    return bullets(items, 'recap-sources')


def tally_table(verdicts: Iterable[str]) -> Element:
    """Return the number of records by verdict, in the order of the closed list."""
    counts = Counter(verdicts)
    rows = [
        ([paragraph(verdict_inline(name))], [paragraph(nodes.Text(str(counts[name])))])
        for name in (*VERDICTS, '')
        if counts[name]
    ]
    total, number = (nodes.strong('', text) for text in (_('Total'), str(counts.total())))
    rows.append(([paragraph(total)], [paragraph(number)]))
    return table((_('Verdict'), _('Number')), rows, 'recap-tally')
