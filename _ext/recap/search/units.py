"""What of a page a search can find: its units, each with an anchor, a title and a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from .. import nodes as recap

if TYPE_CHECKING:
    from docutils.nodes import Node

PAGE: Final = 'page'
SECTION: Final = 'section'
ENTRY: Final = 'entry'
PERSON: Final = 'person'

_UNSEEN: Final = (
    recap.placeholder,
    nodes.Invisible,
    nodes.image,
    nodes.raw,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)
_DECIDED_ELSEWHERE: Final = frozenset(
    {'statistic', 'quotation', 'session', 'source', 'any', 'doc', 'myst', 'ref'}
)
_OPEN, _CLOSE = '\ue000', '\ue001'  # private use: no text holds them
REFERENCE: Final = re.compile(f'{_OPEN}([a-z]+) ([^{_CLOSE}]*)#([^#{_CLOSE}]*){_CLOSE}')
"""A reference whose text another page decides, in the text of a unit: type, target, anchor."""


@dataclass(slots=True)
class Unit:
    """A page (what comes before its first section), a section, or an entry of a list of records.

    ``titles`` are its title, or all the terms of an entry of the glossary; ``figures`` those of its
    statistics.
    """

    kind: str
    anchor: str
    titles: list[str]
    blocks: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, one block a line."""
        return '\n'.join(filter(None, self.blocks))


def units(document: nodes.document) -> list[Unit]:
    """Return the units of *document* in the order of the page; none when it has no title."""
    found: list[Unit] = []
    for child in document.children:
        gather(child, found)
    return found


def gather(node: Node, found: list[Unit]) -> None:
    """Add *node* and what it holds to the units *found* so far, or to the last of them."""
    if isinstance(node, _UNSEEN):
        return
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.document):
        if found:
            found[-1].blocks.append(text_of(node))
        return
    children = list(node.children)
    if isinstance(node, nodes.section):
        title = next((text_of(child) for child in children if isinstance(child, nodes.title)), '')
        kind, anchor = (SECTION, str(node['ids'][0])) if found else (PAGE, '')
        found.append(Unit(kind, anchor, [title]))
        children = [child for child in children if not isinstance(child, nodes.title)]
    elif isinstance(node, nodes.definition_list_item) and is_entry(node):
        terms = [child for child in children if isinstance(child, nodes.term)]
        anchor = next((str(term['ids'][0]) for term in terms if term['ids']), '')
        kind = PERSON if isinstance(node.parent, recap.speaker) else ENTRY
        found.append(Unit(kind, anchor, [text_of(term) for term in terms]))
        children = [child for child in children if not isinstance(child, nodes.term)]
    elif isinstance(node, recap.statistic) and found:
        found[-1].figures.append(node.figure())
    holder = found[-1] if found else None
    for child in children:
        if holder and found[-1] is not holder and not isinstance(child, nodes.section):
            rest: list[Unit] = [holder]  # what follows an entry belongs to the section again
            gather(child, rest)
            found += rest[1:]
        else:
            gather(child, found)


def is_entry(item: nodes.definition_list_item) -> bool:
    """Tell whether *item* is an entry of a glossary, a speaker or a source."""
    holder = item.parent
    return isinstance(holder, recap.record_entry) or 'glossary' in holder['classes']


def text_of(node: Node) -> str:
    """Return the text of *node* on one line, composed, with its no-break spaces."""
    text = re.sub(r'[ \t\n]+', ' ', raw_text(node)).strip()
    return unicodedata.normalize('NFC', text)


def raw_text(node: Node) -> str:
    """Return the text of *node*, its references being marked where another page decides it."""
    if isinstance(node, _UNSEEN):
        return ''
    if isinstance(node, addnodes.pending_xref) and not node.get('refexplicit'):
        kind, target = str(node.get('reftype')), str(node['reftarget'])
        if kind == 'doc':
            target = docname_join(node['refdoc'], target)
        if kind in _DECIDED_ELSEWHERE:
            return f'{_OPEN}{kind} {target}#{node.get("reftargetid") or ""}{_CLOSE}'
    if isinstance(node, nodes.reference) and node.get('id_link') and not node.children:
        return f'{_OPEN}myst {node.get("refuri", "")[1:]}#{_CLOSE}'  # [](#name), not yet resolved
    if isinstance(node, nodes.Text):
        return node.astext()
    return ''.join(raw_text(child) for child in node.children)
