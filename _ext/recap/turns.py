"""One build at a time in a folder: two would take what the other has half written for whole."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)


def take_turn(app: Sphinx, config: Config) -> None:
    """Wait until no other build is at work here (``config-inited``, before all is read).

    The turn ends with the build, or with the process, whatever stops it.
    """
    path = Path(app.doctreedir, 'recap.lock')
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        logger.info('waiting for the end of another build in %s', path.parent)
        fcntl.lockf(lock, fcntl.LOCK_EX)
    app.connect('build-finished', lambda *_arguments: os.close(lock), priority=1000)
