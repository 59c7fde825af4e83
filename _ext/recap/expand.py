"""From gathered records to standard nodes: what stands in the place of each placeholder.

Nothing here is translated afterwards: the words come from the catalogue, or from pages that already
are in their language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.locale import _

from .lists import listed, quotation_link
from .markup import bullets, field, joined, paragraph
from .records import Quotation, Record, Session, Statistic

if TYPE_CHECKING:
    from docutils.nodes import Node

    from .content import Content
    from .links import Links
    from .records import Placeholder

RecordT = TypeVar('RecordT', bound=Record)


def expand(content: Content, placeholder: Placeholder, links: Links) -> list[Node]:
    """Return the *content* of *placeholder* as nodes: none when there is nothing to show."""
    shows = placeholder.shows
    if shows not in ('session', 'backlinks'):
        return listed(content.records, placeholder, links)
    if shows == 'session':
        found = session_fields(content, links)
    elif placeholder.kind == 'speaker':
        found = speaker_fields(content, links)
    else:
        label = _('Cited in') if placeholder.kind == 'source' else _('Used in')
        found = pages_field(label, content, links)
    return [nodes.field_list('', *found, classes=[f'recap-{shows}'])] if found else []


def session_fields(content: Content, links: Links) -> list[Node]:
    """Return the head of a session: its place, its speakers, its length."""
    found: list[Node] = []
    for session in of_kind(content, Session):
        rank, total = content.position
        place = _('%(rank)d of %(total)d') % {'rank': rank, 'total': total} if total else str(rank)
        found.append(field(_('Session'), paragraph(nodes.Text(place))))
        if session.speakers:
            speakers = joined(links.named('speaker', name) for name in session.speakers)
            found.append(field(_('Speakers'), paragraph(*speakers)))
        length = nodes.Text(_('%d min') % session.minutes)
        found.append(field(_('Reading time'), paragraph(length)))
    return found


def speaker_fields(content: Content, links: Links) -> list[Node]:
    """Return where a speaker appears: sessions, other pages, figures, quotations."""
    found: list[Node] = []
    if sessions := of_kind(content, Session):
        found.append(field(_('Sessions'), paragraph(*joined(map(links.record, sessions)))))
    found += pages_field(_('Mentioned in'), content, links)
    if statistics := of_kind(content, Statistic):
        found.append(field(_('Figures'), paragraph(*joined(map(links.record, statistics)))))
    if quotations := of_kind(content, Quotation):
        items = [[paragraph(quotation_link(quotation, links))] for quotation in quotations]
        found.append(field(_('Quotations'), bullets(items)))
    return found


def pages_field(label: str, content: Content, links: Links) -> list[Node]:
    """Return the pages of *content* under that *label*, or nothing when there are none."""
    pages = joined(map(links.page, content.pages))
    return [field(label, paragraph(*pages))] if pages else []


def of_kind(content: Content, kind: type[RecordT]) -> list[RecordT]:
    """Return the records of *content* that are of that *kind*."""
    return [record for record in content.records if isinstance(record, kind)]
