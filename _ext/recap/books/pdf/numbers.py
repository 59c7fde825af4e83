"""The numbers of figures, tables and equations, where Sphinx gives them: ``numfig``.

Its writers of HTML add them as they write; the text refers to them, and so the book shows them.
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
        by_anchor = {
            anchor: (kind, '.'.join(map(str, number)))
            for kind, found in self.env.toc_fignumbers.get(self.env.docname, {}).items()
            if kind != 'displaymath' or self.config.math_numfig
            for anchor, number in found.items()
        }
        for node in list(self.document.findall(nodes.Element)) if by_anchor else ():
            anchors = node.get('ids')
            kind, number = by_anchor.get(anchors[0], ('', '')) if anchors else ('', '')
            if isinstance(node, nodes.math_block):
                node['number'] = number or node['number']
            elif number:
                words = nodes.Text(f'{self.config.numfig_format[kind] % number} ')
                parts = node.findall(nodes.TextElement)
                caption = next(p for p in parts if isinstance(p, nodes.caption | nodes.title))
                caption.insert(0, words)
