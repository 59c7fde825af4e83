"""From a save to the page that shows it, while a process watches what authors write.

Ours is `make live`. Sphinx and Furo have sphinx-autobuild, which builds in a new process at each
save; mdBook and Hugo have their own.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sites import Site

    Change = Callable[[Site], dict[str, str]]

PATIENCE: Final = 1200
"""Seconds after which what hasn't come won't: a first build may take minutes."""

AGAIN: Final = 15
"""Seconds after which an author who has seen nothing yet saves once more, at first."""

REST: Final = 5.0
"""The most seconds between two saves."""

STEP: Final = 0.005
ROUNDS: Final = 3


def measure(site: Site, changes: Mapping[str, Change]) -> dict[str, float]:
    """Return, by the names of *changes*, the seconds until all pages show them: medians.

    Raise `TimeoutError` where a page never shows what was saved.
    """
    with watched(site) as process:
        # What watches may begin to do so a moment after its first build: two saves must be seen.
        for _time in range(2):
            until_shown(site, process, site.edit_paragraph, AGAIN)
        found = {}
        for name, change in changes.items():
            times: list[float] = []
            for _round in range(ROUNDS):
                # It may still be at work for the next save: authors write for a while, too.
                time.sleep(min(max(1.0, 2 * times[-1] if times else 0), REST))
                times.append(until_shown(site, process, partial(change, site)))
            found[name] = median(times)
        return found


def until_shown(
    site: Site,
    process: subprocess.Popen[bytes],
    save: Callable[[], dict[str, str]],
    again: float = PATIENCE,
) -> float:
    """Do what *save* does; return the seconds until its pages show it.

    As long as they don't, it is done *again* after so many seconds.
    Raise `TimeoutError` where they never do, and `RuntimeError` where the *process* has ended.
    """
    wanted, began = save(), time.perf_counter()
    saved = began
    while (passed := time.perf_counter() - began) < PATIENCE:
        if all(is_shown(site, page, words) for page, words in wanted.items()):
            return passed
        if process.poll() is not None:
            message = f'It has ended: {process.args!r}'
            raise RuntimeError(message)
        if began + passed - saved > again:
            save()  # what was wanted stays on the page
            saved = began + passed
        time.sleep(STEP)
    message = f'It never showed {wanted}: {process.args!r}'
    raise TimeoutError(message)


def is_shown(site: Site, page: str, words: str) -> bool:
    """Return whether a *page* that was written has these *words*."""
    try:
        return words in (site.watched / f'{page}.html').read_text(encoding='utf-8')
    except (FileNotFoundError, UnicodeDecodeError):  # while it is written
        return False


@contextmanager
def watched(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """Have a process watch the *site*, and yield it."""
    with socket.socket() as found:
        found.bind(('127.0.0.1', 0))
        port = found.getsockname()[1]
    env = {**os.environ, **site.env}
    with (site.folder / 'watched.log').open('wb') as log:
        process = subprocess.Popen(  # noqa: S603
            site.watch(port),
            cwd=site.source,
            env=env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            with suppress(ProcessLookupError):  # builds that it has begun may still write
                for _try in range(int(REST / STEP)):  # a dead one may not be seen as such
                    os.killpg(process.pid, signal.SIGKILL)
                    time.sleep(STEP)
