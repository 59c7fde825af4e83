"""When Python looks for garbage, and where: all but a little of what a build makes is in use.

By its defaults, Python looks often, and again and again through all that a large site keeps, at the
end of the process included: half the time of a build with nothing to do, a sixth of a first one.
bench/README.md has the figures.
"""

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


class Garbage:
    """What one build leaves aside: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        gc.set_threshold(*THRESHOLDS)
        # To look at what a process has from its parent is to write in it: it would be copied.
        os.register_at_fork(after_in_child=gc.freeze)

    def spare_loaded(
        self, app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], gone: Set[str]
    ) -> list[str]:
        """Leave aside what earlier builds kept (``env-get-outdated``); no page is out of date."""
        gc.freeze()
        return []

    def spare_read(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Leave aside what was read, before all pages are written (``env-updated``)."""
        gc.collect()
        gc.freeze()
