"""Words, as the index and the queries see them.

`engine/1-words.js` follows the same rules, which the index tells it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS: Final = 'jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst]'
"""What French elides before a word: « l’expérience » is the word « expérience »."""

PREFIXES: Final = 'e|co|re|pre|pré|anti|auto|inter|multi|micro'
"""What a hyphen joins to a word or not, as one likes: « co-production », « coproduction »."""

UNSPACED: Final = (
    '\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u108f\u1780-\u17d3'  # Thai to Khmer
    '\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f'  # kana
    '\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af'  # Chinese characters
)
"""Letters that are written without spaces: each two neighbours are a word."""

ACCENTS: Final = (
    '\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff'  # Latin, Greek, Cyrillic
    '\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed'  # Hebrew, Arabic
)
"""What readers need not type. The marks of other scripts are vowels, and tell words apart."""

LETTERS: Final = dict(zip('œæßøłđıς', ('oe', 'ae', 'ss', 'o', 'l', 'd', 'i', 'σ'), strict=True))
"""Other letters that aren't on all keyboards."""

SIGNS: Final = dict(zip('’ʼ‐‑⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉İ', "''--01234567890123456789i", strict=True))
"""Signs that are typed as others; a letter whose lower case is two characters."""

UNSEEN: Final = '\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef'
"""What no reader sees inside a word: soft hyphens, joiners, variants of a letter."""

MEASURES: Final = '%‰€$£¥'
"""Signs that are words by themselves: « 90% » and « 90 % » are the words « 90 » and « % »."""

PLAIN, THOUSANDS, FRACTION, DECIMALS, WHOLE, NEIGHBOURS = range(1, 7)
"""The groups of the expression of a word; what is in none of them is any other word."""


def word(letter: str, character: str) -> str:
    """Return the expression of a word, from those of a *letter* and of any *character* of it.

    Nearly all words are letters, and nothing that could be a part of them follows: told first.
    """
    start, end, space = f'(?<!{character})', f'(?!{character})', '[ \u00a0\u202f]'
    whole = '|'.join(
        (
            f'{letter}{{1,2}}(?:[+]{{1,2}}|#)(?![+#])',  # C++, C#
            f'(?<![.]){letter}(?:[.]{letter})+',  # S.N.C.F.
            f'{character}{{1,3}}(?:&{character}{{1,3}})+',  # R&D
            f'{letter}{space}&{space}{letter}',  # R & D
        )
    )
    thousands = f'(?:{space}[0-9]{{3}})+|(?:,[0-9]{{3}})+|(?:[.][0-9]{{3}})+(?=,[0-9])'
    other = '|'.join(
        (
            f'{letter}{{2,}}(?=[0-9]+{end})',  # covid19 is found as Covid-19
            f'{start}[0-9]+(?=(?:{letter}{{2,}}|h)[0-9]*{end})',  # 10km as 10 km, 14h as 14 h
            f'(?<=[0-9])h(?=[0-9]+{end})',  # 14h30 as 14 h 30
            f"{character}+(?:'{character}+)*",
        )
    )
    kinds = '|'.join(
        (
            rf"({letter}{{2,}})(?!{character}|['&+#-])",
            f'([0-9]{{1,3}}(?:{thousands})(?![0-9]))(?:[.,]([0-9]+))?',  # 1 500, 12 345,67
            rf'(?:{start}v)?([0-9]+(?:[.,][0-9]+)+)',  # 2,3, 2.0.1 or v2.0.1
            f'({start}(?:{whole}){end})',
            f'([{UNSPACED}]+)',
            f'{start}{letter}-[0-9]+{end}',  # F-16
            f'[{MEASURES}]|{start}n°',
            f"(?:(?:{HEADS})')?(?:(?:{PREFIXES})-(?![0-9]))?(?:{other})",
        )
    )
    return f'(?![{ACCENTS}])(?:{kinds})'  # an accent by itself is nothing


RULES: Final = {
    'word': word(
        rf'(?:(?![{UNSPACED}])[\p{{L}}\p{{Nl}}\p{{No}}\p{{M}}])',
        rf'(?:(?![{UNSPACED}])[\p{{L}}\p{{N}}\p{{M}}])',
    ),
    'head': f"^(?:{HEADS})'(?=.)",
    'stuck': f'^(?:{HEADS})(?=[aeiouyh].)',  # without its apostrophe, in a folded word
    'unspaced': f'[{UNSPACED}]',
    'accents': f'[{ACCENTS}]',
    'unseen': f'[{UNSEEN}]',
    'letters': LETTERS,
    'signs': SIGNS,
}
"""What the engine follows: regular expressions, and what stands for a letter or a sign."""

