"""What the data and the pages of claims are made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._about import described, own_title, title_of
from .._address import in_editions, root
from .._files import stamp
from .._ground import digest
from .cited import day_of
from .dataset import reading_order, works_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .publication import Facts, Item


def shared_basis(app: Sphinx, facts: Facts) -> str:
    """Return a digest of what all files are made of.

    The settings whose change has Sphinx write pages again, the address and the other editions, the
    event, and the code and the words of this wing, which Sphinx doesn't look at.
    """
    settings = {each.name: each.value for each in app.config.filter({'env', 'html'})}
    wings = sorted(app.extensions)  # the search and the cards among them
    told = (root(app), in_editions(app), facts.event, facts.icons, settings, wings)
    return digest(stable(told), *code())


def stable(value: Any) -> str:
    """Return a *value* as a text that is the same in the next build.

    Sets have no order, and functions say where they are in memory.
    """
    if isinstance(value, Mapping):
        return stable(sorted((str(name), stable(each)) for name, each in value.items()))
    if isinstance(value, (frozenset, set)):
        return stable(sorted(map(stable, value)))
    if isinstance(value, (list, tuple)):
        return f'[{", ".join(map(stable, value))}]'
    return str(getattr(value, '__qualname__', repr(value)))


def code() -> Iterator[str]:
    """Yield the files that make others, each with its size and its time."""
    own = Path(__file__).parent
    for path in (*sorted(own.parent.glob('_*.py')), *sorted(own.rglob('*'))):
        if path.suffix in {'.html', '.json', '.mo', '.py'}:
            yield f'{path.name} {stamp(path)}'


def basis_of_claim(app: Sphinx, facts: Facts, name: str, claim: Item) -> str:
    """Return what the page *name* of a *claim* is made of, beside what all are.

    The claim, the records that it names, the page that holds it, its date, and its card.
    """
    page, named = claim['page'], [claim.get('speaker', ''), *works_of(claim)]
    known = [claim, *(facts.by_id.get(each) for each in named)]
    held = (title_of(app.env, page), facts.dates.get(page), day_of(app, facts, page))
    return json.dumps([known, held, facts.cards.get(name)])


def basis_of_data(app: Sphinx, facts: Facts) -> str:
    """Return a digest of what the data are made of: all pages, all records, what all files are."""
    if not facts.basis:
        pages = [
            (name, own_title(app.env, name), described(app.env, name), facts.dates.get(name))
            for name in reading_order(app, facts)
        ]
        facts.basis = digest(shared_basis(app, facts), json.dumps([pages, facts.records]))
    return facts.basis
