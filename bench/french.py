"""Sentences that read as French and mean nothing, made of words that no one wrote.

A root, with or without a prefix, becomes a noun, an adjective or a verb by its ending. A few are
said often and most seldom, as in any language, so that a longer text holds more words.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

PREFIXES: Final = 'dé co pré sur inter trans auto contre sous multi télé micro anti hyper circum'
ROOTS: Final = """
form organis particip particular régul modér développ intégr anim équip évalu élabor habit harmonis
valoris transport observ invent présent collabor accompagn concert préfér libér célébr révis gouvern
orient document écout étudi expériment explor négoci simul stimul planifi vérifi qualifi simplifi
clarifi install adapt adopt illustr imagin estim arbitr associ médi procéd renouvel respect signal
not cit coul tourn march parl pens port gard clar fond ouvrag hésit limit mérit médit profit raisonn
répar sépar calcul cumul rassembl ressembl assembl doubl cibl comptabilis stabil mont fabriqu
"""
LEXEMES: Final = [prefix + root for prefix in ('', *PREFIXES.split()) for root in ROOTS.split()]
_WEIGHTS: Final = list(accumulate((rank + 8) ** -1.3 for rank in range(len(LEXEMES))))

NOUNS: Final = (('ation', True), ('ateur', False), ('ement', False), ('ance', True), ('age', False))
"""Endings, each with whether the noun is feminine."""
ADJECTIVES: Final = (('able', 'able'), ('atif', 'ative'), ('é', 'ée'), ('ant', 'ante'))
VERBS: Final = (('e', 'ent'), ('ait', 'aient'), ('era', 'eront'), ('erait', 'eraient'))
JOINTS: Final = ('et', 'parce qu’', 'alors qu’', 'tandis que', 'mais', 'où', 'lorsque', 'puisque')
OPENINGS: Final = (
    'Souvent, ',
    'D’abord, ',
    'Ici, ',
    'À l’inverse, ',
    'Désormais, ',
    '',
    '',
    '',
    '',
)
PLACES: Final = ('dans', 'avec', 'sans', 'pour', 'chez', 'entre', 'vers', 'après', 'malgré')


def elided(word: str, following: str) -> str:
    """Return *word*, such as « le » or « de », before *following*: « l’habitation »."""
    return f'{word[:-1]}’{following}' if following[0] in 'aeiouéèêh' else f'{word} {following}'


def capital(text: str) -> str:
    """Return *text* with a first letter in upper case."""
    return text[:1].upper() + text[1:]


class Writer:
    """Writes what *random* decides."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def lexeme(self) -> str:
        return self.random.choices(LEXEMES, cum_weights=_WEIGHTS)[0]

    def noun(self) -> tuple[str, bool, bool]:
        """Return a noun, then whether it is feminine, and plural."""
        ending, feminine = self.random.choice(NOUNS)
        plural = self.random.random() < 0.35
        return self.lexeme() + ending + 's' * plural, feminine, plural

    def adjective(self, feminine: bool, plural: bool) -> str:
        return self.lexeme() + self.random.choice(ADJECTIVES)[feminine] + 's' * plural

    def group(self) -> tuple[str, bool]:
        """Return a noun with its article, perhaps with an adjective; and whether it is plural."""
        noun, feminine, plural = self.noun()
        article = 'les' if plural else ('la' if feminine else 'le')
        words = f'{article} {noun}' if plural else elided(article, noun)
        if self.random.random() < 0.4:
            words += f' {self.adjective(feminine, plural)}'
        return words, plural

    def clause(self) -> str:
        """Return a subject, a verb and an object."""
        subject, plural = self.group()
        verb = self.lexeme() + self.random.choice(VERBS)[plural]
        return f'{subject} {verb} {self.group()[0]}'

    def sentence(self) -> str:
        """Return a sentence of some twenty words."""
        joint = self.random.choice(JOINTS)
        space = '' if joint.endswith('’') else ' '
        second = f'on {self.lexeme()}e {self.group()[0]}' if not space else self.clause()
        place = f'{self.random.choice(PLACES)} {self.group()[0]}'
        text = f'{self.clause()} {place}, {joint}{space}{second}'
        opening = self.random.choice(OPENINGS)
        return f'{opening}{text}.' if opening else f'{capital(text)}.'

    def paragraph(self, count: int) -> str:
        """Return *count* sentences."""
        return ' '.join(self.sentence() for _number in range(count))

    def title(self) -> str:
        """Return two words or three, as heads a page or a section."""
        noun, feminine, plural = self.noun()
        return capital(f'{noun} {self.adjective(feminine, plural)}')
