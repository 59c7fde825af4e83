"""Words in several scripts, each of which is written only once, so that it is found or isn't."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

SYLLABLES: Final = {
    'latin': [f'{c}{v}' for c in 'bcdfgjklmnprstvz' for v in 'aeiouéèôüñ'],
    'greek': [f'{c}{v}' for c in 'βγδζθκλμνξπρστφχψ' for v in 'αεηιουω'],
    'cyrillic': [f'{c}{v}' for c in 'бвгджзклмнпрстфхцчш' for v in 'аеиоуэюя'],
    'hebrew': [f'{a}{b}' for a in 'אבגדהוזחט' for b in 'יכלמנסעפצקרשת'],
    'arabic': [f'{a}{b}' for a in 'بتثجحخدذر' for b in 'زسشصضطظعغ'],
    'chinese': [f'{a}{b}' for a in '東京都抹茶道山川田中' for b in '木水火金土日月天地人'],
    'japanese': [f'{a}{b}' for a in 'かきくけこさしすせそ' for b in 'アイウエオタチツテト'],
}
SCRIPTS: Final = ('latin',) * 12 + tuple(SYLLABLES)
"""Half of what is written is in Latin letters."""


class Vocabulary:
    """Words that nobody has written yet: each is another one, for all pages of a site."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count(random.randrange(200, 500))

    def word(self, script: str) -> str:
        """Return a word of at least three syllables."""
        syllables, number = SYLLABLES[script], next(self._numbers)
        parts: list[str] = []
        while number or len(parts) < 3:
            number, rank = divmod(number, len(syllables))
            parts.append(syllables[rank])
        return ''.join(parts)

    def long_word(self) -> str:
        """Return one that no line of a book has place for."""
        return ''.join(self.word('latin') for _part in range(self._random.randint(9, 20)))
