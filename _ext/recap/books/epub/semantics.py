"""What the parts of a page are in a book: the words of EPUB, and those of voices.

Each is said twice, as the manual of Standard Ebooks and EPUB Accessibility ask: by ``epub:type``
(https://www.w3.org/TR/epub-ssv-11/) and, where there is one, by the role of the same meaning
(https://www.w3.org/TR/dpub-aria-1.1/). Nothing is said that isn't sure: an epigraph is what an
author calls so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.writers.html5 import HTML5Translator

from ..pdf.plan import chapter_title, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element

KIND: Final = 'epub-type'
"""The attribute of a node that says what it is."""

ROLES: Final[dict[str, str]] = {
    name: f'doc-{name}'
    for name in (
        'abstract',
        'bibliography',
        'biblioref',
        'chapter',
        'epigraph',
        'footnote',
        'glossary',
        'glossref',
        'introduction',
        'noteref',
        'notice',
        'pullquote',
        'tip',
    )
}
"""The role of each kind that has one."""

CLASSES: Final = {
    'epigraph': 'epigraph',
    'pull-quote': 'pullquote',
    'recap-summary': 'abstract',
    'std-term': 'glossref',
    'recap-source': 'biblioref',
}
"""What some classes say: those of docutils, of Sphinx, and of other wings."""

ADMONITIONS: Final[dict[type[Element], str]] = {
    nodes.tip: 'tip',
    nodes.hint: 'tip',
    nodes.attention: 'notice',
    nodes.caution: 'notice',
    nodes.danger: 'notice',
    nodes.warning: 'notice',
}

SIMPLE: Final[dict[type[Element], str]] = {
    nodes.footnote: 'footnote',
    nodes.footnote_reference: 'noteref',
    **ADMONITIONS,
}


class BookTranslator(HTML5Translator):
    """Writes a page of a book, whose elements say what they are."""

    def starttag(
        self, node: Any, tagname: str, suffix: str = '\n', empty: bool = False, **attributes: Any
    ) -> str:
        """Return the opening tag; the first one of a node says what the node is."""
        kind = node.attributes.pop(KIND, '') if isinstance(node, nodes.Element) else ''
        if kind:
            attributes['epub:type'] = kind
            if kind in ROLES:
                attributes.setdefault('role', ROLES[kind])
        return super().starttag(node, tagname, suffix, empty, **attributes)


def inflect(doctree: nodes.document, whole: str) -> dict[str, str]:
    """Have the elements of a page say what they are; return the anchors of those to lead to.

    *whole* is what the page is where it is nothing else: a chapter, an introduction. The anchor is
    empty where the page itself is of that kind.
    """
    for node in doctree.findall(nodes.Element):
        if kind := SIMPLE.get(type(node)) or by_class(node):
            node[KIND] = kind
    title = chapter_title(doctree)
    page = title.parent if title is not None else None
    found: dict[str, str] = {}
    for kind, node in lists(doctree):
        section = node.parent
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        if section is not None and kind not in found:
            section[KIND] = kind
            found[kind] = '' if section is page else section['ids'][0]
    if isinstance(page, nodes.section) and KIND not in page:
        page[KIND] = whole
    return found


def by_class(node: Element) -> str:
    """Return what the classes of *node*, or those of what a reference holds, say that it is."""
    if isinstance(node, nodes.reference):
        held = node[0] if node.children else None
        classes = held.get('classes', []) if isinstance(held, nodes.inline) else []
        wanted = {'glossref', 'biblioref'}
    elif isinstance(node, (nodes.block_quote, nodes.Admonition)):
        classes, wanted = node['classes'], {'epigraph', 'pullquote', 'abstract'}
    else:
        return ''
    kinds = (CLASSES.get(name, '') for name in classes)
    return next((kind for kind in kinds if kind in wanted), '')


def lists(doctree: nodes.document) -> Iterator[tuple[str, Element]]:
    """Yield the glossaries and the bibliographies of a page, in their order."""
    for node in doctree.findall(nodes.Element):
        if isinstance(node, addnodes.glossary):
            yield 'glossary', node
        elif isinstance(node, nodes.definition_list) and node.get('entries') == 'work':
            yield 'bibliography', node
        elif isinstance(node, nodes.definition_list_item) and kind_of(node) == 'term':
            for child in node.children:
                if isinstance(child, nodes.term):
                    child[KIND] = 'glossterm'
                elif isinstance(child, nodes.definition):
                    child[KIND] = 'glossdef'
