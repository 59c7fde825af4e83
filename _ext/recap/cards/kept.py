"""What was drawn for a build, kept from build to build: only what has changed is drawn again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .._files import remove_others, write_whole
from .._ground import brought, digest
from .._made import Made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx.application import Sphinx


class Kept:
    """The pictures that the build of *app* has published, and what is on them.

    What the project publishes itself under their names stays what it is.
    """

    def __init__(self, app: Sphinx) -> None:
        self._outdir = Path(app.outdir)
        self._made = Made(app, 'cards')
        self._brought = brought(app)
        self._now: dict[str, str] = {}

    def draw(
        self, wanted: Mapping[str, str], draw: Callable[[list[str]], Mapping[str, bytes]]
    ) -> None:
        """Have what is *wanted* drawn where it isn't there as it should be.

        By the path of each picture, from the root of the edition, a text that tells all that is on
        it; *draw* returns, by their paths, those that it is asked for.
        """
        told = {path: digest(it) for path, it in wanted.items() if path not in self._brought}
        if missing := self._made.outdated(told, self._places(told)):
            for path, picture in draw(missing).items():
                write_whole(self._outdir / path, picture)
        self._now |= told

    def save(self, folder: str) -> None:
        """Note what there is, and drop what isn't wanted any more, all else in *folder* as well."""
        for path in self._made.names - self._now.keys() - self._brought:
            (self._outdir / path).unlink(missing_ok=True)
        if (self._outdir / folder).is_dir():
            top = f'{folder}/'
            own = {path.removeprefix(top) for path in self._now if path.startswith(top)}
            remove_others(self._outdir / folder, own)
        self._made.save(self._now, self._places(self._now))

    def _places(self, paths: Iterable[str]) -> dict[str, Path]:
        """Return where the pictures are."""
        return {path: self._outdir / path for path in paths}
