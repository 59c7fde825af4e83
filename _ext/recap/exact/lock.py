"""One build at a time in a folder: two would take what the other has half written for whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)


def take_lock(app: Sphinx, config: Config) -> None:
    """Wait until no other build is at work here (``config-inited``, before all is read).

    The lock goes with the build, or with the process, whatever stops it.
    """
    path = Path(app.doctreedir, 'recap.lock')
    path.parent.mkdir(parents=True, exist_ok=True)
    # One a process: what was interrupted here before holds nobody up.
    lock = FileLock(path, thread_local=False, is_singleton=True)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        logger.info('waiting for the end of another build in %s', path.parent)
        lock.acquire()
    app.connect('build-finished', lambda *_arguments: lock.release(), priority=1000)
