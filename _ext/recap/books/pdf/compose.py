"""How the translator writes calls: by the classes of an element, with its place and its line.

The code is a tree of calls, `paragraph({"Le billet " emphasis({"social"}) …})`, in which strings
are the only text: nothing of what authors write is ever read as Typst's mark-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from docutils import nodes

from ..._ground import location_of, warn
from ..._languages import is_tag, letters_of
from ..syntax import Code, arguments, literal, sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils.nodes import Element, Node

    from ..syntax import Value
    from .plan import Places

MARK: Final = '// at '
"""What begins the comments that say which line of the pages the next lines come from."""

UNSEEN: Final = frozenset(
    {'comment', 'substitution_definition', 'pending', 'system_message', 'meta', 'index'}
    | {'highlightlang', 'tabular_col_spec', 'colspec'}
)
"""Elements that show nothing, whatever the format."""

TRANSPARENT: Final = frozenset(
    {'section', 'glossary', 'compact_paragraph', 'document', 'hlist', 'hlistcol'}
)
"""Elements that show what they hold."""


LINES: Final = (nodes.paragraph, nodes.list_item, nodes.row, nodes.literal_block)
"""Elements that begin a line."""

Visitor: TypeAlias = 'Callable[[Element], None]'


class Composer(nodes.NodeVisitor):
    """Finds, for an element, a visitor of another wing, a method `_on_`, or a function.

    The visitors are those that ``app.add_node(…, typst=…)`` registers: they append to ``body`` code
    which `call`, `block` and `literal` make. A method or a function bears the name of the class, or
    of one above it. *docname* is the page of *document*, *places* are where links lead, *functions*
    those of the template, each with its parameters.
    """

    def __init__(
        self, document: nodes.document, docname: str, places: Places, functions: Mapping[str, str]
    ) -> None:
        super().__init__(document)
        self.body: list[str] = []
        self.literal = literal
        self._docname = docname
        self._places = places
        self._functions = functions
        self._location = ''
        self._spots = 0

    def _code(self, node: Node) -> str:  # noqa: PLR0911  a case each
        """Return the code of *node*, by the most specific of its classes that has any."""
        if isinstance(node, nodes.Text):
            return self._words(node)
        assert isinstance(node, nodes.Element)
        for cls in type(node).__mro__:
            name = cls.__name__
            if visit := getattr(self, f'visit_{name}', None):
                return self._visited(node, visit, getattr(self, f'depart_{name}', None))
            method: Callable[[Element], str] | None = getattr(self, f'_on_{name}', None)
            if method:
                return method(node)
            if name in UNSEEN:
                return '[]'
            if name in TRANSPARENT:
                return self.block(node)
            if name.replace('_', '-') in self._functions:
                return self.call(node, name.replace('_', '-'))
        self._warn(node, 'the book has no place for %r; only its text is shown', node.tagname)
        return self.block(node)

    def _words(self, node: nodes.Text) -> str:
        return literal(node.astext().replace('\n', ' '))

    def _visited(self, node: Element, visit: Visitor, depart: Visitor | None) -> str:
        """Return what the visitors of *node* append, around its children unless they skip these."""
        outer, self.body = self.body, []
        try:
            visit(node)
            self.body += map(self._code, node.children)
            if depart:
                depart(node)
        except nodes.SkipNode:
            pass
        found, self.body = self.body, outer
        return found[0] if len(found) == 1 else f'{{{chr(10).join(found)}}}'

    def block(self, node: Element, without: Node | None = None) -> str:
        """Return a block of code that joins what *node* holds, after the anchor of *node*."""
        parts = [self._code(child) for child in node.children if child is not without]
        return '{' + '\n'.join([self._anchor(node), *parts]) + '}'

    def _items(self, children: Iterable[Node]) -> str:
        """Return an array of the *children*."""
        return sequence(map(self._code, children))

    def call(self, node: Element, function: str, body: str = '', /, **named: Value) -> str:
        """Return the call of *function* for *node*, in its own language, after its location."""
        classes = [name for name in node['classes'] if not name.startswith('language-')]
        languages = [n.removeprefix('language-') for n in node['classes'] if n not in classes]
        if 'long:' in self._functions.get(function, ''):
            named['long'] = long(node)
        if 'spot:' in self._functions.get(function, ''):
            self._spots += 1
            named['spot'] = f'{self._docname}:{self._spots}'
        named = {'classes': classes or None, **named}
        code = f'{function}({arguments(named)}{body or self.block(node)})'
        if languages and is_tag(languages[0]):
            code = f'std.text(lang: {literal(letters_of(languages[0]))}, {code})'
        return self._mark(node) + code

    def _warn(self, node: Element, message: str, *args: object) -> None:
        warn(location_of(node), 'book', message, *args)

    def _mark(self, node: Element) -> str:
        """Return a comment that says where *node* comes from, unless the last one says the same."""
        location = location_of(node)
        if location == self._location or isinstance(node, nodes.Inline):
            return ''
        self._location = location
        return f'{MARK}{location}\n'

    def _label(self, node: Element) -> str:
        """Return the label of *node*, or nothing."""
        anchors = node.get('ids', ())
        return self._places.label(self._docname, anchors[0]) if anchors else ''

    def _anchor(self, node: Element) -> str:
        """Return the code that makes *node* a place, or what shows nothing."""
        label = self._label(node)
        headed = isinstance(node, (nodes.section, nodes.document))
        return f'anchor({literal(label)})' if label and not headed else '[]'

    def _placed(self, node: Element, code: str) -> str:
        """Return *code*, of a *node* whose content has no room for its anchor, after that."""
        return f'{{{self._anchor(node)}\n{code}}}' if self._label(node) else code


def long(node: Element) -> Value:
    """Return whether *node* may break over pages, ``auto`` where its size decides, or nothing.

    One that surely has room isn't measured: that takes as long as to set it.
    """
    begun = (each for each in node.findall() if isinstance(each, LINES))
    lines = sum(not isinstance(each.parent, nodes.entry) for each in begun)
    letters = len(node.astext()) + 70 * lines
    high = any(isinstance(each, nodes.image) for each in node.findall())
    return letters > 4000 or (Code('auto') if high or letters > 1400 else None)
