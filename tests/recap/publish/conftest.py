"""The miniature, as machines read it: of an event, told by a work, where it isn't published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from miniature import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

EVENT: Final[dict[str, Any]] = {
    'name': 'Journées du moulin 2012',
    'start': '2012-03-09',
    'end': '2012-03-10',
    'venue': {'fr': 'le moulin', 'en': 'the mill'},
    'town': 'Uppsala',
    'country': 'SE',
    'organiser': 'Guilde du moulin',
}
SETTINGS: Final[dict[str, Any]] = {
    'recap_event': EVENT,
    'recap_report': 'echo2009',
    'recap_licence': 'https://creativecommons.org/licenses/by/4.0/',
}
SITE: Final = 'https://moulin.example/2012/'


@pytest.fixture(scope='session')
def told(shared_site: Path) -> Built:
    """The French edition, whose address isn't known."""
    return build_site(shared_site, builddir=shared_site / '_build' / 'told', **SETTINGS)


@pytest.fixture(scope='session')
def told_abroad(shared_site: Path) -> Built:
    """The English edition, under its address."""
    place = shared_site / '_build' / 'told-en'
    return build_site(shared_site, language='en', builddir=place, html_baseurl=SITE, **SETTINGS)
