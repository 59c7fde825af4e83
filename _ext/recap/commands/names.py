"""What those who speak are called: one name each, which they keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .texts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .talks import Person

DECLARED: Final = re.compile(
    r'^ *(?:`{3,}|:{3,})\{(?:recap:)?speaker\}[ ]+(?P<name>\S.*)$', re.MULTILINE
)


def names_of(people: Mapping[str, Person], former: Mapping[str, str]) -> dict[str, str]:
    """Return what each of the *people* is called, by key.

    A number follows a name that is taken. Who had a number, or none, in *former* names keeps it.
    """
    bases = {
        key: ' '.join(re.sub(r'[,;`<>]', ' ', plain(person.name)).split()) or '…'
        for key, person in people.items()
    }
    named = {
        key: former[key]
        for key, base in bases.items()
        if key in former and re.sub(r' \(\d+\)$', '', former[key]) == base
    }
    taken = set(named.values())
    for key, base in bases.items():
        if key in named:
            continue
        name, number = base, 1
        while name in taken:
            number += 1
            name = f'{base} ({number})'
        taken.add(name)
        named[key] = name
    return named


def declared(pages: Iterable[Path]) -> set[str]:
    """Return the names of the speakers that *pages* declare."""
    texts = (path.read_text(encoding='utf-8', errors='replace') for path in pages)
    return {' '.join(found['name'].split()) for text in texts for found in DECLARED.finditer(text)}
