"""The entries that a page cites, put in it for the script to show beside their links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build, Built

NO_BREAK = '\u00a0'


def previews(built: Built, page: str) -> dict[str, dict[str, str]]:
    """Return what the script of *page* is given, by address."""
    _call, _sign, text = built.text(f'_static/recap-previews/{page}', '.js').partition('=')
    found: dict[str, dict[str, str]] = json.loads(text.removesuffix(';\n'))
    return found


@pytest.mark.parametrize(
    ('page', 'address', 'expected'),
    [
        (
            'index',
            'intervenants.html#speaker-bob-smith',
            {'title': 'Bob Smith', 'text': 'Lecteur du Daily Mill.'},
        ),
        (
            'index',
            'seances/ouverture.html#statistic-hors-ligne',
            {
                'title': f'90{NO_BREAK}%',
                'text': (
                    f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.'
                ),
                'note': 'Divergent — L’étude compte des conversations (Keller et Fay, 2012).',
            },
        ),
        (
            'index',
            'sources.html#source-echo2009',
            {'title': 'Écho, 2009', 'text': f'Écho du moulin, n°{NO_BREAK}4, 2009.'},
        ),
        (
            'seances/cloture',
            'ouverture.html#quotation-exemple',
            {
                'title': '',
                'text': 'Lead by example!',
                'note': 'Origine introuvable — Aucun enregistrement n’en reste.',
                'lang': 'en',
            },
        ),
        (
            'index',
            'glossaire.html#term-objet',
            {'title': 'objet', 'text': 'Ce qu’on tient.'},
        ),
        (
            'seances/jeu',
            '../glossaire.html#term-gamification',
            {'title': 'ludification', 'text': 'L’emploi du jeu (Aubry et al., 2010a).'},
        ),
    ],
)
def test_entry_that_a_link_leads_to(
    french: Built, page: str, address: str, expected: dict[str, str]
) -> None:
    found = previews(french, page)[address]
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize('page', ['index', 'seances/ouverture', 'seances/jeu', 'seances/cloture'])
def test_entry_bears_the_address_of_a_link(french: Built, page: str) -> None:
    addresses = {str(link['href']) for link in french.article(page).select('a[href]')}
    assert previews(french, page).keys() <= addresses


def test_entry_of_the_page_itself_is_left_out(french: Built) -> None:
    assert not [address for address in previews(french, 'seances/jeu') if address.startswith('#')]


def test_entry_cannot_end_the_script(build: Build, site: Path) -> None:
    page = site / 'intervenants.md'
    text = page.read_text(encoding='utf-8').replace('Lecteur du', '`</script>`, lecteur du')
    page.write_text(text, encoding='utf-8')
    found = previews(build(site), 'index')['intervenants.html#speaker-bob-smith']
    assert found['text'] == '</script>, lecteur du Daily Mill.'
