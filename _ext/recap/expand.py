"""From gathered records to standard nodes: what stands in the place of each placeholder.

References stay pending, so that each writer resolves them its own way. Nothing here is translated
afterwards: the words come from the catalogue, or from pages that already are in their language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from .lists import listed, quotation_link
from .markup import bullets, field, joined, page_link, paragraph, xref
from .records import Quotation, Session, Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Node

    from .gather import Recap
    from .records import Placeholder


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
