"""Words of records: plain text, in which what other records are called is still to be said."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import Stored, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils.nodes import Node

_WORD: Final = re.compile(r'\w+(?:[’\'-]\w+)*')


@dataclass(frozen=True, slots=True)
class Reference(Stored):
    """A reference to a record whose author wrote no text: the record says what it shows."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Text(Stored):
    """Plain text on one line; its no-break spaces stay what they are.

    ``parts`` are strings and references, which `named` replaces by the labels of their records.
    """

    parts: tuple[str | Reference, ...] = ()

    def __str__(self) -> str:
        return ''.join(part if isinstance(part, str) else part.name for part in self.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def named(self, label: Callable[[str, str], str]) -> Text:
        """Return the text with the *label* of each kind and name in the place of its reference."""
        if not any(isinstance(part, Reference) for part in self.parts):
            return self
        said = (p if isinstance(p, str) else label(p.kind, p.name) for p in self.parts)
        return Text((''.join(said),))


def text_of(*content: Node) -> Text:
    """Return the text of all that is the *content*, a space between two of them."""
    parts: list[str | Reference] = []
    for node in content:
        for part in (' ', *_parts(node)):
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            else:
                parts.append(part)
    tidy = [re.sub(r'[ \t\n]+', ' ', p) if isinstance(p, str) else p for p in parts]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if tidy and isinstance(last := tidy[end], str):
            tidy[end] = strip(last, ' ')
    return Text(tuple(part for part in tidy if part))


def _parts(node: Node) -> Iterator[str | Reference]:
    """Yield the text of *node*, and in it the references to records; no numbers of notes."""
    if isinstance(node, nodes.footnote_reference):
        return
    if not isinstance(node, nodes.Element) or not node.children:
        yield node.astext()
    elif node.get('refdomain') == 'recap' and not node['refexplicit']:
        yield Reference(node['reftype'], node['reftarget'])
    else:
        for number, child in enumerate(node.children):
            if number:
                yield node.child_text_separator
            yield from _parts(child)


def plain(node: Node) -> str:
    """Return the text of *node* on one line, records under their names."""
    return one_line(str(text_of(node)))


Foreign = tuple[tuple[str, Text], ...]
"""The passages that say their language, in order: language, text."""


def foreign(*content: Node) -> Foreign:
    """Return the passages of *content* in other languages than the page's."""
    return tuple(
        (name.removeprefix('language-'), text_of(passage))
        for node in content
        for passage in node.findall(nodes.inline)
        for name in passage['classes']
        if name.startswith('language-')
    )


def anchor(kind: str, name: str) -> str:
    """Return the anchor of the record *name*: ASCII where the name allows it.

    >>> anchor('speaker', 'Cécil Dijoux')
    'speaker-cecil-dijoux'
    """
    slug = nodes.make_id(name) or re.sub(r'\W+', '-', name.casefold()).strip('-')
    return f'{kind}-{slug}'


def default_name(text: str) -> str:
    """Return a name for a record whose author gave none: the first eight words of *text*."""
    return ' '.join(_WORD.findall(text)[:8])


def reading_minutes(node: Node, words_per_minute: int) -> int:
    """Return the minutes, rounded up, that reading *node* takes at *words_per_minute*."""
    return math.ceil(len(_WORD.findall(node.astext())) / words_per_minute)


def split_names(value: str, separator: str = ',') -> list[str]:
    """Return the names that an option such as ``Oscar Berg, Rawn Shah`` lists."""
    return [' '.join(name.split()) for name in value.split(separator) if name.strip()]


def term_key(term: str) -> str:
    """Return the form under which a *term* is looked up: Sphinx ignores its case."""
    return ' '.join(term.lower().split())
