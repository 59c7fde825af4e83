"""A conference of any size, made up: the pages that its authors would have written.

    .venv/bin/python bench/conferences.py 100 FOLDER [--seed 1] [--stock]

A size and a seed always give the same pages. Beyond fifty sessions, these are listed by tracks, as
no one would list them all on the first page. With ``--stock``, the same words are written for
Sphinx without the extension: directives become admonitions, block quotations and tables, roles
become links or plain text.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from french import capital
from sessions import Sessions, session_name, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


TRACK: Final = 50
"""The most sessions that one table of contents lists."""


def toctree(caption: str, pages: Iterable[str]) -> str:
    """Return a table of contents."""
    return f':::{{toctree}}\n:hidden:\n:caption: {caption}\n\n' + '\n'.join(pages) + '\n:::'


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
        if self.size > TRACK:
            tracks = [names[start : start + TRACK] for start in range(0, self.size, TRACK)]
            names = [f'posts/parcours-{number}' for number in range(1, len(tracks) + 1)]
            yield from zip(names, map(self.track, tracks), strict=True)
        yield 'index', self.index(names)
        yield 'chiffres', self.gathered('Chiffres', 'statistic', self.sessions.figures)
        yield 'citations', self.gathered('Citations', 'quotation', self.sessions.words)
        yield 'intervenants', self.people()
        yield 'glossaire', self.glossary()
        yield 'sources', self.sources()

    def listing(self, number: int) -> str:
        """Return the page that lists a session."""
        return 'index' if self.size <= TRACK else f'posts/parcours-{number // TRACK + 1}'

    def index(self, names: Iterable[str]) -> str:
        """Return the first page, which leads to the pages of these *names*, and to the others."""
        names_shown = ', '.join(f'{session_name(number)}-0' for number in range(4))
        highlights = f':::{{highlights}} {names_shown}\n:::'
        blocks = [
            '# Retour sur le congrès',
            self.writer.paragraph(4),
            '## Des chiffres',
            '\n'.join(self.sessions.figures[:6]) if self.stock else highlights,
            '## Ce qu’il faut retenir',
            self.writer.paragraph(4),
            toctree('Les séances', names),
            toctree('Repères', ['chiffres', 'citations', 'intervenants', 'glossaire', 'sources']),
        ]
        return '\n\n'.join(blocks) + '\n'

    def track(self, names: Iterable[str]) -> str:
        """Return the page that lists the sessions of these *names*."""
        listed = toctree('Les séances', [f'/{name}' for name in names])
        return f'# {self.writer.title()}\n\n{self.writer.paragraph(3)}\n\n{listed}\n'

    def gathered(self, title: str, kind: str, by_hand: Iterable[str]) -> str:
        """Return the page of all records of a *kind*, which are listed *by_hand* without us."""
        lists = f':::{{tally}} {kind}\n:::\n\n:::{{{kind}s}}\n:::'
        content = '\n'.join(by_hand) if self.stock else lists
        return f'# {title}\n\n{self.writer.paragraph(2)}\n\n{content}\n'

    def people(self) -> str:
        """Return the page of the speakers."""
        entry = '{}\n: {}' if self.stock else ':::{{speaker}} {}\n{}\n:::'
        people = [entry.format(name, self.writer.paragraph(2)) for name in self.sessions.speakers]
        return '\n\n'.join(['# Intervenants', *people]) + '\n'

    def glossary(self) -> str:
        """Return the page of the terms."""
        terms = [f'{capital(t)}\n  {self.writer.paragraph(2)}\n' for t in self.sessions.terms]
        return '\n'.join(['# Glossaire\n\n:::{glossary}\n:sorted:\n', *terms, ':::\n'])

    def sources(self) -> str:
        """Return the page of the works."""
        entry = (
            '({0})=\n**{1}, {2}** {3}'
            if self.stock
            else (':::{{source}} {0}\n:author: {1}\n:year: {2}\n{3}\n:::')
        )
        works = []
        for number in range(self.size):
            title, pages = self.writer.title(), self.writer.random.randint(90, 500)
            reference = f'*{title}*, Lyon, {pages} p.'
            works.append(entry.format(f'ouvrage-{number}', *work(number), reference))
        return '\n\n'.join(['# Sources', *works]) + '\n'


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
