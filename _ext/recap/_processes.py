"""Work that several processes share, where Sphinx was asked for several."""

from __future__ import annotations

import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar, cast

from sphinx.errors import SphinxParallelError
from sphinx.util.parallel import ParallelTasks, parallel_available

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENDED: Final = 'a process has ended before its work was done'

Item = TypeVar('Item')
Result = TypeVar('Result')


def in_portions(items: Sequence[Item], processes: int, smallest: int) -> list[Sequence[Item]]:
    """Return *items* in portions for so many *processes*, in the order in which to give them out.

    Each takes half of what is left to its process, and at least the *smallest* number of items: few
    processes are started, and all end together, even where some items take long. Leans on
    `ParallelTasks`, which begins with the first ones, then takes the last that was added.
    """
    portions = []
    left = items
    while left:
        size = max(smallest, len(left) // (2 * processes)) if processes > 1 else len(left)
        portions.append(left[:size])
        left = left[size:]
    return [*portions[:processes], *reversed(portions[processes:])]


def in_shares(items: Sequence[Item], processes: int, smallest: int) -> list[Sequence[Item]]:
    """Return *items*, which all take as long, in equal shares, and at least the *smallest* each."""
    size = max(smallest, -(-len(items) // max(1, processes)))  # of Sphinx, 0 is 1 as well
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

    # It says nothing of what fails while tasks are added, and then leaves the others undone.
    tasks = ParallelTasks(processes)
    for portion in portions:
        tasks.add_task(attempt, portion, answer)
    with suppress(EOFError):  # one has ended without a word: killed, most often for its memory
        tasks.join()
    if failures:
        raise SphinxParallelError(*failures[0])
    if len(done) < len(portions):
        raise SphinxParallelError(ENDED, '')
