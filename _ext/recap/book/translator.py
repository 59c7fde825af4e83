"""From the elements of a page to calls of the functions of the template, which bear their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from .. import nodes as recap
from .blocks import Blocks
from .compose import long
from .front import Entry
from .plan import PAGE, chapter_title, place
from .syntax import Code, arguments, literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from docutils.nodes import Element

    from .plan import Chapter, Places
    from .syntax import Value

NUMBERINGS: Final = {
    'arabic': '1',
    'loweralpha': 'a',
    'upperalpha': 'A',
    'lowerroman': 'i',
    'upperroman': 'I',
}


class Translator(Blocks):
    """Translates one page: headings, references and lists; the rest is in `Blocks`.

    `entries` is what the index lists.
    """

    def __init__(
        self,
        chapter: Chapter,
        places: Places,
        functions: Collection[str],
        drawing: Callable[[Element], str],
    ) -> None:
        super().__init__(chapter.docname, places, functions, drawing)
        self.entries: list[Entry] = []
        self._chapter = chapter
        self._title: nodes.title | None = None
        self._cited: set[str] = set()
        self._notes: dict[str, nodes.footnote] = {}
        self._noted: set[str] = set()

    def page(self, document: nodes.document) -> str:
        """Return the code of the chapter that *document* is."""
        for note in document.findall(nodes.footnote):
            self._notes |= dict.fromkeys(note['ids'], note)
        for reference in document.findall(nodes.footnote_reference):
            if reference.get('refid') in self._notes:
                self._noted.add(reference['refid'])
        self._title = title = chapter_title(document)
        named: dict[str, Value] = {
            'title': Code(self._body(title)) if title else self._chapter.docname,
            'id': self._chapter.docname,
            'level': self._chapter.level,
            'part': self._chapter.part or None,
        }
        return f'#chapter({arguments(named)}{self._body(document)})\n'

    # Headings

    def _on_title(self, node: Element) -> str:
        if node is self._title:
            return '[]'  # the chapter's
        if not isinstance(node.parent, nodes.section):
            return self._call(node, 'admonition-title')
        depth = 1
        above = node.parent.parent
        while isinstance(above, nodes.section):
            depth, above = depth + 1, above.parent
        if depth == 2:
            self._cited.clear()
        level = self._chapter.level + depth - 1
        return self._call(node, 'heading', id=self._label(node.parent), depth=depth, level=level)

    def _on_subtitle(self, node: Element) -> str:
        return self._call(node, 'rubric')

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
            if self._places.label(docname, ''):  # else a page outside the tables of contents
                self._warn(node, 'a link leads to %r, which the book lacks', place(docname, anchor))
            return self._body(node)
        kind = self._places.kind(label)
        # A work is found by its author, and “(Berg, 2012) p. 93” would be read as a page of Berg's.
        page = kind != 'source' and (self._gathered > 0 or label not in self._cited)
        self._cited.add(label)
        roles = {name for inner in node.findall(nodes.inline) for name in inner['classes']}
        used = '' if roles.isdisjoint({'std-term', 'recap-speaker'}) else f'used:{label}'
        return self._call(node, 'reference', to=label, page=page, used=used)

    def _external(self, node: Element, address: str) -> str:
        bare = address.partition('://')[2].removeprefix('doi.org/').removeprefix('www.').rstrip('/')
        shown = (bare or address.removeprefix('mailto:')) in node.astext()
        return self._call(node, 'external', to=address, note=not shown)

    def _on_download_reference(self, node: Element) -> str:
        return self._body(node)

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
        cited = any(name in self._noted for name in node['ids'])
        return '[]' if cited else self._body(node)

    def _on_target(self, node: Element) -> str:
        return self._body(node)

    # Lists

    def _on_bullet_list(self, node: Element) -> str:
        gathered = any(name.startswith('recap-') for name in node['classes'])
        return self._list(node, 'bullet-list', gathered=gathered)

    def _on_enumerated_list(self, node: Element) -> str:
        sign = NUMBERINGS.get(node.get('enumtype', ''), '1')
        numbering = f'{node.get("prefix", "")}{sign}{node.get("suffix", ".")}'
        return self._list(node, 'enumerated-list', start=node.get('start', 1), numbering=numbering)

    def _on_field_list(self, node: Element) -> str:
        return self._list(node, 'field-list', gathered=True)

    def _list(self, node: Element, function: str, *, gathered: bool = False, **named: Value) -> str:
        """Return a list; links in what is *gathered* always show their pages."""
        self._gathered += gathered
        code = self._call(node, function, self._items(node.children), **named)
        self._gathered -= gathered
        return self._placed(node, code)

    def _on_definition_list(self, node: Element) -> str:
        return self._list(node, 'definition-list')

    def _on_definition_list_item(self, node: Element) -> str:
        terms = [child for child in node.children if not isinstance(child, nodes.definition)]
        rest = [child for child in node.children if isinstance(child, nodes.definition)]
        heads = [term for term in terms if isinstance(term, nodes.term) and self._label(term)]
        person = isinstance(node.parent, recap.speaker)
        if heads and (person or isinstance(node.parent.parent, addnodes.glossary)):
            forms = tuple((head.astext(), self._label(head)) for head in heads)
            self.entries.append(Entry(forms, person))
        head, body = self._items(terms), '\n'.join(map(self._code, rest))
        return f'definition-list-item({head}, {{{body}}}, long: {literal(long(node))})'

    def _on_field(self, node: Element) -> str:
        """Run a body of one paragraph in after its name."""
        name, body = node.children
        assert isinstance(name, nodes.Element)
        assert isinstance(body, nodes.Element)
        only = body[0] if len(body) == 1 else None
        short = isinstance(only, nodes.paragraph)
        held = self._body(only if isinstance(only, nodes.paragraph) else body)
        return f'field({self._code(name)}, field-body({held}), long: {literal(not short)})'
