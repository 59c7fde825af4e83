"""What is still unchecked among the claims: statistics and quotations that have no verdict."""

from __future__ import annotations

import pickle
from collections import Counter
from typing import TYPE_CHECKING, Final

from .problems import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from recap.records.records import Statement

KINDS: Final = ('statistic', 'quotation')
UNLOCATED: Final = 'introuvable'
HEARD: Final = 'entendu'
"""Verdicts that end a search without an origin."""


def claims(doctrees: Path) -> list[Statement]:
    """Return all statistics and quotations of the recap whose folder of *doctrees* is given.

    Raise `ReleaseError` where the site wasn't built there.
    """
    path = doctrees / 'environment.pickle'
    if not path.is_file():
        message = f'{path} is missing: the claims can’t be listed'
        raise ReleaseError(message)
    env = pickle.loads(path.read_bytes())  # noqa: S301  what the build has just written
    pages = env.domaindata['recap']['pages']
    records = (record for page in sorted(pages) for record in pages[page].records)
    return [record for record in records if record.kind in KINDS]


def told(found: Iterable[Statement]) -> str:
    """Return in a few lines which of the claims *found* nobody has checked, and how many."""
    listed = [*found]
    unchecked = [claim for claim in listed if not claim.verdict]
    verdicts = Counter(claim.verdict for claim in listed)
    lines = [
        f'  {claim.location}: {claim.kind} {claim.name}, no verdict: {claim.text}'
        for claim in unchecked
    ]
    searched = f'{verdicts[UNLOCATED]} not located, {verdicts[HEARD]} heard by the witness alone'
    head = f'{len(unchecked)} of {len(listed)} claims unchecked; checked without an origin: '
    return '\n'.join([f'{head}{searched}', *lines])
