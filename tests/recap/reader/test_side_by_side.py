"""Both languages side by side, on demand."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from browser import read_over_http

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from miniature import Built
    from website import Website

ADDRESS = 'seances/ouverture.html'
BUTTON = 'Côte à côte'


@pytest.fixture(scope='module')
def both(french: Built, english: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature as it is published: French at the root, English under ``en``."""
    outdir = tmp_path_factory.mktemp('both') / 'site'
    shutil.copytree(french.outdir, outdir)
    shutil.copytree(english.outdir, outdir / 'en', dirs_exist_ok=True)
    return outdir


@pytest.fixture
def page(browser: Browser, both: Path) -> Iterator[Page]:
    still: dict[str, Any] = {'viewport': {'width': 1440, 'height': 900}, 'reduced_motion': 'reduce'}
    with read_over_http(browser, both, **still) as opened:
        opened.goto(ADDRESS)
        yield opened


def html(page: Page) -> str:
    return str(page.locator('article').evaluate('each => each.innerHTML')).replace(
        ' class="active"', ''
    )


def test_each_block_is_beside_its_translation(page: Page) -> None:
    page.locator('h1').click()  # which completes the citations
    before = html(page)
    button = page.get_by_role('button', name=BUTTON)
    button.click()
    heading = page.locator('.recap-pair', has_text='Ce que disent les chiffres')
    twin = heading.locator('.recap-twin[lang=en]')
    twin.wait_for()
    here, there = heading.locator('h2').bounding_box(), twin.bounding_box()
    assert here is not None
    assert there is not None
    assert there['x'] > here['x'] + 200
    assert abs(there['y'] - here['y']) < 40
    assert page.evaluate("document.querySelectorAll('.recap-twin [id]').length") == 0
    for link in page.locator('.recap-twin a').all():
        assert '/en/' in str(link.get_attribute('href'))
    assert button.get_attribute('aria-pressed') == 'true'
    button.click()
    page.wait_for_function("!document.querySelector('.recap-twin')")
    assert html(page) == before


def test_one_is_under_the_other_where_there_is_no_room(page: Page) -> None:
    page.get_by_role('button', name=BUTTON).click()
    page.locator('.recap-twin').first.wait_for()
    page.set_viewport_size({'width': 320, 'height': 800})
    assert page.evaluate('document.documentElement.scrollWidth') <= 320
    pair = page.locator('.recap-pair').first
    boxes = [pair.locator(part).first.bounding_box() for part in (':scope > *', '.recap-twin')]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1]['y'] >= boxes[0]['y'] + boxes[0]['height']


def test_an_edition_that_cannot_be_had_is_visited(page: Page, both: Path) -> None:
    page.route('**/en/seances/ouverture.html', lambda route: route.abort(), times=1)
    page.get_by_role('button', name=BUTTON).click()
    page.wait_for_url('**/en/seances/ouverture.html')


def test_an_edition_without_the_page_is_visited(page: Page) -> None:
    lost = {'status': 404, 'content_type': 'text/html', 'body': '<article>Not found</article>'}
    page.route('**/en/seances/ouverture.html', lambda route: route.fulfill(**lost))
    page.get_by_role('button', name=BUTTON).click()
    page.wait_for_url('**/en/seances/ouverture.html')


def test_a_script_that_cannot_be_had_is_asked_for_again(page: Page) -> None:
    page.route('**/recap-parallel.js*', lambda route: route.abort(), times=1)
    button = page.get_by_role('button', name=BUTTON)
    with page.expect_event('requestfailed'):
        button.click()
    button.click()
    page.locator('.recap-twin').first.wait_for()


def test_pages_of_a_folder_do_not_offer_it(browser: Browser, website: Website) -> None:
    opened = browser.new_page()
    opened.goto(website.path('seances/ouverture').as_uri())
    assert opened.locator('button.recap-parallel').count() == 0
    opened.close()
