"""The search as readers use it: by keyboard, with a screen reader, on a narrow window, offline."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page, Route

    from website import Website

NARROW = {'viewport': {'width': 390, 'height': 800}}


def search(page: Page, website: Website, words: str) -> Locator:
    """Type *words* in the sidebar of a page, and return the links of the results.

    Those of the first letters may come before: the answer to the whole is waited for.
    """
    page.goto(website.path('seances/meule').as_uri())
    page.keyboard.press('Control+k')
    page.keyboard.type(words)
    answered(page, words)
    results = page.locator('#recap-search-results a')
    expect(results.first).to_be_visible()
    return results


def answered(page: Page, words: str) -> None:
    """Wait for the answer to these *words*."""
    whole = re.compile(re.escape(f'?q={quote(words, safe="")}') + '$')
    expect(page.locator('.recap-search-whole')).to_have_attribute('href', whole)


def results_page(page: Page, website: Website, words: str) -> Locator:
    """Open the page of results, and return what it says."""
    page.goto(f'{website.path("search").as_uri()}?q={words}')
    status = page.locator('main [role=status]')
    expect(status).not_to_be_empty()
    return status


@pytest.mark.parametrize('way', ['ltr', 'rtl'])
def test_the_panel_stands_below_the_field(page: Page, website: Website, way: str) -> None:
    turn = f'() => {{ document.dir = {way!r}; }}'
    page.add_init_script(f"document.addEventListener('DOMContentLoaded', {turn})")
    search(page, website, 'grain')
    field = page.locator('input[type=search]').bounding_box()
    panel = page.locator('.recap-search-panel').bounding_box()
    assert field is not None
    assert panel is not None
    assert panel['y'] >= field['y'] + field['height'] - 1
    starts = [box['x'] + (box['width'] if way == 'rtl' else 0) for box in (panel, field)]
    assert starts[0] == starts[1]
    assert panel['width'] > field['width']


@pytest.mark.parametrize('page', [NARROW], indirect=True)
def test_the_menu_of_a_narrow_window_opens_for_the_search(page: Page, website: Website) -> None:
    results = search(page, website, 'grain')
    panel = page.locator('.recap-search-panel').bounding_box()
    assert panel is not None
    assert panel['x'] + panel['width'] <= 390
    page.emulate_media(media='print')
    expect(results.first).to_be_hidden()
    page.emulate_media(media='screen')
    page.keyboard.press('ArrowDown')
    expect(results.first).to_be_focused()
    page.keyboard.press('Escape')
    expect(results.first).to_be_hidden()
    expect(page.locator('#recap-navigation')).to_be_visible()


def test_arrows_move_through_the_results(page: Page, website: Website) -> None:
    results = search(page, website, 'farine')
    page.keyboard.press('ArrowDown')
    page.keyboard.press('ArrowDown')
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press('ArrowUp')
    expect(results.first).to_be_focused()
    page.keyboard.press('ArrowUp')
    expect(page.locator('input[type=search]')).to_be_focused()
    for _result in range(results.count() + 1):
        page.keyboard.press('ArrowDown')
    expect(page.locator('.recap-search-whole')).to_be_focused()
    page.keyboard.press('Enter')
    page.wait_for_url('**/search.html?q=farine')
    expect(page.locator('#search-results a').first).to_be_visible()


@pytest.mark.parametrize(('words', 'focused'), [('farine', 'a'), ('zzzz', 'input')])
def test_an_answer_that_comes_late_does_not_lose_the_focus(
    page: Page, website: Website, words: str, focused: str
) -> None:
    search(page, website, 'farin')
    page.keyboard.press('ArrowDown')
    write_unseen(page, words)
    answered(page, words)
    assert page.evaluate('document.activeElement.localName') == focused


def test_an_emptied_field_does_not_lose_the_focus(page: Page, website: Website) -> None:
    results = search(page, website, 'farin')
    page.keyboard.press('ArrowDown')
    write_unseen(page, '')
    expect(results).to_have_count(0)
    expect(page.locator('input[type=search]')).to_be_focused()


def write_unseen(page: Page, words: str) -> None:
    """Write *words* in the field as though before the last key, whatever has the focus."""
    page.locator('input[type=search]').evaluate(
        '(field, words) => {field.value = words; field.dispatchEvent(new Event("input"))}', words
    )


def test_escape_closes_then_clears(page: Page, website: Website) -> None:
    results = search(page, website, 'grain')
    field = page.locator('input[type=search]')
    page.keyboard.press('Escape')
    expect(results.first).to_be_hidden()
    expect(field).to_have_value('grain')
    page.keyboard.press('Escape')
    expect(field).to_have_value('')
    expect(page.locator('.recap-search [role=status]')).to_be_empty()


def test_enter_in_the_field_leads_to_the_page_of_results(page: Page, website: Website) -> None:
    search(page, website, 'grain')
    page.keyboard.press('Enter')
    page.wait_for_url('**/search.html?q=grain')
    expect(page.locator('#search-results mark').first).to_be_visible()
    expect(page.locator('input[type=search]')).to_have_value('grain')


def test_leaving_closes_the_panel(page: Page, website: Website) -> None:
    results = search(page, website, 'grain')
    page.locator('h1').click()
    expect(results.first).to_be_hidden()
    page.keyboard.press('Control+k')
    expect(results.first).to_be_visible()
    page.locator('main').focus()
    expect(results.first).to_be_hidden()


class Held:
    """The parts of the index that a page asks for, kept back until a test lets them go."""

    def __init__(self, page: Page) -> None:
        self.kept: list[Route] | None = []
        page.route(re.compile('_search/(words|text)/'), self.keep)

    def keep(self, route: Route) -> None:
        """Keep the answer to a request back."""
        if self.kept is None:
            route.continue_()
        else:
            self.kept.append(route)

    def let_go(self) -> None:
        """Let the answers go, and those to come."""
        kept, self.kept = self.kept or [], None
        for route in kept:
            route.continue_()


def leave_by_keyboard(page: Page) -> None:
    for _stop in range(3):
        page.keyboard.press('Tab')


def leave_by_pointer(page: Page) -> None:
    page.locator('h1').click()


@pytest.mark.parametrize('leave', [leave_by_keyboard, leave_by_pointer])
def test_an_answer_that_comes_late_does_not_cover_what_one_turned_to(
    page: Page, website: Website, leave: Callable[[Page], None]
) -> None:
    held = Held(page)
    page.goto(website.path('seances/meule').as_uri())
    page.keyboard.press('Control+k')
    page.keyboard.type('grain')
    leave(page)
    page.wait_for_timeout(200)  # the search begins
    held.let_go()
    answered(page, 'grain')
    expect(page.locator('.recap-search-panel')).to_be_hidden()
    page.locator('input[type=search]').focus()
    expect(page.locator('#recap-search-results a').first).to_be_visible()


def test_a_window_that_becomes_narrow_has_no_panel_over_the_text(
    page: Page, website: Website
) -> None:
    search(page, website, 'grain')
    page.set_viewport_size({'width': 600, 'height': 800})
    expect(page.locator('.recap-search-panel')).to_be_hidden()
    assert not page.evaluate('!!document.querySelector(".recap-search-panel:popover-open")')


def test_escape_closes_the_panel_from_anywhere(page: Page, website: Website) -> None:
    results = search(page, website, 'grain')
    page.evaluate('document.activeElement.blur()')
    page.keyboard.press('Escape')
    expect(results.first).to_be_hidden()
    expect(page.locator('input[type=search]')).to_have_value('grain')


@pytest.mark.parametrize('page', [{'color_scheme': 'dark'}], indirect=True)
def test_the_field_and_what_it_says_are_seen(page: Page, website: Website) -> None:
    """Text at 7:1, the edge of the field at 3:1 (WCAG 2.2, 1.4.6, 1.4.11)."""
    page.goto(website.path('seances/meule').as_uri())
    said, edge, soft, line = page.locator('input[type=search]').evaluate("""field => {
        const { borderTopColor } = getComputedStyle(field);
        const named = (name) => {
            field.style.color = `var(${name})`;
            return getComputedStyle(field).color;
        };
        const said = getComputedStyle(field, '::placeholder').color;
        return [said, borderTopColor, named('--recap-ink-soft'), named('--recap-edge')];
    }""")
    assert (said, edge) == (soft, line)


def test_no_key_by_itself_is_a_shortcut(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    for key in string.punctuation + string.ascii_letters + string.digits:
        page.keyboard.press(key)
    assert page.evaluate('document.activeElement === document.body')


def test_keys_stay_letters_where_one_writes(page: Page, website: Website) -> None:
    search(page, website, 'et/ou')
    expect(page.locator('input[type=search]')).to_have_value('et/ou')


def test_the_number_of_results_is_announced(page: Page, website: Website) -> None:
    results = search(page, website, 'roue')
    status = page.locator('.recap-search [role=status]')
    expect(status).to_contain_text('résultats.')
    expect(results).to_have_count(int(status.inner_text().split()[0]))
    assert (
        page.locator('.recap-search-panel [role=status]').count() == 0
    )  # hidden, it would be mute


def test_a_result_is_named_by_its_titles_alone(page: Page, website: Website) -> None:
    results_page(page, website, 'ludification')
    link = page.get_by_role('link', name='Glossaire › ludification, gamification', exact=True)
    expect(link).to_be_visible()


def test_what_was_read_otherwise_is_said(page: Page, website: Website) -> None:
    expect(results_page(page, website, 'gamificaton')).to_contain_text('gamification')


def test_what_comes_closest_is_said_to_be_so(page: Page, website: Website) -> None:
    status = results_page(page, website, 'farine dragon')
    expect(status).to_contain_text('Aucune page')
    expect(page.locator('#search-results a').first).to_be_visible()


def test_a_phrase_is_found_as_it_is(page: Page, website: Website) -> None:
    results_page(page, website, '« lead by example »')
    for entry in page.locator('.recap-search-result').all_inner_texts():
        assert 'lead by example' in ' '.join(entry.lower().split())
    expect(results_page(page, website, '« exemple lead »')).to_contain_text('Aucun résultat pour')


def test_a_word_may_be_unfinished(page: Page, website: Website) -> None:
    results = search(page, website, 'angst')
    expect(results.first).to_contain_text('Zoé Ångström')
    page.keyboard.type(' ')
    expect(page.locator('.recap-search [role=status]')).to_contain_text('Aucun résultat pour')


@pytest.mark.parametrize(
    ('words', 'place'),
    [
        ('farine journaliste', 'seances/veillee.html#octobre'),
        ('journaliste chat', 'seances/veillee.html#decembre'),
    ],
)
def test_what_holds_all_words_precedes_what_shares_them(
    page: Page, website: Website, words: str, place: str
) -> None:
    results_page(page, website, words)
    first = page.locator('#search-results a').first
    assert str(first.get_attribute('href')).removeprefix('./') == place


def test_more_results_come_on_demand(page: Page, website: Website) -> None:
    results_page(page, website, 'farine')
    results = page.locator('.recap-search-result')
    shown = results.count()
    page.get_by_role('button').filter(has_text='résultats').press('Enter')
    expect(results.nth(shown).get_by_role('link')).to_be_focused()


@pytest.mark.parametrize('words', ['les', 'l', 'de la', '<img src=x onerror=alert(1)>', '% &?#'])
def test_no_query_does_harm(page: Page, website: Website, words: str) -> None:
    page.goto(website.path('search').as_uri())
    page.get_by_role('searchbox').fill(words)
    expect(page.locator('main [role=status]')).not_to_be_empty()
    assert page.locator('.recap-search-result').count() <= 10
    assert page.locator('main img').count() == 0


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, website: Website) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route('**/_search/index.js', lambda route: route.abort())
    page.goto(f'{website.path("search").as_uri()}?q=grain')
    status = page.locator('main [role=status]')
    expect(status).to_contain_text('Réessayez')
    page.unroute('**/_search/index.js')
    page.get_by_role('searchbox').press('Enter')
    expect(status).to_contain_text('résultat')
    context.close()
