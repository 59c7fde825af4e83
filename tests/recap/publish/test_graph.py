"""What pages say that they are about, read by others' parsers and held to their vocabulary."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator

from miniature import lay
from small_sites import built, small_site
from vocabulary import SCHEMA, documents, expanded, misuses, nodes, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

NO_BREAK: Final = '\u00a0'
PLACE: Final = 'https://anywhere.example/recap/'
MOST: Final = 1_500
"""The most bytes, compressed, that all this adds to an ordinary page."""


def graph(site: Built, page: str) -> list[dict[str, Any]]:
    """Return the nodes that a page describes, as it writes them."""
    (text,) = documents(site.text(page, '.html'))
    found: list[dict[str, Any]] = json.loads(text)['@graph']
    return found


def only(site: Built, page: str, kind: str) -> dict[str, Any]:
    (found,) = (node for node in graph(site, page) if node['@type'] == kind)
    return found


def pages_of(site: Built) -> list[str]:
    found = (path.relative_to(site.outdir) for path in site.outdir.rglob('*.html'))
    names = (path.with_suffix('').as_posix() for path in found)
    return sorted(name for name in names if name not in ('search', 'genindex', '404'))


def all_nodes(site: Built, base: str) -> list[dict[str, Any]]:
    """Return what all pages of a site describe, published at *base*."""
    found = []
    for page in pages_of(site):
        (text,) = documents(site.text(page, '.html'))
        found += list(nodes(expanded(text, f'{base}{page}.html')))
    return found


def test_all_is_of_the_vocabulary_where_it_may_stand(told: Built, told_abroad: Built) -> None:
    for site, base in ((told, PLACE), (told_abroad, PLACE)):
        found = all_nodes(site, base)
        assert list(misuses(found)) == []
        used = {name for node in found for name in node if name.startswith(SCHEMA)}
        assert len(used) > 25


@pytest.mark.parametrize(
    ('node', 'wrong'),
    [
        ({'@type': 'Quotation', 'recordedIn': {'@type': 'Event'}}, 'recordedIn on'),
        ({'@type': 'Quotation', 'creator': {'@type': 'Place'}}, 'creator holds'),
        ({'@type': 'Quotation', 'mood': 'glad'}, 'no property'),
        ({'@type': 'Utterance', 'text': 'So.'}, 'no class'),
        ({'@type': 'Claim', 'text': ''}, 'text holds'),
    ],
)
def test_what_is_not_of_the_vocabulary_is_found(node: dict[str, Any], wrong: str) -> None:
    text = json.dumps({'@context': 'https://schema.org', **node})
    found = list(nodes(expanded(text, PLACE)))
    assert any(wrong in each for each in misuses(found))


def test_the_vocabulary_kept_is_what_is_used(told: Built) -> None:
    found = all_nodes(told, PLACE)
    used = {name.removeprefix(SCHEMA) for node in found for name in node.get('@type', ())}
    ancestors = {name for above in vocabulary()['classes'].values() for name in above}
    assert vocabulary()['classes'].keys() == used | ancestors


def test_a_session_is_an_article_about_the_event(told: Built) -> None:
    assert only(told, 'seances/jeu', 'Article') == {
        '@type': 'Article',
        '@id': 'jeu.html',
        'headline': 'Le jeu',
        'inLanguage': 'fr',
        'license': 'https://creativecommons.org/licenses/by/4.0/',
        'author': {'name': 'les Testeurs'},
        'about': {'@id': '../index.html#event'},
        'isPartOf': {'@id': '../index.html'},
    }


def test_the_event_says_when_where_by_whom(told: Built) -> None:
    speakers = ['zoe-angstrom', 'jean-noel-oeuvrard']
    assert only(told, 'index', 'Event') == {
        '@type': 'Event',
        '@id': 'index.html#event',
        'name': 'Journées du moulin 2012',
        'startDate': '2012-03-09',
        'endDate': '2012-03-10',
        'location': {
            '@type': 'Place',
            'name': 'le moulin',
            'address': {
                '@type': 'PostalAddress',
                'addressLocality': 'Uppsala',
                'addressCountry': 'SE',
            },
        },
        'organizer': {'@type': 'Organization', 'name': 'Guilde du moulin'},
        'performer': [{'@id': f'intervenants.html#speaker-{name}'} for name in speakers],
        'recordedIn': [{'@id': 'sources.html#source-echo2009'}],
    }


def test_a_work_is_called_by_its_title(told: Built) -> None:
    named = {node.get('@id'): node.get('name') for node in graph(told, 'seances/ouverture')}
    assert named['../sources.html#source-keller2012'] == 'The Face-to-Face Book'


def test_a_statistic_is_a_claim_and_its_review(told: Built) -> None:
    review = only(told, 'seances/ouverture', 'ClaimReview')
    text = f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.'
    works = [{'@id': f'../sources.html#source-{key}'} for key in ('keller2012', 'institut2011')]
    assert review == {
        '@type': 'ClaimReview',
        'author': {'name': 'les Testeurs'},
        'citation': works[:1],
        'claimReviewed': text,
        'itemReviewed': {
            '@type': 'Claim',
            '@id': 'ouverture.html#statistic-hors-ligne',
            'text': text,
            'author': {'@id': '../intervenants.html#speaker-zoe-angstrom'},
            'appearance': {'@id': '../sources.html#source-echo2009'},
            'isBasedOn': works,
        },
        'reviewRating': {
            '@type': 'Rating',
            'ratingValue': 'contradicted',
            'alternateName': 'Divergent',
            'ratingExplanation': 'L’étude compte des conversations (Keller et Fay, 2012).',
        },
    }
    unchecked = only(told, 'seances/ouverture', 'Claim')
    assert unchecked['text'].startswith('Trois personnes')
    assert 'author' not in unchecked


def test_a_quotation_says_whose_and_in_which_language(told: Built) -> None:
    assert only(told, 'seances/ouverture', 'Quotation') == {
        '@type': 'Quotation',
        '@id': 'ouverture.html#quotation-exemple',
        'text': 'Lead by example!',
        'inLanguage': 'en',
        'creator': {'@id': '../intervenants.html#speaker-zoe-angstrom'},
        'isBasedOn': {'@id': '../sources.html#source-echo2009'},
        'isPartOf': {'@id': 'ouverture.html'},
        'recordedAt': {'@id': '../index.html#event'},
        'review': {
            '@type': 'Review',
            'author': {'name': 'les Testeurs'},
            'reviewRating': {
                '@type': 'Rating',
                'ratingValue': 'unlocated',
                'alternateName': 'Origine introuvable',
                'ratingExplanation': 'Aucun enregistrement n’en reste.',
            },
        },
    }


def test_attributed_words_have_no_creator(tmp_path: Path) -> None:
    page = (
        '# Talk\n\n:::{session}\n:::\n\n:::{speaker} Ana Lopes\nA miller.\n:::\n\n'
        ':::{quotation} Ana Lopes\n:attributed:\nSo it is.\n:::\n'
    )
    site = small_site(tmp_path / 'site', {'index.md': page}, "recap_event = {'name': 'Days'}\n")
    said = only(built(site), 'index', 'Quotation')
    assert 'creator' not in said
    assert 'recordedAt' not in said
    assert said['spokenByCharacter'] == {'@id': 'index.html#speaker-ana-lopes'}


def test_persons_are_described_where_they_are_declared(told: Built) -> None:
    people = [node for node in graph(told, 'intervenants') if node['@type'] == 'Person']
    assert people[0] == {
        '@type': 'Person',
        '@id': 'intervenants.html#speaker-zoe-angstrom',
        'name': 'Zoé Ångström',
        'performerIn': {'@id': 'index.html#event'},
        'subjectOf': [
            {'@id': 'seances/ouverture.html'},
            {'@id': 'seances/jeu.html'},
            {
                '@type': 'CreativeWork',
                '@id': '_people/zoe-angstrom.json',
                'encodingFormat': 'application/json',
            },
        ],
    }
    assert 'performerIn' not in people[-1]  # has no session
    assert len({each['@id'] for each in people}) == len(people) == 4


def test_a_glossary_is_a_set_of_terms(told: Built) -> None:
    terms = only(told, 'glossaire', 'DefinedTermSet')
    assert terms['name'] == 'Glossaire'
    found = {each['name']: each['@id'] for each in terms['hasDefinedTerm']}
    soup = told.soup('glossaire')
    assert len(found) == 8
    for name, place in found.items():
        assert name in soup.find(id=place.partition('#')[2]).get_text()  # type: ignore[union-attr]


def test_the_way_from_the_first_page(told: Built) -> None:
    (steps,) = (node for node in graph(told, 'seances/jeu') if node['@type'] == 'BreadcrumbList')
    assert [
        (each['position'], each['name'], each['item']['@id']) for each in steps['itemListElement']
    ] == [(1, 'Journées du moulin 2012', '../index.html'), (2, 'Le jeu', 'jeu.html')]
    for page in ('index', 'aparte'):  # nothing leads there
        assert 'BreadcrumbList' not in {node['@type'] for node in graph(told, page)}


def test_identifiers_are_those_of_the_published_site(told_abroad: Built) -> None:
    for page in pages_of(told_abroad):
        (text,) = documents(told_abroad.text(page, '.html'))
        for node in nodes(json.loads(text)['@graph']):
            place = node.get('@id', '')
            assert not place or place.startswith('https://moulin.example/2012/en/'), place


def test_nothing_is_said_of_an_event_that_is_not_known(french: Built) -> None:
    """Nor are addresses, dates, licences: what is written is what is known."""
    text = ''.join(documents(french.text('index', '.html')))
    assert '"Event"' not in text
    found = [node for page in pages_of(french) for node in graph(french, page)]
    assert all({'dateModified', 'license', 'about'}.isdisjoint(node) for node in found)
    for value in ('null', '""', '[]', '{}', 'http:'):
        assert value not in text


def test_text_can_not_end_the_element_it_stands_in(tmp_path: Path) -> None:
    page = '# A `</script><script>` and `<!-- <script>`\n\nText.\n'
    site = built(small_site(tmp_path / 'site', {'index.md': page}))
    title = only(site, 'index', 'WebSite')['name']
    assert title == 'A </script><script> and <!-- <script>'


def test_a_page_without_a_title_has_no_name(tmp_path: Path) -> None:
    pages = {'index.md': 'No title.\n\n:::{toctree}\nother\n:::\n', 'other.md': '# Other\n'}
    site = built(small_site(tmp_path / 'site', pages, "suppress_warnings = ['recap', 'toc']\n"))
    assert 'name' not in only(site, 'index', 'WebSite')
    steps = only(site, 'other', 'BreadcrumbList')['itemListElement']
    assert [each.get('name') for each in steps] == [None, 'Other']
    found = json.loads(site.text('records', '.json'))
    assert [page.get('title') for page in found['pages']] == [None, 'Other']
    Draft202012Validator(json.loads(site.text('records.schema', '.json'))).validate(found)


def test_it_adds_little_to_a_page(told: Built, told_abroad: Built) -> None:
    for site in (told, told_abroad):
        for page in pages_of(site):
            text = site.text(page, '.html')
            bare = re.sub(r'<script type="application/ld\+json">.*?</script>', '', text)
            assert bare != text
            added = len(gzip.compress(text.encode())) - len(gzip.compress(bare.encode()))
            assert added < MOST, page


def test_other_formats_and_themes(tmp_path: Path) -> None:
    """A book isn't a site; another theme than Furo has a head as well."""
    site = small_site(tmp_path / 'site', {'index.md': '# Notes\n\nText.\n'})
    assert b'ld+json' not in b''.join(built(site, 'singlehtml').files().values())
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    lay({'conf.py': conf.replace("'furo'", "'basic'")}, site)
    assert only(built(site, 'dirhtml'), 'index', 'WebSite')['@id'] == './'


