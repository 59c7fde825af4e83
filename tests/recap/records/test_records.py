"""What a page shows of the records that it declares: in HTML, and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import labelled, lay, one, words
from recap.records.directives import YEAR, short_reference
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from miniature import Build, Built

NARROW, NO_BREAK = '\u202f', '\u00a0'


def record(built: Built, page: str, anchor: str) -> Tag:
    """Return the element of *page* that has this *anchor*."""
    return one(built.article(page), f'#{anchor}')


def links(tag: Tag) -> list[str]:
    """Return where the links of *tag* lead, permalinks left out."""
    return [str(link['href']) for link in tag.select('a:not(.headerlink)')]


def permalink(tag: Tag) -> tuple[str, str]:
    """Return where the permalink of *tag* leads, and what it says."""
    link = one(tag, '.headerlink')
    return str(link['href']), str(link['title'])


def test_statistic_shows_claim_speaker_and_sources(french: Built) -> None:
    statistic = record(french, 'seances/ouverture', 'statistic-hors-ligne')
    assert statistic.name == 'div'
    assert statistic['class'] == ['recap-statistic']
    claim, byline = statistic.find_all('p', recursive=False)
    assert words(claim) == (
        f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.'
    )
    assert byline['class'] == ['recap-byline']
    assert words(byline) == '— Zoé Ångström (Keller et Fay, 2012) (Institut Élan, 2011)'
    assert links(byline) == [
        '../intervenants.html#speaker-zoe-angstrom',
        '../sources.html#source-keller2012',
        '../sources.html#source-institut2011',
    ]
    assert permalink(statistic) == ('#statistic-hors-ligne', 'Lien permanent vers ce passage')


def test_check_is_a_note_with_its_verdict_in_words(french: Built) -> None:
    statistic = record(french, 'seances/ouverture', 'statistic-hors-ligne')
    check = one(statistic, '.recap-check')
    assert statistic.find_all(['p', 'div'], recursive=False)[-2] is check
    assert statistic.find_all('div', recursive=False)[-1]['class'] == ['recap-tools']
    assert check['class'] == ['recap-check', 'recap-check-divergent', 'admonition']
    title, reason = check.find_all('p')
    assert (title['class'], words(title)) == (['admonition-title'], 'Divergent')
    assert words(reason) == 'L’étude compte des conversations (Keller et Fay, 2012).'


@pytest.mark.parametrize(
    ('page', 'anchor', 'verdict'),
    [
        ('jeu', 'statistic-temps-de-jeu', 'Conforme'),
        ('jeu', 'quotation-jouons-donc', 'Nuancé'),
        ('ouverture', 'statistic-hors-ligne', 'Divergent'),
        ('ouverture', 'quotation-exemple', 'Origine introuvable'),
    ],
)
def test_verdicts_in_the_words_of_readers(
    french: Built, page: str, anchor: str, verdict: str
) -> None:
    check = one(record(french, f'seances/{page}', anchor), '.recap-check')
    assert words(one(check, '.admonition-title')) == verdict


def test_quotation_is_a_block_quote_in_its_language(french: Built) -> None:
    quotation = record(french, 'seances/ouverture', 'quotation-exemple')
    assert quotation['class'] == ['recap-quotation']
    quote = one(quotation, 'blockquote')
    assert quote['lang'] == 'en'
    assert words(quote) == 'Lead by example!'
    assert words(one(quotation, '.recap-byline')) == '— Zoé Ångström'
    assert permalink(quotation) == ('#quotation-exemple', 'Lien permanent vers ce passage')


def test_quotation_in_the_language_of_the_page_declares_none(french: Built) -> None:
    quotation = record(french, 'seances/jeu', 'quotation-oeuvre-commune')
    assert not quotation.select('[lang]')


def test_record_without_speaker_says_so(french: Built) -> None:
    for page, anchor in (
        ('seances/ouverture', 'statistic-trois-personnes-sur-quatre-se-taisent'),
        ('seances/jeu', 'quotation-jouons-donc'),
    ):
        byline = one(record(french, page, anchor), '.recap-byline')
        assert words(one(byline, 'em')) == 'orateur non nommé'
        assert not links(byline)


def test_record_without_check_shows_none(french: Built) -> None:
    assert not record(french, 'seances/jeu', 'quotation-oeuvre-commune').select('.recap-check')


def test_unnamed_record_is_named_by_its_first_eight_words(build: Build, site: Path) -> None:
    claim = '**Une** à deux ’trois’ quatre-vingt cinq six sept huit neuf dix.'
    lay({'index.md': f'# Une\n\n:::{{statistic}}\n{claim}\n:::\n'}, site)
    article = build(site, include_patterns=['index.md']).article('index')
    expected = 'statistic-une-a-deux-trois-quatre-vingt-cinq-six-sept'
    assert one(article, '.recap-statistic')['id'] == expected


def test_heading_does_not_take_the_anchor_of_a_record(build: Build, site: Path) -> None:
    record = ':::{statistic}\n:name: un\n**Un.**\n:::\n'
    lay({'index.md': f'# Une\n\n{record}\n## Statistic un\n'}, site)
    article = build(site, include_patterns=['index.md']).article('index')
    assert one(article, '[id="statistic-un"]')['class'] == ['recap-statistic']


@pytest.mark.parametrize('language', ['fr', 'en'])
def test_name_and_anchor_owe_nothing_to_the_check(build: Build, site: Path, language: str) -> None:
    page = '# Une\n\n::::{quotation}\nOui, oui.\n\n:::{check} nuance\nNon.\n:::\n::::\n'
    lay({'index.md': page}, site)
    built = build(site, language=language, include_patterns=['index.md'])
    assert one(built.article('index'), '.recap-quotation')['id'] == 'quotation-oui-oui'


def test_head_of_a_session(french: Built) -> None:
    head = one(french.article('seances/ouverture'), '.recap-session')
    assert labelled(head) == {
        'Séance': '1 sur 3',
        'Intervenants': 'Zoé Ångström, Jean-Noël Œuvrard',
        'Temps de lecture': f'1{NO_BREAK}min',
    }
    assert links(head) == [
        '../intervenants.html#speaker-zoe-angstrom',
        '../intervenants.html#speaker-jean-noel-oeuvrard',
    ]


def test_head_of_a_session_follows_its_title(french: Built) -> None:
    head = one(french.article('seances/ouverture'), '.recap-session')
    before = head.find_previous_sibling()
    assert before is not None
    assert before.name == 'h1'


def test_sessions_are_ranked_in_reading_order(french: Built) -> None:
    pages = ('ouverture', 'jeu', 'cloture')
    heads = [one(french.article(f'seances/{page}'), '.recap-session') for page in pages]
    assert [labelled(head)['Séance'] for head in heads] == ['1 sur 3', '2 sur 3', '3 sur 3']


def test_sessions_are_ranked_among_those_that_one_page_lists(build: Build, site: Path) -> None:
    """So one session more, of a thousand, changes the heads of those beside it alone."""
    index = site / 'index.md'
    text = index.read_text(encoding='utf-8')
    index.write_text(text.replace('seances/jeu\nseances/cloture\n', 'soir\n'), encoding='utf-8')
    lay({'soir.md': '# Soir\n\n:::{toctree}\nseances/jeu\nseances/cloture\n:::\n'}, site)
    built = build(site)
    ranks = {
        page: labelled(one(built.article(f'seances/{page}'), '.recap-session'))['Séance']
        for page in ('ouverture', 'jeu', 'cloture')
    }
    assert ranks == {'ouverture': '1 sur 1', 'jeu': '1 sur 2', 'cloture': '2 sur 2'}


def test_a_large_group_does_not_tell_how_many_its_sessions_are(build: Build, site: Path) -> None:
    """Else one session more would change the pages of all the others."""
    page = '# Suite {0}\n\n:::{{session}} suite-{0}\n:::\n\nUn mot.\n'
    names = [f'suite-{number:02}' for number in range(13)]
    lay({f'seances/{name}.md': page.format(name[-2:]) for name in names}, site)
    more = ':::{toctree}\n:hidden:\n\n' + '\n'.join(names[:-1]) + '\n:::\n'
    opening = site / 'seances' / 'ouverture.md'
    opening.write_text(f'{opening.read_text(encoding="utf-8")}\n{more}', encoding='utf-8')
    (site / 'seances' / f'{names[-1]}.md').unlink()
    built = build(site)
    assert rank_on(built, names[3]) == '4 sur 12'
    assert sidebar_of(built, names[3])[-1] != 'Toute la liste'
    lay({f'seances/{names[-1]}.md': page.format('12')}, site)
    text = opening.read_text(encoding='utf-8')
    opening.write_text(text.replace('suite-11\n', 'suite-11\nsuite-12\n'), encoding='utf-8')
    built = build(site)
    assert rank_on(built, names[3]) == '4'
    assert sidebar_of(built, names[3])[-1] == 'Toute la liste'


def sidebar_of(built: Built, name: str) -> list[str]:
    """Return the links beside a session, in its own table of contents."""
    current = one(built.soup(f'seances/{name}'), '.sidebar-tree [aria-current=page]')
    table = current.find_parent('ul')
    assert table is not None
    return [words(link) for link in table.select('a')]


def rank_on(built: Built, name: str) -> str:
    """Return what the head of a session says of its place."""
    return labelled(one(built.article(f'seances/{name}'), '.recap-session'))['Séance']


def test_head_of_a_session_without_speakers(french: Built) -> None:
    head = one(french.article('seances/cloture'), '.recap-session')
    assert list(labelled(head)) == ['Séance', 'Temps de lecture']


@pytest.mark.parametrize(('count', 'minutes'), [(1, 1), (10, 1), (11, 2), (21, 3)])
def test_reading_time_is_rounded_up(build: Build, tmp_path: Path, count: int, minutes: int) -> None:
    """The title and the text count, the head itself doesn't."""
    page = f'# Un\n\n:::{{session}}\n:::\n\n{" ".join(["mot"] * (count - 1))}\n'
    conf = 'extensions = ["myst_parser", "recap"]\nprimary_domain = "recap"\n'
    conf += 'myst_enable_extensions = ["colon_fence"]\n'
    lay({'conf.py': conf, 'index.md': page}, tmp_path)
    text = build(tmp_path, 'text', language='en', recap_reading_speed=10).text('index')
    assert f'{minutes} min' in text


