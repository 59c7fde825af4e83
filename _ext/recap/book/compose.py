"""How the translator writes calls: by the classes of an element, with its place and its line.

The code is a tree of calls, `paragraph({"Le billet " emphasis({"social"}) …})`, in which strings
are the only text: nothing of what authors write is ever read as Typst's mark-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from ..warn import location_of, warn
from .syntax import arguments, literal, sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from docutils.nodes import Element, Node

    from .plan import Places
    from .syntax import Value

MARK: Final = '// at '
"""What begins the comments that say which line of the pages the next lines come from."""

UNSEEN: Final = frozenset(
    {'comment', 'substitution_definition', 'pending', 'system_message', 'meta', 'index'}
    | {'highlightlang', 'tabular_col_spec', 'colspec'}
)
"""Elements that show nothing, whatever the format."""

TRANSPARENT: Final = frozenset(
    {'section', 'glossary', 'compact_paragraph', 'speaker', 'source', 'document'}
)
"""Elements that show what they hold."""

UNDIVIDED: Final = frozenset({'statistic', 'quotation', 'admonition', 'figure', 'drawing'})
"""Functions whose result stays on one page, unless that could be too much for a page."""


class Composer:
    """Finds, for an element, a method `_on_` and its class, or a function of the template.

    *docname* is the page, *places* are where links lead, *functions* those of the template.
    """

    def __init__(self, docname: str, places: Places, functions: Collection[str]) -> None:
        self._docname = docname
        self._places = places
        self._functions = functions
        self._location = ''

    def _code(self, node: Node) -> str:
        """Return the code of *node*, by the most specific of its classes that has any."""
        if isinstance(node, nodes.Text):
            return literal(node.astext().replace('\n', ' '))
        assert isinstance(node, nodes.Element)
        for cls in type(node).__mro__:
            name = cls.__name__
            method: Callable[[Element], str] | None = getattr(self, f'_on_{name}', None)
            if method:
                return method(node)
            if name in UNSEEN:
                return '[]'
            if name in TRANSPARENT:
                return self._body(node)
            if name.replace('_', '-') in self._functions:
                return self._call(node, name.replace('_', '-'))
        self._warn(node, 'the book has no place for %r; only its text is shown', node.tagname)
        return self._body(node)

    def _body(self, node: Element, without: Node | None = None) -> str:
        """Return a block of code that joins what *node* holds, after the anchor of *node*."""
        parts = [self._code(child) for child in node.children if child is not without]
        return '{' + '\n'.join([self._anchor(node), *parts]) + '}'

    def _items(self, children: Iterable[Node]) -> str:
        """Return an array of the *children*."""
        return sequence(map(self._code, children))

    def _call(self, node: Element, function: str, body: str = '', /, **named: Value) -> str:
        """Return the call of *function* for *node*, in its own language, after its location."""
        classes = [name for name in node['classes'] if not name.startswith('language-')]
        languages = [n.removeprefix('language-') for n in node['classes'] if n not in classes]
        if function in UNDIVIDED and long(node):
            named['long'] = True
        named = {'classes': classes or None, **named}
        code = f'{function}({arguments(named)}{body or self._body(node)})'
        if languages:
            code = f'std.text(lang: {literal(languages[0])}, {code})'
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


def long(node: Element) -> bool:
    """Return whether *node* might not fit on a page, nor so leave much of the one before empty."""
    return len(node.astext()) > 1600
