"""Short, odd and foreign words: what stands in a title or a name is found when it is typed."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import pytest

from browser import opened
from miniature import lay
from recap.search.words import fold, forms
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ALPHABETS: Final = (
    'aàbcdeéèfghijklmnoœpqrsßtuvwxyz',
    'AÀBCÇDEÉFGHIİJKLMNOŒPQRSTUVWXYZ',
    '0123456789',
    "''’‑--..,,&&++##/@%€$° \u00a0\u202f",
    '¹²₂½Ⅷ\u00ad\u200b\u200d\u0301\u0327',
    'αβγδςσΑΔΣάώ',
    'абвёйАЁЙ',
    'אבגשָׁלוֹם',
    'ابتأعَرَـ',
    'हिन्दीक्षத்மி',
    '東京都茶抹々葛',
    'ひらがなカタカナー・',
    'ภาษาไทยที่นี่',
    '한국어',
)
"""Letters, digits, signs and marks of words, by script."""

TITLES: Final = (
    'Qui sommes-nous ?', 'Avec eux', 'Le C', 'C++ pour tous', 'C# et F#', '.NET', 'M&A', 'R & D',
    'Q&A', 'B&B', 'La S.N.C.F. en grève', 'Le plan B', 'X', 'Y', 'covid19', 'Web 2.0',
    'La version 2.0.1', 'Le pair‑à‑pair', 'L’entr’aide', 'İstanbul', '東京都', '茶', '抹茶の道',
    'ภาษาไทย', 'Ёлка', 'אהבה', 'محبّة', 'हिन्दी', 'e\u0301te\u0301 indien', 'co\u00adopé\u00adration',
    'CO₂', '3D', 'F-16', 'Être ou ne pas être', 'Ｆｕｌｌ ｗｉｄｔｈ', 'Straße', '7',
)  # fmt: skip

TYPED: Final = {
    'qui sommes nous': 'Qui sommes-nous ?',
    'c': 'Le C',
    'c++': 'C++ pour tous',
    'm&a': 'M&A',
    'R&D': 'R & D',
    'sncf': 'La S.N.C.F. en grève',
    'covid-19': 'covid19',
    'v2.0.1': 'La version 2.0.1',
    'pair-à-pair': 'Le pair‑à‑pair',
    'entraide': 'L’entr’aide',
    'istanbul': 'İstanbul',
    '東京': '東京都',
    '都': '東京都',
    '道': '抹茶の道',
    'ไทย': 'ภาษาไทย',
    'елка': 'Ёлка',
    'محبة': 'محبّة',
    'ete indien': 'e\u0301te\u0301 indien',
    'coopération': 'co\u00adopé\u00adration',
    'co2': 'CO₂',
    'f16': 'F-16',
    'full width': 'Ｆｕｌｌ ｗｉｄｔｈ',
    'strasse': 'Straße',
    'vitamine C': 'Du texte',
    'C': 'Du texte',
    'Y': 'Du texte',
    'J. Dupont': 'Personnes',
}
"""What readers type who don't copy a title, and what they find."""

TEXT: Final = """# Du texte

Il y a la vitamine C et la génération Y, qu’on ne saurait dire d’un mot.
"""
PERSON: Final = """# Personnes

Jeanne Dupont est venue.
"""


def escaped(text: str) -> str:
    """Return *text* in which Markdown has no signs."""
    return re.sub(r'([!-/:-@[-`{-~])', r'\\\1', text)


def drawn(rank: int) -> str:
    """Return a text drawn at random, the same for the same *rank*: words of one to nine letters."""
    chance = random.Random(rank)
    words = []
    for _word in range(chance.randint(1, 4)):
        alphabet = ''.join(chance.sample(ALPHABETS, chance.randint(1, 2)))
        words.append(''.join(chance.choices(alphabet, k=chance.randint(1, 9))))
    return ' '.join(words)


