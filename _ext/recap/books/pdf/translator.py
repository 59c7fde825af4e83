"""From the elements of a page to calls of the functions of the template, which bear their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..._said import said
from ..syntax import Code, arguments, literal
from ..titles import WORDLESS
from .index import used
from .lists import Lists
from .plan import PAGE, chapter_title, place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils.nodes import Element

    from ..syntax import Value
    from .mentions import Mentions
    from .plan import Chapter, Places


class Translator(Lists):
    """Translates one page: headings and references; the rest is in `Lists` and `Blocks`.

    *mentions* are what the index lists, where the page has it.
    """

    def __init__(
        self,
        document: nodes.document,
        chapter: Chapter,
        places: Places,
        functions: Mapping[str, str],
        path_of: Callable[[Element], str],
        mentions: Mentions,
    ) -> None:
        super().__init__(document, chapter.docname, places, functions, path_of)
        self._mentions = mentions
        self._chapter = chapter
        self._title: nodes.title | None = None
        self._cited: set[str] = set()
        self._notes: dict[str, nodes.footnote] = {}
        self._noted: set[str] = set()

    def page(self) -> str:
        """Return the code of the chapter that the document is."""
        document = self.document
        for note in document.findall(nodes.footnote):
            self._notes |= dict.fromkeys(note['ids'], note)
        for reference in document.findall(nodes.footnote_reference):
            if reference.get('refid') in self._notes:
                self._noted.add(reference['refid'])
        self._title = title = chapter_title(document)
        name = self._chapter.docname
        held = self.block(title) if title else '[]'  # a picture is no word
        worded = title is not None and is_worded(title)
        named: dict[str, Value] = {
            'title': Code(held if worded else f'{{{literal(name)}\n{held}}}'),
            'head': said(title) if title and worded else name,
            'short': short(title) if title and worded else None,
            'id': name,
            'level': self._chapter.level,
            'part': self._chapter.part or None,
        }
        return f'#chapter({arguments(named)}{self.block(document)})\n'

    def _words(self, node: nodes.Text) -> str:
        """Return the words of *node*; in a paragraph, with a place where the index finds a name."""
        text = node.astext().replace('\n', ' ')
        holder = node.parent
        while isinstance(holder, nodes.inline | nodes.emphasis | nodes.strong | nodes.reference):
            holder = holder.parent
        if not isinstance(holder, nodes.paragraph):
            return literal(text)
        parts = [
            (f'anchor({literal(label)})\n' if label else '') + literal(part)
            for label, part in self._mentions.parts(text)
        ]
        return parts[0] if parts == [literal(text)] else f'{{{chr(10).join(parts)}}}'

    # Headings

    def _on_title(self, node: Element) -> str:
        if node is self._title:
            return '[]'  # the chapter's
        if not isinstance(node.parent, nodes.section):
            return self.call(node, 'admonition-title')
        depth = 1
        above = node.parent.parent
        while isinstance(above, nodes.section):
            depth, above = depth + 1, above.parent
        if depth == 2:
            self._cited.clear()
        level = self._chapter.level + depth - 1
        places: dict[str, Value] = {'id': self._label(node.parent), 'depth': depth, 'level': level}
        body = '' if is_worded(node) else f'{{{literal(WORDLESS)}\n{self.block(node)}}}'
        noted = any(node.findall(nodes.footnote_reference))
        return self.call(node, 'heading', body, short=short(node), noted=noted, **places)

    def _on_subtitle(self, node: Element) -> str:
        return self.call(node, 'rubric')

    # References

    def _on_reference(self, node: Element) -> str:
        address = node.get('refuri', '')
        docname, anchor = self._docname, node.get('refid', '')
        if address.startswith(PAGE):
            docname, _, anchor = address.removeprefix(PAGE).partition('#')
        elif address:
            return self._external(node, address)
        label = self._places.label(docname, anchor)
        if not label:
            # Else a page outside the tables of contents, or a place that MyST hasn't found either.
            if self._places.label(docname, '') and (address or node.get('internal')):
                self._warn(node, 'a link leads to %r, which the book lacks', place(docname, anchor))
            return self.block(node)
        key = self._places.works.get(label, '')
        named: dict[str, Value] = {
            'key': key,
            'used': used(label) if key or label in self._places.indexed else '',
            'gathered': self._gathered > 0 or None,
            'again': label in self._cited or None,
        }
        self._cited.add(label)
        if named['used']:
            self._places.mentioned.add(used(label))
        there = self._places.elsewhere(label)
        function = 'reference-elsewhere' if there else 'reference'
        return self.call(node, function, to=label, **named, **there)

    def _external(self, node: Element, address: str) -> str:
        bare = address.partition('://')[2].removeprefix('doi.org/').removeprefix('www.').rstrip('/')
        text = node.astext()
        if address.startswith('tel:'):
            text = re.sub(r'[^+\d]', '', text)
        shown = (bare or address.partition(':')[2] or address) in text
        return self.call(node, 'external', to=address, note=not shown)

    def _on_download_reference(self, node: Element) -> str:
        return self.block(node)

    def _on_footnote_reference(self, node: Element) -> str:
        label = self._places.label(self._docname, node.get('refid', ''))
        note = self._notes.pop(node.get('refid', ''), None)
        if note is None:
            return f'foot-note-again({literal(label)})'
        held = [child for child in note.children if not isinstance(child, nodes.label)]
        inner = (
            held[0].children if len(held) == 1 and isinstance(held[0], nodes.paragraph) else held
        )
        return f'foot-note({literal(label)}, {{{chr(10).join(map(self._code, inner))}}})'

    def _on_footnote(self, node: Element) -> str:
        """Leave to its first reference a note that has one."""
        if any(name in self._noted for name in node['ids']):
            return '[]'
        held = [child for child in node.children if not isinstance(child, nodes.label)]
        return f'{{{chr(10).join(map(self._code, held))}}}'

    def _on_target(self, node: Element) -> str:
        return self.block(node)


def is_worded(title: Element) -> bool:
    """Return whether a *title* has words."""
    return any(text.strip() for text in title.findall(nodes.Text))


def short(title: Element) -> str:
    """Return what contents and running heads show of a *title* that holds more than words."""
    return '' if all(isinstance(each, nodes.Text) for each in title.children) else said(title)
