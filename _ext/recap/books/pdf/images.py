"""Which picture the compiler complains about: it says neither its name nor its place."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ..syntax import literal
from .fonts import folders
from .press import PressError, press

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

REMEDIES: Final = (
    (r'CMYK', 'is CMYK; save it as RGB'),
    (r'foreign object', 'holds HTML (foreignObject), which no PDF shows; save its words as text'),
    (r'could not be displayed', 'holds signs that no font has; draw them as shapes'),
    (r'external|not found', 'is made of other files; save all in one'),
    (r'decode|parse|format|unexpected', 'is broken, or not what its name says; save it again'),
)
"""What is wrong with a picture by the words of the compiler, and what would be right."""


SHOWN: Final = frozenset({'.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp'})
"""The ends of the names of those that the compiler shows."""


def wrong(pictures: Mapping[str, str], root: Path, date: datetime) -> Iterator[tuple[str, str]]:
    """Yield, for each of the *pictures* that can't be shown, its place and what is wrong.

    They are paths from *root*, each with the place that shows it.
    """
    for path, location in pictures.items():
        source = f'#set document(title: "-")\n#image({literal(path)}, alt: "-")\n'
        try:
            _pdf, complaints = press(source, root, date, folders())
        except PressError as error:
            complaints = list(error.complaints)
        for complaint in complaints[:1]:
            name = PurePath(path)
            yield location, f'image {name.name!r} {meant(name, complaint.message)}'


def meant(name: PurePath, message: str) -> str:
    """Return what is wrong with the picture *name* by the *message* of the compiler."""
    if name.suffix.lower() not in SHOWN:
        return 'is of a kind that no PDF shows; save it as PNG'
    found = (remedy for words, remedy in REMEDIES if re.search(words, message))
    return next(found, message)
