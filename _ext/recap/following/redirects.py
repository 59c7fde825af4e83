"""`redirects.txt`: addresses that have moved, an old one and the new one a line.

They are written as `permalinks.txt` has them, from the root of an edition: ``posts/a.html``, or
``posts/a.html#place``; or as browsers show them, ``posts/un%20an.html``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .lines import UNREADABLE, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

NAME: Final = 'redirects.txt'
EXAMPLE: Final = 'posts/old.html posts/new.html'


@dataclass(frozen=True, slots=True)
class Place:
    """A page, by its name, and perhaps a place in it."""

    page: str
    anchor: str = ''

    def __str__(self) -> str:
        return f'{self.page}.html{self.anchor and "#"}{self.anchor}'


@dataclass(frozen=True, slots=True)
class Move:
    """A line of the file: what was at ``old`` is at ``new``."""

    line: int
    old: Place
    new: Place


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line, with what would be right."""

    line: int
    wrong: str


def read(folder: Path) -> tuple[list[Move], list[Fault]]:
    """Return what the file in *folder* says, and what is wrong in its form.

    Without a file, nothing.
    """
    moves: dict[Place, Move] = {}
    faults: list[Fault] = []
    for number, fields in lines_of(folder / NAME):
        places = [place for field in fields if (place := placed(field))]
        if not fields:
            faults.append(Fault(number, UNREADABLE))
        elif len(fields) != 2 or len(places) != 2:
            faults.append(Fault(number, f'write an old address and the new one: {EXAMPLE}'))
        elif places[0] in moves:
            first = moves[places[0]].line
            faults.append(Fault(number, f'{places[0]} is on line {first} already; keep one'))
        else:
            moves[places[0]] = Move(number, places[0], places[1])
    return list(moves.values()), faults


def placed(field: str) -> Place | None:
    """Return the place that an address is, or None.

    >>> placed('a/b.html#c'), placed('../b.html'), placed('https://a.example/b.html')
    (Place(page='a/b', anchor='c'), None, None)
    """
    path, _sign, anchor = map(unquote, field.partition('#'))
    page = path.removesuffix('.html')
    inside = all(part not in ('', '.', '..') for part in page.split('/'))
    return Place(page, anchor) if path.endswith('.html') and inside and ':' not in page else None


@lru_cache(maxsize=4)  # each page asks twice: to follow all lines takes longer than to write it
def followed(
    lines: tuple[tuple[int, str, str, str, str], ...], standing: frozenset[str]
) -> tuple[list[Move], list[Fault]]:
    """Return what `ended` does of *lines*, as the setting holds them; *standing* pages do stand."""
    moves = [
        Move(line, Place(page, anchor), Place(new, place))
        for line, page, anchor, new, place in lines
    ]
    return ended(moves, lambda old: not old.anchor and old.page in standing)


def ended(moves: Sequence[Move], stands: Callable[[Place], bool]) -> tuple[list[Move], list[Fault]]:
    """Return each of the *moves* with the place at its end, and what is wrong with the others.

    Where old addresses lead to others, each leads to the last one. What *stands* hasn't moved. A
    place goes where its page does, by its old name too: that page is the one readers are sent to.
    """
    by_old = {move.old: move.new for move in moves if not stands(move.old)}
    found: dict[Place, Move] = {}
    faults = []
    for move in moves:
        if last := last_of(move.new, by_old, move.old):
            old = move.old
            if old.anchor and (page := last_of(Place(old.page), by_old)):
                old = Place(page.page, old.anchor)
            if old != last:
                found.setdefault(old, Move(move.line, old, last))
        else:
            faults.append(Fault(move.line, f'{move.old} leads back to itself; name where it is'))
    return list(found.values()), faults


def last_of(place: Place, by_old: Mapping[Place, Place], *before: Place) -> Place | None:
    """Return where a *place* has gone at last, or None where it comes back to one seen *before*."""
    seen = set(before)
    while place not in seen:
        seen.add(place)
        onward = further(place, by_old)
        if onward is None:
            return place
        place = onward
    return None


def further(place: Place, by_old: Mapping[Place, Place]) -> Place | None:
    """Return where a *place* has gone next, by itself or with its page, or None."""
    if place in by_old:
        return by_old[place]
    whole = by_old.get(Place(place.page))
    return whole and Place(whole.page, place.anchor)
