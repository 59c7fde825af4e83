"""What only the whole recap can tell: two records with one name, names that lead nowhere.

Parallel readers can't see each other's pages, so that all of it waits until they are merged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .._ground import suggestion, warn
from .listings import Listed
from .records import Session, Source, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .gathered import Gathered
    from .page import Page
    from .records import Mention, Record

REMEDY = {
    'speaker': 'declare this person with {speaker}',
    'session': 'declare it with {session} on its page',
    'statistic': 'give the statistic this :name:',
    'quotation': 'give the quotation this :name:',
    'source': 'declare the work with {source}',
}

SEVERAL: Final = re.compile(
    r'[;/|+·、，]|,?\s(?:[&–—-]|and|et|und|y|e|en|with|avec|mit|con|com|met)\s'
)
"""What authors write between names in the place of a comma."""


def check(gathered: Gathered, pages: Iterable[Page], report: str) -> None:
    """Warn about all that the *pages* say and those *gathered* contradict.

    The source *report* tells all that was said, so that it is of use without being cited.
    """
    check_duplicates(gathered)
    check_use(gathered, report)
    for page in pages:
        for mention in page.mentions:
            check_mention(gathered, mention)
        for placeholder in page.placeholders:
            if isinstance(placeholder, Listed):
                check_listing(gathered, placeholder)


def check_duplicates(gathered: Gathered) -> None:
    """Warn where two records of one kind have one name or anchor, or are sessions of one page."""
    seen: dict[tuple[str, str], Record] = {}
    heads: dict[str, Record] = {}
    for record in gathered.records:
        if (
            isinstance(record, Session)
            and (head := heads.setdefault(record.docname, record)) is not record
        ):
            message = 'a page is one session, that of %s; give this one a page of its own'
            warn(record.location, 'several-sessions', message, head.location)
            continue
        if isinstance(record, Term):
            continue  # Sphinx warns about its own
        for key in dict.fromkeys([(record.kind, record.name), (record.kind, record.anchor)]):
            other = seen.setdefault(key, record)
            if other is not record and key[1]:
                warn(
                    record.location,
                    'duplicate',
                    'two records are the %s %r; the other is at %s: give one another name',
                    record.kind,
                    record.name,
                    other.location,
                )
                break


def check_use(gathered: Gathered, report: str) -> None:
    """Warn about sources, but for the *report*, and terms that no page uses."""
    for record in gathered.records:
        if isinstance(record, Source):
            if record.name == report or gathered.citing('source', [record.name]):
                continue
            warn(
                record.location,
                'uncited-source',
                'no page cites the source %r; cite it with {source}`%s` or remove it',
                record.name,
                record.name,
            )
        elif isinstance(record, Term) and not gathered.citing(
            'term', record.aliases, record.docname
        ):
            warn(
                record.location,
                'unused-term',
                'no other page uses the term %r; use it with {term}`%s` or remove it',
                record.name,
                record.name,
            )


def check_listing(gathered: Gathered, listing: Listed) -> None:
    """Warn where *listing* shows nothing, and say so when that is because its group is no group."""
    if listing.filters.group and listing.filters.group not in gathered.groups():
        warn(
            listing.location,
            'unknown-group',
            'the page %r lists no other; name one whose table of contents does. %s',
            listing.filters.group,
            suggestion(listing.filters.group, gathered.groups()),
        )
    elif not listing.records(gathered):
        warn(
            listing.location,
            'empty-listing',
            '{%s}: no record passes its filters; widen them or remove the listing',
            listing.directive,
        )


def check_mention(gathered: Gathered, mention: Mention) -> None:
    """Warn where *mention* cites what nobody declares."""
    if mention.kind == 'term' or gathered.find(mention.kind, mention.target):
        return  # Sphinx warns about unknown terms
    parts = SEVERAL.split(mention.target)
    several = [name.strip() for name in (parts if parts[1:] else mention.target.split(','))]
    if len(several) < 2 or not all(gathered.find(mention.kind, name) for name in several):
        hint = suggestion(mention.target, gathered.names(mention.kind))
    elif mention.kind == 'speaker' and not any(
        isinstance(record, Session) and mention.target in record.speakers
        for record in gathered.records
    ):
        hint = f'One name stands here: {", or ".join(several).rstrip(".")}.'
    else:
        written = (name.replace(',', r'\,') for name in several)
        hint = f'Write commas between names: {", ".join(written).rstrip(".")}.'
    warn(
        mention.location,
        f'unknown-{mention.kind}',
        'unknown %s %r; %s. %s',
        mention.kind,
        mention.target,
        REMEDY[mention.kind],
        hint,
    )
