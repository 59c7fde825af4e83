"""Verdicts that have changed since they were published: `verdicts.txt` lists them by day.

A line has a day, a claim, its verdict: ``2031-05-04 statistic-seven qualified``. The first line of
a claim is what was published; each further one is a change, which the feed tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlsplit

from markupsafe import escape
from sphinx.locale import _

from .._ground import suggestion, warn
from .feed import Entry
from .places import address, path_of, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

NAME: Final = 'verdicts.txt'
LONGEST: Final = 80
"""How many signs of a claim stand in a title."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the file: on a ``day``, the claim of that ``id`` had the verdict ``key``."""

    line: int
    day: str
    id: str
    key: str


def records(app: Sphinx) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the claims by id, and the words of verdicts by key (``publish-records``)."""
    claims: dict[str, Any] = {}
    words: dict[str, str] = {}
    for answer in app.emit('publish-records'):
        claims.update({claim['id']: claim for claim in answer.get('claims', ())})
        words.update({each['id']: each['word'] for each in answer.get('verdicts', ())})
    return claims, words


def listed(app: Sphinx, claims: Mapping[str, Any], words: Mapping[str, str]) -> list[Listed]:
    """Return what the file lists, in its order; warn of what is wrong in it."""
    path = Path(app.srcdir, NAME)
    if not path.is_file():
        return []
    found: list[Listed] = []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        fields = line.split()
        if not fields or line.startswith('#'):
            continue
        if wrong := fault(fields, claims, words):
            warn(f'{path}:{number}', 'verdicts', '%s: %s', NAME, wrong)
        else:
            found.append(Listed(number, *fields))
    return found


def fault(fields: list[str], claims: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """Return what is wrong in the *fields* of a line, with what would be right, or nothing."""
    if len(fields) != 3:
        return 'write a day, a claim and its verdict: 2031-05-04 statistic-seven qualified'
    day, name, key = fields
    try:
        right = date.fromisoformat(day).isoformat() == day
    except ValueError:
        right = False
    if not right:
        return f'{day!r} is no day; write it as 2031-05-04'
    if name not in claims:
        return f'no claim is called {name!r}. {suggestion(name, claims)}'
    return '' if key in words else f'there is no verdict {key!r}. {suggestion(key, words)}'


def changes(app: Sphinx) -> Iterator[Entry]:
    """Yield an entry of the feed for each verdict that has changed."""
    claims, words = records(app)
    former: dict[str, str] = {}
    lines = listed(app, claims, words)
    last = {each.id: each.line for each in lines}
    for each in lines:
        was = former.get(each.id)
        former[each.id] = each.key
        if was is None or was == each.key:
            continue
        claim = claims[each.id]
        now = claim.get('verdict', {})
        holds = last[each.id] == each.line and now.get('key') == each.key
        reason = now.get('reason', '') if holds else ''
        yield Entry(
            id=tag(app, each),
            title=_('Verdict changed: %s') % shortened(str(claim['text'])),
            updated=f'{each.day}T00:00:00Z',
            address=address(app, claim['page'], claim.get('anchor', '')),
            content=told(str(claim['text']), words[was], words[each.key], reason),
        )


def told(claim: str, was: str, now: str, reason: str) -> str:
    """Return what an entry says, as HTML."""
    verdict = _('From “%(was)s” to “%(now)s”.') % {'was': was, 'now': now}
    said = f'<blockquote><p>{escape(claim)}</p></blockquote><p>{escape(verdict)}</p>'
    return f'{said}<p>{escape(reason)}</p>' if reason else said


def shortened(text: str) -> str:
    """Return the beginning of a *text*, cut between two words."""
    if len(text) <= LONGEST:
        return text
    return f'{text[:LONGEST].rpartition(" ")[0]}…'


def tag(app: Sphinx, each: Listed) -> str:
    """Return what identifies a change for ever: a tag (RFC 4151), of the host and the day."""
    host = urlsplit(root(app)).hostname or ''
    return f'tag:{host},{each.day}:{path_of(root(app))}#{quote(each.id)}'