def test_speaker_is_an_entry_with_an_anchor(french: Built) -> None:
    term = record(french, 'intervenants', 'speaker-jean-noel-oeuvrard')
    assert term.name == 'dt'
    assert words(term) == 'Jean-Noël Œuvrard'
    assert permalink(term) == ('#speaker-jean-noel-oeuvrard', 'Lien permanent vers cette entrée')
    assert term.parent is not None
    assert term.parent['class'] == ['recap-speaker', 'simple']
    definition = one(term.parent, ':scope > dd')
    assert words(one(definition, ':scope > p')) == 'Meunier.'


def gathered(built: Built, page: str, anchor: str) -> Tag:
    """Return the back-links of the entry *anchor*."""
    definition = record(built, page, anchor).find_next_sibling('dd')
    assert definition is not None
    return one(definition, '.recap-backlinks')


def test_fields_gathered_under_a_speaker(french: Built) -> None:
    fields = gathered(french, 'intervenants', 'speaker-zoe-angstrom')
    exemple = f'«{NARROW}Lead by example!{NARROW}»'
    oeuvre = f'«{NARROW}Une œuvre se fait à plusieurs, ou ne se fait pas du tout.{NARROW}»'
    assert labelled(fields) == {
        'Séances': f'Ouverture{NO_BREAK}: l’écoute, Le jeu',
        'Mentions': 'Chiffres, Citations',
        'Chiffres': f'90{NO_BREAK}%',
        'Citations': f'{exemple} {oeuvre}',
    }
    assert links(fields) == [
        'seances/ouverture.html',
        'seances/jeu.html',
        'chiffres.html',
        'citations.html',
        'seances/ouverture.html#statistic-hors-ligne',
        'seances/ouverture.html#quotation-exemple',
        'seances/jeu.html#quotation-oeuvre-commune',
    ]
    (foreign,) = fields.select('[lang]')
    assert (foreign['lang'], words(foreign)) == ('en', exemple)


