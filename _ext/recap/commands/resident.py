"""What a resident process has read already, and spares the builds that are copies of it.

Leans on ``Sphinx._load_existing_env``, which reads what the last build kept, and on
``StandaloneHTMLBuilder.dump_inventory``, which writes what only other sites read: under other
names, builds read and write as they always do.
"""

from __future__ import annotations

import gc
import importlib
import os
import pickle
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_read: dict[Path, tuple[tuple[int, int], Any]] = {}


def read_environment(path: Path) -> None:
    """Read what a build kept in the file *path*, while nobody waits, for the copies to come."""
    with suppress(Exception):  # a build that reads it will say what is wrong
        path = path.resolve()
        stamp = _stamp(path)
        if path in _read and _read[path][0] == stamp:
            return
        gc.unfreeze()
        _read[path] = (stamp, pickle.loads(path.read_bytes()))  # noqa: S301  its own
        gc.collect()
        gc.freeze()  # copies would copy what the collector touches


def spare() -> None:
    """Have builds of this process take what was read; for copies, which build once."""
    application = importlib.import_module('sphinx.application').Sphinx
    builder = importlib.import_module('sphinx.builders.html').StandaloneHTMLBuilder
    load = application._load_existing_env  # noqa: SLF001

    def take(app: Any, filename: Path) -> Any:
        stamp, environment = _read.get(filename, ((0, 0), None))
        if environment is None or stamp != _stamp(filename):
            return load(app, filename)
        environment.setup(app)
        app._fresh_env_used = False  # noqa: SLF001
        return environment

    application._load_existing_env = take  # noqa: SLF001
    builder.dump_inventory = lambda _builder: None


def keep_aside() -> Callable[[], None]:
    """Have what builds keep written in a copy of this process; return what waits for it.

    Leans on ``sphinx.builders`` calling its module ``pickle``. A file that isn't whole is removed:
    the next build then reads all pages.
    """
    builders: Any = importlib.import_module('sphinx.builders')
    environment = importlib.import_module('sphinx.environment').BuildEnvironment
    aside: dict[int, Path] = {}

    def dump(what: Any, file: Any, *protocol: int) -> None:
        if not isinstance(what, environment):
            pickle.dump(what, file, *protocol)
        elif copy := os.fork():
            aside[copy] = Path(file.name)
        else:
            status = 1
            try:
                pickle.dump(what, file, *protocol)
                file.flush()
                status = 0
            finally:
                os._exit(status)

    def wait() -> None:
        for copy, path in aside.items():
            if os.waitpid(copy, 0)[1]:
                path.unlink(missing_ok=True)

    builders.pickle = SimpleNamespace(**vars(pickle) | {'dump': dump})
    return wait


def _stamp(path: Path) -> tuple[int, int]:
    """Return what tells one version of a file from another."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size
