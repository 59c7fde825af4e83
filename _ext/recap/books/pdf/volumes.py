"""Volumes: a book that is too large for one is cut where its sense allows.

A volume is whole: it has a cover, contents, an index, and is set by itself, so that it takes no
more memory than its own pages do, and no more time than them when one of them has changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil, prod
from typing import TYPE_CHECKING, Final

from sphinx.locale import _

from ..._about import called, title_of
from ..paper import PAPER, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from ..syntax import Value
    from .plan import Chapter

PAGES: Final = 500
"""The most pages of a volume: what a spine holds, and what is set in three quarters of a GiB."""

LETTERS: Final = 1250
"""How many letters a page of the usual paper holds, with its notes, tables and white."""

AT_ONCE: Final = 2
"""The most volumes that are set at once, so that they have room in the memory of any laptop; the
compiler itself has several processors at work."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A part of the book, or all of it: its ``number``, from 1, of ``count``, and its pages.

    ``volumes`` has, for each page of the whole book, the number of the volume that holds it.
    """

    number: int
    count: int
    chapters: tuple[Chapter, ...]
    volumes: Mapping[str, int]

    def elsewhere(self, label: str) -> int:
        """Return which other volume has the place of that *label*; 0 where it is in this one."""
        number = self.volumes.get(label.partition('#')[0], self.number)
        return 0 if number == self.number else number


def volumes_of(
    plan: Sequence[Chapter], doctrees: Mapping[str, nodes.document], limit: int, paper: str
) -> list[Volume]:
    """Return the book of the pages of *plan*, cut so that volumes have about *limit* pages at most.

    Parts that one holds aren't cut, nor groups, where their part is too large; one page never is. A
    *limit* of 0 is none. How many pages each takes on that *paper* is told from its letters: what
    is set would have to be set again.
    """
    pages = {
        chapter.docname: pages_of(len(doctrees[chapter.docname].astext()), paper)
        for chapter in plan
    }
    held = list(bound(plan, pages, limit)) if limit > 0 else [list(plan)]
    where = {c.docname: number for number, each in enumerate(held, 1) for c in each}
    return [Volume(n, len(held), tuple(each), where) for n, each in enumerate(held, 1)]


def bound(plan: Sequence[Chapter], pages: Mapping[str, int], limit: int) -> Iterator[list[Chapter]]:
    """Yield the pages of each volume: as many units as the *limit* allows, one at least."""
    volume: list[Chapter] = []
    for unit in units(plan, pages, limit):
        if volume and size(volume, pages) + size(unit, pages) > limit:
            yield volume
            volume = []
        volume += unit
    yield volume


def units(plan: Sequence[Chapter], pages: Mapping[str, int], limit: int) -> Iterator[list[Chapter]]:
    """Yield what isn't cut: all, parts, groups or pages, the largest that the *limit* holds."""
    if size(plan, pages) <= limit:
        yield list(plan)
        return
    for _part, held in groupby(plan, key=lambda chapter: chapter.part):
        part = list(held)
        if size(part, pages) <= limit:
            yield part
            continue
        for _group, inner in groupby(part, key=lambda chapter: chapter.group):
            group = list(inner)
            yield from [group] if size(group, pages) <= limit else ([each] for each in group)


def size(chapters: Iterable[Chapter], pages: Mapping[str, int]) -> int:
    """Return how many pages *chapters* take."""
    return sum(pages[chapter.docname] for chapter in chapters)


def pages_of(letters: int, paper: str) -> int:
    """Return how many pages of that *paper* a chapter of so many *letters* takes, about."""
    usual = size_of(PAPER)
    asked = size_of(paper) or usual
    assert usual
    assert asked
    return max(1, ceil(letters / LETTERS * prod(usual) / prod(asked)))


def said_of(volume: Volume, volumes: Sequence[Volume], env: BuildEnvironment) -> dict[str, Value]:
    """Return what the template reads of a *volume* among all *volumes*, beside its identity.

    ``called`` is the title of its file, ``volume`` which one it is, ``volume-page`` how a page of
    another is called; ``others`` has the name of each other one, and its pages, by part.
    """
    title = title_of(env)
    if volume.count == 1:
        return {'called': title, 'volume': '', 'others': []}
    which = _('Volume %(number)s of %(count)s') % {'number': volume.number, 'count': volume.count}
    others = [
        (
            _('Volume %s') % each.number,
            [
                (part, [called(env, chapter.docname) for chapter in held])
                for part, held in groupby(each.chapters, key=lambda chapter: chapter.part)
            ],
        )
        for each in volumes
        if each is not volume
    ]
    return {
        'called': f'{title} – {which}',
        'volume': which,
        'volume-page': _('volume %(volume)s, p. %(page)s'),
        'volume-index': _('Pages are those of this volume.'),
        'others': others,
        'others-title': _('In other volumes'),
    }
