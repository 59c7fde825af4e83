"""A conference of any size, made up: the pages that its authors would have written.

    .venv/bin/python bench/conferences.py 100 FOLDER [--seed 1] [--stock]

A size and a seed always give the same pages. Beyond fifty sessions, these are listed by tracks, as
no one would list them all on the first page; each track lists its figures and its quotations. More
than fifty speakers, or works, stand on several pages. With ``--stock``, the same words are written
for Sphinx without the extension: directives become admonitions, block quotations and tables, roles
become links or plain text.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from french import capital
from sessions import Sessions, session_name, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


TRACK: Final = 50
"""The most sessions, speakers or works that one page lists."""

SHOWN: Final = 12
"""The most pages of one table of contents that our sidebar shows."""

TABLE: Final = ('| Chiffre | Affirmation | Séance |', '| --- | --- | --- |')


def toctree(caption: str, pages: Iterable[str], options: str = ':hidden:\n') -> str:
    """Return a table of contents."""
    return f':::{{toctree}}\n{options}:caption: {caption}\n\n' + '\n'.join(pages) + '\n:::'


class Conference:
    """*size* sessions, and the pages that lead to them or gather what they say."""

    def __init__(self, size: int, seed: int = 1, *, stock: bool = False) -> None:
        self.size = size
        self.stock = stock
        self.sessions = Sessions(size, seed, stock)
        self.writer = self.sessions.writer('lists')

    def write(self, folder: Path) -> None:
        """Write all pages into *folder*."""
        (folder / 'posts').mkdir(parents=True, exist_ok=True)
        for name, text in self.pages():
            (folder / f'{name}.md').write_text(text, encoding='utf-8')

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each page."""
        names = [f'posts/{session_name(number)}' for number in range(self.size)]
        for number, name in enumerate(names):
            yield name, self.sessions.page(number)
        numbers = range(self.size)
        if self.size > TRACK:
            tracks = [numbers[start : start + TRACK] for start in range(0, self.size, TRACK)]
            names = [self.listing(track[0]) for track in tracks]
            yield from zip(names, map(self.track, tracks), strict=True)
        yield 'index', self.index(names)
        yield 'chiffres', self.gathered('Chiffres', 'statistic', numbers)
        yield 'citations', self.gathered('Citations', 'quotation', numbers)
        yield from self.divided('intervenants', 'Intervenants', list(self.people()))
        yield 'glossaire', self.glossary()
        yield from self.divided('sources', 'Sources', list(self.sources()))

    def listing(self, number: int) -> str:
        """Return the page that lists a session."""
        return 'index' if self.size <= TRACK else f'posts/parcours-{number // TRACK + 1}'

    def index(self, names: Sequence[str]) -> str:
        """Return the first page, which leads to the pages of these *names*, and to the others."""
        names_shown = ', '.join(f'{session_name(number)}-0' for number in range(4))
        highlights = f':::{{highlights}} {names_shown}\n:::'
        blocks = [
            '# Retour sur le congrès',
            self.writer.paragraph(4),
            '## Des chiffres',
            self.records('statistic', range(self.size)[:4]) if self.stock else highlights,
            '## Ce qu’il faut retenir',
            self.writer.paragraph(4),
            toctree('Les séances', names, '' if len(names) > SHOWN else ':hidden:\n'),
            toctree('Repères', ['chiffres', 'citations', 'intervenants', 'glossaire', 'sources']),
        ]
        return '\n\n'.join(blocks) + '\n'

    def track(self, numbers: Sequence[int]) -> str:
        """Return the page that lists the sessions of these *numbers*, and what they say."""
        blocks = [
            f'# {self.writer.title()}',
            self.writer.paragraph(3),
            '## Chiffres',
            self.records('statistic', numbers, ':group:\n'),
            '## Citations',
            self.records('quotation', numbers, ':group:\n'),
            toctree('Les séances', [f'/posts/{session_name(number)}' for number in numbers], ''),
        ]
        return '\n\n'.join(blocks) + '\n'

    def gathered(self, title: str, kind: str, numbers: Sequence[int]) -> str:
        """Return the page of the records of a *kind*, whose lists the tracks have, if any."""
        blocks = [f'# {title}', self.writer.paragraph(2)]
        if not self.stock:
            blocks.append(f':::{{tally}} {kind}\n:::')
        if self.size <= TRACK:
            blocks.append(self.records(kind, numbers))
        return '\n\n'.join(blocks) + '\n'

    def records(self, kind: str, numbers: Iterable[int], options: str = '') -> str:
        """Return the list of what these sessions say: a directive, or a list written by hand."""
        if not self.stock:
            return f':::{{{kind}s}}\n{options}:::'
        if kind == 'quotation':
            return '\n'.join(self.sessions.words[number] for number in numbers)
        rows = [row for number in numbers for row in self.sessions.figures[number]]
        return '\n'.join([*TABLE, *rows])

    def divided(self, name: str, title: str, entries: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the page *name* with all *entries*, or one that lists those that share them."""
        if len(entries) <= TRACK:
            yield name, '\n\n'.join([f'# {title}', *entries]) + '\n'
            return
        names = []
        for start in range(0, len(entries), TRACK):
            names.append(f'posts/{name}-{start // TRACK + 1}')
            head = f'# {title}, à partir de {start + 1}'
            yield names[-1], '\n\n'.join([head, *entries[start : start + TRACK]]) + '\n'
        yield name, f'# {title}\n\n{self.writer.paragraph(2)}\n\n{toctree(title, names, "")}\n'

    def people(self) -> Iterator[str]:
        """Yield the entry of each speaker."""
        entry = '{}\n: {}' if self.stock else ':::{{speaker}} {}\n{}\n:::'
        for name in self.sessions.speakers:
            yield entry.format(name, self.writer.paragraph(2))

    def glossary(self) -> str:
        """Return the page of the terms."""
        terms = [f'{capital(t)}\n  {self.writer.paragraph(2)}\n' for t in self.sessions.terms]
        return '\n'.join(['# Glossaire\n\n:::{glossary}\n:sorted:\n', *terms, ':::\n'])

    def sources(self) -> Iterator[str]:
        """Yield the entry of each work."""
        entry = (
            '({0})=\n**{1}, {2}** {3}'
            if self.stock
            else (':::{{source}} {0}\n:author: {1}\n:year: {2}\n{3}\n:::')
        )
        for number in range(self.size):
            title, pages = self.writer.title(), self.writer.random.randint(90, 500)
            reference = f'*{title}*, Lyon, {pages} p.'
            yield entry.format(f'ouvrage-{number}', *work(number), reference)


def main() -> None:
    """Write the pages that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('size', type=int)
    parser.add_argument('folder', type=Path)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--stock', action='store_true')
    asked = parser.parse_args()
    Conference(asked.size, asked.seed, stock=asked.stock).write(asked.folder)


if __name__ == '__main__':
    main()
