"""The pages of a schedule: a talk each, who speaks, what was shown, and their lists."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from .._languages import is_tag, language_tag, same_language
from .abstracts import markdown
from .days import when
from .lists import lists
from .names import names_of
from .pieces import Piece, fenced, option
from .texts import escaped, marked, plain
from .wording import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from .kept import Kept
    from .talks import Document, Person, Talk


class Source(NamedTuple):
    """A document of a talk of which the year is known: what cites it, who signs it, and when."""

    key: str
    author: str
    year: str
    talk: Talk
    document: Document


class Programme:
    """The talks of a conference, told in the language of its recap.

    Speakers whom its author has *declared* are not declared again.
    """

    def __init__(
        self, talks: Sequence[Talk], language: str, kept: Kept, declared: Set[str] = frozenset()
    ) -> None:
        self._talks, self._kept, self._declared = talks, kept, declared
        self._language, self._say = language, speaking(language)
        self._foreign = {talk.id: foreign(talk.language, language) for talk in talks}
        self._people: dict[str, Person] = {}
        self._spoken: dict[str, set[str]] = {}
        for talk in talks:
            for person in talk.people:
                self._people.setdefault(person.key, person)
                self._spoken.setdefault(person.key, set()).add(self._foreign[talk.id])
        self._names = names_of(self._people, kept.people())
        self._sources: dict[str, list[Source]] = {talk.id: [] for talk in talks}
        for source in self._documented():
            self._sources[source.talk.id].append(source)

    def pieces(self) -> Iterator[Piece]:
        """Yield all that the talks decide of the recap."""
        _ = self._say
        for talk in self._talks:
            file, about = f'{talk.page}.md', plain(talk.title)
            yield Piece(file, f'talk {talk.id}', self._talk(talk), about)
        known = self._kept.people()
        for key, person in self._people.items():
            if self._names[key] in self._declared and key not in known:
                continue
            unknown = _('The programme says nothing about this person.')
            biography = markdown(person.biography, self._speaks(key)) or unknown
            text = fenced(f'{{speaker}} {self._names[key]}', f'{biography}\n')
            begins = f'# {_("Speakers")}\n'
            yield Piece('speakers.md', f'person {key}', text, self._names[key], begins)
        for source in (each for found in self._sources.values() for each in found):
            title = plain(source.document.title) or plain(source.talk.title)
            title = marked(escaped(title), self._foreign[source.talk.id])
            author = option('author', source.author)
            text = (
                f':::{{source}} {source.key}\n{author}\n:year: {source.year}\n'
                f'{title}, <{source.document.url}>.\n:::\n'
            )
            begins = f'# {_("Sources")}\n'
            yield Piece('sources.md', f'document {source.key}', text, source.document.url, begins)
        yield from lists(self._talks, self._language, self._kept)

    def _speaks(self, key: str) -> str:
        """Return the language of all talks of a person, where it is another than the recap's."""
        languages = self._spoken[key]
        return min(languages) if len(languages) == 1 else ''

    def _documented(self) -> Iterator[Source]:
        """Yield the documents of dated talks: letters tell those of an author and a year apart."""
        _ = self._say
        signed = [
            (self._names[talk.people[0].key] if talk.people else _('The organisers'), talk)
            for talk in self._talks
            if talk.day
        ]
        totals: Counter[tuple[str, int]] = Counter()
        for author, talk in signed:
            assert talk.day
            totals[author, talk.day.year] += len(talk.documents)
        counts: Counter[tuple[str, int]] = Counter()
        for author, talk in signed:
            assert talk.day
            year = talk.day.year
            for rank, document in enumerate(talk.documents, 1):
                letter = letters(counts[author, year]) if totals[author, year] > 1 else ''
                counts[author, year] += 1
                yield Source(f'{talk.slug}-{rank}', author, f'{year}{letter}', talk, document)

    def _talk(self, talk: Talk) -> str:
        """Return the page of a *talk*."""
        _ = self._say
        who = ', '.join(dict.fromkeys(self._names[person.key] for person in talk.people))
        language = self._foreign[talk.id]
        lines = [f'# {marked(escaped(plain(talk.title)), language)}', '', ':::{session}']
        lines += [*([option('speakers', who)] if who else []), ':::', '']
        where = [when(talk, self._language), escaped(plain(talk.room)), escaped(plain(talk.track))]
        if talk.cancelled:
            where.insert(0, f'**{_("Cancelled")}**')
        if any(where):
            dateline = ', '.join(filter(None, where))
            lines += [':::{container} recap-dateline', '', dateline, ':::', '']
        abstracts = (markdown(text, language) for text in talk.abstracts)
        if abstract := '\n\n'.join(filter(None, abstracts)):
            title = _('In the organisers’ words')
            lines += [fenced(f'{{admonition}} {title}', f'\n{abstract}\n')]
        cited = [f'{{source}}`{source.key}`' for source in self._sources[talk.id]]
        if shown := cited or [f'<{document.url}>' for document in talk.documents]:
            lines += [f'{_("Documents:")} {", ".join(shown)}', '']
        return '\n'.join(lines)


def foreign(language: str, own: str) -> str:
    """Return the tag of a *language*, where it is another than a recap's *own*."""
    tag = language_tag(language.strip())
    return tag if is_tag(tag) and not same_language(tag, own) else ''


def letters(number: int) -> str:
    """Return the letter of a year: a to z, then aa, ab."""
    first, last = divmod(number, 26)
    return (letters(first - 1) if first else '') + chr(ord('a') + last)
