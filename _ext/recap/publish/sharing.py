"""What the head of a page tells those who show a link to it, and browsers that show the page.

The words are those of the Open Graph protocol (https://ogp.me), which X reads too, with the few it
has of its own. Only what must be absolute is left out where the address of the site isn't known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from babel.core import get_global
from markupsafe import escape
from sphinx.locale import _

from .._about import described, title_of
from .._address import path_of, root
from .._editions import editions
from .._languages import known_locale, language_tag
from . import opensearch, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .publication import Facts

SCHEMES: Final = ('light', 'dark')


@dataclass(frozen=True, slots=True)
class Shared:
    """A page that is shared: its ``name``, and what others show of it.

    ``description`` and ``modified`` (RFC 3339) are empty where unknown; ``described`` says that the
    head of the page has its description already.
    """

    name: str
    title: str
    description: str
    modified: str = ''
    described: bool = False


def page(app: Sphinx, facts: Facts, docname: str) -> Shared:
    """Return what others show of the page *docname*."""
    date, is_described = facts.dates.get(docname, ''), bool(described(app.env, docname))
    title, about = title_of(app.env, docname), pages.told(app, docname)
    return Shared(docname, title, about, date, is_described)


def tags(app: Sphinx, facts: Facts, shared: Shared) -> Iterator[str]:
    """Yield the elements that describe a page, in HTML."""
    if shared.description and not shared.described:
        yield f'<meta name="description" content="{escape(shared.description)}">'
    is_first = shared.name == app.config.root_doc
    own, *others = locales(app)
    told = {
        'og:type': 'website' if is_first else 'article',
        'og:title': shared.title,
        'og:description': shared.description,
        'og:site_name': '' if is_first else title_of(app.env),
        'og:locale': own,
    }
    if base := root(app):
        told['og:url'] = f'{base}{path_of(app, shared.name)}'
    if not is_first:
        told['article:modified_time'] = shared.modified
    for name, value in told.items():
        if value:
            yield f'<meta property="{name}" content="{escape(value)}">'
    for code in others:
        yield f'<meta property="og:locale:alternate" content="{code}">'
    picture = facts.cards.get(shared.name)
    if picture:
        yield f'<meta property="og:image" content="{escape(base + quote(picture["path"]))}">'
        yield f'<meta property="og:image:width" content="{picture["width"]}">'
        yield f'<meta property="og:image:height" content="{picture["height"]}">'
        yield f'<meta property="og:image:alt" content="{escape(shared.title)}">'
    card = 'summary_large_image' if picture else 'summary'
    yield f'<meta name="twitter:card" content="{card}">'


def everywhere(app: Sphinx, facts: Facts, up: str) -> Iterator[str]:
    """Yield the elements that all pages have; *up* leads to the root of the edition."""
    if licence := app.config.recap_licence:
        yield f'<link rel="license" href="{escape(licence)}">'
    for scheme, colour in zip(SCHEMES, app.config.recap_theme_colours, strict=False):
        media = f'(prefers-color-scheme: {scheme})'
        yield f'<meta name="theme-color" media="{media}" content="{escape(colour)}">'
    for icon in facts.icons:
        sizes = f' sizes="{icon["sizes"]}"' if 'sizes' in icon else ''
        yield f'<link rel="{icon["rel"]}"{sizes} href="{escape(up + icon["path"])}">'
    if opensearch.is_offered(app):
        title = escape(_('Search “%s”') % title_of(app.env))
        address = f'{up}{opensearch.NAME}'
        yield f'<link rel="search" type="{opensearch.TYPE}" href="{address}" title="{title}">'


def locales(app: Sphinx) -> list[str]:
    """Return the language of each edition as Open Graph writes it, that of this one first."""
    found = [edition.language for edition in editions(app.config, app.srcdir)]
    others = [code for code in found if code != app.config.language]
    return [locale(code) for code in (app.config.language, *others)]


@cache
def locale(code: str) -> str:
    """Return a language and the country where most speak it.

    One that no country has is alone.

    >>> locale('fr'), locale('pt_BR'), locale('zh_Hant'), locale('eo')
    ('fr_FR', 'pt_BR', 'zh_TW', 'eo')
    """
    known = known_locale(code)
    if not known:
        return language_tag(code).replace('-', '_')
    likely = get_global('likely_subtags')
    written = f'{known.language}_{known.script}'
    whole = likely.get(written) or likely.get(known.language, '')
    country = known.territory or whole.rpartition('_')[2]
    # Digits are a part of the world (UN M49): 001 is all of it.
    return f'{known.language}_{country}' if country.isalpha() else known.language
