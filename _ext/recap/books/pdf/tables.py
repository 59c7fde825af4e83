"""Where all stands in a book that has been set, and what the next pass is given of it."""

from __future__ import annotations

import json
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TOLD: Final = 'recap-places.json'
"""The file in which a pass tells where all stands; see `places.typ`."""

LABEL: Final = 'recap-told'
"""Under which label a pass that makes no file does so."""

FIELDS: Final = frozenset({'at', 'spots', 'asides', 'contents'})
"""What a table holds."""

Table: TypeAlias = 'dict[str, Any]'
"""What `places.typ` says that it reads."""


class Spot(NamedTuple):
    """A place: its label, its page from 1, its distance in points from the left and the top.

    ``value`` is what it tells besides.
    """

    label: str
    page: int
    x: float
    y: float
    value: Any


def told(pdf: bytes) -> tuple[list[Spot], dict[str, float]]:
    """Return the places that a pass tells of, and the lengths that place notes, in points.

    It tells them in its file, or is asked for them alone.
    """
    if pdf.startswith(b'{'):
        found = json.loads(pdf)
    else:
        import pikepdf  # noqa: PLC0415  it takes long to load, and few builds make a book

        with pikepdf.open(BytesIO(pdf)) as book:
            found = json.loads(book.attachments[TOLD].get_file().read_bytes())
    return [Spot(*spot) for spot in found['places']], found['size']


def table_of(
    spots: Sequence[Spot],
    size: Mapping[str, float],
    there: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[Table, list[Spot]]:
    """Return the table for the next pass, and the places that have ranks, in order.

    *there* has, by label, the volume and the page of places in others, where these are known.
    """
    inner = {'', 'recap-spot', 'recap-aside'}
    ranked = sorted((s for s in spots if s.label not in inner), key=lambda spot: spot.label)
    at: dict[str, list[list[int]]] = {}
    for rank, spot in enumerate(ranked):
        at.setdefault(spot.label, []).append([rank, spot.page])
    pages: dict[str, int] = {}
    for spot in spots:
        if spot.label == 'recap-spot':
            pages.setdefault(spot.value, spot.page)
    notes = (spot for spot in spots if spot.label == 'recap-aside')
    ends = at['recap-contents'][0][1], at['recap-contents-end'][0][1]
    table = {
        'at': at,
        'spots': pages,
        'asides': dict(asides(notes, at, pages, size, there or {})),
        'contents': ends[1] - ends[0] + 1,
    }
    return table, ranked


def asides(
    spots: Iterable[Spot],
    at: Mapping[str, list[list[int]]],
    pages: Mapping[str, int],
    size: Mapping[str, float],
    there: Mapping[str, tuple[int, int]],
) -> Iterable[tuple[str, list[Any]]]:
    """Yield, for each note that is shown, its name and where it stands, as `places.typ` says.

    One that a link to the same page would have isn't shown, nor one that says the same as a former
    one: about the same target on that page, in the same words a few lines above. *there* has the
    volumes and pages of targets that are elsewhere.
    """
    notes: dict[str, Spot] = {}
    for spot in spots:
        notes.setdefault(spot.value[0], spot)  # the first, where a table's head is repeated
    by_page = sorted(notes.values(), key=lambda spot: (spot.page, spot.y))
    for page, group in groupby(by_page, key=lambda spot: spot.page):
        shown = []
        targets: set[str] = set()
        said: int | tuple[int, int] = 0
        where = 0.0
        for spot in group:
            name, height, target, plain = spot.value
            to = at[target][0][1] if target in at else 0
            if to and pages.get(name) == to:
                continue
            words = (to or there.get(target, 0)) if plain else 0
            if (words and words == said and spot.y - where < size['near']) or target in targets:
                continue
            targets |= {target} - {None}
            said, where = words, spot.y
            shown.append((spot, height))
        for spot, top in stacked(shown, size['gap'], size['limit']):
            yield spot.value[0], [page % 2 == 1, round(spot.x, 2), round(top - spot.y, 2)]


def stacked(
    notes: Sequence[tuple[Spot, float]], gap: float, limit: float
) -> Iterable[tuple[Spot, float]]:
    """Yield each note of a page and its top: beside its line, or below the former one.

    *notes* have heights; none goes below *limit*: there, those above it give way.
    """
    last, tops = 0.0, []
    for spot, height in notes:
        tops.append(max(spot.y, last))
        last = tops[-1] + height + gap
    for (spot, height), top in zip(reversed(notes), reversed(tops), strict=True):
        place = min(top, limit - height)
        limit = place - gap
        yield spot, place
