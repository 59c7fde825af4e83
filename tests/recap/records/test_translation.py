"""The English edition: its words are English, its addresses are those of the French one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from miniature import labelled, one, words

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from miniature import Build, Built

PAGES = (
    'index',
    'seances/ouverture',
    'seances/jeu',
    'seances/cloture',
    'chiffres',
    'citations',
    'intervenants',
    'glossaire',
    'sources',
    'aparte',
)


def cells(table: Tag) -> list[str]:
    """Return all the cells of *table*, in order."""
    return [words(cell) for cell in table.select('th, td')]


@pytest.mark.parametrize('page', PAGES)
def test_records_have_the_same_anchors(french: Built, english: Built, page: str) -> None:
    anchors = [
        [tag['id'] for tag in built.article(page).select('div[id], dt[id]')]
        for built in (french, english)
    ]
    assert sorted(anchors[0]) == sorted(anchors[1])


def test_listing_of_statistics(english: Built) -> None:
    assert cells(english.article('chiffres').select('table.recap-statistics')[0]) == [
        *('Figure', 'Claim', 'Said by', 'Verdict'),
        '90%',
        (
            '90% of exchanges are said to happen offline, not 10%. '
            '(Keller and Fay, 2012), (Institut Élan, 2011)'
        ),
        'Zoé Ångström',
        'The source says otherwise · The study counts conversations (Keller and Fay, 2012).',
        'Three',
        'Three people out of four keep silent.',
        'speaker not named',
        'Not checked',
        '2.5 hours',
        'People play 2.5 hours a day. (Aubry et al., 2010a)',
        'Jean-Noël Œuvrard',
        'Confirmed · So find (Aubry et al., 2010a).',
    ]


def test_listing_of_quotations(english: Built) -> None:
    listing = english.article('citations').select('ul.recap-quotations')[0]
    assert [words(paragraph) for paragraph in listing.select('p')] == [
        '“Being there is enough.”',
        *('— Bob Smith, Mill Days 2012', 'Not checked'),
        '“Lead by example!”',
        '— Zoé Ångström, Opening: listening',
        'Origin not found · No recording remains.',
        '“Let us play, then!”',
        '— speaker not named, Play',
        'True, with caveats · The audience answered with a laugh (Institut Élan, 2011).',
        '“A work is made by many, or not at all.”',
        *('— Zoé Ångström, Play', 'Not checked'),
    ]


def test_listing_of_sources(english: Built) -> None:
    listing = one(english.article('seances/cloture'), 'ul.recap-sources')
    assert words(listing.select('li')[-1]) == (
        'Keller and Fay, 2012 — Ed Keller and Brad Fay, The Face-to-Face Book, Free Press, 2012.'
    )


def test_tally(english: Built) -> None:
    table = one(english.article('chiffres'), 'table.recap-tally')
    assert cells(table) == [
        *('Verdict', 'Number'),
        *('Confirmed', '1'),
        *('The source says otherwise', '1'),
        *('Not checked', '1'),
    ]
    title = one(english.article('chiffres'), '.recap-chart figcaption')
    assert words(title) == 'Verdicts on the figures (3 in all)'


def test_head_of_a_session(english: Built) -> None:
    head = one(english.article('seances/ouverture'), '.recap-session')
    assert labelled(head) == {
        'Session': '1 of 3',
        'Speakers': 'Zoé Ångström, Jean-Noël Œuvrard',
        'Reading time': '1 min',
    }


def test_reading_time_is_that_of_the_translation(build: Build, site: Path) -> None:
    catalogue = site / 'locales' / 'en' / 'LC_MESSAGES' / 'seances' / 'cloture.po'
    text = catalogue.read_text(encoding='utf-8')
    text = text.replace('What remains is', f'{"word " * 400}What remains is')
    catalogue.write_text(text, encoding='utf-8')
    lengths = [
        labelled(one(build(site, language=language).article('seances/cloture'), '.recap-session'))
        for language in ('fr', 'en')
    ]
    assert [fields.get('Temps de lecture') for fields in lengths] == ['1\u00a0min', None]
    assert lengths[1]['Reading time'] == '3 min'


def test_source_is_labelled_in_english(english: Built) -> None:
    assert words(one(english.article('sources'), '#source-keller2012')) == 'Keller and Fay, 2012'


def test_speaker_may_bear_another_name(build: Build, site: Path) -> None:
    """Where the name is a description; what cites it, and its address, stay as they are."""
    catalogue = site / 'locales' / 'en' / 'LC_MESSAGES' / 'intervenants.po'
    text = catalogue.read_text(encoding='utf-8')
    same = 'msgid "Bob Smith"\nmsgstr "Bob Smith"'
    assert same in text
    other = 'msgid "Bob Smith"\nmsgstr "A reader"'
    catalogue.write_text(text.replace(same, other), encoding='utf-8')
    built = build(site, language='en')
    assert built.warnings == []
    assert words(one(built.article('intervenants'), '#speaker-bob-smith')) == 'A reader'
    home = built.article('index')
    links = home.select('a[href="intervenants.html#speaker-bob-smith"]')
    assert [words(link) for link in links] == ['A reader', 'A reader']
    copied = one(home, '#quotation-presence .recap-copy').get_text()
    assert copied.endswith('— A reader')
    listing = built.article('citations').select('ul.recap-quotations')[0]
    assert '— A reader, Mill Days 2012' in words(listing)


def test_fields_of_a_speaker(english: Built) -> None:
    definition = one(english.article('intervenants'), '#speaker-zoe-angstrom').find_next('dd')
    assert definition is not None
    assert labelled(one(definition, '.recap-backlinks')) == {
        'Sessions': 'Opening: listening, Play',
        'Mentioned in': 'Figures, Quotations',
        'Figures': '90%',
        'Quotations': '“Lead by example!” “A work is made by many, or not at all.”',
    }


def test_glossary_is_in_english_order_under_french_addresses(english: Built) -> None:
    terms = english.article('glossaire').select('dl.glossary > dt')
    assert [(words(term), term['id']) for term in terms] == [
        ('effort', 'term-effort'),
        ('momentum', 'term-elan'),
        ('object', 'term-objet'),
        ('offer', 'term-offre'),
        ('playfulness', 'term-ludification'),
        ('gamification', 'term-gamification'),
        ('scale', 'term-echelle'),
        ('work', 'term-oeuvre'),
        ('zeal', 'term-zele'),
    ]


def test_french_terms_are_still_what_pages_cite(english: Built) -> None:
    links = english.article('index').select('a:has(.std-term)')
    assert [(words(link), link['href']) for link in links] == [
        ('offer', 'glossaire.html#term-offre'),
        ('object', 'glossaire.html#term-objet'),
    ]
    used = one(english.article('glossaire'), '#term-objet').find_next('dd')
    assert used is not None
    assert labelled(one(used, '.recap-backlinks')) == {'Used in': 'Mill Days 2012'}


def test_nothing_of_the_page_stays_french(english: Built, shared_site: Path) -> None:
    """Each message of the catalogues has its translation, and no page shows the message itself."""
    for page in PAGES:
        path = shared_site / 'locales' / 'en' / 'LC_MESSAGES' / f'{page}.po'
        with path.open('rb') as file:
            messages = {str(m.id): str(m.string) for m in read_po(file) if m.id}
        assert all(messages.values())
        article = english.article(page)
        for passage in article.select('[lang="fr"]'):
            passage.clear()
        text = article.get_text().replace('Journées du moulin 2012', '')  # the project's name
        french = [m for m, string in messages.items() if m != string and len(m.split()) > 2]
        assert not [message for message in french if message in text]


def test_no_narrow_space_leaks_into_english(english: Built) -> None:
    assert not [page for page in PAGES if '\u202f' in english.article(page).get_text()]


def test_translation_that_loses_a_figure_is_a_warning(build: Build, site: Path) -> None:
    catalogue = site / 'locales' / 'en' / 'LC_MESSAGES' / 'seances' / 'jeu.po'
    text = catalogue.read_text(encoding='utf-8')
    catalogue.write_text(text.replace('**2.5 hours**', '2.5 hours'), encoding='utf-8')
    assert build(site).warnings == []
    assert build(site, language='en').warnings == [
        (
            "seances/jeu.md:10: WARNING: statistic 'temps-de-jeu' stresses no figure; "
            'put it between double asterisks: **90 %** [recap.no-figure]'
        )
    ]
