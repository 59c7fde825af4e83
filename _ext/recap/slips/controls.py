"""Control characters, which come along from a PDF: nobody sees them, and XML can't hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTROL: Final = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]')
"""Those that are no space, and what is no character (https://www.w3.org/TR/xml/#charsets)."""


def control_slips(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield what is said of each of the *lines* that holds one, with its number from 0 on."""
    for number, said in controls_in(lines):
        yield number, 'control', f'{said}: it is left out'


def controls_in(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what stands in each of the *lines* that holds one, after its number from 0 on."""
    if not CONTROL.search('\n'.join(lines)):  # nearly no page has any
        return
    for number, line in enumerate(lines):
        if found := dict.fromkeys(CONTROL.findall(line)):
            named = ', '.join(f'U+{ord(sign):04X}' for sign in found)
            yield number, f'here stands {named}, which nobody sees; remove it'


def without_controls(text: str) -> str:
    r"""Return *text* without them, lines being what they were; two of them part words.

    >>> without_controls('a\x0bb infor\x02mation')
    'a b information'
    """
    return CONTROL.sub(lambda found: ' ' if found[0] in '\x0b\x0c' else '', text)
