"""Words of records: text, in which what other records are called is still to be said."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import in_text, one_line, said_in_books, single_spaced
from .._stored import Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docutils.nodes import Node

WORD: Final = re.compile(r'\w+(?:[’\'-]\w+)*')
TAG: Final = re.compile(
    r'<!--.*?-->|(?P<end></?br\b[^>]*>)|</?[a-z][^>]*>', re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Reference(Stored):
    """A reference to a record whose author wrote no text: the record says what it shows."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Marked(Stored):
    """Words under ``marks``: ``emphasis``, ``language-en``, or the address that they lead to."""

    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text(Stored):
    """Text on one line; its no-break spaces stay what they are.

    ``parts`` are strings, marked words, and references, which `named` replaces by the labels of
    their records. As a string, it is plain.
    """

    parts: tuple[str | Marked | Reference, ...] = ()

    def __str__(self) -> str:
        if len(self.parts) == 1 and type(self.parts[0]) is str:  # most are
            return self.parts[0]
        return ''.join(map(_said, self.parts))

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def marked(self) -> bool:
        """Whether some of its words have marks."""
        return Marked in map(type, self.parts)

    def named(self, label: Callable[[str, str], str]) -> Text:
        """Return the text with the *label* of each kind and name in the place of its reference."""
        if Reference not in map(type, self.parts):
            return self
        said = (label(p.kind, p.name) if isinstance(p, Reference) else p for p in self.parts)
        return Text(tuple(_merged(said)))

    def around(self, words: str) -> tuple[Text, Text]:
        """Return what stands before *words*, where they come first, and after them."""
        before, found, after = (len(part) for part in str(self).partition(words))
        return self._cut(0, before), self._cut(before + found, before + found + after)

    def _cut(self, start: int, end: int) -> Text:
        parts: list[str | Marked | Reference] = []
        place = 0
        for part in self.parts:
            said = _said(part)
            piece = said[max(start - place, 0) : max(end - place, 0)]
            if piece:
                parts.append(Marked(piece, part.marks) if isinstance(part, Marked) else piece)
            place += len(said)
        return Text(tuple(parts))


def _said(part: str | Marked | Reference) -> str:
    match part:
        case Marked():
            return part.text
        case Reference():
            return part.name
        case _:
            return part


def _merged(parts: Iterable[str | Marked | Reference]) -> list[str | Marked | Reference]:
    """Return *parts* with those that come together, under the same marks, as one."""
    merged: list[str | Marked | Reference] = []
    for part in parts:
        last = merged[-1] if merged else None
        if isinstance(part, str) and isinstance(last, str):
            merged[-1] = last + part
        elif isinstance(part, Marked) and isinstance(last, Marked) and part.marks == last.marks:
            merged[-1] = Marked(last.text + part.text, part.marks)
        else:
            merged.append(part)
    return merged


def text_of(*content: Node) -> Text:
    """Return the text of all that is the *content*, a space between two of them."""
    parts: list[str | Marked | Reference] = []
    for node in content:
        parts.append(' ')
        _add(node, (), parts)
    tidy = [_with(part, single_spaced(_said(part))) for part in _merged(parts)]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if tidy and not isinstance(tidy[end], Reference):
            tidy[end] = _with(tidy[end], strip(_said(tidy[end]), ' '))
            if len(tidy) > 1 and not _said(tidy[end]):
                del tidy[end]
    return Text(tuple(part for part in tidy if _said(part)))


def _with(part: str | Marked | Reference, text: str) -> str | Marked | Reference:
    """Return *part* with another *text*; the name in a reference stays."""
    if isinstance(part, Reference):
        return part
    return Marked(text, part.marks) if isinstance(part, Marked) else text


def _add(node: Node, marks: tuple[str, ...], parts: list[str | Marked | Reference]) -> None:
    """Add the text of *node* to the *parts*, with references to records.

    Without numbers of notes, and what docutils says to authors, which Sphinx takes out later.
    """
    if isinstance(node, (nodes.footnote_reference, nodes.system_message)) or said_in_books(node):
        return
    if isinstance(node, nodes.raw):  # as a directive finds it, before its tags are read
        html = node.astext() if node['format'] == 'html' else ''
        parts.append(TAG.sub(lambda tag: ' ' if tag['end'] else '', html))
    elif not isinstance(node, nodes.Element) or not node.children or isinstance(node, nodes.math):
        text = in_text(node)
        parts.append(Marked(text, marks) if marks and text else text)
    elif node.get('refdomain') == 'recap' and not node['refexplicit']:
        parts.append(Reference(node['reftype'], node['reftarget']))
    else:
        marks = (*marks, *_marks_of(node))
        for number, child in enumerate(node.children):
            if number:
                parts.append(node.child_text_separator)
            _add(child, marks, parts)


def _marks_of(node: nodes.Element) -> Iterator[str]:
    if isinstance(node, nodes.emphasis):
        yield 'emphasis'
    if isinstance(node, nodes.reference) and node.get('refuri'):
        yield node['refuri']
    # Whole paragraphs too: a translation says so of those that it still lacks.
    if isinstance(node, (nodes.inline, nodes.paragraph, nodes.title, nodes.term)):
        yield from (name for name in node['classes'] if name.startswith('language-'))


def plain(node: Node) -> str:
    """Return the text of *node* on one line, records under their names."""
    return one_line(str(text_of(node)))


def reading_minutes(node: Node, words_per_minute: int) -> int:
    """Return the minutes, rounded up, that reading *node* takes at *words_per_minute*."""
    return math.ceil(len(WORD.findall(node.astext())) / words_per_minute)
