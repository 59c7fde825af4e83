"""Words, as the index and the queries see them.

`recap-search-engine.js` follows the same rules; tests/folding.toml is one table for both.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS: Final = '[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|entr'
"""What French elides before a word: « l’expérience » is the word « expérience »."""

PREFIXES: Final = 'e|co|re|pre|pré|anti|auto|inter|multi|micro'
"""What a hyphen joins to a word or not, as one likes: « co-production », « coproduction »."""

_WORD: Final = re.compile(
    r'([0-9]{1,3}(?:[ \u00a0\u202f,][0-9]{3})+(?![0-9]))'  # thousands: 1 500
    r'|([0-9]+(?:[.,][0-9]+)+)'  # decimals: 2,3
    rf"|(?:(?:{HEADS})['’])?(?:(?:{PREFIXES})-)?[^\W_]+(?:['’][^\W_]+)*",
    re.IGNORECASE,
)
_EDGES: Final = re.compile(rf"^(?:{HEADS})'(?=.)|'s$|[-']")
_LETTERS: Final = str.maketrans({'œ': 'oe', 'æ': 'ae', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd'})


def forms(text: str) -> Iterator[str]:
    """Yield the words of *text*, in lower case, without what is elided before them.

    >>> list(forms('Aujourd’hui, l’e-mail : 1 500 œuvres'))
    ['aujourdhui', 'email', '1500', 'œuvres']
    """
    for match in _WORD.finditer(text):
        token = match[0].lower()
        if match[1]:
            yield re.sub('[^0-9]', '', token)
        elif match[2]:
            yield token.replace('.', ',')
        else:
            form = _EDGES.sub('', token.replace('’', "'"))
            if len(form) > 1 or form in '0123456789':
                yield form


def fold(form: str) -> str:
    """Return *form* without accents or ligatures.

    >>> fold('œuvrés')
    'oeuvres'
    """
    decomposed = unicodedata.normalize('NFKD', form)
    base = ''.join(c for c in decomposed if not unicodedata.category(c).startswith('M'))
    return base.translate(_LETTERS)
