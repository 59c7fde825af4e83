"""Standard nodes, written short: the bricks of what is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .nodes import verdict
from .text import Marked
from .wording import TINTS, verdict_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from .text import Text


def xref(kind: str, name: str, docname: str) -> addnodes.pending_xref:
    """Return a reference from the page *docname* to the record *name*, shown as its label."""
    return addnodes.pending_xref(
        '',
        nodes.inline('', name, classes=reference_classes(kind)),
        refdomain='recap',
        reftype=kind,
        reftarget=name,
        refexplicit=False,
        refdoc=docname,
        refwarn=True,
    )


def reference_classes(kind: str, language: str = '') -> list[str]:
    """Return the classes of a reference to a record of that *kind*, in that *language*."""
    return ['xref', 'recap', f'recap-{kind}', *language_classes(language)]


def language_classes(language: str) -> list[str]:
    """Return the class that docutils writes as ``lang``, or none where *language* is empty."""
    return [f'language-{language}'] if language else []


def passages(text: Text, *, linked: bool = True) -> list[Node]:
    """Return *text*, its marked words stressed, in their language, and *linked* unless told."""
    found: list[Node] = []
    for part in text.parts:
        if not isinstance(part, Marked):
            found.append(nodes.Text(str(part)))
            continue
        shown: Node = nodes.Text(part.text)
        for mark in reversed(part.marks):
            if mark == 'emphasis':
                shown = nodes.emphasis('', '', shown)
            elif mark.startswith('language-'):
                shown = nodes.inline('', '', shown, classes=[mark])
            elif linked:
                shown = nodes.reference('', '', shown, refuri=mark, internal=False)
        found.append(shown)
    return found


def paragraph(*content: Node, **attributes: object) -> nodes.paragraph:
    """Return a paragraph of inline *content*."""
    return nodes.paragraph('', '', *content, **attributes)


def joined(links: Iterable[Node]) -> list[Node]:
    """Return the *links* with commas between them."""
    parts: list[Node] = []
    for link in links:
        parts += [nodes.Text(', '), link]
    return parts[1:]


def bullets(items: Iterable[Sequence[Node]], *classes: str) -> nodes.bullet_list:
    """Return a list; an item is a sequence of block elements."""
    listed = (nodes.list_item('', *item) for item in items)
    return nodes.bullet_list('', *listed, classes=list(classes))


def field(name: str, *body: Node) -> nodes.field:
    """Return a field whose body is block elements."""
    return nodes.field('', nodes.field_name('', name), nodes.field_body('', *body))


def fields(name: str, found: Iterable[Node]) -> Element:
    """Return a list of the fields *found*, under a class of that *name*."""
    return nodes.field_list('', *found, classes=[f'recap-{name}'])


def table(head: Sequence[str], rows: Iterable[Sequence[Sequence[Node]]], *classes: str) -> Element:
    """Return a table: *rows* of cells, a cell being a sequence of block elements."""
    body = [nodes.row('', *(nodes.entry('', *cell) for cell in cells)) for cells in rows]
    titles = nodes.row('', *(nodes.entry('', paragraph(nodes.Text(text))) for text in head))
    columns = [nodes.colspec(colwidth=100 // len(head)) for _column in head]
    group = nodes.tgroup('', *columns, nodes.thead('', titles), nodes.tbody('', *body))
    group['cols'] = len(head)
    return nodes.table('', group, classes=['colwidths-auto', *classes])


def verdict_inline(name: str) -> verdict:
    """Return the label of the verdict *name*, which may be empty, under classes that name it."""
    kind = f'recap-verdict-{name or "none"}'
    tint = (kind, *TINTS[name])
    classes = ['recap-verdict', kind]
    return verdict('', verdict_label(name), classes=classes, verdict=name, tint=tint)


def verdict_and_reason(verdict: str, reason: Text) -> list[Node]:
    """Return a paragraph with the verdict and, where there is one, its reason."""
    shown: list[Node] = [verdict_inline(verdict)]
    if reason:
        why = nodes.inline('', '', *passages(reason), classes=['recap-reason'])
        shown += [nodes.Text(' · '), why]
    return [paragraph(*shown)]
