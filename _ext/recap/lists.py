"""The gathered lists: statistics, quotations, sources, and the tally of the verdicts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _

from .charts.nodes import chart, chart_data, chart_title
from .markup import (
    bullets,
    joined,
    paragraph,
    passages,
    table,
    verdict_inline,
    words,
)
from .records import Quotation, Statistic
from .verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docutils.nodes import Element, Node

    from .links import Links
    from .records import Placeholder, Record, Source, Statement


def listed(records: Sequence[Record], listing: Placeholder, links: Links) -> list[Node]:
    """Return the *records* as *listing* shows them, or nothing when there are none."""
    return [SHOWN[listing.shows](records, links)] if records else []


def statistics_table(statistics: Iterable[Statistic], links: Links) -> Element:
    """Return a table, a row a statistic: figure, claim and source, speaker, session, verdict."""
    head = (_('Figure'), _('Claim'), _('Said by'), _('Verdict'))
    rows = []
    for statistic in statistics:
        claim = [paragraph(*passages(statistic.text, statistic.foreign))]
        if statistic.sources:
            keys = joined(links.named('source', key) for key in statistic.sources)
            claim.append(paragraph(*keys, classes=['recap-origin']))
        rows.append(
            (
                [paragraph(links.record(statistic))],
                claim,
                [
                    paragraph(said_by(statistic, links)),
                    paragraph(links.page(statistic.docname)),
                ],
                [paragraph(verdict_inline(statistic.verdict))],
            )
        )
    return table(head, rows, 'recap-statistics')


def highlights(statistics: Iterable[Statistic], links: Links) -> Element:
    """Return the claims as cards, each with its figure, linked, and its verdict."""
    cards = []
    for statistic in statistics:
        before, figure, after = statistic.text.partition(statistic.figure)
        link = nodes.strong('', '', links.record(statistic, nodes.Text(figure)))
        foreign = statistic.foreign
        claim = paragraph(*passages(before, foreign), link, *passages(after, foreign))
        cards.append([claim, paragraph(verdict_inline(statistic.verdict))])
    return nodes.container('', bullets(cards), classes=['recap-cards', 'recap-highlights'])


def quotations_list(quotations: Iterable[Quotation], links: Links) -> Element:
    """Return a list of the words, linked, each with its speaker, session and verdict."""
    items = []
    for quotation in quotations:
        byline = paragraph(
            nodes.Text('— '),
            said_by(quotation, links),
            nodes.Text(', '),
            links.page(quotation.docname),
            nodes.Text(' · '),
            verdict_inline(quotation.verdict),
        )
        items.append([paragraph(quotation_link(quotation, links)), byline])
    return bullets(items, 'recap-quotations')


def sources_list(sources: Iterable[Source], links: Links) -> Element:
    """Return a list of the works: the label, linked, and the whole reference."""
    items = []
    for source in sources:
        link = links.record(source, nodes.Text(source.label))
        reference = passages(source.reference, source.foreign)
        items.append([paragraph(link, nodes.Text(' — '), *reference)])
    return bullets(items, 'recap-sources')


def tally(statements: Sequence[Statement], links: Links) -> Element:
    """Return the number of records by verdict, in the order of the closed list, as a chart."""
    title = (
        _('Verdicts on the figures (%d in all)')
        if isinstance(statements[0], Statistic)
        else _('Verdicts on the quotations (%d in all)')
    )
    counts = Counter(statement.verdict for statement in statements)
    rows = [
        ([paragraph(verdict_inline(name))], [paragraph(nodes.Text(str(counts[name])))])
        for name in (*VERDICTS, '')
        if counts[name]
    ]
    counted = table((_('Verdict'), _('Number')), rows, 'recap-tally')
    return charted(title % counts.total(), counted)


def charted(title: str, data: Element) -> Element:
    """Return a divided bar, drawn from *data*, which hold whole numbers as any language does."""
    node = chart('', kind='stacked', language='en', classes=['recap-chart'])
    node += chart_title('', title, classes=['recap-chart-title'])
    node += chart_data('', data, classes=['recap-chart-data'])
    return node


def quotation_link(quotation: Quotation, links: Links) -> Element:
    """Return a link to a *quotation*, shown as its words, each passage in its language."""
    before, _words, after = words('\0').partition('\0')
    said = passages(quotation.text, quotation.foreign)
    return links.record(quotation, nodes.Text(before), *said, nodes.Text(after))


def said_by(statement: Statement, links: Links) -> Node:
    """Return a link to who made the *statement*, or the words that say that it is unknown."""
    if statement.speaker:
        return links.named('speaker', statement.speaker)
    return nodes.emphasis('', _('speaker not named'))


SHOWN: Final[dict[str, Callable[[Any, Links], Element]]] = {
    'statistics': statistics_table,
    'quotations': quotations_list,
    'sources': sources_list,
    'highlights': highlights,
    'tally': tally,
}
"""What each listing makes of its records, which are all of the kind that it takes."""