def test_mentions_leave_out_the_sessions_of_the_speaker(french: Built) -> None:
    fields = labelled(gathered(french, 'intervenants', 'speaker-jean-noel-oeuvrard'))
    assert fields['Séances'] == f'Ouverture{NO_BREAK}: l’écoute'
    assert fields['Mentions'] == 'Le jeu'


def test_speaker_whom_no_page_names_gathers_nothing(french: Built) -> None:
    definition = record(french, 'intervenants', 'speaker-ana-ruiz').find_next_sibling('dd')
    assert definition is not None
    assert words(definition) == 'Absente.'


@pytest.mark.parametrize(
    ('key', 'label'),
    [
        ('keller2012', 'Keller et Fay, 2012'),
        ('echo2009', 'Écho, 2009'),
        ('institut2011', 'Institut Élan, 2011'),
        ('aubry2010a', 'Aubry et al., 2010a'),
    ],
)
def test_source_is_labelled_by_authors_and_year(french: Built, key: str, label: str) -> None:
    term = record(french, 'sources', f'source-{key}')
    assert words(term) == label
    assert permalink(term) == (f'#source-{key}', 'Lien permanent vers cette entrée')


@pytest.mark.parametrize(
    ('year', 'label'),
    [
        ('1031a', 'Lee, 1031a'),
        ('unknown', 'Lee, n.d.'),
        ('unknown-b', 'Lee, n.d.-b'),
        ('forthcoming', 'Lee, forthcoming'),
    ],
)
def test_source_without_a_year_says_so(year: str, label: str) -> None:
    assert YEAR.fullmatch(year)
    assert short_reference(['Lee'], year) == label


