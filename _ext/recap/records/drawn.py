"""From the contents of placeholders to standard nodes.

Nothing here is translated afterwards: the words come from the catalogue, or from pages that already
are in their language. Links are resolved at once: a list of a thousand records holds some thousands
of them, and each left pending is built, found, copied and replaced, as long as all the rest takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.locale import _
from sphinx.util.nodes import make_refnode

from .contents import (
    Appearances,
    Cards,
    Citations,
    ClaimsList,
    QuotationsList,
    SessionHead,
    SourcesList,
    StatisticsTable,
    Tally,
)
from .held import held
from .markup import (
    bullets,
    field,
    fields,
    joined,
    paragraph,
    passages,
    reference_classes,
    table,
    verdict_and_reason,
)
from .records import Source
from .tallied import tally
from .ways import ways
from .wording import signature, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node
    from sphinx.builders import Builder

    from .contents import Content, Link


class Draughtsman:
    """Draws what *builder* writes in the page *docname*."""

    def __init__(self, builder: Builder, docname: str) -> None:
        self._builder = builder
        self._docname = docname

    def nodes_of(self, content: Content) -> list[Node]:  # noqa: PLR0911  a case a class
        """Return the nodes that show *content*."""
        match content:
            case SessionHead():
                return [fields('session', map(held, self.session(content)))]
            case Appearances():
                return [fields('backlinks', self.appearances(content))]
            case Citations():
                label = _('Cited in') if content.kind == Source.kind else _('Used in')
                return [fields('backlinks', self.links(label, content.pages))]
            case StatisticsTable():
                return [self.statistics(content)]
            case QuotationsList():
                return [self.quotations(content)]
            case ClaimsList():
                return [ways(content, self.link, self.speaker)]
            case SourcesList():
                return [self.sources(content)]
            case Cards():
                return [self.cards(content)]
            case Tally():
                return [tally(content)]

    def link(self, link: Link) -> Element:
        """Return *link*, or what stands for a record that nobody declares."""
        if link.said is not None:
            before, _words, after = words('\0').partition('\0')
            said = [nodes.Text(before), *passages(link.said, linked=False), nodes.Text(after)]
        else:
            said = [nodes.Text(link.text)]
        classes = reference_classes(link.kind, link.language) if link.kind else ['doc']
        inner = nodes.inline('', '', *said, classes=classes)
        if not link.docname:
            return inner
        try:
            return make_refnode(self._builder, self._docname, link.docname, link.anchor, inner)
        except NoUri:  # a page outside the document that this builder writes
            return inner

    def session(self, head: SessionHead) -> Iterable[Element]:
        """Yield the fields of the head of a session: its place, its speakers, its length."""
        place = _('%(rank)d of %(total)d') % {'rank': head.rank, 'total': head.total}
        yield field(_('Session'), paragraph(nodes.Text(place if head.total else str(head.rank))))
        yield from self.links(_('Speakers'), head.speakers)
        yield field(_('Reading time'), paragraph(nodes.Text(_('%d min') % head.minutes)))

    def appearances(self, found: Appearances) -> Iterable[Node]:
        """Yield the fields of a speaker: sessions, other pages, figures, quotations."""
        yield from self.links(_('Sessions'), found.sessions)
        yield from self.links(_('Mentioned in'), found.pages)
        yield from self.links(_('Figures'), found.statistics)
        if found.quotations:
            items = [
                [paragraph(self.link(said), nodes.Text(f' {remark}'.rstrip()))]
                for said, remark in found.quotations
            ]
            yield field(_('Quotations'), bullets(items))

    def links(self, label: str, found: Iterable[Link]) -> Iterable[Element]:
        """Yield the links *found* as a field under that *label*, or nothing."""
        if shown := joined(map(self.link, found)):
            yield field(label, paragraph(*shown))

    def statistics(self, content: StatisticsTable) -> Element:
        """Return a table, a row a statistic: figure, claim, sources, speaker, page, verdict."""
        head = (_('Figure'), _('Claim'), _('Said by'), _('Verdict'))
        rows = []
        for row in content.rows:
            claim = [paragraph(*passages(row.claim))]
            if origin := joined(map(self.link, row.sources)):
                claim.append(paragraph(*origin, classes=['recap-origin']))
            said_by = [paragraph(self.speaker(row.speaker))]
            checked = verdict_and_reason(row.verdict, row.reason)
            rows.append(([paragraph(self.link(row.figure))], claim, said_by, checked))
        return table(head, rows, 'recap-statistics', 'recap-stacked')

    def quotations(self, content: QuotationsList) -> Element:
        """Return a list of the words, linked, each with its speaker, session and verdict."""
        items = []
        for item in content.items:
            before, after = signature(item.attributed).split('%s')
            byline = paragraph(
                nodes.Text(f'— {before}'),
                self.speaker(item.speaker),
                nodes.Text(f'{after}, '),
                self.link(item.page),
            )
            checked = verdict_and_reason(item.verdict, item.reason)
            items.append([paragraph(self.link(item.words)), byline, *checked])
        return bullets(items, 'recap-quotations')

    def sources(self, content: SourcesList) -> Element:
        """Return a list of the works: the label, linked, and the whole reference."""
        items = []
        # On paper, each address would be a note once more: the label leads to where it is printed.
        linked = self._builder.format == 'html'
        for item in content.items:
            said = passages(item.reference, linked=linked)
            items.append([paragraph(self.link(item.label), nodes.Text(' — '), *said)])
        return bullets(items, 'recap-sources')

    def cards(self, content: Cards) -> Element:
        """Return the claims as cards; one that begins with its figure goes on after it."""
        cards = []
        for card in content.cards:
            head = paragraph(nodes.strong('', '', self.link(card.figure)))
            checked = verdict_and_reason(card.verdict, card.reason)
            cards.append([head, paragraph(*passages(card.beneath)), *checked])
        return nodes.container('', bullets(cards), classes=['recap-cards', 'recap-highlights'])

    def speaker(self, speaker: Link | None) -> Node:
        """Return a link to a speaker, or the words that say that nobody knows who spoke."""
        return self.link(speaker) if speaker else nodes.emphasis('', _('speaker not named'))
