"""The words that readers see of verdicts, quotations and references, in their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.locale import _, get_translator

from .._quotes import quoted
from .records import Quotation, Source

if TYPE_CHECKING:
    from .records import Record

VERDICTS: Final = ('conforme', 'nuance', 'divergent', 'introuvable', 'entendu')
"""The closed list of what a check can return, in the order in which it is counted."""

TYPED: Final = dict(
    zip(('confirmed', 'qualified', 'contradicted', 'unlocated', 'heard'), VERDICTS, strict=True)
)
"""How authors write them in any language; the French names, by which they are kept, do as well."""


TINTS: Final = {
    'conforme': ('#14532d', 'M3 8.5l3.5 3.5L13 4.5'),
    'nuance': (
        '#6b3f07',
        'M2.5 6c2-2 3.5-1.5 5.5 0s3.5 2 5.5 0M2.5 10.500c2-2 3.5-1.5 5.5 0s3.5 2 5.5 0',
    ),
    'divergent': ('#8a1c1c', 'M2.5 6h11M2.5 10h11M10.5 2.500l-5 11'),
    'introuvable': ('#433a78', 'M5 5.500a3 3 0 1 1 4.5 2.600c-1 .6-1.5 1.2-1.5 2.200M8 13.200v.1'),
    'entendu': ('#4a4640', 'M4 4l4 4-4 4M9 4l4 4-4 4'),
    '': ('#6f675b', 'M4 8h8'),
}
"""How verdicts are coloured on paper (`3-verdicts.css`: elsewhere), and their sign, drawn."""


def verdict_label(verdict: str) -> str:
    """Return the words that readers see for *verdict*; an empty one was never given.

    They are looked up at each call: those of the module would be in the language of the first build
    that imports it.
    """
    match verdict:
        case 'conforme':
            return _('Confirmed')
        case 'nuance':
            return _('True, with caveats')
        case 'divergent':
            return _('The source says otherwise')
        case 'introuvable':
            return _('Origin not found')
        case 'entendu':
            return _('Heard at the event')
    return _('Not checked')


def counted(sessions: int, statistics: int, quotations: int) -> str:
    """Return how many records there are of each kind: of what there is none, nothing."""
    ngettext = get_translator().ngettext
    found = (
        sessions and ngettext('%d session', '%d sessions', sessions) % sessions,
        statistics and ngettext('%d figure', '%d figures', statistics) % statistics,
        quotations and ngettext('%d quotation', '%d quotations', quotations) % quotations,
    )
    return ', '.join(each for each in found if each)


def signature(attributed: bool) -> str:
    """Return the words in which ``%s`` stands for the speaker of a quotation."""
    return _('attributed to %s') if attributed else '%s'


def remark(quotation: Quotation) -> str:
    """Return what is to be known of a *quotation* among those of its speaker, or nothing."""
    if not quotation.attributed:
        return ''
    return _('(attributed; %s)') % verdict_label(quotation.verdict)


def words(text: str) -> str:
    """Return *text* between the quotation marks of the language."""
    return quoted(text, _('“%s”'))


def shown(record: Record) -> str:
    """Return the text of a reference to *record* whose author wrote none."""
    if isinstance(record, Quotation):
        return words(record.label)
    return f'({record.label})' if isinstance(record, Source) else record.label
