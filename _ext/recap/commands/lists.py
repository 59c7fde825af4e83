"""The lists of talks: a page for each day, or for each track where no day is known, and theirs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from .._languages import day_in
from .pieces import Piece
from .texts import escaped, plain, slug
from .wording import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .kept import Kept
    from .talks import Talk

EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


def lists(talks: Sequence[Talk], language: str, kept: Kept) -> Iterator[Piece]:
    """Yield the lists of *talks*, and of those that former schedules had and are *kept*.

    Talks of a day come by their hours, whatever the rooms by which the schedule has them. A page
    that somebody has removed is in no list. One that lists nothing any more is an orphan.
    """
    programme = speaking(language)('Programme')
    pages: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    for talk in sorted(talks, key=begins_at):
        day = day_in(language, talk.day, weekday=True) if talk.day else ''
        title = day or plain(talk.track) or programme
        name = f'days/{talk.day.isoformat() if talk.day else slug(title)}'
        titles.setdefault(name, title[:1].upper() + title[1:])
        pages.setdefault(name, [])
        if not kept.removed(talk.page):
            pages[name].append(talk.page)
    current = {talk.page for talk in talks}
    for name, title, former in kept.lists():
        titles.setdefault(name, title)
        pages.setdefault(name, [])
        pages[name] += [page for page in former if page not in current and kept.has(page)]
    for name, listed in pages.items():
        title = f'# {escaped(titles[name])}\n'
        text = f'{title}\n{contents(listed)}' if listed else f'---\norphan: true\n---\n\n{title}'
        yield Piece(f'{name}.md', f'list {name.removeprefix("days/")}', text, titles[name])
    listed = sorted(name for name, held in pages.items() if held and not kept.removed(name))
    text = contents(listed, f':caption: {programme}\n:hidden:\n')
    begins = f'# {programme}\n'
    yield Piece('index.md', 'programme', text, programme, begins, ahead_of='speakers')


def begins_at(talk: Talk) -> datetime:
    """Return when a *talk* begins, by the clocks there; ahead of all hours, where none is known."""
    return (talk.start or EARLIEST).replace(tzinfo=None)


def contents(pages: Sequence[str], options: str = '') -> str:
    """Return a table of contents that lists *pages*."""
    listed = ''.join(f'/{page}\n' for page in pages)
    return f':::{{toctree}}\n{options}\n{listed}:::\n'
