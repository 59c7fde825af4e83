"""Passes: the book is set with what a former pass told of its places, until these hold.

Whoever asks Typst where something is has it set the whole again for the answer, several times
where answers move one another. A pass is given a table instead, and tells at its end where all
stands; the table of the last book serves the first one, so that most edits take a single pass.

The volumes of a book are set apart. What one says of places in others is part of its table, so that
it is set again where these have moved, and left where nothing that makes it has changed.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..._files import read_kept, write_whole
from .press import UNSETTLED, Complaint, PressError
from .tables import FIELDS, LABEL, Spot, Table, table_of, told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

PASSES: Final = 5
"""How often a book is set before some of its numbers are left to be wrong: as Typst itself does."""

MIDDLE: Final = 10_000
"""Twice the letters of code that make a page: they tell which page is in the middle of a book."""

MADE: Final = 'made'
"""Where the table that is kept tells what it was made of, and what came out."""


ELSEWHERE: Final = 'elsewhere'
"""Where what a pass is given has the pages of places in other volumes, by label."""


class Settled(NamedTuple):
    """A book that holds: its PDF, the warnings, and the places that have ranks, in order."""

    pdf: bytes
    warnings: list[Complaint]
    places: list[Spot]


@dataclass(slots=True, eq=False)
class Sheets:
    """A book, or a volume of one, that *press* sets, which takes inputs; it raises `PressError`.

    *path* keeps the table of the last book, which is tried first. *letters* are those of its code:
    they tell how many digits most pages have. *outward* has the volume, by its number, of each
    label to which it refers in another. *target* is its file, which stays where *seal*, that tells
    all that makes it beside where things stand, is the same as when it was made.
    """

    press: Callable[[Mapping[str, str]], tuple[bytes, list[Complaint]]]
    path: Path
    target: Path
    letters: int
    outward: Mapping[str, int] = field(default_factory=dict)
    seal: str = ''
    found: Settled | None = None
    """How it was set last, if it was."""
    _last: str = ''
    _table: Table | None = None
    _told: tuple[Sequence[Spot], Mapping[str, float]] | None = None
    _former: Table | None = None
    _made: Any = None

    def __post_init__(self) -> None:
        known = read_kept(self.path, dict)
        self._made = known.pop(MADE, None)
        known.pop(ELSEWHERE, None)
        if known.keys() >= FIELDS:
            self._table = self._former = known

    @property
    def guess(self) -> int:
        """A usual page, of as many digits as most have."""
        return int('8' * len(str(self.letters // MIDDLE)))

    def page(self, label: str) -> int | None:
        """Return the page of a place: a guess before it is known, None where there is none."""
        if self._table and label in self._table['at']:
            return int(self._table['at'][label][0][1])
        return self.guess if self._table is self._former else None

    def inputs(self, volumes: Sequence[Sheets]) -> str:
        """Return what its next pass is given, where the others stand as they do now."""
        if self._table is None:
            return json.dumps({'guess': self.guess})
        pages = {label: volumes[number - 1].page(label) for label, number in self.outward.items()}
        known = {label: page for label, page in pages.items() if page}
        table = self._table
        if self._told:
            there = {label: (self.outward[label], page) for label, page in known.items()}
            table, _places = table_of(*self._told, there)
        given = {**table, ELSEWHERE: known} if self.outward else table
        return json.dumps(given, sort_keys=True)

    def stands(self, inputs: str) -> bool:
        """Return whether it was set with these inputs, or its file was, and is as it was."""
        if not self._last and self.seal and self._made == self._seal(inputs):
            self._last = inputs
        return self._last == inputs

    def set(self, inputs: str) -> None:
        """Set it once more; a table of another book, which lacks what is new, is dropped."""
        only = {'only': LABEL} if self._table is None else {}  # it isn't the one that is kept
        try:
            pdf, warnings = self.press({'places': inputs, **only})
        except PressError:
            if self._table is None or self._table is not self._former:
                raise
            self._table = self._former = None
            return
        self._last = inputs
        self._told = told(pdf)
        self._table, places = table_of(*self._told)
        self.found = Settled(pdf, warnings, places)

    def keep(self, inputs: str) -> None:
        """Keep the table where it holds; else say so, and keep none."""
        if self.found and self._last == inputs:
            write_whole(self.path, inputs.encode())
        elif self.found:
            self.path.unlink(missing_ok=True)
            self.found.warnings.append(Complaint(UNSETTLED, ''))

    def sealed(self) -> None:
        """Keep what made the file that has been written, so that it needn't be made again."""
        if self.seal and self.found and not self.found.warnings:
            kept = {**json.loads(self._last), MADE: self._seal(self._last)}
            write_whole(self.path, json.dumps(kept, sort_keys=True).encode())

    def _seal(self, inputs: str) -> list[str]:
        """Return digests of all that makes it, and of its file."""
        held = self.target.read_bytes() if self.target.is_file() else b''
        return [sha256(each).hexdigest() for each in (f'{self.seal}{inputs}'.encode(), held)]


def settle(volumes: Sequence[Sheets], at_once: int = 1) -> None:
    """Set *volumes* until their places hold, so many at once; raise `PressError`."""
    for _pass in range(PASSES):
        asked = [(each, each.inputs(volumes)) for each in volumes]
        waiting = [(each, inputs) for each, inputs in asked if not each.stands(inputs)]
        if not waiting:
            break
        with ThreadPoolExecutor(at_once) as pool:  # each waits for a process of its own
            done = [pool.submit(each.set, inputs) for each, inputs in waiting]
        errors = [error for error in (each.exception() for each in done) if error]
        wrong = [error for error in errors if isinstance(error, PressError)]
        if wrong:
            raise PressError([complaint for error in wrong for complaint in error.complaints])
        for error in errors:
            raise error
    for each, inputs in [(each, each.inputs(volumes)) for each in volumes]:
        each.keep(inputs)
