"""The numbers of figures, tables and equations, where Sphinx gives them: ``numfig``.

Its writers of HTML add them as they write; the text refers to them, and so the book shows them.
Leans on ``env.toc_fignumbers``, in which Sphinx keeps them by kind and anchor.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class Numbers(SphinxPostTransform):
    """Write before each caption the number of what it is of, and that of each equation."""

    default_priority = 800
    formats = ('typst',)

    def run(self, **kwargs: Any) -> None:
        numbers = {
            anchor: (kind, '.'.join(map(str, number)))
            for kind, found in self.env.toc_fignumbers.get(self.env.docname, {}).items()
            for anchor, number in found.items()
        }
        titles = self.document.findall(nodes.title)
        for caption in [*self.document.findall(nodes.caption), *titles]:
            kind, number = numbers.get(anchor_of(caption.parent), ('', ''))
            if number:
                caption.insert(0, nodes.Text(f'{self.config.numfig_format[kind] % number} '))
        for equation in self.document.findall(nodes.math_block) if self.config.math_numfig else ():
            kind, number = numbers.get(anchor_of(equation), ('', ''))
            equation['number'] = number or equation['number']


def anchor_of(node: nodes.Element) -> str:
    """Return the anchor by which Sphinx numbers *node*, the first one, if any."""
    return node['ids'][0] if node['ids'] else ''
