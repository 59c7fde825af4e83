"""The pages of a schedule: a talk each, who speaks, what was shown, lists by day or by track."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.dates import format_date

from .texts import escaped, markdown, plain
from .wording import WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .talks import Person, Talk

SESSIONS: Final = 'sessions'


class Piece(NamedTuple):
    """A part of a file that the schedule decides: ``key`` tells which, ``about`` what it is.

    A file that holds nothing else ``begins`` with a text.
    """

    file: str
    key: str
    text: str
    about: str
    begins: str = ''


def slug(identifier: str) -> str:
    """Return the name of the page of a talk: that of its identifier, which outlives corrections.

    >>> slug('CH-12/ab')
    'talk-ch-12-ab'
    """
    return 'talk-' + (re.sub(r'[^a-z0-9]+', '-', identifier.lower()).strip('-') or 'x')


def names_of(talks: Sequence[Talk]) -> dict[str, str]:
    """Return what each person is called, by identifier: a number follows a name that is taken."""
    named: dict[str, str] = {}
    taken: set[str] = set()
    for person in (person for talk in talks for person in talk.people):
        key = person.id or person.name
        if key in named:
            continue
        base = name = re.sub(r'[,`<>]', ' ', plain(person.name)).strip()
        number = 1
        while name in taken:
            number += 1
            name = f'{base} ({number})'
        taken.add(name)
        named[key] = name
    return named


def pieces(talks: Sequence[Talk], language: str) -> Iterator[Piece]:
    """Yield all that the *talks* decide of a recap in that *language*."""
    said = WORDS.get(language.partition('_')[0], WORDS['en'])
    names, years = names_of(talks), keys_of(talks)
    people: dict[str, Person] = {}
    for talk in talks:
        for person in talk.people:
            people.setdefault(person.id or person.name, person)
        yield Piece(
            f'{SESSIONS}/{slug(talk.id)}.md',
            f'talk {talk.id}',
            talk_page(talk, names, years, said, language),
            plain(talk.title),
        )
    for key, person in people.items():
        biography = markdown(person.biography) or '…'
        text = f':::{{speaker}} {names[key]}\n{biography}\n:::\n'
        yield Piece('speakers.md', f'person {key}', text, names[key], f'# {said.speakers}\n')
    for talk in talks:
        for rank, document in enumerate(talk.documents):
            author = names[talk.people[0].id or talk.people[0].name] if talk.people else ''
            author = re.sub(r' \(\d+\)$', '', author) or said.organisers
            key, year = years[talk.id][rank]
            title = escaped(plain(document.title)) or escaped(plain(talk.title))
            text = (
                f':::{{source}} {key}\n:author: {author}\n:year: {year}\n'
                f'{title}, <{document.url}>.\n:::\n'
            )
            begins = f'# {said.sources}\n'
            yield Piece('sources.md', f'document {key}', text, document.url, begins)
    yield from lists(talks, said, language)


def keys_of(talks: Sequence[Talk]) -> dict[str, list[tuple[str, str]]]:
    """Return the key and the year of each document, by talk: letters tell an author's apart."""
    found: dict[str, list[tuple[str, str]]] = {}
    counts: dict[tuple[str, int], int] = {}
    totals: dict[tuple[str, int], int] = {}
    for talk in talks:
        who = (author_of(talk), talk.day.year if talk.day else 0)
        totals[who] = totals.get(who, 0) + len(talk.documents)
    for talk in talks:
        who = (author_of(talk), talk.day.year if talk.day else 0)
        for rank in range(len(talk.documents)):
            number = counts.get(who, 0)
            counts[who] = number + 1
            letter = letters(number) if totals[who] > 1 else ''
            year = f'{who[1] or 2000}{letter}'
            found.setdefault(talk.id, []).append((f'{slug(talk.id)}-{rank + 1}', year))
    return found


def author_of(talk: Talk) -> str:
    """Return who signs the documents of a *talk*."""
    return talk.people[0].name if talk.people else ''


def letters(number: int) -> str:
    """Return the letter of a year: a to z, then aa, ab."""
    first, last = divmod(number, 26)
    return (letters(first - 1) if first else '') + chr(ord('a') + last)


def talk_page(
    talk: Talk,
    names: Mapping[str, str],
    years: Mapping[str, list[tuple[str, str]]],
    said: Words,
    language: str,
) -> str:
    """Return the page of a *talk*."""
    lines = [f'# {escaped(plain(talk.title))}', '']
    if talk.people:
        who = ', '.join(dict.fromkeys(names[person.id or person.name] for person in talk.people))
        lines += [':::{session}', f':speakers: {who}', ':::', '']
    else:
        lines += [':::{session}', ':::', '']
    where = [when(talk, language), escaped(plain(talk.room)), escaped(plain(talk.track))]
    if talk.cancelled:
        where.insert(0, f'**{said.cancelled}**')
    if any(where):
        lines += [':::{container} recap-dateline', '', ', '.join(filter(None, where)), ':::', '']
    if abstract := '\n\n'.join(filter(None, map(markdown, talk.abstracts))):
        lines += [f':::{{admonition}} {said.abstract}', '', abstract, ':::', '']
    if talk.documents:
        cited = ', '.join(f'{{source}}`{key}`' for key, _year in years[talk.id])
        lines += [f'{said.documents} {cited}', '']
    return '\n'.join(lines)


def when(talk: Talk, language: str) -> str:
    """Return the day and the hours of a *talk*."""
    if not talk.start:
        return ''
    form = 'd MMMM y' if language.startswith('en') else 'long'  # else, as in America
    day = format_date(talk.start.date(), form, language)
    end = talk.start + talk.length if talk.length else None
    hours = f'{talk.start:%H:%M}' + (f'–{end:%H:%M}' if end else '')
    return f'{day}, {hours}'


def lists(talks: Sequence[Talk], said: Words, language: str) -> Iterator[Piece]:
    """Yield a page for each day, or for each track where no time is known, and the list of them."""
    groups: dict[str, list[Talk]] = {}
    titles: dict[str, str] = {}
    for talk in talks:
        name = talk.day.isoformat() if talk.day else slug(talk.track or 'other').partition('-')[2]
        groups.setdefault(name, []).append(talk)
        day = format_date(talk.day, 'full', language) if talk.day else plain(talk.track)
        titles[name] = day[:1].upper() + day[1:] or said.programme
    for name, group in sorted(groups.items()):
        listed = '\n'.join(f'/{SESSIONS}/{slug(talk.id)}' for talk in group)
        text = f'# {escaped(titles[name])}\n\n:::{{toctree}}\n\n{listed}\n:::\n'
        yield Piece(f'days/{name}.md', f'list {name}', text, titles[name])
    listed = '\n'.join(f'days/{name}' for name in sorted(groups))
    text = f':::{{toctree}}\n:caption: {said.programme}\n:hidden:\n\n{listed}\n:::\n'
    yield Piece('index.md', 'programme', text, said.programme, f'# {said.programme}\n')
