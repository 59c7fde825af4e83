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

MODES: Final[dict[str, tuple[Motion, Colours]]] = {
    'as it is': ('no-preference', 'none'),
    'without motion': ('reduce', 'none'),
    'in forced colours': ('no-preference', 'active'),
}
"""What a reader may ask of a system, as to motion and to colours."""

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
    """Return, for each of the *MODES*, the width of the pages that don't fit in a narrow window."""
    context = browser.new_context(viewport=ViewportSize(width=NARROW, height=640))
    page = context.new_page()
    wide: dict[str, dict[str, int]] = {mode: {} for mode in MODES}
    for name in website.names():
        page.goto(website.path(name).as_uri())
        for mode, (motion, colours) in MODES.items():
            page.emulate_media(reduced_motion=motion, forced_colors=colours)
            width = page.evaluate('document.documentElement.scrollWidth')
            if width > NARROW:
                wide[mode][name] = width
    context.close()
    return wide


def widths_of_large_text(
    browser: Browser, website: Website, names: Iterable[str]
) -> dict[str, int]:
    """Return the width of pages in a window of 1280, for a reader whose text is twice as large."""
    large = browser.browser_type.launch(
        executable_path=chromium(), args=[*ARGUMENTS, '--blink-settings=defaultFontSize=32']
    )
    page = large.new_page(viewport=ViewportSize(width=1280, height=900))
    found = {}
    for name in names:
        page.goto(website.path(name).as_uri())
        assert page.evaluate('getComputedStyle(document.documentElement).fontSize') == '32px'
        found[name] = page.evaluate('document.documentElement.scrollWidth')
    large.close()
    return found
