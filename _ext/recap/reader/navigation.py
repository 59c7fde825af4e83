"""The sidebar: bounded by construction, whatever the number of pages.

Sphinx's own sidebar shows the whole tree on every page, so that its cost grows with the square of
the number of pages. This one shows the ancestors of a page, its neighbours and its children: on a
small site, that is everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx import addnodes

from .._ground import toctree_parents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

WIDTH: Final = 12
"""The most entries of one group that a sidebar shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the sidebar: to a page or, where ``docname`` is empty, to an address."""

    title: str
    docname: str
    address: str = ''
    state: str = ''
    """Where the page shown stands: ``current`` (here), ``ancestor`` (below), or empty."""
    groups: tuple[Group, ...] = ()
    """The tables of contents of a page that has a state, as far as they are shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one table of contents, or those of them that a sidebar has room for.

    ``whole`` is the page that lists them all, where some are missing. How many are isn't told: each
    page that comes would have all the others written again.
    """

    caption: str
    entries: tuple[Entry, ...]
    whole: str = ''

    @property
    def is_current(self) -> bool:
        """Whether the page shown is among the entries, or below one."""
        return any(entry.state for entry in self.entries)


Tree: TypeAlias = dict[str, tuple[Group, ...]]
"""The tables of contents of each page that has any, whole."""


class Navigation:
    """The tables of contents of all pages; made anew for each build, never stored.

    Leans on ``env.tocs`` and ``env.toctree_includes``, where Sphinx keeps them.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self._root = env.config.root_doc
        self._parents = toctree_parents(env)
        self._known = cache(repr)
        self._tables: Tree = {}
        for docname in env.toctree_includes:
            tables = env.tocs[docname].findall(addnodes.toctree)
            self._tables[docname] = tuple(group(env, docname, table) for table in tables)

    def path(self, docname: str) -> list[str]:
        """Return the ancestors of a page, the nearest to the root first, and the page itself."""
        path = [docname]
        while (parent := self._parents.get(path[-1])) and parent not in path:
            path.append(parent)
        return path[::-1]

    def told(self, docname: str) -> str:
        """Return all that the sidebar of the page *docname* shows, as one string."""
        return '\n'.join(map(self._told, self.sidebar(docname)))

    def _told(self, group: Group) -> str:
        entries = [
            f'{entry.title} {entry.docname} {entry.state} {list(map(self._told, entry.groups))}'
            if entry.state
            else self._known(entry)
            for entry in group.entries
        ]
        return '\n'.join((group.caption, group.whole, *entries))

    def sidebar(self, docname: str) -> tuple[Group, ...]:
        """Return what the sidebar of the page *docname* shows."""
        path = self.path(docname)
        return self._below(path if path[0] == self._root else [self._root], 0)

    def _below(self, path: Sequence[str], depth: int) -> tuple[Group, ...]:
        tables = self._tables.get(path[depth], ())
        return tuple(self._around(table, path, depth) for table in tables)

    def _around(self, table: Group, path: Sequence[str], depth: int) -> Group:
        """Return the entries of *table* nearest to the one on the *path*, or its first ones."""
        entries = table.entries
        child = path[depth + 1] if depth + 1 < len(path) else ''
        rank = next((n for n, entry in enumerate(entries) if child and entry.docname == child), -1)
        start = max(0, min(rank - WIDTH // 2, len(entries) - WIDTH))
        shown = list(entries[start : start + WIDTH])
        if rank >= 0:
            state = 'current' if depth + 2 == len(path) else 'ancestor'
            groups = self._below(path, depth + 1)
            shown[rank - start] = replace(entries[rank], state=state, groups=groups)
        whole = path[depth] if len(shown) < len(entries) else ''
        return Group(table.caption, tuple(shown), whole)


def group(env: BuildEnvironment, docname: str, table: nodes.Element) -> Group:
    """Return the entries of a ``toctree`` of the page *docname*, under their titles."""
    entries = []
    for title, target in table['entries']:
        name = docname if target == 'self' else target
        if name in env.titles:
            entries.append(Entry(title or env.titles[name].astext(), name))
        elif '://' in name:
            entries.append(Entry(title or name, '', address=name))
    return Group(table.get('caption') or '', tuple(entries))
