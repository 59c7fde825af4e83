"""Numbers as a language writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.numbers import NumberFormatError, get_decimal_symbol, get_group_symbol, parse_decimal

from .._languages import locale_of

if TYPE_CHECKING:
    from decimal import Decimal

    from babel import Locale

# A minus between two digits is a range (15-35); only no-break spaces may part thousands.
_NUMBER: Final = re.compile("(?<![\\d])[-−+]?\\d(?:[\\d.,’'\u00a0\u202f]*\\d)?")
_SPACES: Final = '\u00a0\u202f'


def numbers_in(text: str, language: str) -> list[Decimal]:
    """Return the numbers of *text*, written as *language* does; raise `ValueError` on another.

    >>> numbers_in('15 à 35,5 %', 'fr')
    [Decimal('15'), Decimal('35.5')]
    """
    return [_number(found, locale_of(language)) for found in _NUMBER.findall(text)]


def _number(text: str, locale: Locale) -> Decimal:
    group = get_group_symbol(locale)
    text = text.replace('−', '-').removeprefix('+')
    if group in _SPACES:
        text = text.translate(dict.fromkeys(map(ord, _SPACES), group))
    if not set(text) <= {*'-0123456789', group, get_decimal_symbol(locale)}:
        raise ValueError(text)
    try:
        return parse_decimal(text, locale=locale, strict=True)
    except NumberFormatError as error:
        raise ValueError(str(error)) from error


def example(language: str) -> str:
    """Return a number with decimals, as *language* writes it: what a complaint proposes."""
    return f'2{get_decimal_symbol(locale_of(language))}3'
