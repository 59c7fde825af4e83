"""A made-up conference as a site, which is built, changed as an author would, and built again."""

from __future__ import annotations

import os
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from conferences import Conference
from dialects import DIALECTS
from sessions import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds, those of all processors, and MiB of its largest process."""

    wall: float
    processors: float
    memory: float


def run(command: list[str], env: Mapping[str, str]) -> Cost:
    """Run a *command*, its own processes included; raise `RuntimeError` where it fails."""
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, {**os.environ, **env})
    _process, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    if status:
        message = f'It failed: {" ".join(command)}'
        raise RuntimeError(message)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


class Site(ABC):
    """A made-up conference in a *folder* of its own, to be built, changed, and built again."""

    dialect: ClassVar[str]
    env: ClassVar[Mapping[str, str]] = {}
    """What the environment of its commands says."""
    search: ClassVar[tuple[str, str] | None] = None
    """The address of a search, before the words, and the places of what it finds, if there is."""

    def __init__(self, folder: str, size: int) -> None:
        self.conference = Conference(size, dialect=DIALECTS[self.dialect])
        self.size = size
        self.folder, self.source = Path(folder), Path(folder, 'source')
        self.edits = self.renamed = 0
        self.conference.write(self.source)
        self.prepare()

    @abstractmethod
    def prepare(self) -> None:
        """Write the settings of the tool, and what else it needs."""

    @abstractmethod
    def command(self, builder: str) -> list[str]:
        """Return what builds the site, or a book."""

    @abstractmethod
    def watch(self, port: int) -> list[str]:
        """Return what builds the site at each save, and perhaps serves it on a *port*."""

    @property
    def watched(self) -> Path:
        """The folder that what watches writes into."""
        return self.output()

    def output(self, builder: str = 'html') -> Path:
        """Return the folder that a *builder* writes into."""
        return self.folder / builder

    def build(self, builder: str = 'html') -> Cost:
        """Build what has changed since the last time that this *builder* was at work."""
        return run(self.command(builder), self.env)

    def path(self, page: str) -> Path:
        """Return the file of the source of a *page*."""
        return self.source / f'{page}.md'

    def text(self, page: str) -> str:
        """Return the source of a *page*."""
        return self.path(page).read_text(encoding='utf-8')

    def write(self, page: str, text: str) -> None:
        """Write the source of a *page*."""
        self.path(page).write_text(text, encoding='utf-8')

    def sources(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each page, as authors wrote it."""
        for path in sorted([*self.source.glob('*.md'), *self.source.glob('posts/*.md')]):
            name = path.relative_to(self.source).with_suffix('').as_posix()
            # Hugo calls the first one `_index`.
            yield name.removeprefix('_'), path.read_text(encoding='utf-8')

    # Each change returns the words that pages must have once they show it, by the names of these.

    def leave(self) -> dict[str, str]:
        """Change nothing."""
        return {}

    def edit_paragraph(self) -> dict[str, str]:
        """Add a sentence to the last paragraph of a session."""
        self.edits += 1
        page, more = f'posts/{session_name(self.size // 2)}', f'Encore une phrase {self.edits}.'
        self.write(page, f'{self.text(page).rstrip()} {more}\n')
        return {page: more}

    def add_session(self) -> dict[str, str]:
        """Add a session after the last one."""
        number, self.size = self.size, self.size + 1
        last, new = (f'posts/{session_name(each)}' for each in (number - 1, number))
        page = self.conference.told(new, self.conference.sessions.page(number))
        self.write(new, page)
        listing = self.conference.listing(self.conference.size - 1)
        before, after = (self.listed(listing, name) for name in (last, new))
        self.write(listing, self.text(listing).replace(before, before + after))
        return {new: self.conference.titles[new]}

    @abstractmethod
    def listed(self, listing: str, name: str) -> str:
        """Return the line that lists the session *name* on the page *listing*."""

    def rename_speaker(self) -> dict[str, str]:
        """Give a speaker another name wherever authors wrote it."""
        self.renamed += 1
        speakers = self.conference.sessions.speakers
        old = speakers[(len(speakers) // 2 + self.renamed) % len(speakers)]
        new = f'Zoé Renommée-{self.renamed}'
        changed = {name: text for name, text in self.sources() if old in text}
        for name, text in changed.items():
            self.write(name, text.replace(old, new))
        return dict.fromkeys(changed, new)
