"""Which page leads where several declare the same label or term: the first in reading order.

Sphinx warns of it, and has the page lead that was read last: another one on a build that reads only
what changed than on a clean build; and none, once that page no longer declares the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .._ground import toctree_parents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

LABELS: Final = ('labels', 'anonlabels')
TERMS: Final = ('objects', 'terms')

Table: TypeAlias = dict[Any, tuple[str, ...]]
"""A table of Sphinx's standard domain: its values start with the name of a page."""

Declared: TypeAlias = dict[str, Table]
"""The entries that one page made in these tables, by the name of the table."""


def declared_by(env: BuildEnvironment, docname: str, doctree: nodes.document) -> Declared:
    """Return the labels and terms that Sphinx has noted for the page *docname*, just read."""
    declared: Declared = {}
    for name in LABELS:
        table = table_of(env, name)
        written = (label for label, explicit in doctree.nametypes.items() if explicit)
        declared[name] = {
            label: table[label] for label in written if table.get(label, ('',))[0] == docname
        }
    for name in TERMS:
        table = table_of(env, name)
        declared[name] = {key: place for key, place in table.items() if place[0] == docname}
    return declared


def settle_names(env: BuildEnvironment, declared: Mapping[str, Declared]) -> None:
    """Have each name lead to the first page that has *declared* it."""
    order = list(toctree_parents(env))
    order += sorted(declared.keys() - set(order))
    for docname in reversed(order):
        for name, entries in declared.get(docname, {}).items():
            table_of(env, name).update(entries)


def table_of(env: BuildEnvironment, name: str) -> Table:
    """Return a table of the standard domain; that of terms in lower case has no property.

    Leans on the names and the values of `StandardDomain.data`.
    """
    table: Table = env.domains.standard_domain.data[name]
    return table
