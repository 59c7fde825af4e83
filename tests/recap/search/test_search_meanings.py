"""What readers mean: synonyms, words run together, questions, signs, derived words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from browser import opened
from recap.search.lexicon import groups, lexicon
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FILE: Final = Path(__file__).with_name('meanings.toml')
KINDS: Final[dict[str, dict[str, dict[str, str]]]] = tomllib.loads(FILE.read_text(encoding='utf-8'))
ASKED: Final = [
    (language, query, title)
    for language, kinds in KINDS.items()
    for kind in kinds.values()
    for query, title in kind.items()
]
TEXTS: Final = {
    'Neuf sur dix': 'Il y en a 90 % ici.',
    'Un siècle': 'Il y en a 90 là, et cent ailleurs.',
    'Le prix': 'Une place coûte 5 €.',
    'Une revue': 'C’est le n° 7.',
    'La réunion': 'Elle commence à 14\u00a0h\u00a030 précises.',
    'La recette': 'Il y faut 7\u202fg de sel.',
    'La distance': 'Il en reste 200\u00a0m.',
    'Un rendement': 'Il dit la productivité.',
    'La course': 'Elle fait 10\u202fkm.',
    'Le budget': 'Il est de 12\u202f345,67\u00a0€.',
    'La téléphonie': 'C’est la 5G.',
    'Nearly half': 'There are 44% of them here.',
    'A century': 'There are 44 of them there.',
    'The price': 'A place costs $5.',
    'A yield': 'It is said of productivity.',
}
"""What sections say that isn't in their titles."""

OTHERS: Final = {
    'fr': (
        'Un siècle',
        'Le perron',
        'La carte',
        'Un service',
        'Les pairs',
        'Social et solidaire',
        'Un rendement',
    ),
    'en': (
        'A century',
        'The perception',
        'A card',
        'A service',
        'Peers',
        'Socially',
        'A yield',
        'The production',
    ),
}
"""Sections that nobody looks for."""


@pytest.fixture(scope='module', params=['fr', 'en'])
def meant(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[str, Page]]:
    """A language, and the page of results of a site that has the sections of its queries."""
    language: str = request.param
    titles = dict.fromkeys(title for code, _query, title in ASKED if code == language)
    sections = ''.join(
        f'\n## {title}\n\n{TEXTS.get(title, "…")}\n' for title in (*titles, *OTHERS[language])
    )
    own = {'fr': ['bicyclette, vélo'], 'en': ['bicycle, bike']}
    site = small_site(
        tmp_path_factory.mktemp('meant') / 'site',
        {'index.md': f'# Notes\n{sections}'},
        f'recap_synonyms = {own!r}\n',
    )
    results = built(site, language=language).outdir / 'search.html'
    with opened(browser, results.as_uri()) as page:
        yield language, page


def found(page: Page, query: str) -> dict[str, Any]:
    """Return what the search finds."""
    answer: dict[str, Any] = page.evaluate('query => recapSearch.search(query)', query)
    return answer


def titles_of(answer: dict[str, Any]) -> list[str]:
    """Return the titles of the results."""
    return [
        ''.join(piece['text'] for piece in result['titles'][-1]) for result in answer['results']
    ]


def test_what_is_meant_is_among_the_first_three(meant: tuple[str, Page]) -> None:
    language, page = meant
    missed = {
        query: first
        for code, query, title in ASKED
        if code == language and title not in (first := titles_of(found(page, query))[:3])
    }
    assert missed == {}


def test_what_says_it_precedes_what_means_it(meant: tuple[str, Page]) -> None:
    language, page = meant
    query, says, means = {
        'fr': ('90 %', 'Neuf sur dix', 'Un siècle'),
        'en': ('44 percent', 'Nearly half', 'A century'),
    }[language]
    titles = titles_of(found(page, query))
    assert titles[:1] == [says]
    assert means not in titles


def test_a_word_precedes_those_that_share_its_stem(meant: tuple[str, Page]) -> None:
    language, page = meant
    query, says, shares = {
        'fr': ('productivité', 'Un rendement', 'La production'),
        'en': ('productivity', 'A yield', 'The production'),
    }[language]
    titles = titles_of(found(page, query))
    assert titles.index(says) < titles.index(shares)


def test_another_word_is_said_and_none_is_put_for_what_is_found(meant: tuple[str, Page]) -> None:
    language, page = meant
    exact, other, shown, sign = {
        'fr': ('brainstorming', 'statistiques', 'chiffres', '90 pourcent'),
        'en': ('crowdsourcing', 'statistics', 'figures', '44 percent'),
    }[language]
    assert found(page, exact)['corrected'] == []
    assert found(page, other)['corrected'] == [shown]
    assert found(page, sign)['corrected'] == ['%']  # not “perception”, which it resembles


def test_lines_that_share_a_word_are_one() -> None:
    assert groups(['a, b', 'c, d', 'd, b'], set()) == [['a', 'b', 'c', 'd']]


@pytest.mark.parametrize('language', ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt', 'pt_BR'])
def test_languages_of_the_wing_have_questions_and_endings(language: str) -> None:
    assert all(lexicon(language, [], set()).values())


def test_another_language_has_the_synonyms_of_all() -> None:
    known = lexicon('fi', ['sauna, löyly'], set())
    assert 'sauna,loyly' in str(known['alike'])
    assert 'euro' in str(known['alike'])
    assert not known['asked']
