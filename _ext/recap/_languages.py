"""Languages, by the codes of gettext and by the tags that pages and books bear (BCP 47)."""

from __future__ import annotations

import re
from functools import cache
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


def letters_of(code: str) -> str:
    """Return the two or three letters of a language, as Typst wants them: ``und`` for another.

    >>> letters_of('pt_BR'), letters_of('zh-Hans'), letters_of('x-klingon')
    ('pt', 'zh', 'und')
    """
    language = re.split('[-_@]', code)[0].lower()
    return language if re.fullmatch('[a-z]{2,3}', language) else 'und'


@cache
def locale_of(code: str) -> Locale:
    """Return how the language *code* writes numbers and dates: as English, where it is unknown."""
    try:
        return Locale.parse(language_tag(code), sep='-')
    except (ValueError, UnknownLocaleError):
        return Locale('en')


def writes_leftwards(code: str) -> bool:
    """Return whether the language *code* is written from right to left."""
    return locale_of(code).text_direction == 'rtl'
