"""When Python looks for garbage: nearly all that a build makes is in use until it ends."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

THRESHOLDS: Final = (10_000, 2)
"""After how many new objects, and every how many times among older ones.

More seldom would be faster still, and take more memory.
"""

ALL_IN_USE: Final = (200_000, 2)
"""The same while what is made stays: modules, what earlier builds kept, what ends a build."""


class Garbage:
    """What one build leaves aside: nearly all that it makes is in use until it ends.

    By its defaults, Python looks often, and again and again through all that a large site keeps, at
    the end of the process included: half the time of a build with nothing to do, a sixth of a first
    one.
    """

    _forks_spared = False

    def look_seldom(self, *_event: object) -> None:
        """Have Python hardly look from now on; what has been imported is left aside."""
        gc.set_threshold(*ALL_IN_USE)
        gc.freeze()
        # To look at what a process has from its parent is to write in it: it would be copied.
        if hasattr(os, 'register_at_fork') and not Garbage._forks_spared:
            Garbage._forks_spared = True  # once a process, whatever the number of its builds
            os.register_at_fork(after_in_child=gc.freeze)

    def spare_loaded(self, app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
        """Leave aside what earlier builds kept (``env-get-outdated``); no page is out of date."""
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        return []

    def spare_read(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave aside what was read, before all pages are written (``env-updated``)."""
        gc.collect()
        gc.freeze()

    def spare_gathered(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave aside what others have gathered from it (``env-updated``, after them)."""
        gc.freeze()
