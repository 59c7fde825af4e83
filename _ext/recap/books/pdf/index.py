"""The index of the book: people and terms, each with the pages that cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.locale import _

from ..._ground import collation_key
from ..syntax import literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..syntax import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index lists: the forms of a name, each with its label."""

    forms: tuple[tuple[str, str], ...]
    person: bool

    def shown(self) -> str:
        """Return the first form, as an index has it."""
        name = self.forms[0][0]
        return inverted(name) if self.person else name


def index(entries: Iterable[Entry]) -> str:
    """Return the call that sets the index: the first form of a name gets the pages.

    The others lead to it.
    """
    rows: list[tuple[str, Value]] = []
    for entry in entries:
        shown, label = entry.shown(), entry.forms[0][1]
        used = [f'used:{name}' for _form, name in entry.forms]
        rows.append((shown, (shown, label, used, None)))
        rows += [(form, (form, label, (), shown)) for form, _label in entry.forms[1:]]
    groups: dict[str, list[Value]] = {}
    for key, row in sorted((collation_key(name), row) for name, row in rows):
        groups.setdefault(key[:1].upper(), []).append(row)
    return f'#index-of-names({literal(list(groups.items()))})\n' if groups else ''


def inverted(name: str) -> str:
    """Return a person's *name* with the family name first, unless it begins or ends otherwise."""
    first, _space, last = name.rpartition(' ')
    if first[:1].isupper() and last[:1].isupper():
        return _('%(last)s, %(first)s') % {'last': last, 'first': first}
    return name
