"""Work that several processes share, where Sphinx was asked for several."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar, cast

from sphinx.errors import SphinxParallelError
from sphinx.util.parallel import ParallelTasks, parallel_available

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx.application import Sphinx


ENDED: Final = 'a process has ended before its work was done'

Item = TypeVar('Item')
Result = TypeVar('Result')


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, 'sched_getaffinity'):  # not on macOS nor Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_of(app: Sphinx) -> int:
    """Return how many processes are worth sharing work between: as many as were asked for.

    But no more than there are processors: Sphinx is asked for one more, which waits for others.
    """
    return max(1, min(app.parallel, processors()))


def in_portions(weights: Mapping[Item, int], processes: int, lightest: int) -> list[Sequence[Item]]:
    """Return items in portions for so many *processes*, in the order in which to give them out.

    The *weights* say how long each takes. What is heavy comes first; each portion is half of what
    is left to its process, and at least the *lightest* one: few processes are started, and all end
    together. Leans on `ParallelTasks`, which begins with the first ones, then takes the last that
    was added.
    """
    portions: list[list[Item]] = []
    left, room = sum(weights.values()), 0
    for item in sorted(weights, key=weights.__getitem__, reverse=True):
        if room <= 0:
            portions.append([])
            room = max(lightest, left // (2 * processes) if processes > 1 else left)
        portions[-1].append(item)
        left -= weights[item]
        room -= weights[item]
    return [*portions[:processes], *reversed(portions[processes:])]


def in_shares(items: Sequence[Item], processes: int, smallest: int) -> list[Sequence[Item]]:
    """Return *items*, which all take as long, in equal shares, and at least the *smallest* each."""
    size = max(smallest, -(-len(items) // processes))
    return [items[start : start + size] for start in range(0, len(items), size)]


def share(
    work: Callable[[Sequence[Item]], Result],
    portions: Sequence[Sequence[Item]],
    processes: int,
    note: Callable[[Sequence[Item], Result], object] = lambda *_done: None,
) -> None:
    """Do *work* on each of the *portions*, by so many *processes*, and *note* here what each gives.

    A single portion is done here, and all where there can be no processes. What the work changes
    stays in its process, but for files; what it warns about is said here.

    Raises:
        SphinxParallelError: once all have ended, if the work has failed elsewhere.

    """
    if len(portions) == 1 or not parallel_available:
        for portion in portions:
            note(portion, work(portion))
        return
    done, failures = [], []

    def attempt(portion: Sequence[Item]) -> tuple[Result | None, tuple[str, str] | None]:
        try:
            return work(portion), None
        except Exception as error:  # noqa: BLE001  it is raised again
            told = traceback.format_exception_only(error)
            return None, (told[0].strip(), traceback.format_exc())

    def answer(
        portion: Sequence[Item], given: tuple[Result | None, tuple[str, str] | None]
    ) -> None:
        result, failure = given
        done.append(portion)
        if failure:
            failures.append(failure)
        else:
            note(portion, cast('Result', result))

    # Failures come back as results: it drops an exception that is raised while tasks are added.
    tasks = ParallelTasks(processes)
    for portion in portions:
        tasks.add_task(attempt, portion, answer)
    with suppress(EOFError):  # one has ended without a word: killed, most often for its memory
        tasks.join()
    if failures:
        raise SphinxParallelError(*failures[0])
    if len(done) < len(portions):
        raise SphinxParallelError(ENDED, '')
