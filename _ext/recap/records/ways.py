"""The way of each claim, drawn: who said it, where it is told, where from, what the check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _

from .markup import bullets, field, fields, joined, paragraph, passages, verdict_and_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils.nodes import Element, Node

    from .contents import ClaimItem, ClaimsList, Link


def ways(
    content: ClaimsList, link: Callable[[Link], Element], speaker: Callable[[Link | None], Node]
) -> Element:
    """Return a list of the pages, each with the list of its claims, each with its steps.

    *link* and *speaker* draw a link, and a link to who may not be known.
    """

    def steps(item: ClaimItem) -> Iterable[Node]:
        label = _('Attributed to') if item.attributed else _('Spoken by')
        yield field(label, paragraph(speaker(item.speaker)))
        for label, works in (
            (_('Reported in'), item.report),
            (_('Comes from'), item.origins),
            (_('Read to check it'), item.read),
        ):
            if works:
                yield field(label, paragraph(*joined(map(link, works))))
        yield field(_('Finding'), *verdict_and_reason(item.verdict, item.reason))

    def claim(item: ClaimItem) -> list[Node]:
        figure = item.claim.text
        if figure in str(item.text):  # it leads to its place, where it stands in the claim
            before, after = map(passages, item.text.around(figure))
        else:
            before, after = [], passages(item.text)
            after = [nodes.Text(' — '), *after] if after else []
        return [paragraph(*before, link(item.claim), *after), fields('way', steps(item))]

    items = [[paragraph(link(page)), bullets(map(claim, claims))] for page, claims in content.pages]
    return bullets(items, 'recap-claims')
