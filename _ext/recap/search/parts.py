"""The index as text: parts of some 4 to 18 kB compressed, each loaded when its words are asked for.

A line of a part is a word and its postings. The word comes after the number of letters that it
shares with the previous one; a posting is the distance to the previous unit and the weight there.
Numbers are digits in base 64.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from .units import SECTION
from .words import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from .statements import Statement
    from .texts import Text
    from .weights import Weights

DIGITS: Final = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'
_SMALLEST, _LARGEST, _NUMBER = 7_000, 32_000, 40
"""The index has that number of parts, unless they would be too small or too large for a request."""

_SHARED: Final = 35
"""The most letters that a word shares with the one before: one digit says how many, and few words
are longer. Those above, up to 63, stay free."""

_FIRST_UNIT: Final = 0x100
"""The character that stands for the first unit of a page in `pack`: beyond the ASCII of what it
stands between, so that no unit's is a space or the end of a line, at which that is taken apart."""

_TEXT_LIMIT: Final = 2500
"""The size of a group of texts, in letters, that one request brings."""


Packed: TypeAlias = tuple[str, int]
"""The words of a page, as `pack` returns them, and the number of its units."""


class SearchedUnit(NamedTuple):
    """A place, its title and its text, as results show them; what it is, and what is said there."""

    anchor: str
    title: Text
    text: Text
    kind: str = SECTION
    statements: tuple[Statement, ...] = ()


def pack(weights: Weights) -> str:
    """Return the *weights* of a page as one string, which costs little to keep and to merge.

    A line for each word: the word, two characters that are the numbers of its first and last units,
    then its postings, but for the distance to the first.
    """
    lines = []
    for form, found in sorted(weights.items()):
        (first, weight), (last, _weight) = found[0], found[-1]
        postings = DIGITS[weight]
        if last > first:  # most words are in one unit
            postings += ''.join(
                number(unit - before - 1) + DIGITS[weight]
                for (before, _weight), (unit, weight) in pairwise(found)
            )
        lines.append(f'{form} {chr(_FIRST_UNIT + first)}{chr(_FIRST_UNIT + last)} {postings}')
    return '\n'.join(lines)


def merged(pages: Iterable[Packed]) -> Iterator[tuple[str, int, int, str]]:
    """Yield the words of all *pages*, each with its first and last units and what is between.

    Units are counted through the pages; the postings are again without the distance to the first.
    """
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    written: dict[str, list[str]] = {}
    before = -_FIRST_UNIT
    for words, size in pages:
        for line in words.split('\n') if words else ():
            form, places, text = line.split(' ')
            start = before + ord(places[0])
            if form in written:
                written[form].append(number(start - ends[form] - 1) + text)
            else:
                starts[form], written[form] = start, [text]
            ends[form] = before + ord(places[1])
        before += size
    for form, found in written.items():
        yield form, starts[form], ends[form], ''.join(found)


def pack_together(pages: Collection[Packed]) -> Packed:
    """Return *pages* as if they were one."""
    lines = (
        f'{form} {chr(_FIRST_UNIT + start)}{chr(_FIRST_UNIT + end)} {text}'
        for form, start, end, text in merged(pages)
    )
    return '\n'.join(lines), sum(size for _words, size in pages)


def postings(pages: Iterable[Packed]) -> dict[str, str]:
    """Return, by word, the postings of all *pages*."""
    return {form: number(start) + text for form, start, _end, text in merged(pages)}


@cache
def number(value: int) -> str:
    """Return *value* in base 32, all digits but the last shifted by 32, hence no separator."""
    digits = DIGITS[value % 32]
    while value := value // 32:
        digits = DIGITS[32 + value % 32] + digits
    return digits


def word_parts(found: dict[str, str]) -> list[tuple[str, str]]:
    """Return the parts of the index, in order, each with the folded word that it starts from."""
    total = sum(len(form) + len(text) + 2 for form, text in found.items())
    wished = min(max(total / _NUMBER, _SMALLEST), _LARGEST)
    limit = total / max(round(total / wished), 1)
    parts: list[tuple[str, str]] = []
    lines: list[str] = []
    size = 0
    start = previous = ''
    for key, form in sorted((fold(form), form) for form in found):
        if lines and size + len(form) + len(found[form]) > limit and key != fold(previous):
            parts.append((start, '\n'.join(lines)))
            lines, size, start, previous = [], 0, key, ''
        shared = common(previous, form)
        lines.append(f'{DIGITS[shared]}{form[shared:]} {found[form]}')
        size += len(lines[-1]) + 1
        previous = form
    return [*parts, (start, '\n'.join(lines))] if lines else parts


def common(one: str, other: str) -> int:
    """Return the number of first letters that are the same, as JavaScript counts them."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    length = min(length, _SHARED)
    if not one.isascii():
        far = (place for place, sign in enumerate(one[:length]) if ord(sign) > 0xFFFF)
        length = next(far, length)
    return length


def text_parts(units: Sequence[SearchedUnit]) -> list[list[SearchedUnit]]:
    """Return the *units* of a page in groups, so that a hit needs only a part of a long page."""
    groups: list[list[SearchedUnit]] = []
    size = 0
    for unit in units:
        length = len(unit.anchor) + size_of(unit.title) + size_of(unit.text)
        if not groups or size + length > _TEXT_LIMIT:
            groups.append([])
            size = 0
        groups[-1].append(unit)
        size += length
    return groups


def size_of(text: Text) -> int:
    """Return about how many letters *text* has."""
    return sum(len(part if isinstance(part, str) else part.target) for part in text)
