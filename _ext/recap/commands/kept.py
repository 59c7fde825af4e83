"""What former schedules made of a recap, beside its pages, and what of that is still there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from .problems import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEPT: Final = '.recap-schedule.json'
"""The file of what was written: by file and key, a text, and what it is about."""
LISTED: Final = re.compile(r'^/(\S+)$', re.MULTILINE)
"""A page in a list of talks."""


class Kept:
    """What former schedules wrote in the recap *root*; raise `RefusedError` if it can't be read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.pieces: dict[str, dict[str, list[str]]] = {}
        path = root / KEPT
        if path.is_file():
            try:
                self.pieces = json.loads(path.read_text(encoding='utf-8'))
            except (OSError, ValueError) as error:
                message = f'{path} can’t be read ({error}); put back the one of your last commit'
                raise RefusedError(message) from None

    def has(self, page: str) -> bool:
        """Tell whether there is a *page* of that name."""
        return (self._root / f'{page}.md').is_file()

    def removed(self, page: str) -> bool:
        """Tell whether a *page* was written, and somebody has removed it."""
        return f'{page}.md' in self.pieces and not self.has(page)

    def lists(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the page of each list of talks: its name, its title, what it listed."""
        for file, held in self.pieces.items():
            for key, (text, about) in held.items():
                if key.startswith('list '):
                    yield file.removesuffix('.md'), about, LISTED.findall(text)

    def people(self) -> dict[str, str]:
        """Return the name of each person, by key."""
        return {
            key.removeprefix('person '): about
            for held in self.pieces.values()
            for key, (_text, about) in held.items()
            if key.startswith('person ')
        }