_WORD: Final = re.compile(word(r'[^\W\d_]', r'[^\W_]'))
_OTHER_SCRIPTS: Final = re.compile(  # beside Latin, Greek and Cyrillic letters, and signs
    '[^\0-\u02ff\u0370-\u0482\u048a-\u052f\u1d00-\u1dbf\u1e00-\u20cf\u2100-\u27ff]'
)
_THOUSANDS: Final = re.compile('[0-9][ \u00a0\u202f][0-9]')
_EDGES: Final = re.compile(f"^(?:{HEADS})'(?=.)|'s$|[-']")
_UNSEEN: Final = re.compile(f'[{UNSEEN}]')
_UNSAID: Final = re.compile(f'[{ACCENTS}]')
_UNUSUAL: Final = re.compile(f'[{UNSEEN}{"".join(SIGNS)}]')
_SIGNS: Final = str.maketrans(SIGNS)
_LETTERS: Final = str.maketrans(LETTERS)


@cache
def _word_of_any_script() -> re.Pattern[str]:
    """Return the expression of a word, which takes longer than that of Latin texts.

    It has the marks of living scripts: they belong to words, which Python doesn’t know.
    """
    marks = ''.join(m for m in map(chr, range(0x300, 0xAC00)) if unicodedata.category(m)[0] == 'M')
    apart = re.sub(f'[{UNSPACED}]', '', marks)
    return re.compile(
        word(rf'(?:[^\W\d_{UNSPACED}]|[{apart}])', rf'(?:[^\W_{UNSPACED}]|[{apart}])')
    )


def forms(text: str) -> Iterator[str]:
    """Return the words of *text*, in lower case, without what is elided before them.

    >>> list(forms('Aujourd’hui, l’e-mail : 1 500 œuvres, R&D à 90 %'))
    ['aujourdhui', 'email', '1500', 'œuvres', 'r&d', 'à', '90', '%']
    """
    text = unicodedata.normalize('NFC', text.replace('’', "'"))
    if _UNUSUAL.search(text):
        text = _UNSEEN.sub('', text.translate(_SIGNS))
    text = text.lower()
    latin = not _OTHER_SCRIPTS.search(text)
    if '&' in text or _THOUSANDS.search(text):  # « R & D », « 1 500 »: words that hold a space
        return _forms_in(text, latin)
    return chain.from_iterable(map(_forms_of, text.split(), repeat(latin)))


@cache
def _forms_of(run: str, latin: bool) -> tuple[str, ...]:
    """Return the words of a *run* without spaces: texts have the same ones again and again."""
    return tuple(_forms_in(run, latin))


def _forms_in(text: str, latin: bool) -> Iterator[str]:
    """Yield the words of *text*, which is in lower case, and in *latin* letters or not."""
    expression = _WORD if latin else _word_of_any_script()
    for match in expression.finditer(text):
        kind = match.lastindex
        if kind == PLAIN:
            yield match[0]
        elif kind == THOUSANDS:
            yield re.sub('[^0-9]', '', match[0])
        elif kind == FRACTION:
            yield f'{re.sub("[^0-9]", "", match[THOUSANDS])},{match[FRACTION]}'
        elif kind == DECIMALS:
            yield match[DECIMALS].replace('.', ',')
        elif kind == WHOLE:
            yield re.sub(r'[.\s]', '', match[0])
        elif kind == NEIGHBOURS:
            yield from neighbours(match[0])
        else:
            yield _EDGES.sub('', match[0])


def neighbours(run: str) -> Iterator[str]:
    """Yield each two letters of *run* that follow each other, with their marks, and the last alone.

    So each letter begins a word, and is found by itself too.

    >>> list(neighbours('東京都'))
    ['東京', '京都', '都']
    """
    letters: list[str] = []
    for character in run:
        if letters and unicodedata.category(character).startswith('M'):
            letters[-1] += character
        else:
            letters.append(character)
    for place in range(len(letters)):
        yield ''.join(letters[place : place + 2])


def fold(form: str) -> str:
    """Return *form* without accents or ligatures.

    >>> fold('œuvrés')
    'oeuvres'
    """
    if form.isascii():
        return form
    return _UNSAID.sub('', unicodedata.normalize('NFKD', form)).lower().translate(_LETTERS)
