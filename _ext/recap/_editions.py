"""The editions of a site: their languages, their folders, and the address of each.

The edition in the language of the sources stands at the root of the site, each other in a folder
named after its language. Where each is published by itself, ``recap_alone`` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError

from ._catalogues import translations
from ._languages import language_tag
from ._parts import add_shared_value

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SITE: Final = 'recap_site'
"""The setting that holds the address of the whole site, with a stroke at its end, or nothing."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: ``folder`` leads to it from the root of the site, empty or with a stroke."""

    language: str
    folder: str


def add_editions(app: Sphinx) -> None:
    """Declare the settings about editions, and place the one that is built.

    Each wing that reads them calls this when it is set up; the first one does it for all.
    """
    add_shared_value(app, 'recap_source_language', '', 'env', str)  # empty: the language built
    if SITE in app.config:
        return
    app.add_config_value(
        'recap_alone', False, 'html', bool, 'published without the other languages'
    )
    app.add_config_value('recap_editions', [], 'html', list, 'the languages: set by itself')
    app.add_config_value(SITE, '', 'html', str, 'the address of the whole site: set by itself')
    app.connect('config-inited', note_editions)
    app.connect('config-inited', place_edition)


def note_editions(app: Sphinx, config: Config) -> None:
    """Have all pages written again when an edition comes or goes (``config-inited``)."""
    config.recap_editions = [edition.language for edition in editions(config, Path(app.srcdir))]


def place_edition(app: Sphinx, config: Config) -> None:
    """Put a translation under its folder of the published address (``config-inited``)."""
    base = str(config.html_baseurl or '')
    config.recap_site = base and f'{base.rstrip("/")}/'
    if base and is_translation(config) and not config.recap_alone:
        config.html_baseurl = f'{config.recap_site}{config.language}/'


def is_translation(config: Config) -> bool:
    """Return whether the edition that is built isn't the one of the sources."""
    return bool(config.recap_source_language) and config.language != config.recap_source_language


def editions(config: Config, srcdir: Path) -> list[Edition]:
    """Return the editions of the site, that of the sources first.

    One that is published by itself knows of no other.
    """
    source = config.recap_source_language or config.language
    if config.recap_alone:
        return [Edition(config.language, '')]
    found = config.recap_editions or [source, *translations(srcdir, config.locale_dirs)]
    others = [code for code in found if code != source]
    return [Edition(source, ''), *(Edition(code, f'{code}/') for code in others)]


@cache
def language_name(code: str) -> str:
    """Return the name of a language in itself, as a title: « Français »."""
    try:
        name = Locale.parse(language_tag(code), sep='-').get_display_name() or code
    except (ValueError, UnknownLocaleError):
        name = code
    return name[:1].upper() + name[1:]
