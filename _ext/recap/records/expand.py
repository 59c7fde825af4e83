"""The places that the whole recap fills are filled, when a page is written."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .domain import domain_of
from .drawn import Draughtsman
from .nodes import placeholder


class Expand(SphinxPostTransform):
    """Replace the placeholders by what was gathered, before references are resolved (10).

    Each placeholder knows its page: in a single-page output, the writer's page is another one.
    """

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        for node in list(self.document.findall(placeholder)):
            spec = node.spec()
            content = spec.content(domain.gathered)
            draughtsman = Draughtsman(domain.builder, spec.docname)
            shown = draughtsman.nodes_of(content) if content else []
            if not shown and any(node[name] for name in node.basic_attributes):
                shown = [nodes.target()]  # an anchor before an empty list still leads somewhere
            node.replace_self(shown)
