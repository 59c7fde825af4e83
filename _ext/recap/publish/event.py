"""The event that the recap is of: what ``recap_event`` says of it, in the language of the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from .._ground import is_day, setting_of, suggestion, warn
from .licence import is_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

FACTS: Final = ('name', 'start', 'end', 'venue', 'town', 'country', 'organiser', 'address')
"""What may be known of an event, in the order in which it is published."""
DAYS: Final = ('start', 'end')


def event_of(config: Config) -> dict[str, str]:
    """Return what is known of the event, in the language built; nothing without a name.

    A value is a text, or a text by language: else, that of the sources, or the first.
    """
    given = {name: said(config, value) for name, value in config.recap_event.items()}
    if not given.get('name'):
        return {}
    return {name: given[name] for name in FACTS if given.get(name)}


def said(config: Config, value: Any) -> str:
    """Return a *value* in the language that is built."""
    if not isinstance(value, dict):
        return str(value)
    for language in (config.language, config.recap_source_language):
        if language in value:
            return str(value[language])
    return str(next(iter(value.values()), ''))


def check_event(app: Sphinx) -> None:
    """Warn about what ``recap_event`` says wrong (``builder-inited``)."""
    for wrong in faults(app.config):
        warn(setting_of(app, 'recap_event'), 'event', 'recap_event: %s', wrong)


def faults(config: Config) -> Iterator[str]:
    """Yield what is wrong in the setting, each with what would be right."""
    for name in config.recap_event:
        if name not in FACTS:
            yield f'no fact of an event is called {name!r}. {suggestion(str(name), FACTS)}'
    if config.recap_event and not config.recap_event.get('name'):
        yield "the event has no name; add 'name': 'Days of Clay 2031'"
    days = [said(config, config.recap_event.get(name, '')) for name in DAYS]
    for name, day in zip(DAYS, days, strict=True):
        if day and not is_day(day):
            yield f'{name!r} is {day!r}; write a day as 2031-05-02'
    if all(days) and all(map(is_day, days)) and days[1] < days[0]:
        yield f'it ends on {days[1]}, before it starts; exchange the two days'
    country = said(config, config.recap_event.get('country', ''))
    if country and not re.fullmatch('[A-Z]{2}', country):
        yield f"'country' is {country!r}; write the two capitals of ISO 3166, such as IT"
    address = said(config, config.recap_event.get('address', ''))
    if address and not is_address(address):
        yield f"'address' is {address!r}; write that of its site, such as https://clay.example/2031/"