@pytest.mark.parametrize('year', ['', '31', 'unknownb', 'unknown-', 'n.d.', '0999', '2100'])
def test_what_is_no_year_of_a_source(year: str) -> None:
    assert not YEAR.fullmatch(year)


def test_source_shows_its_reference_and_what_cites_it(french: Built) -> None:
    term = record(french, 'sources', 'source-aubry2010a')
    definition = term.find_next_sibling('dd')
    assert definition is not None
    assert words(one(definition, ':scope > p')) == 'Aubry, Brun et Camus, Jouer, 2010.'
    assert words(one(definition, ':scope > p em')) == 'Jouer'
    fields = gathered(french, 'sources', 'source-aubry2010a')
    assert labelled(fields) == {'Cité dans': 'Le jeu, Glossaire'}
    assert links(fields) == ['seances/jeu.html', 'glossaire.html']


def test_source_is_cited_once_by_a_page_that_cites_it_often(french: Built) -> None:
    fields = gathered(french, 'sources', 'source-keller2012')
    assert labelled(fields) == {'Cité dans': f'Ouverture{NO_BREAK}: l’écoute'}


def test_glossary_is_in_the_order_of_a_dictionary(french: Built) -> None:
    terms = french.article('glossaire').select('dl.glossary > dt')
    assert [words(term) for term in terms] == [
        'échelle',
        'effort',
        'élan',
        'ludification',
        'gamification',
        'objet',
        'œuvre',
        'offre',
        'zèle',
    ]


