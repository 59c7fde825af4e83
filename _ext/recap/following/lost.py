"""`404.html`: what readers see where there is no page, in all languages, with a search.

A server shows it under the address that was asked for, however deep: its own addresses begin at the
root of the host, which is known where that of the site is. Without that, there is no such page: its
links would lead nowhere. It has no ``<base>``, which a strict policy forbids.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._about import title_of
from .._address import path_on_host, root
from .._editions import editions
from .._languages import language_tag, writes_leftwards
from .._messages import compiled, own_messages
from .pages import page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE: Final = '404'
NAME: Final = f'{PAGE}.html'
LOCALES: Final = Path(__file__).with_name('locales')


def lost_page(app: Sphinx) -> bytes:
    """Return the page: the language of this edition first."""
    config = app.config
    site = str(config.recap_site)
    found = sorted(
        editions(config, Path(app.srcdir)), key=lambda each: each.language != config.language
    )
    return page(
        'lost.html',
        app,
        editions=[said(app, each.language, f'{site}{each.folder}') for each in found],
        static=f'{path_on_host(root(app))}_static/',
        search=app.builder.get_target_uri('search'),
        site=title_of(app.env),
    )


def said(app: Sphinx, language: str, start: str) -> dict[str, str]:
    """Return what the page says in a *language*, whose edition begins at the address *start*."""
    _ = words_of(app, language).gettext
    lost = _('Page not found')
    spoken = 'en' if lost == 'Page not found' else language  # where there are those of the code
    return {
        'language': language_tag(spoken),
        'direction': 'rtl' if writes_leftwards(spoken) else 'ltr',
        'root': path_on_host(start),
        'lost': lost,
        'told': _('No page has this address: the page may have moved, or the address is wrong.'),
        'search': _('Search the recap'),
        'go': _('Search'),
        'first': _('Go to the first page'),
    }


def words_of(app: Sphinx, language: str) -> NullTranslations:
    """Return the words of this wing in a *language*, which may be another than the one built.

    Those that the project says otherwise come first.
    """
    wing = [
        LOCALES / code / 'LC_MESSAGES' / 'sphinx.po'
        for code in (language, language.partition('_')[0])
    ]
    words = NullTranslations()
    for path in (*own_messages(app.config, Path(app.srcdir), language), *wing):
        if path.is_file():
            words.add_fallback(GNUTranslations(compiled(path)))
    return words
