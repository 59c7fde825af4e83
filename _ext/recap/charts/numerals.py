"""Numbers as a language writes them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from babel.numbers import NumberFormatError, get_decimal_symbol, get_group_symbol, parse_decimal

from .._languages import locale_of
from .magnitudes import magnitude

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from babel import Locale

_CURRENCY: Final = r'[A-Z]{0,3}[$£¥\u20a0-\u20cf]\s?'
# A minus begins a cell, or follows a space: after a number or a unit, a dash is a range (15-35 %).
# Only no-break spaces may part thousands.
_NUMBER: Final = re.compile(
    rf"""(?P<sign>^(?:{_CURRENCY})?[-−–]\s*|(?<![^\s(–])[-−])?(?P<currency>{_CURRENCY})?"""
    r"""(?P<digits>\d(?:[\d.,’'\u00a0\u202f]*\d)?|(?<![\w.,])[.,]\d+)"""
)
_SPACES: Final = '\u00a0\u202f'

_PARTED: Final = re.compile(r'\d \d{3}(?!\d)')
"""Thousands that an ordinary space parts."""

_MORE: Final = re.compile(r'\d(?:\s?[¼-¾⅐-⅞⁄]|[²³¹⁰-₉]|\s?[×^/:]\s?\d|[eE][-−+]?\d)|±')
"""Signs that make another number of digits: a fraction, a power, a time."""

_JOINT: Final = re.compile(r'[^(\[=;]*[-−–—\w][^(\[=;]*')
"""What may stand between the two numbers of a range: a dash, or words."""


def numbers_in(text: str, language: str) -> list[Decimal]:
    """Return the numbers of *text*, written as *language* does; raise `ValueError` on another.

    >>> numbers_in('15 à 35,5 %', 'fr'), numbers_in('-$2 million', 'en')
    ([Decimal('15'), Decimal('35.5')], [Decimal('-2000000')])
    """
    if _MORE.search(text):
        raise ValueError(text)
    found = list(_numbers(text, language))
    match found:
        case [(low, 1), (high, order)] if low < high:  # 2 to 3 million: both are millions
            return [low * order, high * order]
        case _:
            return [number * order for number, order in found]


def _numbers(text: str, language: str) -> Iterator[tuple[Decimal, int]]:
    """Yield each number of *text* with its order of magnitude."""
    locale = locale_of(language)
    for match in _NUMBER.finditer(text):
        rest = text[match.end() :]
        order = magnitude(rest, language)
        if match['currency'] and order == 1 and rest[:1].isalpha():  # $3bn: a magnitude, surely
            raise ValueError(text)
        number = _number(match['digits'], locale)
        yield (-number if match['sign'] else number), order


def _number(text: str, locale: Locale) -> Decimal:
    group = get_group_symbol(locale)
    if group != ',':  # which alone keeps spaces out
        text = text.translate(dict.fromkeys(map(ord, _SPACES), group))
    if not set(text) <= {*'0123456789', group, get_decimal_symbol(locale)}:
        raise ValueError(text)
    try:
        return parse_decimal(text, locale=locale, strict=True)
    except NumberFormatError as error:
        raise ValueError(str(error)) from error


def are_joined(text: str) -> bool:
    """Return whether a dash or words stand between the numbers of *text*, as in a range."""
    ends = [match.span() for match in _NUMBER.finditer(text)]
    between = (text[end:start] for (_, end), (start, _) in pairwise(ends))
    return all(map(_JOINT.fullmatch, between))


def example(language: str, text: str = '') -> str:
    """Return a number with decimals, as *language* writes it: what a complaint of *text* proposes.

    >>> example('es'), example('es', '1 500')
    ('2,3', '1.234,5')
    """
    locale = locale_of(language)
    if _PARTED.search(text):
        return f'1{get_group_symbol(locale)}234{get_decimal_symbol(locale)}5'
    return f'2{get_decimal_symbol(locale)}3'
