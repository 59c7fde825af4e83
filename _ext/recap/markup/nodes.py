"""The nodes that docutils lacks for elements of HTML, and where nodes can stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANCHORS: Final = re.compile(r'(?:\s*<(a|div|span) id="[^"<>]*">\s*</\1>)+\s*')
"""Raw HTML that only keeps former addresses: each format knows it as it is."""


class line_break(nodes.Inline, nodes.Element):
    """A line ends here; as plain text, too."""

    def astext(self) -> str:
        return '\n'


class phrase(nodes.Inline, nodes.TextElement):
    """Words with a meaning that ``tag`` tells, an element of HTML such as ``mark``."""


class details(nodes.General, nodes.Element):
    """What opens where readers ask for it, and stands open on paper; its summary comes first."""


class summary(nodes.TextElement):
    """What stays in sight of `details`."""


class rule(nodes.General, nodes.Element):
    """A thematic break where docutils wants none: in a list, after a title, after another."""


CODE: Final = (nodes.literal, nodes.FixedTextElement)
"""Nodes whose words are signs: Markdown reads nothing in them."""

BLOCKS: Final = nodes.container()
"""What holds blocks alone."""


def is_block(node: nodes.Node) -> bool:
    """Return whether *node* can't stand in a paragraph."""
    blocks = (nodes.General, nodes.Sequential, nodes.paragraph, nodes.transition)
    return isinstance(node, blocks) and not isinstance(node, (nodes.Inline, nodes.image, nodes.raw))


def in_line(node: nodes.Node) -> bool:
    """Return whether *node* needs a paragraph around it."""
    alone = isinstance(node, (nodes.raw, nodes.target, nodes.image))
    return isinstance(node, (nodes.Text, nodes.Inline)) and not alone


def spread(node: nodes.Element, blocks: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return *blocks* whose words *node* holds, paragraph by paragraph: it can hold no block."""
    around = list(blocks)
    for paragraph in [each for block in around for each in block.findall(nodes.paragraph)]:
        held = node.copy()
        node['ids'] = []  # the first one has them
        held.extend(paragraph.children)
        paragraph.children = [held]
        held.parent = paragraph
    return around


def in_blocks(
    held: Iterable[nodes.Node], holder: nodes.Element, place: nodes.Node
) -> Iterator[nodes.Node]:
    """Yield what *holder* shall hold: words in a paragraph at *place*, where it holds blocks."""
    if isinstance(holder, (nodes.TextElement, nodes.Inline)):
        for each in held:
            yield from each.children if isinstance(each, nodes.paragraph) else (each,)
        return
    words: list[nodes.Node] = []
    for node in (*held, None):
        if node is not None and in_line(node):
            words.append(node)
            continue
        if any(not isinstance(each, nodes.Text) or each.strip() for each in words):
            paragraph = nodes.paragraph('', '', *words)
            paragraph.source, paragraph.line = place.source, place.line
            yield paragraph
        words = []
        if node is not None:
            yield node


def is_html(node: nodes.Node) -> bool:
    """Return whether *node* is HTML that has to be looked at."""
    if not isinstance(node, nodes.raw) or 'html' not in node.get('format', '').split():
        return False
    return not ANCHORS.fullmatch(node.astext())
