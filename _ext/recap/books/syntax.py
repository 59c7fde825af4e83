"""Typst's syntax, as far as it is written here: code, where only two signs are escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = object
"""What `literal` takes: None, booleans, numbers, strings, lists, tuples, dictionaries, code."""


def literal(value: Value) -> str:
    """Return *value* as Typst writes it; what is None, for instance, is ``none``."""
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace('\\', '\\\\').replace('"', '\\"') + '"'
    if value is None or isinstance(value, (bool, int, float)):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return sequence(map(literal, value))
    if isinstance(value, dict):
        pairs = ', '.join(f'{literal(key)}: {literal(item)}' for key, item in value.items())
        return f'({pairs or ":"})'
    raise TypeError(value)


class Code(str):
    """What is code already."""

    __slots__ = ()


def sequence(items: Iterable[str]) -> str:
    """Return an array of *items*, which are code."""
    return f'({"".join(f"{item}, " for item in items).rstrip(" ")})'


def arguments(named: Mapping[str, Value]) -> str:
    """Return the *named* arguments of a call, each followed by a comma; without empty ones."""
    return ''.join(
        f'{name}: {literal(value)}, '
        for name, value in named.items()
        if value not in (None, (), '')
    )