REPORTED = {
    'index.md': '# Days\n\n:::{toctree}\nfirst\n:::\n',  # Sphinx writes `first` again
    'first.md': '# First day\n\n:::{toctree}\ntalk\npeople\n:::\n',
    'talk.md': (
        '# Talk\n\n:::{session}\n:speakers: Ana Lopes\n:::\n\n'
        ':::{statistic}\n:name: half\n**Half** of them.\n:::\n'
    ),
    'people.md': (
        '# People\n\n:::{speaker} Ana Lopes\nA miller.\n:::\n\n'
        ':::{source} post\n:author: Guild\n:year: 2031\nA post.\n:::\n'
    ),
}


def test_heads_follow_what_other_pages_declare(tmp_path: Path) -> None:
    """Also where the page itself shows nothing of it: who spoke, which work tells all claims."""
    conf = "recap_event = {'name': 'Days'}\nrecap_report = 'post'\n"
    site = small_site(tmp_path / 'site', REPORTED, conf)
    first = built(site)
    assert 'Guild, 2031' in {node.get('name') for node in graph(first, 'talk')}
    people = site / 'people.md'
    text = people.read_text(encoding='utf-8').replace(':year: 2031', ':year: 2032')
    people.write_text(text, encoding='utf-8')
    second = built(site)
    assert 'Guild, 2032' in {node.get('name') for node in graph(second, 'talk')}
    talk = site / 'talk.md'
    told = talk.read_text(encoding='utf-8').replace(':speakers: Ana Lopes\n', '')
    assert only(second, 'index', 'Event')['performer'] == [{'@id': 'people.html#speaker-ana-lopes'}]
    talk.write_text(told, encoding='utf-8')
    assert 'performer' not in only(built(site), 'index', 'Event')
