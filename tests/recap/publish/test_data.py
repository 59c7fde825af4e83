"""The records as data: what the schema says, nothing that is unknown, addresses that lead there."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator

from miniature import lay
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build, Built

LISTS: Final = ('persons', 'sessions', 'claims', 'works', 'terms')
NO_BREAK: Final = '\u00a0'
SITE: Final = 'https://moulin.example/2012/'


def data(site: Built, name: str = 'records') -> dict[str, Any]:
    """Return a file of data, which holds to the schema beside it."""
    found: dict[str, Any] = json.loads(site.text(name, '.json'))
    validator(site).validate(found)
    return found


def validator(site: Built) -> Draft202012Validator:
    schema = json.loads(site.text('records.schema', '.json'))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def records(found: dict[str, Any]) -> list[dict[str, Any]]:
    return list(chain.from_iterable(found.get(kind, ()) for kind in LISTS))


def record(found: dict[str, Any], name: str) -> dict[str, Any]:
    (only,) = (each for each in records(found) if each['id'] == name)
    return only


def test_all_files_hold_to_the_schema(told: Built, told_abroad: Built) -> None:
    for site in (told, told_abroad):
        people = sorted(path.stem for path in (site.outdir / '_people').iterdir())
        assert people == ['ana-ruiz', 'bob-smith', 'jean-noel-oeuvrard', 'zoe-angstrom']
        for name in ('records', *(f'_people/{person}' for person in people)):
            assert data(site, name)['title']


@pytest.mark.parametrize(
    'change',
    [
        lambda found: found['claims'][0].update(mood='glad'),
        lambda found: found['claims'][0].pop('kind'),
        lambda found: found['claims'][1]['verdict'].update(key='true'),
        lambda found: found['event'].update(start='9 mars 2012'),
        lambda found: found['persons'][0].update(claims=[]),
    ],
    ids=['unknown', 'missing', 'verdict', 'day', 'empty'],
)
def test_the_schema_refuses_what_is_wrong(told: Built, change: Any) -> None:
    found = data(told)
    assert validator(told).is_valid(found)
    change(found)
    assert not validator(told).is_valid(found)


def test_a_claim_says_all_that_is_known_of_it(told: Built) -> None:
    assert record(data(told), 'statistic-hors-ligne') == {
        'id': 'statistic-hors-ligne',
        'address': 'seances/ouverture.html#statistic-hors-ligne',
        'page': 'seances/ouverture',
        'anchor': 'statistic-hors-ligne',
        'kind': 'statistic',
        'session': 'session-ouverture',
        'text': f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.',
        'figure': f'90{NO_BREAK}%',
        'origins': ['source-keller2012', 'source-institut2011'],
        'speaker': 'speaker-zoe-angstrom',
        'report': 'source-echo2009',
        'verdict': {
            'key': 'contradicted',
            'word': 'Divergent',
            'reason': 'L’étude compte des conversations (Keller et Fay, 2012).',
            'reasonHtml': 'L’étude compte des <em>conversations</em> (Keller et Fay, 2012).',
            'read': ['source-keller2012'],
        },
    }


def test_what_is_unknown_is_absent(told: Built) -> None:
    found = data(told)
    (silent,) = (each for each in found['claims'] if each['text'].startswith('Trois'))
    assert {'speaker', 'verdict', 'origins'}.isdisjoint(silent)
    assert 'session' not in record(found, 'quotation-presence')  # said on the first page
    (absent,) = (each for each in found['persons'] if each['name'] == 'Ana Ruiz')
    assert {'sessions', 'claims'}.isdisjoint(absent)
    text = json.dumps(found)
    assert all(empty not in text for empty in ('null', '""', ': []', '{}'))


def test_a_picture_in_the_place_of_words_is_a_claim_without_text(tmp_path: Path) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>\n'
    page = '# Notes\n\n::::{quotation}\n![](a.svg)\n\n:::{check} heard\nSeen.\n:::\n::::\n'
    conf = "suppress_warnings = ['recap']\n"
    site = built(small_site(tmp_path / 'site', {'index.md': page, 'a.svg': picture}, conf))
    (claim,) = data(site)['claims']
    assert 'text' not in claim
    assert claim['verdict']['key'] == 'heard'


def test_verdicts_have_one_key_in_all_languages(told: Built, told_abroad: Built) -> None:
    found = (record(data(each), 'statistic-hors-ligne') for each in (told, told_abroad))
    verdicts = [each['verdict'] for each in found]
    assert [each['key'] for each in verdicts] == ['contradicted'] * 2
    assert [each['word'] for each in verdicts] == ['Divergent', 'The source says otherwise']


def test_the_works_of_a_reasoning_that_has_moved_are_told(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    check = 'C’est ce que trouvent {source}`aubry2010a`.\n'
    text = page.read_text(encoding='utf-8')
    assert check in text
    more = f'{check}\nRelu dans {{source}}`institut2011`, puis {{source}}`aubry2010a`.\n'
    text = f'{text.replace(check, more)}\n:::{{checks}}\n:::\n'
    page.write_text(text, encoding='utf-8')
    found = record(data(build(site)), 'statistic-temps-de-jeu')
    assert found['verdict']['read'] == ['source-aubry2010a', 'source-institut2011']


def test_records_name_others_that_are_there(told: Built) -> None:
    found = data(told)
    names = [each['id'] for each in records(found)]
    assert len(names) == len(set(names)) > 20
    for claim in found['claims']:
        verdict = claim.get('verdict', {})
        named = [claim[name] for name in ('session', 'speaker', 'report') if name in claim]
        named += [*claim.get('origins', ()), *verdict.get('read', ())]
        assert set(named) <= set(names)
    for each in (*found['persons'], *found['sessions']):
        for name in ('sessions', 'claims', 'speakers'):
            assert set(each.get(name, ())) <= set(names)


@pytest.mark.parametrize('name', ['records', '_people/zoe-angstrom'])
def test_addresses_lead_there_from_the_file(told: Built, name: str) -> None:
    base = (told.outdir / f'{name}.json').as_uri()
    found = data(told, name)
    for each in (*found.get('pages', ()), *records(found)):
        place = urlsplit(urljoin(base, each['address']))
        page = place.path.removeprefix(f'{told.outdir.as_uri().removeprefix("file://")}/')
        soup = told.soup(page.removesuffix('.html'))
        assert not place.fragment or soup.find(id=place.fragment), each
    for person in found['persons']:
        assert urljoin(base, person['data']).startswith(f'{told.outdir.as_uri()}/_people/')
    assert urljoin(base, found['$schema']) == f'{told.outdir.as_uri()}/records.schema.json'


def test_nothing_absolute_is_made_up(told: Built) -> None:
    assert 'address' not in data(told)
    assert '$id' not in json.loads(told.text('records.schema', '.json'))
    editions = data(told)['editions']
    assert [each['data'] for each in editions] == ['records.json', 'en/records.json']


def test_where_the_address_is_known_all_are_absolute(told_abroad: Built) -> None:
    found = data(told_abroad)
    assert found['address'] == f'{SITE}en/'
    for each in (*found['pages'], *records(found)):
        assert each['address'].startswith(f'{SITE}en/')
    assert found['$schema'] == f'{SITE}en/records.schema.json'
    schema = json.loads(told_abroad.text('records.schema', '.json'))
    assert schema['$id'] == f'{SITE}records.schema.json'
    assert list(schema)[:2] == ['$schema', '$id']
    assert [each['data'] for each in found['editions']] == [
        f'{SITE}records.json',
        f'{SITE}en/records.json',
    ]


def test_a_translation_finds_the_others_beside_it(english: Built) -> None:
    editions = data(english)['editions']
    assert [(each['language'], each['data']) for each in editions] == [
        ('fr', '../records.json'),
        ('en', '../en/records.json'),
    ]


def test_a_person_has_a_file_with_what_is_theirs(told: Built) -> None:
    found = data(told, '_people/zoe-angstrom')
    assert [each['name'] for each in found['persons']] == ['Zoé Ångström']
    assert {each['speaker'] for each in found['claims']} == {'speaker-zoe-angstrom'}
    assert [each['key'] for each in found['works']] == ['keller2012', 'echo2009', 'institut2011']
    assert [each['id'] for each in found['sessions']] == ['session-ouverture', 'session-jouer']
    assert found['event'] == data(told)['event']


def test_the_event_is_in_the_language_of_the_edition(told: Built, told_abroad: Built) -> None:
    assert data(told)['event'] == {
        'name': 'Journées du moulin 2012',
        'start': '2012-03-09',
        'end': '2012-03-10',
        'venue': 'le moulin',
        'town': 'Uppsala',
        'country': 'SE',
        'organiser': 'Guilde du moulin',
    }
    assert data(told_abroad)['event']['venue'] == 'the mill'


def test_pages_lead_to_the_data(told: Built) -> None:
    for page, root in (('index', './'), ('seances/jeu', '../'), ('search', './')):
        soup = told.soup(page)
        (link,) = soup.select('head link[rel=alternate][type="application/json"]')
        (seen,) = soup.select('footer .recap-links a')
        assert link['href'] == seen['href'] == f'{root}records.json'
        assert seen.get_text() == 'Données (JSON)'


def test_a_build_drops_the_file_of_who_has_gone(tmp_path: Path) -> None:
    people = '# Notes\n\n{speaker}`Ana Lopes`, {speaker}`Zo Li`\n\n'
    entries = [f':::{{speaker}} {name}\nA miller.\n:::\n' for name in ('Ana Lopes', 'Zo Li')]
    site = small_site(tmp_path / 'site', {'index.md': people + '\n'.join(entries)})
    before = built(site)
    assert {path.name for path in (before.outdir / '_people').iterdir()} == {
        'ana-lopes.json',
        'zo-li.json',
    }
    lay({'index.md': f'# Notes\n\n{entries[0]}'}, site)
    assert [path.name for path in (built(site).outdir / '_people').iterdir()] == ['ana-lopes.json']


ATTACHING: Final = """

def setup(app):
    'book-attachments' in app.events.events or app.add_event('book-attachments')
    app.connect('build-finished', keep)


def keep(app, exception):
    import pathlib
    for answer in app.emit('book-attachments'):
        for file in answer:
            pathlib.Path(app.outdir, file['name']).write_bytes(file['content'])
            told = f'{file["media_type"]}\\n{file["description"]}'
            pathlib.Path(app.outdir, f'{file["name"]}.txt').write_text(told)
"""


def test_a_book_attaches_what_the_site_publishes(tmp_path: Path) -> None:
    page = '# Notes\n\n:::{speaker} Ana Lopes\nA *miller*.\n:::\n'
    site = small_site(tmp_path / 'site', {'index.md': page}, ATTACHING)
    book, pages = built(site, 'epub').files(), built(site).files()
    for name in ('records.json', 'records.schema.json'):
        assert book[name] == pages[name]
    assert book['records.json.txt'].splitlines() == [
        b'application/json',
        b'All pages and records of this recap, as data',
    ]
    assert book['records.schema.json.txt'].startswith(b'application/schema+json\n')
