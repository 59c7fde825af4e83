"""What the page of results can be filtered by: kinds of places, who said what, and verdicts.

A site whose pages hold no record has no filters. What they need stands in a file of its own, which
is loaded once a reader filters: a first search weighs as much without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .statements import QUOTATION, STATISTIC
from .units import ENTRY, PERSON, WORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .parts import SearchedUnit
    from .texts import Text

PAGE: Final = 'page'
TERM: Final = 'term'
KINDS: Final = (PAGE, STATISTIC, QUOTATION, PERSON, WORK, TERM)
"""As addresses and the template call them, in the order in which they are shown."""

_UNITS: Final = {PERSON: PERSON, WORK: WORK, ENTRY: TERM}
_RECORDS: Final = {STATISTIC, QUOTATION, PERSON, WORK}


def kind_of(unit: SearchedUnit) -> str:
    """Return which of the kinds a *unit* is."""
    return _UNITS.get(unit.kind, PAGE)


def named(speaker: Text) -> str:
    """Return the name by which a *speaker* is declared, the same in all languages, or nothing."""
    return ''.join(part if isinstance(part, str) else part.target for part in speaker)


class Facets(NamedTuple):
    """What a page can be filtered by: the kinds of its places, who speaks there, its verdicts.

    A verdict is its name and what readers see.
    """

    kinds: tuple[str, ...]
    speakers: tuple[Text, ...]
    verdicts: tuple[tuple[str, str], ...]


def facets_of(units: Iterable[SearchedUnit]) -> Facets:
    """Return what a page that has these *units* can be filtered by."""
    found = list(units)
    statements = [statement for unit in found for statement in unit.statements]
    kinds = [*map(kind_of, found), *(each.kind for each in statements)]
    speakers = (each.speaker for each in statements if each.speaker)
    verdicts = ((each.verdict, each.label) for each in statements if each.verdict)
    return Facets(
        tuple(dict.fromkeys(kinds)),
        tuple(dict.fromkeys(speakers)),
        tuple(dict.fromkeys(verdicts)),
    )


def choices(pages: Iterable[Facets], said: Callable[[Text], str]) -> dict[str, Any]:
    """Return what readers choose among: ``kinds``; ``speakers`` and ``verdicts``, with labels.

    *said* tells what references show. Nothing is returned where no page holds a record.
    """
    found = list(pages)
    kinds = {kind for page in found for kind in page.kinds}
    if not kinds & _RECORDS:
        return {}
    speakers = {named(each): said(each) for each in speakers_of(found)}
    verdicts = {name: label for page in found for name, label in page.verdicts}
    return {
        'kinds': [kind for kind in KINDS if kind in kinds],
        'speakers': sorted(speakers.items(), key=lambda item: item[1].casefold()),
        'verdicts': sorted(verdicts.items(), key=lambda item: item[1].casefold()),
    }


def speakers_of(pages: Iterable[Facets]) -> list[Text]:
    """Return who speaks in *pages*, each once."""
    return list(dict.fromkeys(speaker for page in pages for speaker in page.speakers))


def filters(units: Iterable[SearchedUnit], said: Callable[[Text], str]) -> dict[str, Any]:
    """Return what the browser filters by: the kind of each unit, all statements, who is who.

    The *units* are those of all pages, in the order in which the index counts them. Kinds are told
    by their ranks in `KINDS`, a digit a unit; statements by the number of the unit that holds them.
    """
    found = list(units)
    people = {said(unit.title): number for number, unit in enumerate(found) if unit.kind == PERSON}
    statements = [(number, each) for number, unit in enumerate(found) for each in unit.statements]
    speakers = {named(who): said(who) for who in (each.speaker for _n, each in statements) if who}
    return {
        'kinds': KINDS,
        'units': ''.join(str(KINDS.index(kind_of(unit))) for unit in found),
        'people': {name: people[shown] for name, shown in speakers.items() if shown in people},
        'statements': [
            [number, each.kind, each.anchor, named(each.speaker), each.verdict, said(each.text)]
            for number, each in statements
        ],
    }
