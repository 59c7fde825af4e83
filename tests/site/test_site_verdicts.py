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
