"""axe-core on every page: both schemes, a wide window and a narrow one, no violation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize

from browser import ARGUMENTS, chromium

if TYPE_CHECKING:
    from typing import Literal

    from playwright.sync_api import Browser, Page

    from website import Website

OPTIONS = {
    'runOnly': ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    'rules': {'color-contrast-enhanced': {'enabled': True}},  # AAA
    'resultTypes': ['violations'],  # to describe all that is right takes most of the time
}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page shown, a line an element."""
    found = Axe().run(page, options=OPTIONS)
    return [
        f'{violation["id"]}: {element["html"]}'
        for violation in found.response['violations']
        for element in violation['nodes']
    ]


@pytest.mark.parametrize('edition', ['website', 'english_website'])
@pytest.mark.parametrize('width', [1280, 390])
@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_pages_are_accessible(
    request: pytest.FixtureRequest,
    browser: Browser,
    scheme: Literal['light', 'dark'],
    width: int,
    edition: str,
) -> None:
    website: Website = request.getfixturevalue(edition)
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
    assert not found


@pytest.mark.parametrize('options', [{}, {'reduced_motion': 'reduce'}, {'forced_colors': 'active'}])
def test_narrow_pages_do_not_scroll_sideways(
    website: Website, browser: Browser, options: dict[str, str]
) -> None:
    """At 320 px, which is also 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    context = browser.new_context(viewport=ViewportSize(width=320, height=640), **options)  # type: ignore[arg-type]  # literals, checked by Playwright
    page = context.new_page()
    wide = {}
    for name in website.names():
        page.goto(website.path(name).as_uri())
        width = page.evaluate('document.documentElement.scrollWidth')
        if width > 320:
            wide[name] = width
    context.close()
    assert not wide


def test_text_can_be_twice_as_large(website: Website, browser: Browser) -> None:
    """Text at 200 %, by the reader's own setting, stays in the window (WCAG 2.2, 1.4.4)."""
    large = browser.browser_type.launch(
        executable_path=chromium(), args=[*ARGUMENTS, '--blink-settings=defaultFontSize=32']
    )
    page = large.new_page(viewport=ViewportSize(width=1280, height=900))
    for name in ('index', 'posts/social-crm', 'chiffres'):
        page.goto(website.path(name).as_uri())
        assert page.evaluate('getComputedStyle(document.documentElement).fontSize') == '32px'
        assert page.evaluate('document.documentElement.scrollWidth') <= 1280
    large.close()
