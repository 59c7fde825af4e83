"""When markup becomes nodes: before a page is translated, and after."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .matching import Matcher, is_html

BREAK: Final = re.compile(r'(?: {2,}|\\)\n[ \t]*')
"""The end of a line that Markdown keeps."""


BREAK_TAG: Final = re.compile(r'<br\b', re.IGNORECASE)


class SayBreaks(SphinxTransform):
    """Says the ends of lines in what is given to translators, who are shown a single line.

    Before Sphinx looks up translations (20). Leans on MyST keeping the source of a paragraph.
    """

    default_priority = 15

    def apply(self, **_options: object) -> None:
        for node in self.document.findall(nodes.TextElement):
            if '\n' in node.rawsource and not isinstance(node, nodes.FixedTextElement):
                node.rawsource = BREAK.sub('<br>', node.rawsource)


class NameSections(SphinxTransform):
    """Names sections by the words of their titles: no numbers of notes, a hyphen where a line ends.

    Leans on how docutils names them, and on ``myst_slugs``, in which MyST keeps where links to them
    lead.
    """

    default_priority = 10

    def apply(self, **_options: object) -> None:
        for title in self.document.findall(nodes.title):
            section = title.parent
            names, ids = section.get('names'), section['ids']
            name = nodes.make_id(words_of(title))
            # Else the author has named it, or another section has that name already.
            own = names and ids and ids[0] == nodes.make_id(names[0])
            if own and name and name not in self.document.ids:
                self._rename(section, ids[0], name)

    def _rename(self, section: nodes.Element, former: str, name: str) -> None:
        document = self.document
        section['ids'][0] = name
        document.ids[name] = document.ids.pop(former)
        for label, anchor in document.nameids.items():
            if anchor == former:
                document.nameids[label] = name
        slugs = getattr(document, 'myst_slugs', {})
        for slug, (line, anchor, text) in slugs.items():
            if anchor == former:
                slugs[slug] = (line, name, text)


def words_of(node: nodes.Node) -> str:
    """Return the text of *node* without numbers of notes; where a line ends, words stay apart."""
    if isinstance(node, nodes.footnote_reference):
        return ''
    if isinstance(node, nodes.raw):
        return ' ' if BREAK_TAG.match(node.astext()) else ''
    return ''.join(map(words_of, node.children)) if node.children else node.astext()


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
