"""Helpers on words: plain text, anchors, order, reading time."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node

_WORD: Final = re.compile(r'\w+(?:[’\'-]\w+)*')
_OPEN, _CLOSE = '\ue000', '\ue001'  # for private use: no text holds them
_MARK: Final = re.compile(f'{_OPEN}([a-z]+):(.*?){_CLOSE}')
_LIGATURES: Final = str.maketrans({'œ': 'oe', 'Œ': 'OE', 'æ': 'ae', 'Æ': 'AE'})


def plain(node: Node) -> str:
    """Return the text of *node* on one line; no-break spaces stay what they are.

    What a reference to a record shows is another page's to say: `named` puts it in later.
    """
    return re.sub(r'[ \t\n]+', ' ', _marked(node)).strip()


def _marked(node: Node) -> str:
    """Return the text of *node*, where marks stand for the labels of records."""
    if not isinstance(node, nodes.Element) or not node.children:
        return node.astext()
    if node.get('refdomain') == 'recap' and not node['refexplicit']:
        return f'{_OPEN}{node["reftype"]}:{node["reftarget"]}{_CLOSE}'
    return node.child_text_separator.join(map(_marked, node.children))


def named(text: str, label: Callable[[str, str], str]) -> str:
    """Return *text* with the marks of `plain` replaced by the *label* of each kind and name."""
    return _MARK.sub(lambda mark: label(mark[1], mark[2]), text) if _OPEN in text else text


def foreign(*content: Node) -> tuple[tuple[str, str], ...]:
    """Return the passages that say their language, as `plain` text, each after its language."""
    return tuple(
        (name.removeprefix('language-'), plain(passage))
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


def collation_key(text: str) -> str:
    """Return a key that sorts as a French or an English dictionary does.

    Accents and ligatures only decide between words that are otherwise equal.
    """
    decomposed = unicodedata.normalize('NFKD', text.translate(_LIGATURES))
    base = ''.join(c for c in decomposed if not unicodedata.combining(c))
    return f'{" ".join(_WORD.findall(base.casefold()))}\0{text}'


def reading_minutes(node: Node, words_per_minute: int) -> int:
    """Return the minutes, rounded up, that reading *node* takes at *words_per_minute*."""
    return math.ceil(len(_WORD.findall(node.astext())) / words_per_minute)


def split_names(value: str, separator: str = ',') -> list[str]:
    """Return the names that an option such as ``Oscar Berg, Rawn Shah`` lists."""
    return [' '.join(name.split()) for name in value.split(separator) if name.strip()]


def term_key(term: str) -> str:
    """Return the form under which a *term* is looked up: Sphinx ignores its case."""
    return ' '.join(term.lower().split())
