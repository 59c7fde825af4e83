"""What is selected can be sent and quoted: its words, its paragraph, where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from browser import read_over_http
from recap.reader.passages import passage_name
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from miniature import Built
    from website import Website

SELECT = """([start, end]) => {
  const text = [...document.querySelectorAll('article section p')]
    .map((p) => document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode())
    .find((node) => node && node.data.length > end);
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return [range.toString(), text.data, text.parentElement.closest('[id]').id];
}"""
SELECT_WORDS = """(words) => {
  const nodes = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const { currentNode: text } = nodes;
    const start = text.data.indexOf(words);
    if (start >= 0) return getSelection().setBaseAndExtent(text, start, text, start + words.length);
  }
}"""
SELECT_SUMMARY = """() => {
  const [title, words] = document.querySelectorAll('.recap-summary p');
  getSelection().setBaseAndExtent(title.firstChild, 0, words, words.childNodes.length);
}"""
HEAR = """() => addEventListener('copy', (event) => {
  window.copied = event.clipboardData.getData('text/plain'); })"""


def copied(page: Page, button: str) -> str:
    """Return what the *button* copies."""
    page.get_by_role('button', name=button).click()
    page.wait_for_function('window.copied')
    words = str(page.evaluate('window.copied'))
    page.evaluate('window.copied = ""')
    return words


def test_names_are_the_same_in_all_languages(french: Built, english: Built) -> None:
    for page in ('index', 'seances/ouverture', 'seances/jeu'):
        names = [
            [str(node['id']) for node in built.article(page).select('[id^="p-"]')]
            for built in (french, english)
        ]
        assert names[0] == names[1]
        assert len(names[0]) == len(set(names[0])) > 0


def test_names_outlive_corrections_past_the_first_words() -> None:
    name = passage_name('Deux jours durant, le cabinet réunissait à Milan des experts.')
    assert name == passage_name('Deux jours durant le *cabinet* réunissait à Turin.')
    assert name != passage_name('Trois jours durant, le cabinet réunissait à Milan.')
    assert len({len(passage_name(str(number))) for number in range(200)}) == 1


def test_a_passage_is_copied_with_its_reference(browser: Browser, website: Website) -> None:
    with read_over_http(browser, website.root) as page:
        page.goto('seances/ouverture.html')
        page.evaluate(HEAR)
        words, whole, name = page.evaluate(SELECT, [1, 11])
        bar = page.get_by_role('group', name='Passage sélectionné')
        bar.wait_for()
        # A browser looks for whole words.
        start = whole[:1].rpartition(' ')[2]
        link = copied(page, 'Copier un lien')
        address, _, fragment = link.partition('#')
        assert address == page.url
        anchor, _, text = fragment.partition(':~:text=')
        assert anchor == name
        assert unquote(text).startswith(start + words.split(' ')[0])
        quoted = copied(page, 'Copier avec la référence')
        assert words in quoted
        assert quoted.startswith('«')
        assert f'#{name} (consulté le ' in quoted
        assert page.locator('.recap-said').inner_text() == 'Copié'
        page.evaluate('getSelection().removeAllRanges(); document.activeElement.blur()')
        bar.wait_for(state='detached')


@pytest.mark.parametrize('page', [{'viewport': {'width': 320, 'height': 800}}], indirect=True)
def test_the_bar_stays_in_a_narrow_window_and_the_keyboard_reaches_it(
    page: Page, website: Website
) -> None:
    page.goto(website.path('seances/ouverture').as_uri())
    page.evaluate(SELECT, [0, 9])
    bar = page.locator('.recap-passage')
    bar.wait_for()
    box = bar.bounding_box()
    assert box is not None
    assert box['x'] >= 0
    assert box['x'] + box['width'] <= 320
    assert page.evaluate('document.documentElement.scrollWidth') <= 320
    after = page.evaluate(
        "document.querySelector('.recap-passage').previousElementSibling.contains("
        'getSelection().anchorNode)'
    )
    assert after
    bar.get_by_role('button').first.focus()
    page.keyboard.press('Escape')
    assert bar.count() == 0


LONG = 'Antidisestablishmentarianism notwithstanding counterrevolutionaries internationalisation'
SHORT = 'One two three four five six seven eight nine ten eleven twelve thirteen.'
FILLER = '\n\n'.join(f'Paragraph {number} has but few words.' for number in range(60))
LONG_PAGE = f"""# Notes

{FILLER}

{SHORT} {LONG} again.

{FILLER}
"""
QUOTED = """# Notes

:::{admonition} In short
:class: recap-summary
« Oui », dit-elle ; puis : « Non ! »
:::
"""


@pytest.fixture(scope='module')
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp('passages') / 'site'
    return built(small_site(place, {'index.md': LONG_PAGE})).outdir


@pytest.mark.parametrize(
    ('words', 'expected'),
    [
        (LONG, LONG),  # few words, many letters
        (SHORT, 'One two three four five six,eight nine ten eleven twelve thirteen.'),
        ('Paragraph 40', 'Paragraph 40'),
    ],
)
def test_a_link_leads_to_its_passage(
    browser: Browser, long_site: Path, words: str, expected: str
) -> None:
    with read_over_http(browser, long_site, viewport={'width': 1280, 'height': 400}) as page:
        page.goto('index.html')
        page.evaluate(HEAR)
        page.evaluate(SELECT_WORDS, words)
        page.get_by_role('group', name='Selected passage').wait_for()
        text = copied(page, 'Copy a link').partition(':~:text=')[2]
        assert unquote(text) == expected
        page.goto('search.html')
        page.goto(f'index.html#:~:text={text}')
        page.wait_for_function('scrollY')


def test_the_bar_goes_with_the_passage(browser: Browser, long_site: Path) -> None:
    with read_over_http(browser, long_site) as page:
        page.goto('index.html')
        bar = page.get_by_role('group', name='Selected passage')
        for leave in (
            "getSelection().selectAllChildren(document.querySelector('footer'))",
            'document.execCommand("selectAll")',
        ):
            page.evaluate(SELECT_WORDS, 'Paragraph 2')
            bar.wait_for()
            page.evaluate(leave)
            bar.wait_for(state='detached')


def test_a_passage_is_quoted_as_it_is_written(browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': QUOTED}, "language = 'fr'\n")
    with read_over_http(browser, built(site, language='fr').outdir) as page:
        page.goto('index.html')
        page.evaluate(HEAR)
        page.evaluate(SELECT_SUMMARY)
        page.get_by_role('group', name='Passage sélectionné').wait_for()
        quoted = copied(page, 'Copier avec la référence')
        assert quoted.startswith('«\u202fIn short “Oui”, dit-elle ; puis : “Non !”\u202f», ')


def test_books_have_no_names_of_paragraphs(tmp_path: Path) -> None:
    pages = {'index.md': '# Notes\n\nA paragraph of several words.\n'}
    single = built(small_site(tmp_path / 'site', pages), builder='singlehtml')
    assert single.article('index').select('[id^="p-"]') == []
