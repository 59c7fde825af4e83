"""Verdicts as they are today, listed by day, so that a feed can tell which of them change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from .problems import RefusedError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LISTED: Final = 'verdicts.txt'
DATA: Final = '_build/html/records.json'
"""The records of the site that was built last."""


def list_verdicts(root: Path, today: date) -> str:
    """Add to the list of the recap in *root* each verdict that isn't the last one of its claim.

    Return what was done. Raise `RefusedError` where no site was built, which has the records.
    """
    data = root / DATA
    if not data.is_file():
        message = f'there is no {DATA}; make it: make html'
        raise RefusedError(message)
    path = root / LISTED
    text = read(path) if path.is_file() else ''
    last = last_verdicts(text)
    added = [
        f'{today.isoformat()} {claim["id"]} {claim["verdict"]["key"]}\n'
        for claim in json.loads(data.read_text(encoding='utf-8'))['claims']
        if 'verdict' in claim and last.get(claim['id']) != claim['verdict']['key']
    ]
    if added:
        ended = text if text[-1:] in {'', '\n'} else f'{text}\n'
        path.write_text(ended + ''.join(added), encoding='utf-8')
    changed = sum(line.split()[1] in last for line in added)
    return f'{LISTED}: {len(added) - changed} added, {changed} changed'


def read(path: Path) -> str:
    """Return the list that *path* holds; raise `RefusedError` where it isn't UTF-8."""
    try:
        return path.read_text(encoding='utf-8')
    except UnicodeDecodeError:
        message = f'{path.name} isn’t UTF-8; save it in that encoding'
        raise RefusedError(message) from None


def last_verdicts(text: str) -> dict[str, str]:
    r"""Return the last verdict that the list *text* has of each claim, by its id.

    >>> last_verdicts('2031-05-04 seven heard\n2031-05-06 seven confirmed\n')
    {'seven': 'confirmed'}
    """
    fields = (line.split() for line in text.splitlines() if not line.startswith('#'))
    return {found[1]: found[2] for found in fields if len(found) == 3}
