"""What former schedules made of a recap, beside its pages, and what of that is still there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .problems import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

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
                self.pieces = sound(json.loads(path.read_text(encoding='utf-8')))
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


def sound(content: Any) -> dict[str, dict[str, list[str]]]:
    """Return the *content* of that file; raise `ValueError` where no import writes that."""
    match content:
        case dict() if all(map(is_inside, content)):
            held = [each for each in content.values() if isinstance(each, dict)]
            pairs = [pair for each in held for pair in each.values()]
            if len(held) == len(content) and all(map(is_pair, pairs)):
                return content
    message = 'it holds what no import writes'
    raise ValueError(message)


def is_inside(name: str) -> bool:
    """Return whether the file of that *name* is in the folder of the recap."""
    path = Path(name)
    return not path.is_absolute() and '..' not in path.parts


def is_pair(value: Any) -> bool:
    """Return whether *value* is a text and what it is about."""
    return isinstance(value, list) and [type(each) for each in value] == [str, str]
