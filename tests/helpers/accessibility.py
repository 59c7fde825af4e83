"""What the pages of a site do in a browser for those who read them otherwise: axe, zoom, reflow."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize

from browser import ARGUMENTS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal, TypeAlias

    from playwright.sync_api import Browser, Page

    from website import Website

    Scheme: TypeAlias = Literal['light', 'dark']
    Motion: TypeAlias = Literal['no-preference', 'reduce']
    Colours: TypeAlias = Literal['none', 'active']

NARROW = 320
"""Pixels of CSS: also a window of 1280 at 400 %."""
NARROWEST = 256
"""The same window at 500 %, the most that browsers offer."""

SPACED: Final = """
* { line-height: 1.5 !important; }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""What readers may ask of a text: WCAG 2.2, 1.4.12."""

EXCESS: Final = """Math.max(...[...document.querySelectorAll('html, .content')].map(
    (element) => element.scrollWidth - element.clientWidth))"""
"""In pixels. The theme has the column of the text scroll by itself: the page is never wider."""

MODES: Final[dict[str, tuple[Motion, Colours]]] = {
    'as it is': ('no-preference', 'none'),
    'without motion': ('reduce', 'none'),
    'in forced colours': ('no-preference', 'active'),
}
"""What a reader may ask of a system, as to motion and to colours."""

WAYS: Final = (*MODES, 'at 500 %', 'spaced')
"""How a narrow window is read."""

OPTIONS = {
    'runOnly': ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    # AAA, which holds AA: that one would look at all colours once more.
    'rules': {
        'color-contrast-enhanced': {'enabled': True},
        'color-contrast': {'enabled': False},
    },
    'resultTypes': ['violations'],  # to describe all that is right takes most of the time
}

DEEP: Final = 'RECAP_DEEP' in os.environ

ONE_DIAGONAL: Final = (('light', 1280, 'website'), ('dark', 390, 'english_website'))
OTHER_DIAGONAL: Final = (('dark', 1280, 'website'), ('light', 390, 'english_website'))
OTHER_EDITIONS: Final = (
    ('light', 1280, 'english_website'),
    ('dark', 390, 'website'),
    ('dark', 1280, 'english_website'),
    ('light', 390, 'website'),
)
"""Schemes, widths and editions: half of the corners are tried on the miniature, half on this recap.

The styles are the same, and so is what the templates write in both editions; ``RECAP_DEEP`` tries
all on both.
"""


def corners(own: Sequence[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Return those of a side's *own*, or all."""
    return [*ONE_DIAGONAL, *OTHER_DIAGONAL, *OTHER_EDITIONS] if DEEP else list(own)


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page shown, a line an element."""
    found = Axe().run(page, options=OPTIONS)
    return [
        f'{violation["id"]}: {element["html"]}'
        for violation in found.response['violations']
        for element in violation['nodes']
    ]


def inaccessible(
    browser: Browser, website: Website, scheme: Scheme, width: int
) -> dict[str, list[str]]:
    """Return what axe-core finds on the pages of the site, by page."""
    context = browser.new_context(
        color_scheme=scheme, viewport=ViewportSize(width=width, height=900)
    )
    page = context.new_page()
    found = {}
    for name in website.names():
        page.goto(website.path(name).as_uri())
        if complaints := violations(page):
            found[name] = complaints
    context.close()
    return found


def scrolling(browser: Browser, website: Website) -> dict[str, dict[str, int]]:
    """Return, for each of *WAYS*, by how many pixels pages are wider than a narrow window."""
    context = browser.new_context(viewport=ViewportSize(width=NARROW, height=640))
    page = context.new_page()
    wide: dict[str, dict[str, int]] = {way: {} for way in WAYS}

    def look(name: str, way: str) -> None:
        if excess := page.evaluate(EXCESS):
            wide[way][name] = excess

    for name in website.names():
        page.set_viewport_size(ViewportSize(width=NARROW, height=640))
        page.goto(website.path(name).as_uri())
        for mode, (motion, colours) in MODES.items():
            page.emulate_media(reduced_motion=motion, forced_colors=colours)
            look(name, mode)
        page.set_viewport_size(ViewportSize(width=NARROWEST, height=512))
        look(name, 'at 500 %')
        page.set_viewport_size(ViewportSize(width=NARROW, height=640))
        page.add_style_tag(content=SPACED)
        look(name, 'spaced')
    context.close()
    return wide


def excess_of_large_text(
    browser: Browser, website: Website, names: Iterable[str]
) -> dict[tuple[str, int], int]:
    """Return by how much pages are wider than their window, for a reader of text twice as large.

    By page and width of the window; those that fit aren't there.
    """
    large = browser.browser_type.launch(
        executable_path=chromium(), args=[*ARGUMENTS, '--blink-settings=defaultFontSize=32']
    )
    page = large.new_page()
    found = {}
    for name in names:
        page.goto(website.path(name).as_uri())
        assert page.evaluate('getComputedStyle(document.documentElement).fontSize') == '32px'
        for width in (1280, NARROW):
            page.set_viewport_size(ViewportSize(width=width, height=900))
            if excess := page.evaluate(EXCESS):
                found[name, width] = excess
    large.close()
    return found
