"""Something done in a copy of this process, while it goes on."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING, Final

from ._processes import processors

if TYPE_CHECKING:
    from collections.abc import Callable

FEW: Final = 100
"""Pages of a site for which no copy is made: one of a page takes a fifth longer with copies than
without, one of a hundred as long, and a twelfth more of its processors."""


class Meanwhile:
    """Does *work*, which only writes files, in a copy of this process.

    Where there can be none, or the site has few *pages*, it is done once it is waited for.
    """

    def __init__(self, work: Callable[[], object], pages: int) -> None:
        self._work = work
        self._copy = 0
        self._done = False
        if pages > FEW and can_copy():
            sys.stdout.flush()
            sys.stderr.flush()
            self._copy = os.fork()
            if not self._copy:
                self._do_and_end()

    def _do_and_end(self) -> None:
        status = 1
        try:
            self._work()
            status = 0
        finally:
            os._exit(status)  # nothing else is this copy's to finish

    def wait(self, *, again: bool) -> None:
        """Return once it is done: here and now, where there was no copy.

        Where the copy failed, it is done *again*, or not.
        """
        if self._copy:
            self._done = os.waitstatus_to_exitcode(os.waitpid(self._copy, 0)[1]) == 0
            self._copy = 0  # Sphinx tells the end twice, where somebody fails at the first
        if again and not self._done:
            self._work()


def can_copy() -> bool:
    """Tell whether a copy helps, and is safe: Linux, two processors, no other thread."""
    alone = sys.platform.startswith('linux') and threading.active_count() == 1
    return alone and processors() > 1
