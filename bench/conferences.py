"""A conference of any size, made up: the pages that its authors would have written.

    .venv/bin/python bench/conferences.py 100 FOLDER [--seed 1] [--dialect ours|stock|plain]

A size and a seed always give the same pages. Beyond fifty sessions, these are listed by tracks, as
no one would list them all on the first page; each track lists its figures and its quotations. More
than fifty speakers, or works, stand on several pages. `dialects.py` says how they are marked up.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dialects import DIALECTS, SHOWN, TRACK, Ours, page_of
from sessions import Sessions, session_name, work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


TABLE: Final = ('| Chiffre | Affirmation | Séance |', '| --- | --- | --- |')

MARKS: Final = ('chiffres', 'citations', 'intervenants', 'glossaire', 'sources')
"""The pages that gather; each is titled by its name."""


class Conference:
    """*size* sessions, and the pages that lead to them or gather what they say."""

    def __init__(self, size: int, seed: int = 1, *, dialect: Ours = DIALECTS['ours']) -> None:
        self.size = size
        self.dialect = dialect
        self.sessions = Sessions(size, seed, dialect)
        self.writer = self.sessions.writer('lists')
        self.titles = {name: name.capitalize() for name in MARKS}
        """By name of a page, once it is written, its title."""
        self.parts: dict[str, list[str]] = {}
        """By name of a page, those that stand under it."""

    def write(self, folder: Path) -> None:
        """Write all pages into *folder*."""
        (folder / 'posts').mkdir(parents=True, exist_ok=True)
        for name, text in self.pages():
            (folder / f'{name}.md').write_text(text, encoding='utf-8')

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each page."""
        for name, text in self._pages():
            yield name, self.told(name, text)

    def told(self, name: str, text: str) -> str:
        """Return the *text* of a page as it is written under that *name*; its title is kept."""
        self.titles[name] = text.partition('\n')[0].removeprefix('# ')
        return self.dialect.finished(name, text)

    def _pages(self) -> Iterator[tuple[str, str]]:
        names = [f'posts/{session_name(number)}' for number in range(self.size)]
        for number, name in enumerate(names):
            yield name, self.sessions.page(number)
        numbers = range(self.size)
        if self.size > TRACK:
            tracks = [numbers[start : start + TRACK] for start in range(0, self.size, TRACK)]
            names = [self.listing(track[0]) for track in tracks]
            yield from zip(names, map(self.track, tracks), strict=True)
        yield 'index', self.index([f'/{name}' for name in names])
        yield 'chiffres', self.gathered('Chiffres', 'statistic', numbers)
        yield 'citations', self.gathered('Citations', 'quotation', numbers)
        yield from self.divided('intervenants', list(self.people()))
        yield 'glossaire', self.glossary()
        yield from self.divided('sources', list(self.sources()))

    def listing(self, number: int) -> str:
        """Return the page that lists a session."""
        return 'index' if self.size <= TRACK else page_of('parcours', number, self.size)

    def toctree(self, caption: str, page: str, names: Sequence[str], *, shown: bool = False) -> str:
        """Return the list, on a *page*, of those of these *names*."""
        self.parts.setdefault(page, []).extend(name.strip('/') for name in names)
        titles = {name: self.titles[name.strip('/')] for name in names}
        return self.dialect.toctree(caption, titles, shown=shown)

    def index(self, names: Sequence[str]) -> str:
        """Return the first page, which leads to the pages of these *names*, and to the others."""
        names_shown = ', '.join(f'{session_name(number)}-0' for number in range(4))
        gathers, few = self.dialect.gathers, range(self.size)[:4]
        highlights = f':::{{highlights}} {names_shown}\n:::'
        blocks = [
            '# Retour sur le congrès',
            self.writer.paragraph(4),
            '## Des chiffres',
            highlights if gathers else self.records('statistic', few),
            '## Ce qu’il faut retenir',
            self.writer.paragraph(4),
            self.toctree('Les séances', 'index', names, shown=len(names) > SHOWN),
            self.toctree('Repères', 'index', MARKS),
        ]
        return '\n\n'.join(blocks) + '\n'

    def track(self, numbers: Sequence[int]) -> str:
        """Return the page that lists the sessions of these *numbers*, and what they say."""
        names = [f'/posts/{session_name(number)}' for number in numbers]
        blocks = [
            f'# {self.writer.title()}',
            self.writer.paragraph(3),
            '## Chiffres',
            self.records('statistic', numbers, ':group:\n'),
            '## Citations',
            self.records('quotation', numbers, ':group:\n'),
            self.toctree('Les séances', self.listing(numbers[0]), names, shown=True),
        ]
        return '\n\n'.join(blocks) + '\n'

    def gathered(self, title: str, kind: str, numbers: Sequence[int]) -> str:
        """Return the page of the records of a *kind*, whose lists the tracks have, if any."""
        blocks = [f'# {title}', self.writer.paragraph(2)]
        if self.dialect.gathers:
            blocks.append(f':::{{tally}} {kind}\n:::')
        if self.size <= TRACK:
            blocks.append(self.records(kind, numbers))
        return '\n\n'.join(blocks) + '\n'

    def records(self, kind: str, numbers: Iterable[int], options: str = '') -> str:
        """Return the list of what these sessions say: a directive, or a list written by hand."""
        if self.dialect.gathers:
            return f':::{{{kind}s}}\n{options}:::'
        if kind == 'quotation':
            return '\n'.join(self.sessions.words[number] for number in numbers)
        rows = [row for number in numbers for row in self.sessions.figures[number]]
        return '\n'.join([*TABLE, *rows])

    def divided(self, name: str, entries: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the page *name* with all *entries*, or one that lists those that share them."""
        title = name.capitalize()
        if len(entries) <= TRACK:
            yield name, '\n\n'.join([f'# {title}', *entries]) + '\n'
            return
        names = []
        for start in range(0, len(entries), TRACK):
            names.append(page_of(name, start, len(entries)))
            head = f'# {title}, à partir de {start + 1}'
            yield names[-1], '\n\n'.join([head, *entries[start : start + TRACK]]) + '\n'
        said, listed = self.writer.paragraph(2), self.toctree(title, name, names, shown=True)
        yield name, f'# {title}\n\n{said}\n\n{listed}\n'

    def people(self) -> Iterator[str]:
        """Yield the entry of each speaker."""
        for name in self.sessions.speakers:
            yield self.dialect.person(name, self.writer.paragraph(2))

    def glossary(self) -> str:
        """Return the page of the terms."""
        entries = [(term, self.writer.paragraph(2)) for term in self.sessions.terms]
        return f'# Glossaire\n\n{self.dialect.glossary(entries)}'

    def sources(self) -> Iterator[str]:
        """Yield the entry of each work."""
        for number in range(self.size):
            title, pages = self.writer.title(), self.writer.random.randint(90, 500)
            reference = f'*{title}*, Lyon, {pages} p.'
            yield self.dialect.work(number, *work(number), reference)


def main() -> None:
    """Write the pages that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('size', type=int)
    parser.add_argument('folder', type=Path)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--dialect', choices=DIALECTS, default='ours')
    asked = parser.parse_args()
    dialect = DIALECTS[asked.dialect]
    Conference(asked.size, asked.seed, dialect=dialect).write(asked.folder)


if __name__ == '__main__':
    main()
