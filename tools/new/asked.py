"""What is known of a recap that begins: given, or asked for where somebody can answer."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel import Locale, UnknownLocaleError

from recap._languages import code_of

from .problems import NewRecapError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def user() -> str:
    """Return the name of who is at work, where the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError until Python 3.12
        return ''


QUESTIONS: Final = {
    'DIR': ('In which folder, new or empty?', ''),
    'TITLE': ('What is the recap called?', ''),
    'LANGUAGE': ('In which language is it written?', 'en'),
    'DATES': ('When was the conference? Leave it empty where it need not be said.', ''),
    'PLACE': ('Where?', ''),
    'AUTHOR': ('Who writes the recap?', user()),
}
"""What is asked for, by the name of its variable, and what is taken for no answer."""


class Recap(NamedTuple):
    """What is known of a recap that begins."""

    title: str
    language: str
    dates: str
    place: str
    author: str
    year: str


def answers(given: Mapping[str, str], ask: Callable[[str], str] | None) -> dict[str, str]:
    """Return what is *given*, by variable; *ask* is put the questions that remain."""
    found = {}
    for name, (question, default) in QUESTIONS.items():
        value = ' '.join(given.get(name, '').split())
        if not value and ask:
            hint = f' [{default}]' if default else ''
            value = ' '.join(ask(f'{question}{hint} ').split())
        found[name] = value or default
    return found


def recap_of(found: Mapping[str, str]) -> Recap:
    """Return the recap of the answers *found*; raise `NewRecapError` where they make none."""
    if not found['TITLE']:
        message = "a recap has a title: make new DIR=… TITLE='Days of Clay 2031'"
        raise NewRecapError(message)
    try:
        Locale.parse(found['LANGUAGE'].replace('-', '_'))
    except (ValueError, UnknownLocaleError):
        message = f'LANGUAGE is a tag such as en or pt-BR, not {found["LANGUAGE"]!r}'
        raise NewRecapError(message) from None
    language = code_of(found['LANGUAGE'])  # Babel has zh_Hant_TW for zh_TW, which Sphinx knows
    dates, place, author = found['DATES'], found['PLACE'], found['AUTHOR']
    return Recap(found['TITLE'], language, dates, place, author, str(datetime.now(UTC).year))


def target_of(found: Mapping[str, str]) -> Path:
    """Return the folder of the answers *found*; raise `NewRecapError` where they say none."""
    if not found['DIR']:
        message = 'say where: make new DIR=~/my-conf'
        raise NewRecapError(message)
    return Path(found['DIR']).expanduser().resolve()
