"""axe-core on every page: both schemes, a wide window and a narrow one, no violation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from accessibility import (
    OTHER_DIAGONAL,
    WAYS,
    corners,
    excess_of_large_text,
    inaccessible,
    scrolling,
)
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from accessibility import Scheme
    from website import Website


@pytest.mark.parametrize(('scheme', 'width', 'edition'), corners(OTHER_DIAGONAL))
def test_pages_are_accessible(
    request: pytest.FixtureRequest, browser: Browser, scheme: Scheme, width: int, edition: str
) -> None:
    website: Website = request.getfixturevalue(edition)
    assert inaccessible(browser, website, scheme, width) == {}


@pytest.fixture(scope='module')
def too_wide(website: Website, browser: Browser) -> dict[str, dict[str, int]]:
    """What doesn't fit in a narrow window, by mode."""
    return scrolling(browser, website)


@pytest.mark.parametrize('way', WAYS)
def test_narrow_pages_do_not_scroll_sideways(too_wide: dict[str, dict[str, int]], way: str) -> None:
    """At 320 px, which is also 1280 px at 400 % (WCAG 2.2, 1.4.10, 1.4.12)."""
    assert too_wide[way] == {}


def test_text_can_be_twice_as_large(website: Website, browser: Browser) -> None:
    """Text at 200 %, by the reader's own setting, stays in the window (WCAG 2.2, 1.4.4)."""
    assert excess_of_large_text(browser, website, ['index', 'seances/meule', 'chiffres']) == {}


def test_a_long_line_of_code_needs_no_scrolling(tmp_path: Path, page: Page) -> None:
    """Where a block scrolls, a keyboard doesn't reach its end (WCAG 2.2, 2.1.1)."""
    line = f'words {"and more " * 60}{"x" * 400}'
    site = small_site(tmp_path / 'site', {'index.md': f'# Notes\n\n```text\n{line}\n```\n'})
    page.goto((built(site).outdir / 'index.html').as_uri())
    hidden = 'block => block.scrollWidth - block.clientWidth'
    assert page.locator('.highlight-text pre').evaluate(hidden) == 0
