"""What a rule of typography is: what it finds in a passage, and what would be right there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .prose import OPAQUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPACE: Final = ' \u00a0\u202f'
"""The spaces that stand in a line: the ordinary one, and two at which no line ends."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong from *start* to *end* of a passage, and the *mended* text, or `None`.

    `None` says that only who wrote it can tell. A mended text has the same letters and digits.
    """

    start: int
    end: int
    mended: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule, and `find`, which yields the faults of a passage."""

    name: str
    wrong: str
    right: str
    find: Callable[[str], Iterator[Fault]]


def finder(pattern: str, mended: str | None) -> Callable[[str], Iterator[Fault]]:
    """Return what finds *pattern*, which nothing may match.

    What matches is replaced by *mended*, a template of `re`. Where it would join two lines,
    or have a space begin or end one, it is left: only its author can tell.
    """
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Fault]:
        for match in compiled.finditer(text):
            right = None if mended is None else match.expand(mended)
            if right and _stray(right, text, *match.span()):
                right = None
            yield Fault(*match.span(), right)

    return find


def _stray(right: str, text: str, start: int, end: int) -> bool:
    """Tell whether *right* joins two lines, or has a space where a line begins or ends."""
    begins = start == 0 or text[start - 1] == '\n'
    ends = end == len(text) or text[end] == '\n'
    return (
        '\n' in text[start:end] or (begins and right[0] in SPACE) or (ends and right[-1] in SPACE)
    )


def rule(name: str, pattern: str, mended: str | None, wrong: str, right: str) -> Rule:
    """Return the rule that nothing matches *pattern*, for which *mended* is right (`finder`)."""
    return Rule(name, wrong, right, finder(pattern, mended))


def straight_quotes(opening: str, closing: str, inner: tuple[str, str] | None = None) -> Rule:
    """Return the rule that quotation marks aren't straight: they are *opening* and *closing*.

    *inner* are those that stand inside « ». A mark is mended where it and its partner can be told.
    """

    def find(text: str) -> Iterator[Fault]:
        last: int | None = None
        faults: dict[int, str | None] = {}
        for match in re.finditer('"', text):
            place = match.start()
            before, after = text[place - 1 : place], text[place + 1 : place + 2]
            begins = not before or before in f'{SPACE}\n([«“‘—–-/'
            ends = not after or (not after[0].isalnum() and after != OPAQUE)
            faults[place] = None
            if last is None and begins and after.strip(f'{SPACE}\n'):
                last = place
            elif last is not None and ends and not before.isspace():
                marks = inner if inner and _inside(text, last) else (opening, closing)
                faults[last], faults[place] = marks
                last = None
            else:
                last = None
        for place, mended in faults.items():
            yield Fault(place, place + 1, mended)

    right = f'{opening.strip(SPACE)} and {closing.strip(SPACE)}'
    right += ', with U+202F inside' if opening.endswith('\u202f') else ''
    return Rule('quotes', 'straight quotation mark', right, find)


def _inside(text: str, place: int) -> bool:
    return text.count('«', 0, place) > text.count('»', 0, place)


BEGINNING: Final = re.compile(r"(?<![^\W_])'(?=[^\W_])")
ENDING: Final = re.compile(r"(?<=[^\W\d_])'(?![^\W_])")


def _apostrophes(text: str) -> Iterator[Fault]:
    # Where none that ends a word follows one that begins one, they quote nothing: ’t; un po’; ’80.
    first = BEGINNING.search(text)
    alone = () if first and ENDING.search(text, first.end()) else (BEGINNING, ENDING)
    for match in re.finditer("'", text):
        place = match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        elided = before.isalpha() and (after.isalnum() or (after and after in f'{OPAQUE}«“„'))
        elided = elided or any(sign.match(text, place) for sign in alone)
        yield Fault(place, place + 1, '’' if elided else None)


def _spaces(text: str) -> Iterator[Fault]:
    for match in re.finditer(f'[{SPACE}]{{2,}}', text):
        strongest = max(match[0], key=SPACE.index)
        yield Fault(*match.span(), strongest)


APOSTROPHE: Final = Rule('apostrophe', 'straight apostrophe', '’ (U+2019)', _apostrophes)
SPACES: Final = Rule('spaces', 'two spaces in a row', 'one space', _spaces)
ELLIPSIS: Final = rule('ellipsis', r'(?<!\.)\.{3}(?!\.)', '…', 'three full stops', '… (U+2026)')
DASH: Final = rule(
    'dash',
    r'(?<=[^\W\d_] )-{1,3}(?= [^\W\d_])|(?<=[^\W\d_][)”»,] )-{1,3}(?= [^\W\d_])',
    '–',
    'hyphen in the place of a dash',
    '– (U+2013)',
)
