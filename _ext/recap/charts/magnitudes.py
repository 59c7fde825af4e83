"""Orders of magnitude as a language writes them: “million”, “Md”, “k”."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .._languages import locale_of

_WORD: Final = re.compile(r'\s[^\W\d_]{2}')
"""A word, not the letter of a unit."""


@cache
def magnitudes_of(language: str) -> dict[str, int]:
    """Return what each word or letter of *language* multiplies a number by.

    Words have no capitals; letters keep theirs: M isn't m. Leans on the form of Babel's
    ``compact_decimal_formats``: “00 million” under 10000000, by length and plural.

    >>> magnitudes_of('fr')['milliards'], magnitudes_of('es')['mil m']
    (1000000000, 1000000000)
    """
    found: dict[str, int] = {}
    for plurals in locale_of(language).compact_decimal_formats.values():
        for formats in plurals.values():
            for whole, form in formats.items():
                digits = form.pattern.count('0')
                word = form.pattern.lstrip('0').replace("'", '').strip().rstrip('.')
                if digits and word:
                    found[_key(word)] = int(whole) // 10 ** (digits - 1)
    return {'k': 1000, 'K': 1000, **found}


def magnitude(text: str, language: str) -> int:
    """Return the order of magnitude that *text*, which follows a number, begins with: 1 if none.

    >>> magnitude(' mille milliards', 'fr')
    1000000000000
    """
    match = _pattern(language).match(text)
    if not match:
        return 1
    order = magnitudes_of(language)[_key(match[1])]
    rest = text[match.end() :]
    return order * magnitude(rest, language) if _WORD.match(rest) else order


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds a word of `magnitudes_of` as a whole, the longest one."""
    words = sorted(magnitudes_of(language), key=len, reverse=True)
    return re.compile(rf'\s?({"|".join(map(_whole, words))})')


def _whole(word: str) -> str:
    """Return the pattern of a *word*; scripts that have no capitals go on without a space."""
    found = re.escape(word) if len(word) == 1 else rf'(?i:{re.escape(word)})'
    return found.replace(r'\ ', r'\s') + (r'(?!\w)' if word.upper() != word.lower() else '')


def _key(word: str) -> str:
    word = ' '.join(word.split())
    return word if len(word) == 1 else word.lower()
