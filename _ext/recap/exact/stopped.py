"""A build that was stopped: what it was writing aside is removed by the next one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .._files import remove_asides

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def clear(app: Sphinx) -> None:
    """Remove what was being written, unless the last build here ended (``builder-inited``).

    Later in the same folder is no remedy: a page may have changed back, and isn't written again.
    """
    mark = _mark(app)
    if not mark.exists():
        remove_asides(Path(app.outdir))
        remove_asides(Path(app.doctreedir))
    mark.unlink(missing_ok=True)


def note_end(app: Sphinx, exception: Exception | None) -> None:
    """Note that this build has come to its end (``build-finished``, last of all)."""
    if exception is None:
        _mark(app).touch()


def _mark(app: Sphinx) -> Path:
    """Return the file that is there as long as the last build of this kind was a whole one."""
    return Path(app.doctreedir, f'recap-{app.builder.name}.whole')
