"""The site without a mouse: skip link, menus, colour scheme, previews, wide tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from website import Website


def focused(page: Page) -> str:
    """Return the text, or the name, of what has the focus."""
    return str(
        page.evaluate(
            'document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()'
        )
    )


def test_the_first_stop_skips_to_the_text(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.keyboard.press('Tab')
    assert focused(page) == 'Aller au contenu'
    expect(page.locator('.skip-to-content')).to_be_in_viewport()
    page.keyboard.press('Enter')
    assert page.evaluate('document.activeElement.id') == 'recap-content'
    page.keyboard.press('Tab')
    assert page.evaluate('document.activeElement.closest("main") !== null')


@pytest.mark.parametrize('page', [{'viewport': {'width': 390, 'height': 800}}], indirect=True)
def test_the_menu_of_a_narrow_window(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    menu = page.locator('#recap-navigation')
    expect(menu).to_be_hidden()
    page.get_by_role('button', name='Menu').focus()
    page.keyboard.press('Enter')
    expect(menu).to_be_visible()
    page.keyboard.press('Escape')
    expect(menu).to_be_hidden()
    assert focused(page) == 'Menu'
    page.keyboard.press('Enter')
    menu.get_by_role('link', name='Le jeu').focus()
    page.keyboard.press('Enter')
    expect(page.locator('h1')).to_contain_text('Le jeu')


@pytest.mark.parametrize('page', [{'viewport': {'width': 390, 'height': 800}}], indirect=True)
def test_the_contents_of_a_narrow_window(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    contents = page.locator('#recap-toc')
    expect(contents).to_be_hidden()
    page.locator('.mobile-header').get_by_role('button', name='Sur cette page').press('Enter')
    expect(contents).to_be_visible()
    page.keyboard.press('Tab')
    page.keyboard.press('Enter')
    expect(contents).to_be_hidden()  # it lay over what the link leads to
    assert page.evaluate('document.querySelector(":target").tagName') == 'SECTION'


@pytest.mark.parametrize(
    'page',
    [
        {'reduced_motion': 'reduce', 'viewport': {'width': width, 'height': 500}}
        for width in (1280, 390)
    ],
    indirect=True,
)
def test_the_contents_mark_the_section_that_they_led_to(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    link = page.locator('.toc-tree a[href^="#"]').nth(1)
    page.evaluate('place => location.hash = place', link.get_attribute('href'))
    expect(page.locator('.toc-tree li.scroll-current > a').last).to_have_attribute(
        'href', str(link.get_attribute('href'))
    )


@pytest.mark.parametrize('page', [{'viewport': {'width': 320, 'height': 640}}], indirect=True)
def test_a_menu_is_left_by_the_keyboard_and_by_a_finger(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    menu = page.locator('#recap-navigation')
    page.get_by_role('button', name='Menu').press('Enter')
    menu.get_by_role('link').last.focus()
    page.keyboard.press('Tab')
    expect(menu).to_be_hidden()  # what is focused would be under it
    page.get_by_role('button', name='Menu').press('Enter')
    page.mouse.click(310, 630)
    expect(menu).to_be_hidden()


@pytest.mark.parametrize(
    'page',
    [{'reduced_motion': 'reduce', 'viewport': {'width': 390, 'height': 400}}],
    indirect=True,
)
def test_nothing_that_is_focused_is_under_the_header(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('.mobile-header .brand').evaluate("brand => brand.append(' and more'.repeat(40))")
    page.locator('footer a').last.focus()
    below = """() => document.activeElement.getBoundingClientRect().top
        - document.querySelector('.mobile-header').getBoundingClientRect().bottom"""
    for _ in range(page.locator('article a').count()):
        page.keyboard.press('Shift+Tab')
        assert page.evaluate(below) >= 0, focused(page)
    moving = """() => [...document.querySelectorAll('*')].filter(
        (element) => getComputedStyle(element).scrollBehavior === 'smooth')"""
    assert page.evaluate(moving) == []  # menus too, for those who want no motion


@pytest.mark.parametrize(
    'page', [{'color_scheme': 'light', 'viewport': {'width': 1280, 'height': 800}}], indirect=True
)
def test_the_scheme_switches_and_is_kept(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())

    def paper() -> str:
        return str(page.evaluate('getComputedStyle(document.body).backgroundColor'))

    light = paper()
    page.locator('.content-icon-container .theme-toggle').press('Enter')
    dark = paper()
    assert dark != light
    page.goto(website.path('seances/jeu').as_uri())
    assert paper() == dark
    toggle = page.locator('.content-icon-container .theme-toggle')
    toggle.press('Enter')
    assert paper() == light
    toggle.press('Enter')
    assert page.evaluate('document.body.dataset.theme') == 'auto'


@pytest.mark.parametrize('page', [{'viewport': {'width': 320, 'height': 160}}], indirect=True)
def test_a_low_window_has_room_for_text_menu_and_results(page: Page, website: Website) -> None:
    """As 1280 by 720 pixels at 400 %, less what the browser takes."""
    page.goto(website.path('seances/meule').as_uri())
    page.get_by_role('button', name='Menu').press('Enter')
    expect(page.locator('.sidebar-tree a').first).to_be_in_viewport(ratio=1)
    page.locator('input[type=search]').fill('grain')
    expect(page.locator('.recap-search-title').first).to_be_in_viewport()
    page.keyboard.press('Escape')
    page.keyboard.press('Escape')
    page.mouse.wheel(0, 900)
    expect(page.locator('.mobile-header')).not_to_be_in_viewport()


DENIED = """Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get() { throw new DOMException('refused', 'SecurityError'); },
});"""


def test_the_scheme_switches_where_nothing_may_be_kept(browser: Browser, website: Website) -> None:
    page = browser.new_page(color_scheme='light')  # Furo's inline script complains
    page.add_init_script(DENIED)
    page.goto(website.path('seances/meule').as_uri())
    toggle = page.locator('.content-icon-container .theme-toggle')
    assert page.evaluate('document.body.dataset.theme') == 'auto'
    toggle.press('Enter')
    toggle.press('Enter')
    assert page.evaluate('document.body.dataset.theme') == 'light'
    expect(toggle).to_have_attribute('aria-label', re.compile('claires'))
    page.close()


@pytest.mark.parametrize(
    'page',
    [{'forced_colors': 'active', 'viewport': {'width': 390, 'height': 400}}],
    indirect=True,
)
def test_what_lies_over_the_text_has_an_edge_without_shadows(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.mouse.wheel(0, 900)
    header = page.locator('.mobile-header.scrolled')
    expect(header).to_have_css('border-block-end-style', 'solid')
    page.get_by_role('button', name='Menu').click()
    expect(page.locator('#recap-navigation')).to_have_css('outline-style', 'solid')


def test_a_preview_follows_the_focus(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    preview = page.locator('#recap-preview')
    expect(preview).to_be_hidden()
    page.keyboard.press('Tab')
    link = page.locator('article a', has_text='gamification').first
    link.focus()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text('L’emploi du jeu')
    expect(preview).not_to_contain_text('aubry2010a')
    assert link.get_attribute('aria-describedby') == preview.get_attribute('id')
    page.emulate_media(media='print')
    expect(preview).to_be_hidden()
    page.emulate_media(media='screen')
    page.keyboard.press('Escape')
    expect(preview).to_be_hidden()
    assert link.get_attribute('aria-describedby') is None


def test_a_preview_can_be_entered_by_the_pointer(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    link = page.locator('article a', has_text='Bob Smith').nth(1)
    preview = page.locator('#recap-preview')
    link.hover()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text('Lecteur du Daily Mill')
    box = preview.bounding_box()
    assert box
    page.mouse.move(box['x'] + 20, box['y'] + 5)
    page.wait_for_timeout(500)  # longer than the delay before it hides
    expect(preview).to_be_visible()
    page.mouse.move(0, 0)
    expect(preview).to_be_hidden()


@pytest.mark.parametrize(
    'page',
    [{'reduced_motion': 'reduce', 'viewport': {'width': 320, 'height': 640}}],
    indirect=True,
)
def test_a_preview_covers_no_line_of_its_link(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.keyboard.press('Tab')
    link = page.locator('article a', has_text='Bob Smith').nth(1)
    link.evaluate("link => { link.style.fontSize = '4em'; link.scrollIntoView(); }")  # two lines
    link.focus()
    expect(page.locator('#recap-preview')).to_contain_text('Lecteur')
    covers = """link => {
        const preview = document.getElementById('recap-preview').getBoundingClientRect();
        const { top, bottom } = link.getBoundingClientRect();
        return preview.bottom > top + 1 && preview.top < bottom - 1;
    }"""
    assert link.evaluate('link => link.getClientRects().length') > 1
    assert not link.evaluate(covers)


@pytest.mark.parametrize('kind', ['term-', 'speaker-', 'statistic-', 'source-'])
def test_every_kind_of_record_has_its_preview(page: Page, website: Website, kind: str) -> None:
    page.goto(website.path('index').as_uri())
    page.keyboard.press('Tab')
    link = page.locator(f'article a[href*="#{kind}"]').first
    link.focus()
    expect(page.locator('#recap-preview')).to_be_visible()


@pytest.mark.parametrize(
    'page', [{'has_touch': True, 'viewport': {'width': 390, 'height': 800}}], indirect=True
)
def test_a_finger_follows_the_link(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('article a', has_text='gamification').first.tap()
    expect(page.locator('h1')).to_contain_text('Glossaire')


@pytest.mark.parametrize('page', [{'viewport': {'width': 320, 'height': 640}}], indirect=True)
def test_a_table_wider_than_the_window_can_be_reached(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('.recap-chart-data > summary').first.click()
    wrapper = page.locator('.recap-chart-data .table-wrapper').first
    assert wrapper.evaluate('e => e.scrollWidth > e.clientWidth')
    expect(wrapper).to_have_attribute('tabindex', '0')
    name = wrapper.locator('table').get_attribute('aria-label')
    assert name
    expect(page.get_by_role('group', name=name, exact=True)).to_have_count(1)
    page.set_viewport_size({'width': 1280, 'height': 640})
    expect(wrapper).not_to_have_attribute('tabindex', '0')
    expect(page.get_by_role('group', name=name, exact=True)).to_have_count(0)


@pytest.mark.parametrize('page', [{'java_script_enabled': False}], indirect=True)
def test_nothing_is_lost_without_javascript(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('article a', has_text='gamification').first.click()
    expect(page.locator('h1')).to_contain_text('Glossaire')
    expect(page.locator('#recap-navigation')).to_be_visible()
    page.goto(website.path('search').as_uri())
    expect(page.locator('article noscript')).to_be_visible()
    expect(page.locator('article form')).to_be_hidden()


def test_the_copy_button_of_a_passage_is_seen_and_says_that_it_has_copied(
    page: Page, website: Website
) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.evaluate("addEventListener('copy', () => { window.copied = `${getSelection()}`; })")
    for kind in ('statistic', 'quotation'):
        button = page.locator(f'.recap-{kind} .recap-tools .copybtn').first
        expect(button).to_have_css('opacity', '1')
        box = button.bounding_box()
        assert box
        assert min(box['width'], box['height']) >= 24  # WCAG 2.2, 2.5.8
        button.focus()
        page.keyboard.press('Shift+Tab')
        page.keyboard.press('Tab')
        expect(button).to_be_focused()
        expect(button).not_to_have_css('outline-style', 'none')
        page.keyboard.press('Enter')
        expect(page.locator('.recap-said[role=status]')).to_have_text('Copié !')
        assert 'Bob Smith' in page.evaluate('window.copied')


def test_the_copy_button_of_a_citation_is_seen_when_it_is_focused(
    page: Page, website: Website
) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('.recap-cite > summary').click()
    button = page.locator('.recap-cite .copybtn').first
    expect(button).to_have_css('opacity', '0')
    button.focus()
    expect(button).to_have_css('opacity', '1')
    expect(button).to_have_css('color', page.evaluate('getComputedStyle(document.body).color'))


def test_the_scheme_button_says_which_one_is_on(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    button = page.locator('.content-icon-container .theme-toggle')
    for state in ('automatiques', 'sombres', 'claires', 'automatiques'):
        expect(button).to_have_accessible_name(f'Couleurs\u00a0: {state}')
        button.press('Enter')


def test_permalinks_are_named_by_what_they_do(page: Page, website: Website) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.locator('h1').hover()
    expect(page.locator('h1 .headerlink')).to_have_accessible_name('Lien vers cette rubrique')
    expect(page.locator('.recap-tools .headerlink').first).to_have_accessible_name(
        'Lien permanent vers ce passage'
    )


@pytest.mark.parametrize('way', ['ltr', 'rtl'])
def test_the_next_page_is_where_reading_goes(page: Page, website: Website, way: str) -> None:
    page.goto(website.path('seances/meule').as_uri())
    page.evaluate('way => document.dir = way', way)
    edge = 'left' if way == 'rtl' else 'right'
    place, whole = (
        page.locator(name).evaluate('(part, edge) => part.getBoundingClientRect()[edge]', edge)
        for name in ('.next-page', '.related-pages')
    )
    assert abs(place - whole) < 2
    turned = page.locator('.next-page svg').evaluate('sign => getComputedStyle(sign).transform')
    assert (turned == 'none') == (way == 'ltr')
