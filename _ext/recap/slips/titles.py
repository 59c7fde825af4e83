"""Slips in titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDLESS: Final = re.compile(
    r'!\[[^\[\]]*\]\([^()]*\)|<!--.*?-->|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|&(?:nbsp|#160|#xa0);',
    re.IGNORECASE | re.DOTALL,
)
"""What a title may hold that isn't read: pictures, comments, tags, spaces."""

BY_ACCIDENT: Final = re.compile(r'\n|[.!?…:;]$|^[\w-]+: ')
"""What a title that is underlined doesn't hold: lines, the end of a sentence, metadata."""


def wrong_with_title(markup: str, title: str, within: str) -> Iterator[str]:
    """Yield what is wrong with a *title*, whose *markup* begins or underlines it.

    *within* is the directive that it stands in, if any.

    >>> list(wrong_with_title('##', '![Logo](logo.png)', ''))
    ['this title has no words, and contents show nothing else; write some']
    """
    if within:
        yield f'a title in {{{within}}} is in no contents; close that before it'
    if not WORDLESS.sub('', title).strip():
        yield 'this title has no words, and contents show nothing else; write some'
    elif markup in {'-', '='} and BY_ACCIDENT.search(title):
        yield f'{markup * 3} right after a text makes a title of it; part them'
