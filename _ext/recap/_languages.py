"""Languages, by the codes of gettext and by the tags that pages and books bear (BCP 47)."""

from __future__ import annotations

import re
from typing import Final

from babel import Locale, UnknownLocaleError

SCRIPTS: Final = {'latin': 'Latn', 'cyrillic': 'Cyrl', 'devanagari': 'Deva'}
"""The codes (ISO 15924) of scripts that gettext names."""

_TAG: Final = re.compile(r'[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*')


def is_tag(text: str) -> bool:
    """Return whether *text* has the form of a tag.

    >>> is_tag('pt-BR'), is_tag('english')
    (True, False)
    """
    return bool(_TAG.fullmatch(text))


def language_tag(code: str) -> str:
    """Return the tag (BCP 47) of a language that Sphinx and gettext name by a *code*.

    >>> language_tag('pt_BR'), language_tag('sr@latin'), language_tag('fr')
    ('pt-BR', 'sr-Latn', 'fr')
    """
    language, _at, script = code.replace('_', '-').partition('@')
    return f'{language}-{SCRIPTS.get(script, script)}' if script else language


def writes_leftwards(code: str) -> bool:
    """Return whether the language *code* is written from right to left."""
    try:
        return Locale.parse(language_tag(code), sep='-').text_direction == 'rtl'
    except (ValueError, UnknownLocaleError):
        return False
