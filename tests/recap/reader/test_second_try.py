"""A script that couldn't be had is asked for again, the next time that a reader wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser import read_over_http

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

SELECT = "getSelection().selectAllChildren(document.querySelector('article section p'))"


@pytest.fixture
def page(browser: Browser, website: Website) -> Iterator[Page]:
    with read_over_http(browser, website.root) as opened:
        opened.goto('seances/meule.html')
        yield opened


def fail_once(page: Page, pattern: str) -> None:
    page.route(pattern, lambda route: route.abort(), times=1)


@pytest.mark.parametrize('pattern', ['**/recap-previews.js*', '**/recap-previews/**'])
def test_previews(page: Page, pattern: str) -> None:
    fail_once(page, pattern)
    link = page.locator('article a', has_text='Bob Smith').nth(1)
    with page.expect_event('requestfailed'):
        link.hover()
    page.mouse.move(0, 0)
    link.hover()
    expect(page.locator('#recap-preview')).to_be_visible()


def test_passages(page: Page) -> None:
    fail_once(page, '**/recap-passages.js*')
    with page.expect_event('requestfailed'):
        page.evaluate(SELECT)
    page.evaluate('getSelection().removeAllRanges()')
    page.evaluate(SELECT)
    page.locator('.recap-passage').wait_for()
