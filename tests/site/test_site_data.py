"""What other programs read of this recap: the data, and what each page is about."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from this_recap import PAGES, SESSIONS
from vocabulary import documents, expanded, misuses, nodes

if TYPE_CHECKING:
    from website import Website


@pytest.fixture(params=['website', 'english_website'])
def edition(request: pytest.FixtureRequest) -> Website:
    found: Website = request.getfixturevalue(request.param)
    return found


def data(site: Website) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.root / 'records.json').read_text(encoding='utf-8'))
    return found


def test_all_files_hold_to_the_schema(edition: Website) -> None:
    schema = json.loads((edition.root / 'records.schema.json').read_text(encoding='utf-8'))
    Draft202012Validator.check_schema(schema)
    files = [edition.root / 'records.json', *edition.root.glob('_people/*.json')]
    assert len(files) == 1 + len(data(edition)['persons']) == 18
    for path in files:
        found = json.loads(path.read_text(encoding='utf-8'))
        Draft202012Validator(schema).validate(found)


def test_each_claim_says_who_reports_it_and_what_it_is_worth(edition: Website) -> None:
    claims = data(edition)['claims']
    assert Counter(claim['kind'] for claim in claims) == {'statistic': 10, 'quotation': 10}
    assert {claim['report'] for claim in claims} == {'source-talkspirit2012'}
    assert Counter(claim['verdict']['key'] for claim in claims if claim['kind'] == 'statistic') == {
        'contradicted': 3,
        'qualified': 5,
        'unlocated': 1,
        'confirmed': 1,
    }
    unnamed = [claim for claim in claims if 'speaker' not in claim]
    assert Counter(claim['kind'] for claim in unnamed)['quotation'] == 6
    assert all('reason' in claim['verdict'] for claim in claims)


def test_pages_say_what_they_are_about(edition: Website) -> None:
    found = data(edition)['pages']
    assert sorted(page['id'] for page in found) == sorted(PAGES)
    for page in found:
        (meta,) = edition.soup(page['id']).select('meta[name=description]')
        assert meta['content'] == page['description']


def test_all_pages_use_the_vocabulary_as_it_is(edition: Website) -> None:
    base = 'https://recap.example/'
    found = []
    for page in PAGES:
        (text,) = documents(edition.path(page).read_text(encoding='utf-8'))
        found += list(nodes(expanded(text, f'{base}{page}.html')))
    assert list(misuses(found)) == []
    kinds = Counter(kind.rpartition('/')[2] for node in found for kind in node.get('@type', ()))
    assert kinds['Article'] == len(SESSIONS)
    assert (kinds['ClaimReview'], kinds['Claim'], kinds['Quotation']) == (10, 10, 10)
    assert (kinds['Event'], kinds['DefinedTermSet']) == (1, 1)
