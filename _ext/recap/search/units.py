"""What of a page a search can find: its units, each with an anchor, a title and a text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from .._ground import said_in_books, single_spaced
from .statements import LABEL, MORE, STATISTIC, Statement, kind_of, speaker_of, verdict_of
from .texts import Reference, joined, merged, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node

    from .texts import Text

PAGE: Final = 'page'
SECTION: Final = 'section'
ENTRY: Final = 'entry'
PERSON: Final = 'person'
WORK: Final = 'work'

_APART: Final = ' · '
"""What keeps a label apart from what precedes it."""

_UNSEEN: Final = (
    nodes.Invisible,
    nodes.raw,
    nodes.footnote_reference,
    nodes.label,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)


@dataclass(slots=True)
class Unit:
    """A page (what comes before its first section), a section, or an entry of a list.

    ``titles`` are its title, or all the terms of an entry of the glossary; ``figures`` those of its
    statistics, and what it defines.
    """

    kind: str
    anchor: str
    titles: list[Text]
    blocks: list[Text] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    @property
    def title(self) -> Text:
        """The titles on one line."""
        return joined(', ', self.titles)

    @property
    def text(self) -> Text:
        """The text, one block a line."""
        return joined('\n', filter(None, self.blocks))


class Gatherer:
    """Gathers the units of a page; *labelled* tells the roles of a domain whose text isn't theirs.

    That is, those which show what the object that they lead to is called.
    """

    def __init__(self, labelled: Callable[[str, str], bool]) -> None:
        self._labelled = labelled

    def units(self, document: nodes.document) -> list[Unit]:
        """Return the units of *document* in the order of the page; none when it has no title."""
        found: list[Unit] = []
        for child in document.children:
            self._gather(child, found)
        return found

    def _gather(self, node: Node, found: list[Unit]) -> None:
        """Add *node* and what it holds to the units *found* so far, or to the last of them."""
        if isinstance(node, _UNSEEN) or said_in_books(node):
            return
        if isinstance(node, (nodes.TextElement, nodes.image)):
            if found and MORE not in node['classes']:
                found[-1].blocks.append(self._text(node))
            return
        children = list(node.children)
        if isinstance(node, nodes.section):
            titles = [child for child in children if isinstance(child, nodes.title)]
            kind, anchor = (SECTION, str(node['ids'][0])) if found else (PAGE, '')
            found.append(Unit(kind, anchor, [self._text(title) for title in titles[:1]]))
            children = [child for child in children if child not in titles]
        elif isinstance(node, nodes.definition_list_item) and is_entry(node):
            terms = [child for child in children if isinstance(child, nodes.term)]
            anchor = next((str(term['ids'][0]) for term in terms if term['ids']), '')
            held = node.parent.get('entries')
            kind = held if held in {PERSON, WORK} else ENTRY
            found.append(Unit(kind, anchor, [self._text(term) for term in terms]))
            children = [child for child in children if child not in terms]
        elif isinstance(node, nodes.container) and (kind := kind_of(node)) and found:
            self._gather_statement(node, kind, found)
            return
        elif isinstance(node, nodes.definition_list_item) and found:
            terms = [child for child in children if isinstance(child, nodes.term)]
            found[-1].figures += [plain(self._text(term)) for term in terms]
        self._gather_all(children, found)

    def _gather_statement(self, node: nodes.container, kind: str, found: list[Unit]) -> None:
        """Add a statistic or a quotation to the last of the units *found*, as a text of its own."""
        holder = found[-1]
        if kind == STATISTIC:
            stressed = node.findall(nodes.strong)
            holder.figures.append(plain(next(map(self._text, stressed), ())))
        before = len(holder.blocks)
        self._gather_all(list(node.children), found)
        text = joined('\n', filter(None, holder.blocks[before:]))
        if node['ids']:
            key, label = verdict_of(node)
            statement = Statement(kind, str(node['ids'][0]), speaker_of(node), key, label, text)
            holder.statements.append(statement)

    def _gather_all(self, children: list[Node], found: list[Unit]) -> None:
        """Add all *children* of a node to the units *found* so far."""
        holder = found[-1] if found else None
        for child in children:
            if holder and found[-1] is not holder and not isinstance(child, nodes.section):
                rest: list[Unit] = [holder]  # what follows an entry belongs to the section again
                self._gather(child, rest)
                found += rest[1:]
            else:
                self._gather(child, found)

    def _text(self, node: Node) -> Text:
        """Return the text of *node* on one line, composed, with its no-break spaces."""
        found: list[str | Reference] = []
        self._add(node, found)
        parts = [
            unicodedata.normalize('NFC', single_spaced(part)) if isinstance(part, str) else part
            for part in merged(found)
        ]
        if parts and isinstance(parts[0], str):
            parts[0] = parts[0].removeprefix(_APART).lstrip(' ')
        if parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(' ')
        return merged(parts)

    def _add(self, node: Node, parts: list[str | Reference]) -> None:
        """Add the text of *node* to the *parts*, and the references that another page decides."""
        if type(node) is nodes.Text:  # most are
            parts.append(node.astext() if '\0' in node else str(node))
            return
        if isinstance(node, _UNSEEN) or said_in_books(node):
            return
        if isinstance(node, addnodes.pending_xref) and not node.get('refexplicit'):
            domain, kind = str(node.get('refdomain') or ''), str(node.get('reftype'))
            target = str(node['reftarget'])
            if kind == 'doc':
                target = docname_join(node['refdoc'], target)
            # Leans on ``reftargetid``, which MyST gives to links to a heading of another page.
            if kind in {'any', 'doc', 'myst', 'ref'} or self._labelled(domain, kind):
                parts.append(Reference(domain, kind, target, node.get('reftargetid') or ''))
                return
        if isinstance(node, nodes.reference) and node.get('id_link') and not node.children:
            # Leans on how MyST marks, until it has found them, links to names.
            parts.append(Reference('', 'myst', node.get('refuri', '')[1:], ''))
        elif not node.children:
            parts.append(node.astext())  # a line that ends, what a picture shows
        else:
            if isinstance(node, nodes.inline) and LABEL in node['classes']:
                parts.append(_APART)
            for child in node.children:
                self._add(child, parts)


def is_entry(item: nodes.definition_list_item) -> bool:
    """Tell whether *item* is an entry of a glossary, or of a list that says what it holds."""
    holder = item.parent
    return bool(holder.get('entries')) or 'glossary' in holder['classes']
