"""Typography of the other languages: English, German, Spanish, Italian, Dutch, Portuguese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .french import FRENCH
from .prose import OPAQUE
from .rules import APOSTROPHE, DASH, ELLIPSIS, SPACE, SPACES, Fault, Rule, rule, straight_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_SPACE: Final = rule(
    'space-before',
    rf'(?<=[^\s\d])[{SPACE}]+(?P<sign>[,;:!?])(?=[\s)”’]|$|{OPAQUE})',
    r'\g<sign>',
    'space before a punctuation mark',
    'none',
)
FRENCH_QUOTES: Final = (
    rule('guillemets', rf'«[{SPACE}]*', '“', 'French quotation marks', '“ and ”'),
    rule('guillemets', rf'[{SPACE}]*»', '”', 'French quotation marks', '“ and ”'),
)
TIGHT_QUOTES: Final = (
    rule('guillemets', rf'«[{SPACE}]+', '«', 'space inside « »', 'none'),
    rule('guillemets', rf'[{SPACE}]+»', '»', 'space inside « »', 'none'),
)
WITH_UNIT: Final = rule(
    'unit',
    r'(?P<number>\d) (?P<unit>[%‰€$£])(?!\w)',
    '\\g<number>\u00a0\\g<unit>',
    'a line may end between a number and its unit',
    'U+00A0 between them',
)
WITHOUT_UNIT: Final = rule(
    'unit',
    rf'(?P<number>\d)[{SPACE}]+(?P<unit>[%‰])',
    r'\g<number>\g<unit>',
    'space between a number and “%”',
    'none',
)
CUT_SHORT: Final = frozenset(('tis', 'twas', 'til', 'em', 'cause', 'n', 'cos', 'round'))
"""What begins with an apostrophe in English, as in ’tis."""


def _apostrophes(text: str) -> Iterator[Fault]:
    for match in re.finditer("'", text):
        place = match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        mended: str | None = None
        if before.isdigit():
            mended = '’' if after.isalpha() else None  # 5' and 5'10" are feet
        elif (
            (before and before not in f'{SPACE}\n([“—–-/"')
            or after.isdigit()
            or re.match(rf'({"|".join(CUT_SHORT)})\b', text[place + 1 :], re.IGNORECASE)
        ):
            mended = '’'
        elif re.search(rf"(?<=[^\s'])'(?![\w{OPAQUE}])", text[place + 1 :]):
            mended = '‘' if after and not after.isspace() else None
        yield Fault(place, place + 1, mended)


def _questions(text: str) -> Iterator[Fault]:
    start = 0
    for match in re.finditer(r'[?!]+|[.…](?=\s|$)', text):
        said = text[start : match.start()]
        for sign, opening in (('?', '¿'), ('!', '¡')):
            if sign in match[0] and opening not in said and re.search(r'\w', said):
                yield Fault(match.start(), match.end(), None)
                break
        start = match.end()


ENGLISH: Final = (
    NO_SPACE,
    *FRENCH_QUOTES,
    WITHOUT_UNIT,
    Rule('apostrophe', 'straight apostrophe', '’ (U+2019), ‘ and ’ around words', _apostrophes),
    straight_quotes('“', '”'),
    ELLIPSIS,
    DASH,
    rule(
        'dash',
        r'(?<=[^\W\d_])-{2,3}(?=[^\W\d_])',
        '—',
        'hyphens in the place of a dash',
        '— (U+2014)',
    ),
    rule(
        'decimal',
        r'(?<![\d.,])\d+,\d{1,2}(?![\d,])(?=[ \u00a0]?(?:%|percent|points?|million|billion))',
        None,
        'comma before decimals',
        'a full stop',
    ),
    rule('thousands', r'\d\u202f\d{3}(?!\d)', None, 'narrow space between thousands', 'a comma'),
    SPACES,
)
OTHERS: Final = (NO_SPACE, APOSTROPHE, ELLIPSIS, DASH, SPACES)
INVERTED: Final = Rule('inverted', 'sentence without its opening', '¿ or ¡ before it', _questions)
RULES: Final = {
    'fr': FRENCH,
    'en': ENGLISH,
    'de': (*OTHERS, straight_quotes('„', '“'), WITH_UNIT),
    'es': (*OTHERS, straight_quotes('«', '»'), *TIGHT_QUOTES, WITH_UNIT, INVERTED),
    'it': (*OTHERS, straight_quotes('«', '»'), *TIGHT_QUOTES, WITHOUT_UNIT),
    'nl': (*OTHERS, straight_quotes('“', '”'), *FRENCH_QUOTES, WITHOUT_UNIT),
    'pt': (*OTHERS, straight_quotes('“', '”'), *TIGHT_QUOTES, WITHOUT_UNIT),
}


def rules(language: str) -> tuple[Rule, ...]:
    """Return the rules of the *language* of a page: those of its family, where it has any."""
    return RULES.get(re.split('[-_]', language.lower())[0], (SPACES,))
