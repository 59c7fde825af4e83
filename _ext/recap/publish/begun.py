"""The files and the pages of claims, written in a copy of this process while pages are.

Where there are few, in this one, once all are written.

One for both: each claim is put once into the forms that both give, and what a copy first touches,
the system has to copy as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .._meanwhile import Meanwhile

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    Work = Callable[[], object]


class Writer(Protocol):
    """Who writes something that isn't there yet, or no longer as it should be."""

    def work(self, app: Sphinx) -> Work | None:
        """Return what writes it, once all pages have been read: nothing, where nothing is to do."""


class Begun:
    """What all *writers* have to do, from when pages have been read until all are written."""

    def __init__(self, *writers: Writer) -> None:
        self._writers = writers
        self._meanwhile: Meanwhile | None = None

    def begin(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Begin what is to do (``env-updated``)."""
        self._meanwhile = None
        works = [work for writer in self._writers if (work := writer.work(app))]
        if works:
            self._meanwhile = Meanwhile(lambda: [work() for work in works], len(env.found_docs))

    def end(self, _app: Sphinx, exception: Exception | None) -> None:
        """Wait until all is done (``build-finished``)."""
        if self._meanwhile:
            self._meanwhile.wait(again=exception is None)
