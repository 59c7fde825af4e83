"""How many records have each verdict: a table, which the charts draw where they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from .markup import paragraph, table, verdict_inline
from .records import Statistic
from .wording import verdict_label

if TYPE_CHECKING:
    from docutils.nodes import Element

    from .contents import Tally


def tally(content: Tally) -> Element:
    """Return the number of records by verdict as a table, under a class that has it drawn.

    Its title is the verdict that most records have, where one has most; what is counted is then
    said under it.
    """
    counted = (
        _('Verdicts on the figures (%d in all)')
        if content.kind == Statistic.kind
        else _('Verdicts on the quotations (%d in all)')
    )
    total = sum(number for _name, number in content.counts)
    heads = [*most(content, total), counted % total]
    rows = [
        ([paragraph(verdict_inline(name))], [paragraph(nodes.Text(str(number)))])
        for name, number in content.counts
    ]
    shown = table((_('Verdict'), _('Number')), rows, 'recap-tally')
    said = [paragraph(nodes.Text(head)) for head in heads]
    return nodes.container('', *said, shown, classes=['recap-chart-stacked'])


def most(content: Tally, total: int) -> list[str]:
    """Return the verdict that more records have than any other, in words; nothing without one."""
    highest = max(number for _name, number in content.counts)
    found = [name for name, number in content.counts if number == highest]
    if len(found) > 1 or not found[0]:
        return []
    said = {'verdict': verdict_label(found[0]), 'number': highest, 'total': total}
    return [_('Most frequent verdict: %(verdict)s, %(number)d of %(total)d') % said]