def results(page: Page, queries: list[str], count: int = 3) -> list[list[str]]:
    """Return the titles of the first results of each query."""
    found: list[list[dict[str, Any]]] = page.evaluate(
        """async ([queries, count]) => {
            const answers = [];
            for (const query of queries) {
                answers.push((await recapSearch.search(query, 0, count)).results);
            }
            return answers;
        }""",
        [queries, count],
    )
    return [
        [''.join(piece['text'] for piece in result['titles'][-1]) for result in answer]
        for answer in found
    ]


def searched(browser: Browser, site: Path) -> Iterator[Page]:
    """Yield the page of results of *site*, in French, once it is built."""
    site_built = built(site, language='fr')
    assert not site_built.warnings
    with opened(browser, (site_built.outdir / 'search.html').as_uri()) as page:
        page.evaluate('recapSearch.search("farine")')
        yield page


@pytest.fixture(scope='module')
def odd(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A site whose sections have odd titles."""
    pages = {'texte.md': TEXT, 'personnes.md': PERSON}
    sections = ''.join(f'\n## {escaped(title)}\n\nUn texte.\n' for title in TITLES)
    toc = '\n:::{toctree}\ntexte\npersonnes\n:::\n'
    folder = tmp_path_factory.mktemp('odd') / 'site'
    yield from searched(
        browser, small_site(folder, {'index.md': f'# Accueil\n{toc}{sections}', **pages})
    )


def plain(title: str) -> str:
    return unicodedata.normalize('NFC', title)


@pytest.mark.parametrize('title', TITLES)
def test_a_title_is_found_as_it_is_written(odd: Page, title: str) -> None:
    (found,) = results(odd, [title])
    assert found[:1] == [plain(title)]


@pytest.mark.parametrize(('query', 'title'), TYPED.items())
def test_a_title_is_found_as_it_is_typed(odd: Page, query: str, title: str) -> None:
    (found,) = results(odd, [query])
    assert plain(title) in found


def test_a_letter_alone_is_no_beginning_of_a_word(odd: Page) -> None:
    assert results(odd, ['v']) == [[]]


def test_words_without_spaces_are_marked_as_one(odd: Page) -> None:
    found = odd.evaluate('recapSearch.search("抹茶の道")')
    (title,) = [result['titles'][-1] for result in found['results']][:1]
    assert title == [{'text': '抹茶の道', 'marked': True}]


def test_words_are_marked_where_they_hold_what_is_not_seen(odd: Page) -> None:
    found = odd.evaluate('recapSearch.search("cooperation")')
    assert found['results'][0]['titles'][-1] == [
        {'text': 'co\u00adopé\u00adration', 'marked': True}
    ]


def test_drawn_texts_have_the_same_words_in_both_runtimes(odd: Page) -> None:
    texts = [drawn(rank) for rank in range(3000)]
    there = odd.evaluate('ts => ts.map((t) => recapSearch.words(t).map(recapSearch.fold))', texts)
    for text, words in zip(texts, there, strict=True):
        assert [fold(form) for form in forms(text)] == words, ascii(text)


def test_drawn_titles_are_found_as_they_are_written(browser: Browser, tmp_path: Path) -> None:
    titles = []
    for rank in range(300):
        title = ' '.join(plain(drawn(10_000 + rank)).split())
        if any(True for _form in forms(title)) and title not in titles:
            titles.append(title)
    sections = ''.join(f'\n## {escaped(title)}\n' for title in titles)
    site = small_site(tmp_path / 'site', {'index.md': f'# Accueil\n{sections}'})
    for page in searched(browser, site):
        for title, found in zip(titles, results(page, titles, 5), strict=True):
            assert title in found, ascii(title)


@pytest.mark.parametrize('text', ['# …\n', '---\nnosearch: true\n---\n# A farm\n'])
def test_a_site_without_words_asks_for_none(page: Page, tmp_path: Path, text: str) -> None:
    site = lay({'index.md': text}, small_site(tmp_path / 'site', {}))
    found = built(site)
    page.goto((found.outdir / 'search.html').as_uri())
    assert page.evaluate('recapSearch.search("farine")')['total'] == 0