def test_unsorted_glossary_keeps_its_order(build: Build, site: Path) -> None:
    glossary = site / 'glossaire.md'
    glossary.write_text(glossary.read_text(encoding='utf-8').replace(':sorted:\n', ''))
    terms = build(site).article('glossaire').select('dl.glossary > dt')
    assert [words(term) for term in terms][:3] == ['zèle', 'offre', 'œuvre']


def test_term_says_where_each_of_its_forms_is_used(french: Built) -> None:
    fields = gathered(french, 'glossaire', 'term-gamification')
    assert labelled(fields) == {'Employé dans': 'Le jeu'}
    assert links(fields) == ['seances/jeu.html']


def test_term_is_used_whatever_its_case(french: Built) -> None:
    fields = labelled(gathered(french, 'glossaire', 'term-objet'))
    assert fields == {'Employé dans': 'Journées du moulin 2012'}


def test_term_leaves_out_the_glossary_itself(french: Built) -> None:
    fields = labelled(gathered(french, 'glossaire', 'term-elan'))
    assert fields == {'Employé dans': 'Clôture'}


def test_glossaries_keep_apart_the_terms_of_one_anchor(build: Build, tmp_path: Path) -> None:
    conf = 'extensions = ["myst_parser", "recap"]\nmyst_enable_extensions = ["colon_fence"]\n'
    glossary = '# {0}\n\n:::{{glossary}}\n{0}\n  {0}.\n:::\n'
    pages = {
        'index.md': '# Un\n\n{term}`cote`\n\n:::{toctree}\n:glob:\n\n*\n:::\n',
        'deux.md': '# Deux\n\n{term}`côte`\n',
        'cote.md': glossary.format('cote'),
        'cote-accent.md': glossary.format('côte'),
    }
    built = build(lay({'conf.py': conf, **pages}, tmp_path), 'text', language='en')
    assert built.text('cote').split('Used in:')[1].split() == ['Un']
    assert built.text('cote-accent').split('Used in:')[1].split() == ['Deux']


def test_page_as_text(french_text: Built) -> None:
    expected = f"""\
Ouverture{NO_BREAK}: l’écoute
********************

Séance{NO_BREAK}:
   1 sur 3

Intervenants{NO_BREAK}:
   *Zoé Ångström*, *Jean-Noël Œuvrard*

Temps de lecture{NO_BREAK}:
   1{NO_BREAK}min

*Zoé* parle d’*effort*, *Jean-Noël Œuvrard* d’*échelle*, et l’on cite
*Keller et Fay*.


Ce que disent les chiffres
==========================

**90{NO_BREAK}%** des échanges auraient lieu hors ligne, et non **10{NO_BREAK}%**.

— *Zoé Ångström* *(Keller et Fay, 2012)* *(Institut Élan, 2011)*

Divergent: L’étude compte des *conversations* *(Keller et Fay, 2012)*.

   Lead by *example*!

— *Zoé Ångström*

Origine introuvable: Aucun enregistrement n’en reste.


Ce que dit la salle
===================

Une voix lance{NO_BREAK}: Why not?

**Trois** personnes sur quatre se taisent.

— *orateur non nommé*
"""
    assert french_text.text('seances/ouverture') == expected


def test_a_name_may_have_a_comma(tmp_path: Path) -> None:
    page = '# Day\n\n:::{session}\n:speakers: Hugh O’Neil\\, Jr., Ana\n:::\n\n'
    page += ':::{speaker} Hugh O’Neil, Jr.\nHere.\n:::\n\n:::{speaker} Ana\nThere.\n:::\n'
    found = built(small_site(tmp_path / 'site', {'index.md': page}))
    assert found.warnings == []
    head = found.article('index').select('.recap-session')[0]
    assert links(head) == ['#speaker-hugh-oneil-jr', '#speaker-ana']
