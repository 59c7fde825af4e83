"""What the head of a page tells that its source doesn't: when that changes, it is written again.

What heads are made from, not what they hold: that of a thousand pages would take as long as to
write them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._about import own_title, title_of
from .cited import day_of
from .dataset import works_of
from .graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .publication import Facts, Item


def shown(app: Sphinx, facts: Facts, docname: str) -> Iterator[str]:
    """Yield what the page *docname* is described with, but for what its source says.

    Titles of the pages above, its dates and its card; what it declares, in which records are
    resolved, and where those are and what they are called.
    """
    env = app.env
    yield title_of(env)
    yield from (own_title(env, name) for name in facts.above(docname))
    yield f'{day_of(app, facts, docname)} {facts.dates.get(docname)} {facts.cards.get(docname)}'
    declared = facts.on_page.get(docname, ())
    yield str(declared)
    for name in dict.fromkeys(name for item in declared for name in named_in(item)):
        record = facts.by_id[name]
        called = record.get('short') or record.get('name')
        yield f'{record["page"]} {record.get("anchor")} {called}'
    if docname == app.config.root_doc:  # which tells of all that speak
        yield str(Graph(app, facts, docname).document())


def named_in(item: Item) -> Iterator[str]:
    """Yield the ids that a record names, of those that heads tell of: its sessions, its works."""
    if 'speaker' in item:
        yield item['speaker']
    yield from item.get('sessions', ())
    yield from works_of(item)
