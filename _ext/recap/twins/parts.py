"""Blocks put together: quotations, items of lists; and what nodes say of themselves."""

from __future__ import annotations

from functools import cache
from textwrap import indent
from typing import TYPE_CHECKING, Any, TypeVar, cast

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element

Made = TypeVar('Made')


def kept(
    dispatch: Callable[[type[Any]], Callable[..., Made]],
) -> Callable[[type[Any]], Callable[..., Made]]:
    """Return *dispatch*, which says who handles a class, with its answers kept for ever.

    `singledispatch` keeps them as long as the class is there, at three times the cost.
    """
    return cast('Callable[[type[Any]], Callable[..., Made]]', cache(dispatch))


def elements(node: Element) -> list[Element]:
    """Return the elements that *node* holds."""
    return [each for each in node.children if isinstance(each, nodes.Element)]


def alternative(node: Element) -> str:
    """Return the text that stands for a node which is drawn, where it has one."""
    told: Any = getattr(node, 'alternative', None)
    return str(told()) if callable(told) else ''


def quoted(blocks: list[str]) -> str:
    """Return *blocks* as a quotation."""
    return indent('\n\n'.join(blocks), '> ', lambda _line: True).replace('> \n', '>\n')


def item(mark: str, blocks: list[str]) -> str:
    """Return *blocks* as an item of a list, after its *mark*."""
    room = ' ' * (len(mark) + 1)
    text = '\n\n'.join(blocks)
    return f'{mark} {indent(text, room).strip(" ")}'
