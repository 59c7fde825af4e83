"""Messages that nobody is shown: as many as a page has events and nodes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sphinx.util.logging import NAMESPACE, VERBOSITY_MAP

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def make_what_is_shown(app: Sphinx) -> None:
    """Have Sphinx make no message below what it shows: a hundredth of the time of a build.

    Its handlers drop them by ``app.verbosity`` (``-v``), its logger has them all made. Leans on
    that, and on Sphinx setting it up anew for each build.
    """
    logging.getLogger(NAMESPACE).setLevel(VERBOSITY_MAP[max(app.verbosity, 0)])
