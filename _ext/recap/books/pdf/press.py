"""Typst's part: from its code to a PDF, or to complaints that say which line is wrong.

Leans on how the compiler words them: no interface tells places. In other words, they are still
complaints, but of no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .compiler import CompilerError, compiled
from .compose import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

_PLACE: Final = re.compile(r'┌─ (.+):(\d+):\d+')
_GLYPH: Final = re.compile(r'the text `"(.+?)"`')
_NUMBERED: Final = re.compile(r'\\u\{([0-9a-f]+)\}')
"""How the compiler writes a sign that nobody would see."""

_MAIN: Final = '__typst_py_bytes__.typ'
"""How the compiler calls code that it wasn't given as a file."""

THEIRS: Final = 'please report this as a bug'
"""What the compiler says of a right document that it can’t tag, as it stands on its pages."""

UNSETTLED: Final = (
    'the numbers of pages move one another: a few references may name the page next to theirs; '
    'a word more or less in a long paragraph settles them'
)
"""What the compiler means by a document that doesn’t converge."""

_MESSAGE: Final = re.compile(r'^(?:error|warning): ', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the compiler says, and the place of the pages that it is about, as ``file:line``.

    ``sign`` is what no font has, where that is the matter.
    """

    message: str
    location: str
    sign: str = ''


class PressError(Exception):
    """All that keeps the compiler from writing a PDF: where *untagged*, a fault of its own."""

    def __init__(self, complaints: Sequence[Complaint], *, untagged: bool = False) -> None:
        super().__init__(complaints)
        self.complaints = complaints
        self.untagged = untagged


def press(
    source: str,
    root: Path,
    date: datetime,
    fonts: Sequence[str] | None = None,
    inputs: Mapping[str, str] | None = None,
    how: Callable[..., tuple[bytes, list[str]]] = compiled,
) -> tuple[bytes, list[Complaint]]:
    """Return the PDF that *source* makes, made at *date*, and the warnings; raise `PressError`.

    *root* holds all images; the code reads *inputs*. Only the fonts of the compiler are used, so
    that all machines make the same file; where *fonts* are given, folders, any that has a sign
    stands in for one that hasn't. *how* compiles.
    """
    given = {**(inputs or {}), **({} if fonts is None else {'fallback': 'yes'})}
    try:
        pdf, warnings = how(source, str(root), int(date.timestamp()), [*(fonts or ())], given)
    except CompilerError as error:
        said = str(error)
        raise PressError([*complaints(source, said)], untagged=THEIRS in said) from error
    return pdf, [c for warning in warnings for c in complaints(source, warning)]


def complaints(source: str, diagnostic: str) -> Iterator[Complaint]:
    """Yield what a *diagnostic* of the compiler says about *source*."""
    lines = source.splitlines()
    for text in _MESSAGE.split(diagnostic)[1:]:
        message, _newline, rest = text.partition('\n')
        if 'did not stabilize' in message:
            continue  # comes with the next, once for each kind of number
        if 'did not converge' in message:
            message = UNSETTLED
        place = _PLACE.search(rest)
        found = _GLYPH.search(message)
        glyph = _NUMBERED.sub(lambda sign: chr(int(sign[1], 16)), found[1]) if found else ''
        if place and not place[1].endswith(_MAIN):  # a drawing
            yield Complaint(message, f'{Path(place[1]).resolve()}:{place[2]}')
        elif place:
            yield Complaint(message, located(lines, int(place[2])), glyph)
        elif glyph:
            yield Complaint(message, '', glyph)
        else:
            yield Complaint(message, '')


def located(lines: Sequence[str], number: int) -> str:
    """Return where the pages hold what the code has on that line, or nothing."""
    for line in reversed(lines[:number]):
        if line.startswith(MARK):
            return line.removeprefix(MARK)
    return ''


def functions_of(code: str) -> dict[str, str]:
    """Return the functions that *code* defines, by name, each with its first line."""
    return dict(re.findall(r'^#let ([\w-]+)(\(.*)', code, re.MULTILINE))
