"""The places that the whole recap fills are filled, when a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .._figures import GOES_ON
from .domain import domain_of
from .drawn import Draughtsman
from .nodes import placeholder, statistic

if TYPE_CHECKING:
    from collections.abc import Iterator


def mark_leading(said: statistic) -> None:
    """Mark the figure that begins a claim and stands on a line of its own, as others can't."""
    # MyST begins such a paragraph with a text that is empty.
    found = [part for child in said.children[:1] for part in child.children if part.astext()]
    rest = ''.join(part.astext() for part in found[1:])
    if found and isinstance(found[0], nodes.strong) and (not rest or GOES_ON.match(rest)):
        found[0]['classes'].append('recap-leading')


class Expand(SphinxPostTransform):
    """Replace the placeholders by what was gathered, before references are resolved (10).

    Each placeholder knows its page: in a single-page output, the writer's page is another one.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for said in self.document.findall(statistic):
            mark_leading(said)
        domain = domain_of(self.env)
        for node in list(self.document.findall(placeholder)):
            spec = node.spec()
            content = spec.content(domain.gathered)
            draughtsman = Draughtsman(domain.builder, spec.docname)
            shown = draughtsman.nodes_of(content) if content else []
            if not shown and any(node[name] for name in node.basic_attributes):
                shown = [nodes.target()]  # an anchor before an empty list still leads somewhere
            node.replace_self(shown)


class CardHeadings(SphinxPostTransform):
    """Make headings of what cards begin with, where it is a title: one goes through them by it.

    HTML's alone: elsewhere, a list of titles needs none. Leans on rubrics, whose ``heading-level``
    Sphinx's writer takes.
    """

    default_priority = 6
    formats = ('html',)

    def run(self, **kwargs: Any) -> None:
        for cards in self.document.findall(nodes.container):
            if 'recap-cards' not in cards['classes'] or 'recap-highlights' in cards['classes']:
                continue
            level = sum(isinstance(each, nodes.section) for each in ancestors(cards)) + 1
            for item in cards.findall(nodes.list_item):
                title = next(iter(item.children), None)
                if isinstance(title, nodes.paragraph) and len(item) > 1 and len(title) == 1:
                    heading = nodes.rubric('', '', *title.children)
                    heading['heading-level'] = min(level, 6)
                    title.replace_self(heading)


def ancestors(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what *node* stands in, from the nearest."""
    while (node := node.parent) is not None:
        yield node
