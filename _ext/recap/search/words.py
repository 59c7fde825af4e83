"""Words, as the index and the queries see them.

`recap-search-engine.js` follows the same rules, which the index tells it.
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

NUMBERS: Final = (
    r'([0-9]{1,3}(?:[ \u00a0\u202f,][0-9]{3})+(?![0-9]))'  # thousands: 1 500
    r'|([0-9]+(?:[.,][0-9]+)+)'  # decimals: 2,3
)
LETTERS: Final = {'œ': 'oe', 'æ': 'ae', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd'}

RULES: Final = {'numbers': NUMBERS, 'heads': HEADS, 'prefixes': PREFIXES, 'letters': LETTERS}
"""What the engine follows: regular expressions, but for the letters."""

_RUN: Final = re.compile(rf"{NUMBERS}|[^\W_]+(?:'[^\W_]+|-(?![0-9])[^\W_]+)*")
_WORD: Final = re.compile(rf"(?:(?:{HEADS})')?(?:(?:{PREFIXES})-(?![0-9]))?[^\W_]+(?:'[^\W_]+)*")
_EDGES: Final = re.compile(rf"^(?:{HEADS})'(?=.)|'s$|[-']")


class Plain(dict[int, str | None]):
    """What stands for each character, by its number: marks go; filled as characters come up."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = None if unicodedata.category(character).startswith('M') else character
        return self[code]


_PLAIN: Final = Plain({ord(letter): plain for letter, plain in LETTERS.items()})


def forms(text: str) -> Iterator[str]:
    """Yield the words of *text*, in lower case, without what is elided before them.

    >>> list(forms('Aujourd’hui, l’e-mail : 1 500 œuvres'))
    ['aujourdhui', 'email', '1500', 'œuvres']
    """
    for match in _RUN.finditer(text.replace('’', "'")):
        run = match[0].lower()
        if run.isalpha():  # nearly all: no need to look closer
            if len(run) > 1:
                yield run
        elif match[1]:
            yield re.sub('[^0-9]', '', run)
        elif match[2]:
            yield run.replace('.', ',')
        else:
            for word in _WORD.findall(run):
                form = _EDGES.sub('', word)
                if len(form) > 1 or form in '0123456789':
                    yield form


def fold(form: str) -> str:
    """Return *form* without accents or ligatures.

    >>> fold('œuvrés')
    'oeuvres'
    """
    if form.isascii():
        return form
    return unicodedata.normalize('NFKD', form).translate(_PLAIN)
