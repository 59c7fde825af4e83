"""An SVG file as a part of a page: without what begins a file, its identifiers its own."""

from __future__ import annotations

import re
from typing import Final

_PROLOGUE: Final = re.compile(
    r'\A(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*', re.DOTALL
)
_ID: Final = re.compile(r'(?<=\sid=["\'])[^"\']+')
_NAMES: Final = re.compile(
    r'(?<=\saria-labelledby=["\'])[^"\']+|(?<=\saria-describedby=["\'])[^"\']+'
)
_STYLE: Final = re.compile(r'<style.*?</style>', re.DOTALL)


def inlined(svg: str, prefix: str) -> str:
    """Return the text of a file as what stands in a page, with *prefix* before each identifier.

    So it is in what refers to one: ``url(#…)``, ``href``, selectors of styles, names for voices.
    """
    svg = _PROLOGUE.sub('', svg)
    ids = {*_ID.findall(svg)}
    if not ids:
        return svg
    known = '|'.join(map(re.escape, sorted(ids, key=len, reverse=True)))
    referred = re.compile(rf'(?<=url\(#)(?:{known})(?=\))|(?<=href=["\']#)(?:{known})(?=["\'])')
    selected = re.compile(rf'(?<=#)(?:{known})(?![\w-])(?=[^;}}]*\{{)')

    def own(match: re.Match[str]) -> str:
        return f'{prefix}{match[0]}'

    def own_each(match: re.Match[str]) -> str:
        return ' '.join(f'{prefix}{name}' if name in ids else name for name in match[0].split())

    svg = _STYLE.sub(lambda style: selected.sub(own, style[0]), svg)
    return _NAMES.sub(own_each, _ID.sub(own, referred.sub(own, svg)))
