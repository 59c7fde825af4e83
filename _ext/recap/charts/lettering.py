"""Words in a drawing: how wide they are at most, where their lines end, how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import SubElement

from .shapes import em, percent, styled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

LINE: Final = 1.25
"""The height of a line of text, in ems."""

RISE: Final = 0.36
"""From the middle of a line down to its baseline, in ems."""

BOLD: Final = 1.13
SPACE: Final = 0.32
WIDTHS: Final = (
    ("iljtfrI.,:;!|’'()[]/-\u00a0\u202f ", 0.41),
    ('mwMW@%—œæŒÆ…€', 0.98),
    ('ABCDEFGHJKLNOPQRSTUVXYZÀÂÇÉÈÊËÎÏÔÙÛÜ&+=−<>', 0.76),
)
"""In ems, what letters take in DejaVu Sans, the widest of the usual typefaces; others, `OTHER`."""

OTHER: Final = 0.62
BROAD: Final = ((0x2E80, 1.25), (0x0530, 0.75))
"""What other letters take from a code on: first, that of signs that fill a square."""


@cache
def width_of(letter: str) -> float:
    """Return the most that a *letter* takes, in ems."""
    known = (width for letters, width in WIDTHS if letter in letters)
    broad = (width for first, width in BROAD if ord(letter) >= first)
    return next(known, next(broad, OTHER))


def width(text: str, *, bold: bool = False) -> float:
    """Return the most that *text* takes on a line, in ems."""
    return sum(map(width_of, text)) * (BOLD if bold else 1)


def wrap(text: str, ems: float) -> list[str]:
    """Return *text* in lines of at most *ems*; only a word that is wider is broken inside."""
    lines = ['']
    for word in pieces(text, ems):
        longer = f'{lines[-1]} {word}'.lstrip()
        if lines[-1] and width(longer) > ems:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def pieces(text: str, ems: float) -> Iterator[str]:
    """Yield the words of *text*, in parts where they are wider than *ems*."""
    for word in text.split(' '):
        start = 0
        for end in range(1, len(word) + 1):
            if end - start > 1 and width(word[start:end]) > ems:
                yield word[start : end - 1]
                start = end - 1
        if word:
            yield word[start:]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, in bold as a whole or for the *value* that begins or ends them."""

    lines: tuple[str, ...]
    value: str = ''
    last: bool = False
    bold: bool = False
    """Whether all is in bold."""

    @classmethod
    def fit(cls, text: str, value: str, ems: float, *, last: bool = False) -> Words:
        """Return *text* with *value* before it, or after it when *last*, in lines that fit.

        The value is in bold, and on one line: room is kept for it.
        """
        kept = ems - width(value) * (BOLD - 1)
        glued = f'{text}\u00a0{value}' if last else f'{value} {text}'
        lines = wrap(glued, kept)
        split = lines[-1] if last else lines[0]
        if not (split.endswith(value) if last else split.startswith(value)):
            beside = wrap(text, ems)
            lines = [*beside, value] if last else [value, *beside]
        return cls(tuple(lines), value, last)

    @property
    def high(self) -> float:
        """Their height, in ems."""
        return LINE * len(self.lines)

    def runs(self, row: int) -> tuple[str, str, str]:
        """Return a line as plain words, bold words, plain words."""
        line = self.lines[row]
        if self.bold:
            return '', line, ''
        if self.value and self.last and row == len(self.lines) - 1:
            return line.removesuffix(self.value), self.value, ''
        if self.value and not self.last and row == 0:
            return '', self.value, line.removeprefix(self.value)
        return line, '', ''


def write(
    parent: Element,
    x: float,
    y: float,
    words: Words,
    *classes: str,
    dx: float = 0,
    anchor: str = '',
) -> None:
    """Write *words* from the baseline *y* downwards, moved by *dx* ems.

    They begin at *x* unless *anchor* is ``middle`` or ``end``.
    """
    look = {**({'text-anchor': anchor} if anchor else {}), **(styled(*classes) if classes else {})}
    for row in range(len(words.lines)):
        place = {'x': percent(x), 'y': em(y + LINE * row), **({'dx': em(dx)} if dx else {})}
        text = SubElement(parent, 'text', {**place, **look})
        before, bold, after = words.runs(row)
        text.text = before or None
        if bold:
            strong = SubElement(text, 'tspan', styled('strong'))
            strong.text, strong.tail = bold, after or None
