"""Verdicts that have changed since they were published: `verdicts.txt` lists them by day.

A line has a day, a claim, its verdict: ``2031-05-04 statistic-seven qualified``. The first line of
a claim is what was published; each further one is a change, which the feed tells.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from sphinx.locale import _

from .._address import address_of, path_on_host
from .._files import read_kept, write_whole
from .._ground import is_day, shortened, suggestion, warn
from .feed import Entry
from .lines import UNREADABLE, lines_of
from .named import first_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NAME: Final = 'verdicts.txt'
KEPT: Final = 'recap-verdicts.json'
"""The file, beside what Sphinx keeps, of which list was looked at."""
LONGEST: Final = 80
"""How many signs of a claim stand in a title."""


@dataclass(frozen=True, slots=True)
class Change:
    """On a ``day``, the verdict of the claim of that ``id`` became another one.

    ``rank`` tells the changes of one claim on one day apart: 1 for the first.
    """

    day: str
    id: str
    was: str
    now: str
    rank: int


def records(app: Sphinx) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the claims by id, and the words of verdicts by key (``publish-records``)."""
    claims: dict[str, Any] = {}
    words: dict[str, str] = {}
    for answer in app.emit('publish-records'):
        claims.update({claim['id']: claim for claim in answer.get('claims', ())})
        words.update({each['id']: each['word'] for each in answer.get('verdicts', ())})
    return claims, words


def look_again(app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
    """Return a page to be read again, where the file isn't what it was (``env-get-outdated``).

    Sphinx looks at all pages together only where one was read: else, what is wrong in the file
    would be said too late, and for good once it is right.
    """
    same = read_kept(app.doctreedir / KEPT, list) == [digest(app)]
    return [] if same else [env.config.root_doc]


def digest(app: Sphinx) -> str:
    """Return what tells the file from another one, or from none."""
    path = Path(app.srcdir, NAME)
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ''


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what is wrong in the file (``env-check-consistency``)."""
    write_whole(app.doctreedir / KEPT, json.dumps([digest(app)]).encode())
    found = list(lines_of(Path(env.srcdir, NAME)))
    claims, words = records(app) if found else ({}, {})
    for number, fields in found:
        if wrong := fault(fields, claims, words):
            place = f'{Path(env.srcdir, NAME)}:{number}'
            warn(place, 'verdicts', '%s: %s', NAME, wrong)


def fault(fields: list[str], claims: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """Return what is wrong in the *fields* of a line, with what would be right, or nothing."""
    if not fields:
        return UNREADABLE
    if len(fields) != 3:
        return 'write a day, a claim and its verdict: 2031-05-04 statistic-seven qualified'
    day, name, key = fields
    if not is_day(day):
        return f'{day!r} is no day; write it as 2031-05-04'
    if name not in claims:
        return f'no claim is called {name!r}. {suggestion(name, claims)}'
    return '' if key in words else f'there is no verdict {key!r}. {suggestion(key, words)}'


def changes(app: Sphinx) -> Iterator[Entry]:
    """Yield an entry of the feed for each verdict that has changed."""
    lines = [fields for _number, fields in lines_of(Path(app.srcdir, NAME))]
    claims, words = records(app) if lines else ({}, {})
    former: dict[str, str] = {}
    changed: list[Change] = []
    for fields in lines:
        if not fault(fields, claims, words):
            day, name, key = fields
            if former.setdefault(name, key) != key:
                rank = 1 + sum((each.day, each.id) == (day, name) for each in changed)
                changed.append(Change(day, name, former[name], key, rank))
            former[name] = key
    last = {each.id: each for each in changed}
    for each in changed:
        claim = claims[each.id]
        said = str(claim.get('text') or each.id)  # a picture has no words
        now = claim.get('verdict', {})
        holds = last[each.id] is each and now.get('key') == each.now
        reason = str(now.get('reason', '')) if holds else ''
        yield Entry(
            id=tag(app, each),
            title=_('Verdict changed: %s') % shortened(said, LONGEST),
            updated=f'{each.day}T00:00:{min(each.rank, 60) - 1:02}Z',
            address=address_of(app, claim['page'], claim.get('anchor', '')),
            content=told(said, words[each.was], words[each.now], reason),
        )


def told(claim: str, was: str, now: str, reason: str) -> str:
    """Return what an entry says, as HTML."""
    verdict = _('From “%(was)s” to “%(now)s”.') % {'was': was, 'now': now}
    said = f'<blockquote><p>{escape(claim)}</p></blockquote><p>{escape(verdict)}</p>'
    return f'{said}<p>{escape(reason)}</p>' if reason else said


def tag(app: Sphinx, each: Change) -> str:
    """Return what identifies a change for ever: a tag (RFC 4151), of the first host and the day."""
    first = first_root(app)
    host = urlsplit(first).hostname or ''
    again = f'/{each.rank}' if each.rank > 1 else ''
    return f'tag:{host},{each.day}:{path_on_host(first)}#{quote(each.id)}{again}'
