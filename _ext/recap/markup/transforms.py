"""When markup becomes nodes: before a page is translated, and after."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .matching import Matcher, is_html

BREAK: Final = re.compile(r'(?: {2,}|\\)\n[ \t]*')
"""The end of a line that Markdown keeps."""


class SayBreaks(SphinxTransform):
    """Says the ends of lines in what is given to translators, who are shown a single line.

    Before Sphinx looks up translations (20). Leans on MyST keeping the source of a paragraph.
    """

    default_priority = 15

    def apply(self, **_options: object) -> None:
        for node in self.document.findall(nodes.TextElement):
            if '\n' in node.rawsource and not isinstance(node, nodes.FixedTextElement):
                node.rawsource = BREAK.sub('<br>', node.rawsource)


class PlaceElements(SphinxTransform):
    """Puts nodes in the place of HTML: just after Sphinx has looked up translations (20)."""

    default_priority = 22

    def apply(self, **_options: object) -> None:
        found = [node for node in self.document.findall(nodes.raw) if is_html(node)]
        for parent in dict.fromkeys(node.parent for node in found):
            children = Matcher(parent).matched()
            parent.children = []
            parent.extend(children)
            if isinstance(parent, nodes.paragraph) and not parent.astext().strip() and not children:
                parent.parent.remove(parent)
