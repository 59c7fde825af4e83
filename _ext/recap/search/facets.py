"""What the page of results can be filtered by: kinds of places, who said what, and verdicts.

A site whose pages hold no record has no filters. What they need stands in a file of its own, which
is loaded once a reader filters: a first search weighs as much without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .statements import QUOTATION, STATISTIC
from .units import ENTRY, PERSON, WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .domain import SearchedPage
    from .parts import SearchedUnit
    from .statements import Statement
    from .texts import Text

PAGE: Final = 'page'
TERM: Final = 'term'
KINDS: Final = (PAGE, STATISTIC, QUOTATION, PERSON, WORK, TERM)
"""As addresses and the template call them, in the order in which they are shown."""

_UNITS: Final = {PERSON: PERSON, WORK: WORK, ENTRY: TERM}
_RECORDS: Final = {STATISTIC, QUOTATION, PERSON, WORK}


def units(pages: Iterable[SearchedPage]) -> Iterator[SearchedUnit]:
    """Yield the units of all *pages*, in the order in which the index counts them."""
    for page in pages:
        yield from page.units


def kind_of(unit: SearchedUnit) -> str:
    """Return which of the kinds a *unit* is."""
    return _UNITS.get(unit.kind, PAGE)


def named(statement: Statement) -> str:
    """Return the name by which a speaker is declared, the same in all languages, or nothing."""
    return ''.join(part if isinstance(part, str) else part.target for part in statement.speaker)


def choices(pages: Iterable[SearchedPage], said: Callable[[Text], str]) -> dict[str, Any]:
    """Return what readers choose among: ``kinds``; ``speakers`` and ``verdicts``, with labels.

    *said* tells what references show. Nothing is returned where no page holds a record.
    """
    found = list(units(pages))
    statements = [statement for unit in found for statement in unit.statements]
    kinds = {kind_of(unit) for unit in found} | {statement.kind for statement in statements}
    if not kinds & _RECORDS:
        return {}
    speakers = {named(each): said(each.speaker) for each in statements if each.speaker}
    verdicts = {each.verdict: each.label for each in statements if each.verdict}
    return {
        'kinds': [kind for kind in KINDS if kind in kinds],
        'speakers': sorted(speakers.items(), key=lambda item: item[1].casefold()),
        'verdicts': sorted(verdicts.items(), key=lambda item: item[1].casefold()),
    }


def filters(pages: Iterable[SearchedPage], said: Callable[[Text], str]) -> dict[str, Any]:
    """Return what the browser filters by: the kind of each unit, all statements, who is who.

    Kinds are told by their ranks in `KINDS`, a digit a unit; statements by the number of the unit
    that holds them.
    """
    found = list(units(pages))
    people = {said(unit.title): number for number, unit in enumerate(found) if unit.kind == PERSON}
    statements = [(number, each) for number, unit in enumerate(found) for each in unit.statements]
    speakers = {named(each): said(each.speaker) for _number, each in statements if each.speaker}
    return {
        'kinds': KINDS,
        'units': ''.join(str(KINDS.index(kind_of(unit))) for unit in found),
        'people': {name: people[shown] for name, shown in speakers.items() if shown in people},
        'statements': [
            [number, each.kind, each.anchor, named(each), each.verdict, said(each.text)]
            for number, each in statements
        ],
    }
