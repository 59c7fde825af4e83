"""A schedule, as pages: made once, then brought up to date where nobody has changed them.

What a schedule has decided is kept beside the pages. A later one changes what still stands as it
was written; what somebody has edited, or removed, stays, and what differs is said.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Final

from .._files import write_whole
from .formats import read_talks
from .kept import KEPT, Kept
from .lint import kind_of_pages, pages
from .lint.checking import mend
from .names import declared
from .pages import Programme
from .problems import RefusedError
from .settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from .pieces import Piece

CONTENTS: Final = re.compile(r'^(:{3,}|`{3,})\{toctree\}.*?^\1', re.MULTILINE | re.DOTALL)
"""A table of contents."""


def import_schedule(schedule: Path, root: Path) -> str:
    """Make or bring up to date the pages of *schedule* in the recap *root*; return what was done.

    Raise `RefusedError` where the schedule can't be read, before anything is written.
    """
    config = settings(root)
    talks, kept = read_talks(schedule), Kept(root)
    speakers = declared(pages(root, config))
    wanted = list(Programme(talks, config.language, kept, speakers).pieces())
    typography = partial(mend, kind=kind_of_pages(root, config))
    merging = Merging(root, kept.pieces, typography, [n for talk in talks for n in talk.notes])
    for piece in wanted:
        merging.put(piece)
    merging.note_gone({(piece.file, piece.key) for piece in wanted})
    merging.write()
    return merging.report()


class Merging:
    """The files of a recap, as they will be once a schedule has been merged into them.

    All is written as the *typography* of its language wants, so that nobody has to mend it: what
    somebody mends is theirs.
    """

    def __init__(
        self,
        root: Path,
        before: dict[str, dict[str, list[str]]],
        typography: Callable[[str], str],
        notes: Iterable[str],
    ) -> None:
        self._root, self._before, self._mended = root, before, typography
        self._texts: dict[str, str | None] = {}
        self._now: dict[str, dict[str, list[str]]] = {}
        self._said = list(notes)
        self._made = self._changed = 0

    def put(self, piece: Piece) -> None:
        """Put *piece* in its file, or in the place of what a former schedule made of it."""
        text = self._text(piece.file)
        piece = piece._replace(text=self._mended(piece.text))
        former = self._before.get(piece.file, {}).get(piece.key)
        self._now.setdefault(piece.file, {})[piece.key] = [piece.text, piece.about]
        if former is None:
            self._texts[piece.file] = added(text, piece)
            self._made += 1
        elif text is not None and (stands := self._standing(former[0], text)):
            if stands != piece.text:
                self._texts[piece.file] = text.replace(stands, piece.text, 1)
                self._changed += 1
        elif former[0] != piece.text:
            self._said.append(
                f'{piece.file}: {piece.about}: kept as you wrote it; the schedule has'
            )
            self._said += [f'    {line}' for line in differences(former[0], piece.text)]

    def note_gone(self, wanted: set[tuple[str, str]]) -> None:
        """Say what the schedule has no longer; it stays."""
        for file, held in self._before.items():
            for key, (text, about) in held.items():
                if (file, key) not in wanted:
                    self._now.setdefault(file, {})[key] = [text, about]
                    if self._text(file) is not None:
                        self._said.append(f'{file}: {about}: no longer in the schedule; kept')

    def write(self) -> None:
        """Write the files, each whole, and then what has been written."""
        for name, text in self._texts.items():
            if text is not None:
                write_whole(self._root / name, text.encode())
        write_whole(self._root / KEPT, json.dumps(self._now, ensure_ascii=False, indent=1).encode())

    def report(self) -> str:
        """Return what was done, in words."""
        done = f'{self._made} made, {self._changed} brought up to date'
        return '\n'.join([done, *self._said])

    def _standing(self, former: str, text: str) -> str:
        """Return what a schedule wrote, as it stands in *text*: mended, if `make lint-fix` was."""
        if former in text:
            return former
        mended = self._mended(former)
        return mended if mended in text else ''

    def _text(self, name: str) -> str | None:
        if name not in self._texts:
            path = self._root / name
            try:
                self._texts[name] = path.read_text(encoding='utf-8') if path.exists() else None
            except OSError as error:
                message = f'{name}: {error.strerror}'
                raise RefusedError(message) from None
            except UnicodeDecodeError:
                message = f'{name} isn’t UTF-8; save it in that encoding'
                raise RefusedError(message) from None
        return self._texts[name]


def added(text: str | None, piece: Piece) -> str:
    """Return the *text* of a file with a *piece* in its place; the file as it begins, for None."""
    if text is None:
        return f'{piece.begins}\n{piece.text}' if piece.begins else piece.text
    if piece.ahead_of:
        listed = re.compile(rf'^/?{re.escape(piece.ahead_of)}$', re.MULTILINE)
        for found in CONTENTS.finditer(text):
            if listed.search(found[0]):
                return f'{text[: found.start()]}{piece.text}\n{text[found.start() :]}'
    return f'{text.rstrip()}\n\n{piece.text}'


def differences(former: str, now: str) -> list[str]:
    """Return the lines that a text has *now* and hadn't before."""
    known = set(former.split('\n'))
    return [line for line in now.split('\n') if line.strip() and line not in known]
