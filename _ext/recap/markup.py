"""Standard nodes, written short: the bricks of what is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _

from .records import Quotation, Source
from .verdicts import verdict_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils.nodes import Element, Node

    from .records import Record


def xref(kind: str, name: str, docname: str) -> addnodes.pending_xref:
    """Return a reference from the page *docname* to the record *name*, shown as its label."""
    return addnodes.pending_xref(
        '',
        unresolved(kind, name),
        refdomain='recap',
        reftype=kind,
        reftarget=name,
        refexplicit=False,
        refdoc=docname,
        refwarn=True,
    )


def words(text: str) -> str:
    """Return *text* between the quotation marks of the language."""
    return _('“%s”') % text


def shown(record: Record) -> str:
    """Return the text of a reference to *record* whose author wrote none."""
    if isinstance(record, Quotation):
        return words(record.label)
    return f'({record.label})' if isinstance(record, Source) else record.label


def unresolved(kind: str, name: str) -> nodes.inline:
    """Return what stands for a reference to the record *name* as long as it leads nowhere."""
    return nodes.inline('', name, classes=['xref', 'recap', f'recap-{kind}'])


def reference_classes(record: Record) -> list[str]:
    """Return the classes of a reference to *record*, its language among them."""
    language = record.language if isinstance(record, Quotation) else ''
    return ['xref', 'recap', f'recap-{record.kind}', *language_classes(language)]


def passages(text: str, foreign: Iterable[tuple[str, str]]) -> list[Node]:
    """Return *text* in which the *foreign* passages that it holds say their language again."""
    parts: list[Node] = []
    for language, passage in foreign:
        if passage in text:
            before, _passage, text = text.partition(passage)
            inline = nodes.inline('', passage, classes=language_classes(language))
            parts += [nodes.Text(before), inline]
    return [*parts, nodes.Text(text)]


def paragraph(*content: Node, **attributes: object) -> nodes.paragraph:
    """Return a paragraph of inline *content*."""
    return nodes.paragraph('', '', *content, **attributes)


def joined(links: Iterable[Node]) -> list[Node]:
    """Return the *links* with commas between them."""
    parts: list[Node] = []
    for link in links:
        parts += [nodes.Text(', '), link]
    return parts[1:]


def language_classes(language: str) -> list[str]:
    """Return the class that docutils writes as ``lang``, or none where *language* is empty."""
    return [f'language-{language}'] if language else []


def bullets(items: Iterable[Sequence[Node]], *classes: str) -> nodes.bullet_list:
    """Return a list; an item is a sequence of block elements."""
    listed = (nodes.list_item('', *item) for item in items)
    return nodes.bullet_list('', *listed, classes=list(classes))


def field(name: str, *body: Node) -> nodes.field:
    """Return a field whose body is block elements."""
    return nodes.field('', nodes.field_name('', name), nodes.field_body('', *body))


def table(head: Sequence[str], rows: Iterable[Sequence[Sequence[Node]]], *classes: str) -> Element:
    """Return a table: *rows* of cells, a cell being a sequence of block elements."""
    body = [nodes.row('', *(nodes.entry('', *cell) for cell in cells)) for cells in rows]
    titles = nodes.row('', *(nodes.entry('', paragraph(nodes.Text(text))) for text in head))
    columns = [nodes.colspec(colwidth=100 // len(head)) for _column in head]
    group = nodes.tgroup('', *columns, nodes.thead('', titles), nodes.tbody('', *body))
    group['cols'] = len(head)
    return nodes.table('', group, classes=['colwidths-auto', *classes])


def verdict_inline(verdict: str) -> nodes.inline:
    """Return the label of *verdict*, which may be empty, under classes that name it."""
    classes = ['recap-verdict', f'recap-verdict-{verdict or "none"}']
    return nodes.inline('', verdict_label(verdict), classes=classes)
