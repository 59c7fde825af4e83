"""Slips in the addresses of links: of the web, of people, of pages."""

from __future__ import annotations

import re
from typing import Final

MALFORMED: Final = r'https?:(?://?|(?!/))https?:|https?:(?!//[^/])'
"""How an address begins that browsers take for another one: with a / less, or twice."""

MISSING: Final = re.compile(r"'myst' cross-reference target not found: '(.*)'$")
"""What MyST says of a link that leads to no page."""

REMEDIES: Final = (
    (r'//|(?i:https?:)|www\.', 'an address of the web has https://'),
    (r'[\w-]+(?:\.[\w-]+)*\.(?:com|net|org)(?:/|\Z)', 'an address of the web has https://'),
    (r'[^\s/@]+@[^\s/@]+\.\w+\Z', 'write mailto: before the address of a person'),
    (r'[^?]+\.html(?:#|\Z)', 'write the name of the file of the page, such as page.md'),
    (r'[a-z][a-z\d+.-]+:', 'write {.external} right after a link to a program'),
    (r'\Z', 'write [text](address)'),
)
"""What would be right, by what begins the name that is no page."""


def remedy(said: str) -> str:
    """Return what would be right where MyST has *said* that a link leads nowhere, if that shows.

    >>> remedy("'myst' cross-reference target not found: 'www.example.org'")
    'an address of the web has https://'
    """
    if not (found := MISSING.match(said)):
        return ''
    return next((right for start, right in REMEDIES if re.match(start, found[1])), '')
