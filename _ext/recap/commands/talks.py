"""Talks, as a schedule tells of them, whatever system has written it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urljoin

from .problems import RefusedError
from .texts import slug

MAPPING: Final = 'a mapping of names'
ADDRESS: Final = re.compile(r'https?://[^\s<>"]+')
SCHEME: Final = re.compile(r'[A-Za-z][\w+.-]*:')
RESERVED: Final = "%:/?#[]@!$&'()*+,;=~"
"""Signs that stay as they are in an address (RFC 3986)."""


class Person(NamedTuple):
    """Somebody who speaks: two of one name have two identifiers."""

    id: str
    name: str
    biography: str = ''

    @property
    def key(self) -> str:
        """What tells this person from others: the name, where there is no identifier."""
        return self.id or self.name


class Document(NamedTuple):
    """Something that was shown, recorded or linked: its address, and what it is called."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk: what is unknown is blank.

    Its ``day`` is that of the programme which has it, for which 00:30 may be the end of an evening;
    ``last`` is its last one, where it has several.
    """

    id: str
    title: str
    abstracts: tuple[str, ...] = ()
    day: date | None = None
    last: date | None = None
    start: datetime | None = None
    length: timedelta | None = None
    room: str = ''
    track: str = ''
    people: tuple[Person, ...] = ()
    documents: tuple[Document, ...] = ()
    language: str = ''
    cancelled: bool = False
    notes: tuple[str, ...] = ()
    """What of it isn't taken: where, and why."""

    @property
    def slug(self) -> str:
        """Its name among pages: that of its identifier, which outlives corrections."""
        return f'talk-{slug(self.id)}'

    @property
    def end(self) -> datetime | None:
        """When it ends, where that is known; raise `OverflowError` where no calendar has it."""
        return self.start + self.length if self.start and self.length else None

    @property
    def page(self) -> str:
        """The name of its page."""
        return f'sessions/{self.slug}'


def length(start: datetime | None, end: datetime | None) -> timedelta | None:
    """Return the time between two, where both are known and can be compared."""
    if start and end and (start.tzinfo is None) == (end.tzinfo is None):
        return end - start
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a schedule, and its place: ``/schedule/conference/days/1``."""

    value: Any
    path: str = ''

    def __getitem__(self, key: str) -> Field:
        """Return what a mapping has under *key*: None where it has nothing."""
        if not isinstance(self.value, dict):
            raise self.wrong(MAPPING)
        return Field(self.value.get(key), f'{self.path}/{key}')

    def items(self) -> list[tuple[str, Field]]:
        """Return what a mapping holds."""
        if not isinstance(self.value, dict):
            raise self.wrong(MAPPING)
        return [(key, Field(value, f'{self.path}/{key}')) for key, value in self.value.items()]

    def each(self) -> list[Field]:
        """Return what a list holds: nothing, where there is none."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            right = 'a list'
            raise self.wrong(right)
        return [Field(value, f'{self.path}/{rank}') for rank, value in enumerate(self.value)]

    def text(self, default: str | None = None) -> str:
        """Return a text or a number as a text; *default*, where there is none."""
        if self.value is None and default is not None:
            return default
        if isinstance(self.value, bool) or not isinstance(self.value, (str, int)):
            right = 'a text'
            raise self.wrong(right)
        if not str(self.value).strip() and default is None:
            right = 'a text that isn’t blank'
            raise self.wrong(right)
        return str(self.value).strip()

    def untitled(self, talk: str) -> tuple[str, ...]:
        """Return what is noted of the *talk* of which this is the title: where that is blank."""
        if self.text(''):
            return ()
        return (f'{self.path}: {talk!r} has no title, and is left out; give it one there',)

    def first(self, *keys: str) -> Field:
        """Return what a mapping has under the first of the *keys* that isn’t blank, or the last."""
        found = [self[key] for key in keys]
        return next((each for each in found if each.value not in (None, '')), found[-1])

    def is_relative(self) -> bool:
        """Tell whether an address leads from another."""
        return not SCHEME.match(self.text())

    def address(self, base: str = '') -> str:
        """Return an address of the web; one that leads from *base* is joined to it."""
        text = self.text()
        if base and self.is_relative():
            with suppress(ValueError):  # of an address of the network that is none
                text = quote(urljoin(base, text), safe=RESERVED)
        if not ADDRESS.fullmatch(text):
            right = 'an address such as https://example.org/slides.pdf'
            raise self.wrong(right)
        return text

    def time(self) -> datetime | None:
        """Return a time, as ISO 8601 writes it, where it was; None where there is none."""
        text = self.text('')
        if not text:
            return None
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            right = 'a time such as 2031-05-03T10:00:00+02:00'
            raise self.wrong(right) from None

    def duration(self) -> timedelta | None:
        """Return a duration such as 00:45, or 45 minutes; None where there is none."""
        text = self.text('')
        if not text:
            return None
        hours, _colon, minutes = text.rpartition(':')
        try:
            days, _colon, hours = hours.rpartition(':')
            return timedelta(days=int(days or 0), hours=int(hours or 0), minutes=int(minutes))
        except (ValueError, OverflowError):
            right = 'a duration such as 00:45'
            raise self.wrong(right) from None

    def wrong(self, right: str) -> RefusedError:
        """Return the error that says that *right* should be here."""
        shown = 'nothing' if self.value is None else repr(self.value)[:60]
        return RefusedError(f'{self.path or "/"}: {right} is expected, not {shown}')
