"""One session of a made-up conference: what its page says, in any dialect."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

from dialects import DIALECTS, Ours
from french import LEXEMES, Writer

VERDICTS: Final = ('conforme', 'nuance', 'divergent', 'introuvable', '')
FIRST_NAMES: Final = ('Anne', 'Chloé', 'David', 'Élise', 'François', 'Gaël', 'Hugo', 'Inès', 'Léo')
LAST_NAMES: Final = ('Bel', 'Mont', 'Clair', 'Haut', 'Roche', 'Val', 'Bois', 'Pré', 'Champ', 'Font')
LAST_ENDINGS: Final = ('aud', 'ier', 'otte', 'elle', 'eau', 'in', 'ard', 'euil', 'on', 'et')


def person(number: int) -> str:
    """Return the name of a speaker or an author: another for each *number*."""
    number, first = divmod(number, len(FIRST_NAMES))
    number, start = divmod(number, 10)
    number, end = divmod(number, 10)
    estate = '-'.join(LAST_NAMES[int(digit)] for digit in str(number))
    particle = f' de {estate}' if number else ''
    name = LAST_NAMES[start] + LAST_ENDINGS[(start + end + first) % 10]
    return f'{FIRST_NAMES[first]} {name}{particle}'


def work(number: int) -> tuple[str, int]:
    """Return the family name of a work's author, and its year."""
    return person(number + 17).partition(' ')[2], 1960 + number % 60


def session_name(number: int) -> str:
    """Return the name of a session, which is that of its file."""
    return f'seance-{number:04}'


@dataclass
class Sessions:
    """Those of a conference of that *size*, marked up in a *dialect*."""

    size: int
    seed: int
    dialect: Ours = DIALECTS['ours']
    figures: dict[int, list[str]] = field(default_factory=dict)
    """By number of a session that is written, the rows of a table of its statistics."""
    words: dict[int, str] = field(default_factory=dict)
    """Likewise, the item of a list that its quotation is."""

    def __post_init__(self) -> None:
        self.speakers = [person(number) for number in range(self.size // 2 + 3)]
        self.terms = [f'{LEXEMES[number]}ation' for number in range(int(4 * self.size**0.5))]

    def writer(self, what: object) -> Writer:
        """Return what writes one thing, always in the same way."""
        return Writer(Random(f'{self.seed} {what}'))  # noqa: S311

    def page(self, number: int) -> str:
        """Return the page of one session, of some 450 words."""
        writer, name, dialect = self.writer(number), session_name(number), self.dialect
        pair = [self.speakers[(number + rank) % len(self.speakers)] for rank in range(2)]
        speakers = pair[: 1 + number % 2]
        one, two = (self.terms[place % len(self.terms)] for place in (number, number + self.size))
        opening = f'{dialect.speaker(speakers[0])} ouvre sur {dialect.term(one)}.'
        other = dialect.session(session_name((number + 7) % self.size), 'Une autre séance')
        brief = f'- {writer.sentence()}\n- {writer.sentence()}'
        statistics = [
            self.statistic(writer, f'{name}-{rank}', speakers[0], number)
            for rank in range(1 + number % 2)
        ]
        blocks = [
            f'# {writer.title()}',
            dialect.head(speakers),
            dialect.summary(brief),
            f'## {writer.title()}',
            f'{opening} {writer.paragraph(4)}',
            statistics[0],
            f'{writer.paragraph(4)} {self.source((number + 1) % self.size)}',
            f'## {writer.title()}',
            *statistics[1:],
            f'{other} le disait déjà. {writer.paragraph(4)}',
            self.quotation(writer, f'{name}-mots', speakers[-1], number),
            *([self.chart(writer)] if number % 5 == 0 else []),
            f'{writer.paragraph(5)} Rien sur {dialect.term(two)}, pourtant.',
        ]
        return '\n\n'.join(blocks) + '\n'

    def source(self, number: int) -> str:
        """Return a reference to a work."""
        author, year = work(number % self.size)
        return self.dialect.source(number % self.size, self.size, f'({author}, {year})')

    def statistic(self, writer: Writer, name: str, speaker: str, number: int) -> str:
        figure, origin = f'{writer.random.randint(1, 99)} %', self.source(number)
        said = f'**{figure}** des cas montrent que {writer.clause()}.'
        where = self.dialect.here(session_name(number))
        row = f'| {figure} | {said} {origin} | {speaker}, {where} |'
        self.figures.setdefault(number, []).append(row)
        checked = f'{said}\n{self.check(writer, number)}'
        return self.dialect.statistic(name, speaker, number % self.size, origin, checked)

    def quotation(self, writer: Writer, name: str, speaker: str, number: int) -> str:
        said, check = writer.sentence(), self.check(writer, number)
        where = self.dialect.here(session_name(number))
        self.words[number] = f'- {said} — {speaker}, {where}'
        return self.dialect.quotation(name, speaker, said, check)

    def check(self, writer: Writer, number: int) -> str:
        """Return a verdict and its reason, or nothing, as of what was said by others."""
        verdict, reason = writer.random.choice(VERDICTS), writer.sentence()
        return self.dialect.check(verdict, f'{reason} {self.source(number)}') if verdict else ''

    def chart(self, writer: Writer) -> str:
        """Return a title and a table, drawn by the extension."""
        rows = [f'| {writer.title()} | {writer.random.randint(2, 98)} % |' for _row in range(6)]
        table = [f'{writer.title()}\n', '| Réponse | Part |', '| --- | ---: |', *rows]
        return self.dialect.chart('\n'.join(table))
