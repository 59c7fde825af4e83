"""The scripts of sphinx-copybutton: fetched when they are needed, once, and nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from website import Website

SESSION: Final = 'seances/meule'
QUOTATION: Final = '#quotation-le-vent-decide'
SCRIPTS: Final = ['clipboard.min.js', 'copybutton.js']
LOW: Final = pytest.mark.parametrize(
    'page', [{'viewport': {'width': 1280, 'height': 200}}], indirect=True
)
"""A window that begins far above what can be copied."""
SHIFTS: Final = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => { for (const { value } of list.getEntries()) sum += value; };
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})"""


def opened(page: Page, website: Website, place: str = '') -> list[str]:
    """Open the session, once it is at rest, and return the scripts that it asks for later."""
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url.partition('?')[0]))
    page.goto(website.path(SESSION).as_uri() + place, wait_until='networkidle')
    return asked


def copying(asked: list[str]) -> list[str]:
    """Return those of the scripts *asked* that make buttons."""
    return [name for url in asked if (name := url.rpartition('/')[2]) in SCRIPTS]


@LOW
def test_they_come_when_something_to_copy_is_near(page: Page, website: Website) -> None:
    asked = opened(page, website)
    assert copying(asked) == []
    height = page.evaluate('document.documentElement.scrollHeight')
    shifts = page.evaluate(SHIFTS)
    page.locator(QUOTATION).scroll_into_view_if_needed()
    expect(page.locator(f'{QUOTATION} .copybtn')).to_be_visible()
    assert page.evaluate('document.documentElement.scrollHeight') == height
    assert page.evaluate(SHIFTS) == shifts
    page.locator('.recap-cite > summary').click()  # which has something to copy as well
    page.locator('.recap-cite > summary').click()
    page.keyboard.press('Tab')
    assert copying(asked) == SCRIPTS
    assert page.locator(f'{QUOTATION} .copybtn').count() == 1


@LOW
def test_they_come_at_once_where_a_link_leads_to_a_quotation(page: Page, website: Website) -> None:
    asked = opened(page, website, QUOTATION)
    expect(page.locator(f'{QUOTATION} .copybtn')).to_be_in_viewport()
    assert copying(asked) == SCRIPTS


@LOW
def test_they_come_when_how_to_cite_the_page_opens(page: Page, website: Website) -> None:
    asked = opened(page, website)
    page.evaluate('document.querySelector(".recap-cite").open = true')
    page.locator('.recap-cite pre').first.scroll_into_view_if_needed()
    expect(page.locator('.recap-cite .copybtn').first).to_be_attached()
    assert copying(asked) == SCRIPTS


@LOW
def test_a_keyboard_passes_over_no_button(page: Page, website: Website) -> None:
    asked = opened(page, website)
    assert copying(asked) == []
    page.keyboard.press('Tab')  # far from anything to copy
    expect(page.locator(f'{QUOTATION} .copybtn')).to_be_attached()
    for _stop in range(100):
        page.keyboard.press('Tab')
        if page.locator(f'{QUOTATION} .copybtn:focus').count():
            break
    expect(page.locator(f'{QUOTATION} .copybtn')).to_be_focused()


@LOW
def test_a_mouse_fetches_none_far_from_what_is_copied(page: Page, website: Website) -> None:
    asked = opened(page, website)
    page.locator('.theme-toggle:visible').click()
    page.locator('h1').click()
    page.wait_for_load_state('networkidle')
    assert copying(asked) == []


@LOW
@pytest.mark.parametrize(
    ('extensions', 'language', 'words'),
    [
        ("['sphinx_copybutton', *extensions]", 'nl', ('Kopiëren', 'Naar het klembord kopiëren')),
        ("[*extensions, 'sphinx_copybutton']", 'pt_BR', ('Copiar', 'Copiar para a área de')),
    ],
)
def test_buttons_speak_the_language(
    page: Page, tmp_path: Path, extensions: str, language: str, words: tuple[str, str]
) -> None:
    conf = f'extensions = {extensions}\nlanguage = {language!r}\n'
    pages = {'index.md': '# Notes\n\n```text\nmake\n```\n'}
    site = built(small_site(tmp_path / 'site', pages, conf), language=language)
    page.goto((site.outdir / 'index.html').as_uri())
    button = page.locator('article > div.highlight-text .copybtn, section .copybtn').first
    expect(button).to_have_attribute('data-tooltip', words[0])
    expect(button.locator('title')).to_contain_text(words[1])
