"""Languages, by the codes of gettext and by the tags that pages and books bear (BCP 47)."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from datetime import date

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


def code_of(tag: str) -> str:
    """Return the code by which Sphinx and gettext name the language of a *tag*, or of a code.

    >>> code_of('pt-br'), code_of('zh_hant'), code_of('sr@latin'), code_of('fr')
    ('pt_BR', 'zh_Hant', 'sr@latin', 'fr')
    """
    name, at, script = tag.partition('@')
    language, *others = re.split('[-_]', name)
    cases = {2: str.upper, 4: str.title}  # of countries, of scripts
    parts = [cases.get(len(each), str.lower)(each) for each in others]
    return '_'.join([language.lower(), *parts]) + at + script


def same_language(one: str, other: str) -> bool:
    """Tell whether two codes, as BCP 47 and gettext write them, name one language."""
    first, second = (re.split('[-_]', code.strip().lower())[0] for code in (one, other))
    return first == second


def letters_of(code: str) -> str:
    """Return the two or three letters of a language, as Typst wants them: ``und`` for another.

    >>> letters_of('pt_BR'), letters_of('zh-Hans'), letters_of('x-klingon')
    ('pt', 'zh', 'und')
    """
    language = re.split('[-_@]', code)[0].lower()
    return language if re.fullmatch('[a-z]{2,3}', language) else 'und'


@cache
def known_locale(code: str) -> Locale | None:
    """Return the locale of a language, or nothing where Babel doesn't know it."""
    try:
        return Locale.parse(language_tag(code), sep='-')
    except (ValueError, UnknownLocaleError):
        return None


def locale_of(code: str) -> Locale:
    """Return how the language *code* writes numbers and dates: as English, where it is unknown."""
    return known_locale(code) or Locale('en')


def writes_leftwards(code: str) -> bool:
    """Return whether the language *code* is written from right to left."""
    return locale_of(code).text_direction == 'rtl'


def turned(code: str, around: str) -> str:
    """Return which way words in a language run, where those *around* them, in another, don't.

    That is ``rtl`` or ``ltr``, as HTML has it, or nothing.

    >>> turned('ar', 'fr'), turned('fr', 'ar'), turned('en', 'fr')
    ('rtl', 'ltr', '')
    """
    leftwards = writes_leftwards(code)
    if not known_locale(code) or leftwards == writes_leftwards(around):
        return ''
    return 'rtl' if leftwards else 'ltr'


def foreign(code: str, around: str) -> str:
    """Return the attributes, in HTML, of words in a language *around* which are those of another.

    >>> foreign('ar', 'fr'), foreign('en', 'fr')
    (' lang="ar" dir="rtl"', ' lang="en"')
    """
    way = turned(code, around)
    return f' lang="{escape(code)}"' + (f' dir="{way}"' if way else '')


def day_in(code: str, day: date, *, weekday: bool = False) -> str:
    r"""Return a *day* in full as a language has it, or else English; perhaps after its *weekday*.

    English without a country has the day before the month, as all languages but one.

    >>> from datetime import date
    >>> [day_in(code, date(2031, 5, 1)) for code in ('de', 'en', 'fr')]
    ['1. Mai 2031', '1 May 2031', '1ᵉʳ\xa0mai 2031']
    """
    locale = locale_of(code)
    if (locale.language, locale.territory) == ('en', None):
        locale = Locale('en', 'GB')
    return as_written(format_date(day, 'full' if weekday else 'long', locale), code)


def as_written(date: str, code: str) -> str:
    r"""Return a *date* in words, or from one to another, as a language writes it.

    In French, with the first of a month, and no line that ends between a day and its month.

    >>> as_written('1 mai 2031', 'fr'), as_written('1 mei 2031', 'nl')
    ('1ᵉʳ\xa0mai 2031', '1 mei 2031')
    """
    if language_tag(code).partition('-')[0] != 'fr':
        return date
    return re.sub(r'(?<=[\dʳ]) (?=[^\W\d])', '\u00a0', re.sub(r'\b1\b', '1ᵉʳ', date))
