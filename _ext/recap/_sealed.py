"""What is kept of many pages, of which few change: a mapping that pickles in no time."""

from __future__ import annotations

import pickle
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Value = TypeVar('Value')


class Sealed(MutableMapping[str, Value]):
    """A mapping by name, whose values stay pickled until somebody asks for them.

    What is kept of a page is pickled when that has been read, once: Sphinx pickles all that it
    keeps, of all pages, after each change, and each process that has read some sends that back.
    Values aren't to be changed in place.
    """

    def __init__(self, sealed: dict[str, bytes] | None = None) -> None:
        self._sealed = sealed or {}  # empty, for a value that hasn't been pickled yet
        self._open: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        if name not in self._open:
            self._open[name] = pickle.loads(self._sealed[name])  # noqa: S301  as Sphinx's own
        return self._open[name]

    def __setitem__(self, name: str, value: Value) -> None:
        self._sealed[name] = b''
        self._open[name] = value

    def __delitem__(self, name: str) -> None:
        del self._sealed[name]
        self._open.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sealed)

    def __len__(self) -> int:
        return len(self._sealed)

    def __contains__(self, name: object) -> bool:
        return name in self._sealed

    def clear(self) -> None:
        """Drop all, without looking at it."""
        self._sealed.clear()
        self._open.clear()

    def copy(self) -> Sealed[Value]:
        """Return the same values under the same names."""
        made: Sealed[Value] = Sealed(dict(self._sealed))
        made._open = dict(self._open)
        return made

    def take(self, other: Sealed[Value], names: Iterable[str]) -> None:
        """Hold what *other* does under those of the *names* that it has, as it holds it."""
        for name in names:
            if name in other:
                self._sealed[name] = other._sealed[name]
                self._open.pop(name, None)
                if name in other._open:
                    self._open[name] = other._open[name]

    def __reduce__(self) -> tuple[type[Sealed[Value]], tuple[dict[str, bytes]]]:
        for name, value in self._open.items():
            if not self._sealed[name]:
                self._sealed[name] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return Sealed, (self._sealed,)
