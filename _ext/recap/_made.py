"""What published files are made of: as long as that is the same, so are they.

A digest of it costs less than the file. It is kept beside what Sphinx keeps.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ._files import read_kept, stamp, write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    Place = str | os.PathLike[str]

WHOLE: Final = ''
"""The key, among the names of files, of what all together are made of."""


class Made:
    """What the files of one *kind* were made of, by their names, in the former build of *app*."""

    def __init__(self, app: Sphinx, kind: str) -> None:
        self._path = Path(app.doctreedir, f'recap-{app.builder.name}-{kind}.json')
        self._known: dict[str, str] = read_kept(self._path, dict)

    @property
    def names(self) -> set[str]:
        """The files that the former build has made."""
        return self._known.keys() - {WHOLE}

    def known(self, whole: str) -> dict[str, str]:
        """Return what each file was made of, if the *whole* was the same as now; else nothing."""
        if self._known.get(WHOLE) != whole:
            return {}
        return {name: self._known[name].partition(' ')[0] for name in self.names}

    def outdated(self, now: Mapping[str, str], paths: Mapping[str, Place]) -> list[str]:
        """Return the files that must be made again, by digests of what they are made of *now*.

        Also those that somebody else has changed. Until `save`, they count as never made: a build
        may stop half-way.
        """
        marks = {name: marked(told, paths[name]) for name, told in now.items()}
        found = [name for name, mark in marks.items() if not mark or self._known.get(name) != mark]
        if found:
            gone = {WHOLE, *found}
            self._keep({name: told for name, told in self._known.items() if name not in gone})
        return found

    def save(self, now: Mapping[str, str], paths: Mapping[str, Place], whole: str = '') -> None:
        """Note what the files are made of, and all of them together, once all are there."""
        made = {name: marked(told, paths[name]) for name, told in now.items()}
        self._keep({WHOLE: whole, **made} if whole else made)

    def _keep(self, made: dict[str, str]) -> None:
        if made != self._known:
            write_whole(self._path, json.dumps(made, indent=0).encode())


def marked(told: str, path: Place) -> str:
    """Return what a file is made of, as it is *told*, with its size and time: nothing without it.

    To read thousands of files would take seconds.
    """
    found = stamp(path)
    return found and f'{told} {found}'
