"""Fonts for signs that those of the compiler lack, where they are installed and a book needs them.

Tried in November 2026: of the packages that ship fonts, these two have all scripts of Noto, emoji,
Chinese, Japanese and Korean, 3.5 and 20 MB. A book without such signs never looks at them, so that
it is the same file on all machines.
"""

from __future__ import annotations

import re
import unicodedata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from ..._catalogues import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PACKAGES: Final = ('manimgx_fonts', 'manimgx_fonts_cjk')
INSTALL: Final = 'pip install manimgx-fonts manimgx-fonts-cjk'
USUAL: Final = re.compile(r'[\0-\u052f\u1d00-\u22ff\u2713]+')
"""What the fonts of the compiler have, but for a few: Latin, Greek, Cyrillic, signs, arrows."""


def unusual(text: str) -> str:
    """Return each sign of *text* that the fonts of the compiler may lack, once, in order."""
    return ''.join(sorted({*USUAL.sub('', text)}))


def folders() -> list[str]:
    """Return where the fonts are that have been installed."""
    specs = map(find_spec, PACKAGES)
    return [place for spec in specs if spec for place in spec.submodule_search_locations or ()]


def advice(sign: str) -> str:
    """Return what is wrong with a *sign* that no font has, and what would be right."""
    names = ', '.join(f'U+{ord(c):04X} {unicodedata.name(c, "without a name")}' for c in sign)
    if len(folders()) < len(PACKAGES):
        return f'no font at hand has “{sign}” ({names}); install more: make fonts, or {INSTALL}'
    return f'no font has “{sign}” ({names}); write it otherwise'


def places(sign: str, pages: Iterable[Path], catalogues: Iterable[Path] = ()) -> Iterator[str]:
    """Yield where *pages*, or *catalogues* that translate them, hold the *sign*: ``file:line``."""
    translated = False
    for path in catalogues:
        for first, source, text in messages(path.read_text('utf-8', 'replace')):
            translated = translated or sign in source
            if sign in text:
                yield f'{path}:{first}'
    for path in () if translated else pages:
        for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
            if sign in line:
                yield f'{path}:{number}'
