"""What of a page a search can find: its units, each with an anchor, a title and a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils.nodes import Node

PAGE: Final = 'page'
SECTION: Final = 'section'
ENTRY: Final = 'entry'
PERSON: Final = 'person'

FIGURES: Final = 'recap-statistic'
"""The class of a container whose first stressed words say more than others."""

_UNSEEN: Final = (
    nodes.Invisible,
    nodes.raw,
    nodes.footnote_reference,
    nodes.label,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)


class Reference(NamedTuple):
    """A reference whose text another page decides: by title, or by what is called so there."""

    domain: str
    kind: str
    target: str
    anchor: str


Text: TypeAlias = tuple[str | Reference, ...]
"""A text, with its no-break spaces, in which some references are still to be said."""


@dataclass(slots=True)
class Unit:
    """A page (what comes before its first section), a section, or an entry of a list.

    ``titles`` are its title, or all the terms of an entry of the glossary; ``figures`` those of its
    statistics.
    """

    kind: str
    anchor: str
    titles: list[Text]
    blocks: list[Text] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    @property
    def title(self) -> Text:
        """The titles on one line."""
        return joined(', ', self.titles)

    @property
    def text(self) -> Text:
        """The text, one block a line."""
        return joined('\n', filter(None, self.blocks))


def joined(separator: str, texts: Iterable[Text]) -> Text:
    """Return all *texts* as one, with a *separator* between two."""
    parts: list[str | Reference] = []
    for text in texts:
        parts += (separator, *text) if parts else text
    return merged(parts)


def merged(parts: Iterable[str | Reference]) -> Text:
    """Return *parts* as a text in which no two strings follow each other."""
    text: list[str | Reference] = []
    for part in parts:
        if isinstance(part, str) and text and isinstance(text[-1], str):
            text[-1] += part
        elif part:
            text.append(part)
    return tuple(text)


def plain(text: Text) -> str:
    """Return *text* without its references, in whose place words stay apart."""
    return ''.join(part if isinstance(part, str) else ' ' for part in text)


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
        if isinstance(node, _UNSEEN):
            return
        block = isinstance(node, (nodes.TextElement, nodes.image))
        if block and not isinstance(node, nodes.document):
            if found:
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
            kind = PERSON if node.parent.get('entries') == 'person' else ENTRY
            found.append(Unit(kind, anchor, [self._text(term) for term in terms]))
            children = [child for child in children if child not in terms]
        elif isinstance(node, nodes.container) and FIGURES in node['classes'] and found:
            stressed = node.findall(nodes.strong)
            found[-1].figures.append(plain(next(map(self._text, stressed), ())))
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
        parts = [
            unicodedata.normalize('NFC', re.sub(r'[ \t\n]+', ' ', part))
            if isinstance(part, str)
            else part
            for part in merged(self._parts(node))
        ]
        if parts and isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(' ')
        if parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(' ')
        return merged(parts)

    def _parts(self, node: Node) -> Iterator[str | Reference]:
        """Yield the text of *node*, and the references whose text another page decides."""
        if isinstance(node, _UNSEEN):
            return
        if isinstance(node, addnodes.pending_xref) and not node.get('refexplicit'):
            domain, kind = str(node.get('refdomain') or ''), str(node.get('reftype'))
            target = str(node['reftarget'])
            if kind == 'doc':
                target = docname_join(node['refdoc'], target)
            # Leans on ``reftargetid``, which MyST gives to links to a heading of another page.
            if kind in {'any', 'doc', 'myst', 'ref'} or self._labelled(domain, kind):
                yield Reference(domain, kind, target, node.get('reftargetid') or '')
                return
        if isinstance(node, nodes.reference) and node.get('id_link') and not node.children:
            # Leans on how MyST marks, until it has found them, links to names.
            yield Reference('', 'myst', node.get('refuri', '')[1:], '')
        elif isinstance(node, nodes.Text):
            yield node.astext()
        elif not node.children:
            yield node.astext()  # a line that ends, what a picture shows
        else:
            for child in node.children:
                yield from self._parts(child)


def is_entry(item: nodes.definition_list_item) -> bool:
    """Tell whether *item* is an entry of a glossary, or of a list that says what it holds."""
    holder = item.parent
    return bool(holder.get('entries')) or 'glossary' in holder['classes']
