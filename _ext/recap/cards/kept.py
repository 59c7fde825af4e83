"""What was drawn for a build, kept from build to build: only what has changed is drawn again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._files import read_kept, remove_others, write_whole
from .._ground import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

STATE: Final = 'recap-%s-cards.json'
"""Beside what Sphinx keeps: by the name of each picture, a digest of what is on it, its stamp."""


class Kept:
    """The pictures that the build of *app* has published, and what was on them."""

    def __init__(self, app: Sphinx) -> None:
        self._outdir = Path(app.outdir)
        self._path = Path(app.doctreedir, STATE % app.builder.name)
        self._known = read_kept(self._path, dict)
        self._now: dict[str, str] = {}

    def draw(
        self, wanted: Mapping[str, str], draw: Callable[[list[str]], Mapping[str, bytes]]
    ) -> None:
        """Have what is *wanted* drawn where it isn't there as it should be.

        By the path of each picture, from the root of the edition, a text that tells all that is on
        it; *draw* returns, by their paths, those that it is asked for.
        """
        digests = {path: digest(told) for path, told in wanted.items()}
        missing = [path for path in digests if not self._is_there(path, digests[path])]
        drawn = draw(missing) if missing else {}
        for path, told in digests.items():
            if path in drawn:
                write_whole(self._outdir / path, drawn[path])
                self._now[path] = f'{told} {stamp(self._outdir / path)}'
            else:
                self._now[path] = self._known[path]

    def save(self, folder: str) -> None:
        """Note what there is, and drop what isn't wanted any more, all else in *folder* as well."""
        for path in self._known.keys() - self._now.keys():
            (self._outdir / path).unlink(missing_ok=True)
        if (self._outdir / folder).is_dir():
            top = f'{folder}/'
            own = {path.removeprefix(top) for path in self._now if path.startswith(top)}
            remove_others(self._outdir / folder, own)
        if self._now or self._known:
            write_whole(self._path, json.dumps(self._now, indent=0).encode())

    def _is_there(self, path: str, told: str) -> bool:
        """Return whether the picture is whole, and shows what is *told*."""
        known, _space, own = self._known.get(path, '').partition(' ')
        file = self._outdir / path
        return known == told and file.is_file() and stamp(file) == own


def stamp(path: Path) -> str:
    """Return the size and the time of the file *path*: to read thousands would take seconds."""
    found = path.stat()
    return f'{found.st_size} {found.st_mtime_ns}'
