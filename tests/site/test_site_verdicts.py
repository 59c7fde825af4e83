"""The verdicts that are published are listed by day, so that the feed tells those that change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from recap.commands.verdicts import last_verdicts
from this_recap import ROOT

if TYPE_CHECKING:
    from website import Website


def test_the_last_verdicts_are_those_that_pages_give(website: Website) -> None:
    told = json.loads((website.root / 'records.json').read_text(encoding='utf-8'))
    given = {claim['id']: claim['verdict']['key'] for claim in told['claims'] if 'verdict' in claim}
    assert given
    listed = last_verdicts((ROOT / 'verdicts.txt').read_text(encoding='utf-8'))
    assert listed == given, 'type: make html, then .venv/bin/python -m recap verdicts'


def test_the_table_of_figures_says_the_verdicts_of_the_records(
    website: Website, english_website: Website
) -> None:
    """It is written by hand: a verdict that changes is to change there as well."""
    for site in (website, english_website):
        told = json.loads((site.root / 'records.json').read_text(encoding='utf-8'))
        words = {each['id']: each['verdict']['word'] for each in told['claims']}
        by_hand = site.soup('chiffres').select('table.recap-stacked')[0]
        shown = {
            str(row.select('a')[0]['href']).partition('#')[2]: row.select('td')[-1].get_text()
            for row in by_hand.select('tbody tr')
        }
        assert len(shown) == 10
        assert shown == {name: words[name] for name in shown}
