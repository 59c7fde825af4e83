"""The policy: what browsers are told that pages of the site may do, and no more.

Content Security Policy 3 (https://www.w3.org/TR/CSP3/) with Trusted Types
(https://www.w3.org/TR/trusted-types/). This module alone makes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .._ground import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Found = Mapping[str, Sequence[str]]
    Changes = Mapping[str, str | Sequence[str] | None]

YEAR: Final = 31_536_000  # seconds
FOR_EVER: Final = f'public, max-age={YEAR}, immutable'
"""How long is kept what never changes under its address: it has a digest in it."""
ASK_AGAIN: Final = 'no-cache'
"""How all else is kept: asked for again each time, and sent again where it has changed."""

DIRECTIVES: Final = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'media-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['recap-scripts', 'default'],
}
"""What every site is given: fonts, frames, workers and all else that isn't named are refused."""
TRUSTED: Final = ('require-trusted-types-for', 'trusted-types')
"""Those of Trusted Types."""
ASKED: Final = (
    *('script-src', 'style-src', 'img-src', 'media-src', 'manifest-src', 'form-action'),
    *('frame-ancestors', 'font-src', 'frame-src', 'object-src'),
)
"""What pages may ask more of."""

KNOWN: Final = frozenset((
    *DIRECTIVES, *ASKED, 'child-src', 'report-to', 'report-uri', 'sandbox', 'worker-src',
    'script-src-attr', 'script-src-elem', 'style-src-attr', 'style-src-elem',
    'upgrade-insecure-requests',
))  # fmt: skip
"""The directives that browsers know."""

KEYWORD: Final = re.compile(r'self|none|unsafe-[a-z-]+|strict-dynamic|(sha(256|384|512)|nonce)-.+')
"""What stands between quotes in a policy: without them, it would be the name of a host."""

OTHERS: Final = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}
"""What is sent as well: none of it depends on pages."""


def policy(found: Found, changes: Changes) -> str:
    """Return the policy of pages that ask for what was *found* (`pages.read_pages`).

    *changes* are the project's own, by directive: its whole value, perhaps as a list, or None where
    it is left out.
    """
    directives = {name: [*values] for name, values in DIRECTIVES.items()}
    for name in ASKED:
        if values := found.get(name):
            former = [each for each in directives.get(name, ()) if each != "'none'"]
            directives[name] = [*dict.fromkeys([*former, *values])]
    if attributes := found.get('style-src-attr'):
        directives['style-src'] += ["'unsafe-hashes'", *attributes]
    said = {name: ' '.join(values) for name, values in directives.items()}
    for name, value in changes.items():
        if value is None:
            said.pop(name, None)
        else:
            said[name] = value if isinstance(value, str) else ' '.join(value)
    return '; '.join(f'{name} {value}'.strip() for name, value in said.items())


def faults(changes: Changes) -> Iterator[str]:
    """Yield what is wrong in the *changes* of a project, each with what would be right."""
    for name, value in changes.items():
        if name not in KNOWN:
            yield f'no directive is called {name!r}. {suggestion(name, KNOWN)}'
        said = value if isinstance(value, str) else ' '.join(value or ())
        if set(';,\r\n') & set(said):
            yield f'{name} is {said!r}; write spaces between its parts, and nothing else'
        if bare := [each for each in said.split() if KEYWORD.fullmatch(each)]:
            yield f'{name}: {bare[0]} is read as a host; write it between quotes, "\'{bare[0]}\'"'


def headers(found: Found, changes: Changes) -> dict[str, str]:
    """Return what is sent with every file, by name."""
    return {'Content-Security-Policy': policy(found, changes), **OTHERS}
