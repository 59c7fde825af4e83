"""What the listings gather, in which order, and through which filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import labelled, lay, one, words

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag
    from playwright.sync_api import Browser

    from miniature import Build, Built

NARROW, NO_BREAK = '\u202f', '\u00a0'

OFFLINE = (
    f'90{NO_BREAK}%',
    (
        f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%. '
        '(Keller et Fay, 2012), (Institut Élan, 2011)'
    ),
    'Zoé Ångström',
    'Divergent · L’étude compte des conversations (Keller et Fay, 2012).',
)
SILENT = (
    'Trois',
    'Trois personnes sur quatre se taisent.',
    'orateur non nommé',
    'Non vérifié',
)
PLAYING = (
    f'2,5{NO_BREAK}heures',
    f'On joue 2,5{NO_BREAK}heures par jour. (Aubry et al., 2010a)',
    'Jean-Noël Œuvrard',
    'Conforme · C’est ce que trouvent (Aubry et al., 2010a).',
)

THERE = f'«{NARROW}Il suffit d’être là.{NARROW}»'
LEAD = f'«{NARROW}Lead by example!{NARROW}»'
PLAY = f'«{NARROW}Jouons donc{NARROW}!{NARROW}»'
WORK = f'«{NARROW}Une œuvre se fait à plusieurs, ou ne se fait pas du tout.{NARROW}»'


def rows(table: Tag) -> list[tuple[str, ...]]:
    """Return the cells of the body of *table*, row by row."""
    return [
        tuple(' '.join(words(part) for part in cell.find_all('p')) for cell in row.find_all('td'))
        for row in table.select('tbody tr')
    ]


def items(listing: Tag) -> list[str]:
    """Return the first line of each item of *listing*."""
    return [words(one(item, ':scope > p:first-child')) for item in listing.select(':scope > li')]


def listings(built: Built, page: str, kind: str) -> list[Tag]:
    """Return the listings of this *kind* on *page*: tables or lists, not what wraps them."""
    return built.article(page).select(f'table.recap-{kind}, ul.recap-{kind}')


def test_all_statistics_in_reading_order(french: Built) -> None:
    table = listings(french, 'chiffres', 'statistics')[0]
    heads = [words(head) for head in table.select('thead th')]
    assert heads == ['Chiffre', 'Affirmation', 'Orateur', 'Verdict']
    assert rows(table) == [OFFLINE, SILENT, PLAYING]


def test_statistics_lead_to_all_that_they_name(french: Built) -> None:
    first = listings(french, 'chiffres', 'statistics')[0].select('tbody tr')[0]
    assert [link['href'] for link in first.select('a')] == [
        'seances/ouverture.html#statistic-hors-ligne',
        'sources.html#source-keller2012',
        'sources.html#source-institut2011',
        'intervenants.html#speaker-zoe-angstrom',
    ]


def test_statistics_of_a_speaker(french: Built) -> None:
    assert rows(listings(french, 'chiffres', 'statistics')[1]) == [OFFLINE]


def test_statistics_of_a_session(french: Built) -> None:
    assert rows(listings(french, 'chiffres', 'statistics')[2]) == [PLAYING]


def test_listings_of_the_pages_that_one_page_lists(build: Build, site: Path) -> None:
    table = ':::{toctree}\n:hidden:\n\njeu\n:::\n'
    here = '\n'.join(f':::{{{kind}}}\n:group:\n:::\n' for kind in ('statistics', 'quotations'))
    lay({'seances/soir.md': f'# Le soir\n\n{here}\n{table}'}, site)
    elsewhere = '\n:::{sources}\n:group: seances/soir\n:::\n\n:::{sources}\n:group: index\n:::\n'
    for name, old, new in (('index', 'seances/jeu', 'seances/soir'), ('sources', '', elsewhere)):
        page = site / f'{name}.md'
        text = page.read_text(encoding='utf-8')
        page.write_text(text.replace(old, new) if old else text + new, encoding='utf-8')
    built = build(site)
    assert rows(listings(built, 'seances/soir', 'statistics')[0]) == [PLAYING]
    assert items(listings(built, 'seances/soir', 'quotations')[0]) == [PLAY, WORK]
    _session, evening, rest = listings(built, 'sources', 'sources')
    assert [item.split(' — ')[0] for item in items(evening)] == [
        'Aubry et al., 2010a',
        'Institut Élan, 2011',
    ]
    assert [item.split(' — ')[0] for item in items(rest)] == [  # the first page alone cites Écho
        'Aubry et al., 2010a',
        'Institut Élan, 2011',
        'Keller et Fay, 2012',
    ]


def test_a_group_takes_all_its_pages_wherever_else_they_are_listed(
    build: Build, site: Path
) -> None:
    days = {
        f'seances/{day}.md': f'# Jour\n\n:::{{statistics}}\n:group: {group}\n:::\n\n'
        ':::{toctree}\n:hidden:\n\nouverture\njeu\n:::\n'
        for day, group in (('lundi', ''), ('mardi', 'lundi'), ('jeudi', '/seances/mardi'))
    }
    orphan = {'seances/jeudi.md': '---\norphan: true\n---\n\n' + days['seances/jeudi.md']}
    lay(days | orphan, site)
    index = site / 'index.md'
    text = index.read_text(encoding='utf-8')
    tables = 'seances/lundi\nseances/mardi\nseances/cloture\n'
    index.write_text(text.replace('seances/cloture\n', tables), encoding='utf-8')
    built = build(site)
    assert [w for w in built.warnings if '[recap.' in w] == []
    for day in ('lundi', 'mardi', 'jeudi'):
        (table,) = listings(built, f'seances/{day}', 'statistics')
        assert len(rows(table)) == 3


def test_filters_look_at_the_page_of_any_of_its_sessions(build: Build, site: Path) -> None:
    page = site / 'seances' / 'jeu.md'
    text = page.read_text(encoding='utf-8')
    page.write_text(f'{text}\n:::{{session}}\n:name: bis\n:::\n', encoding='utf-8')
    lists = ':::{statistics}\n:session: bis\n:::\n\n:::{sources}\n:session: bis\n:::\n'
    lay({'bis.md': f'---\norphan: true\n---\n\n# Bis\n\n{lists}'}, site)
    built = build(site)
    assert rows(listings(built, 'bis', 'statistics')[0]) == [PLAYING]
    (works,) = listings(built, 'bis', 'sources')
    assert [item.split(' — ')[0] for item in items(works)] == [
        'Aubry et al., 2010a',
        'Institut Élan, 2011',
    ]


def test_all_quotations_in_reading_order(french: Built) -> None:
    listing = listings(french, 'citations', 'quotations')[0]
    assert items(listing) == [THERE, LEAD, PLAY, WORK]
    assert [words(line) for line in listing.select(':scope > li > p:not(:first-child)')] == [
        *('— Bob Smith, Journées du moulin 2012', 'Non vérifié'),
        f'— Zoé Ångström, Ouverture{NO_BREAK}: l’écoute',
        'Origine introuvable · Aucun enregistrement n’en reste.',
        '— orateur non nommé, Le jeu',
        'Nuancé · La salle répondit par un rire (Institut Élan, 2011).',
        *('— Zoé Ångström, Le jeu', 'Non vérifié'),
    ]


def test_quotations_lead_to_their_places_and_keep_their_language(french: Built) -> None:
    listing = listings(french, 'citations', 'quotations')[0]
    _there, lead, *_others = listing.select(':scope > li')
    assert [link['href'] for link in lead.select('a')] == [
        'seances/ouverture.html#quotation-exemple',
        'intervenants.html#speaker-zoe-angstrom',
        'seances/ouverture.html',
    ]
    (foreign,) = listing.select('[lang]')
    assert (foreign['lang'], words(foreign)) == ('en', LEAD)


@pytest.mark.parametrize(
    ('rank', 'expected'),
    [(1, [LEAD, WORK]), (2, [PLAY, WORK]), (3, [WORK])],
    ids=['speaker', 'session', 'both'],
)
def test_filtered_quotations(french: Built, rank: int, expected: list[str]) -> None:
    assert items(listings(french, 'citations', 'quotations')[rank]) == expected


def test_all_sources_sorted_as_a_dictionary_does(french: Built) -> None:
    (listing,) = listings(french, 'seances/cloture', 'sources')
    assert items(listing) == [
        'Aubry et al., 2010a — Aubry, Brun et Camus, Jouer, 2010.',
        f'Écho, 2009 — Écho du moulin, n°{NO_BREAK}4, 2009.',
        'Institut Élan, 2011 — Institut Élan, Enquête, 2011.',
        'Keller et Fay, 2012 — Ed Keller et Brad Fay, The Face-to-Face Book, Free Press, 2012.',
    ]
    assert [link['href'] for link in listing.select('a')] == [
        '../sources.html#source-aubry2010a',
        '../sources.html#source-echo2009',
        '../sources.html#source-institut2011',
        '../sources.html#source-keller2012',
    ]


def test_sources_that_a_session_cites(french: Built) -> None:
    (listing,) = listings(french, 'sources', 'sources')
    assert [item.split(' — ')[0] for item in items(listing)] == [
        'Institut Élan, 2011',
        'Keller et Fay, 2012',
    ]


def test_tally_of_the_statistics(french: Built) -> None:
    (table,) = listings(french, 'chiffres', 'tally')
    assert [words(head) for head in table.select('thead th')] == ['Verdict', 'Nombre']
    assert rows(table) == [
        ('Conforme', '1'),
        ('Divergent', '1'),
        ('Non vérifié', '1'),
    ]


def test_tally_is_drawn_under_its_title_as_a_chart(french: Built) -> None:
    figure = one(french.article('chiffres'), 'figure.recap-chart')
    assert words(one(figure, 'figcaption')) == 'Les verdicts sur les chiffres (3 en tout)'
    drawn = {' '.join(text.get_text().split()) for text in figure.select('svg text')}
    assert {'1 Conforme', '1 Divergent', '1 Non vérifié'} <= drawn
    assert one(figure, 'details table.recap-tally')


def test_tally_of_the_quotations_all_and_filtered(french: Built) -> None:
    every, filtered = listings(french, 'citations', 'tally')
    assert rows(every) == [
        ('Nuancé', '1'),
        ('Origine introuvable', '1'),
        ('Non vérifié', '2'),
    ]
    assert rows(filtered) == [('Origine introuvable', '1'), ('Non vérifié', '1')]
    titles = french.article('citations').select('figcaption')
    assert [words(title) for title in titles] == [
        'Les verdicts sur les citations (4 en tout)',
        'Les verdicts sur les citations (2 en tout)',
    ]


def test_tally_is_computed(build: Build, site: Path) -> None:
    more = '::::{statistic}\n**Un** de plus.\n\n:::{check} conforme\nOui.\n:::\n::::\n'
    page = site / 'seances' / 'cloture.md'
    page.write_text(f'{page.read_text(encoding="utf-8")}\n{more}', encoding='utf-8')
    built = build(site)
    (table,) = listings(built, 'chiffres', 'tally')
    assert rows(table)[0] == ('Conforme', '2')
    heads = built.article('chiffres').select('.recap-chart figcaption, .recap-chart-subtitle')
    assert [words(head) for head in heads] == [
        f'Verdict le plus fréquent{NO_BREAK}: Conforme, 2 sur 4',
        'Les verdicts sur les chiffres (4 en tout)',
    ]


def test_highlights_are_cards_in_the_order_given(french: Built) -> None:
    cards = one(french.article('index'), '.recap-highlights')
    assert [words(card) for card in cards.select('li')] == [
        # The figure comes first; a claim that begins with it goes on after it.
        f'2,5{NO_BREAK}heures On joue 2,5{NO_BREAK}heures par jour. {PLAYING[-1]}',
        f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%. {OFFLINE[-1]}',
    ]
    assert [link['href'] for link in cards.select('strong > a')] == [
        'seances/jeu.html#statistic-temps-de-jeu',
        'seances/ouverture.html#statistic-hors-ligne',
    ]


def test_the_figure_of_a_card_is_what_one_sees_first(french: Built, browser: Browser) -> None:
    page = browser.new_page(viewport={'width': 1440, 'height': 900})
    page.goto((french.outdir / 'index.html').as_uri())
    sizes = page.locator('.recap-highlights li').evaluate_all(
        """all => all.map(item => [...item.querySelectorAll('p')].slice(0, 2)
            .map(line => parseFloat(getComputedStyle(line).fontSize)))"""
    )
    columns = page.locator('.recap-highlights > ul').evaluate(
        "list => getComputedStyle(list).gridTemplateColumns.split(' ').length"
    )
    page.close()
    assert len(sizes) == 2
    assert all(figure > 1.7 * claim for figure, claim in sizes)
    assert columns == 2


@pytest.mark.parametrize(
    ('claim', 'beneath'),
    [
        ('**90 %**, soit neuf sur dix.', '90 %, soit neuf sur dix.'),
        (f'**90 %**{NO_BREAK}: neuf sur dix.', f'90 %{NO_BREAK}: neuf sur dix.'),
        (f'**12**{NO_BREAK}millions de lecteurs.', 'millions de lecteurs.'),
        (f'**12**{NARROW}*millions* de lecteurs.', 'millions de lecteurs.'),
        ('**12** (ou 13) lecteurs.', '(ou 13) lecteurs.'),
        ('**12**', '12'),
    ],
)
def test_a_card_says_the_whole_claim(build: Build, site: Path, claim: str, beneath: str) -> None:
    claim = claim.replace(' %', f'{NO_BREAK}%')
    listed = ':::{highlights} tri\n:::\n'
    page = f'# Tri\n\n:::{{statistic}}\n:name: tri\n{claim}\n:::\n\n{listed}'
    lay({'tri.md': f'---\norphan: true\n---\n\n{page}'}, site)
    said = build(site).article('tri').select('.recap-highlights li p')
    assert words(said[1]) == beneath.replace(' %', f'{NO_BREAK}%')


def test_works_keep_their_links_and_their_italics(build: Build, site: Path) -> None:
    reference = '*Un [titre]{.language-en}*, [en ligne](https://titre.example/x). Fin.'
    source = f':::{{source}} titre\n:author: A\n:year: 2012\n{reference}\n:::\n'
    listed = ':::{sources}\n:session: tri\n:::\n'
    page = f'# Tri\n\n:::{{session}}\n:::\n\n{{source}}`titre`\n\n{source}\n{listed}'
    lay({'tri.md': f'---\norphan: true\n---\n\n{page}'}, site)
    (item,) = build(site).article('tri').select('ul.recap-sources > li')
    assert words(item).endswith('— Un titre, en ligne. Fin.')
    assert one(item, 'a[href="https://titre.example/x"]').get_text() == 'en ligne'
    assert [stressed.get_text() for stressed in item.select('em')] == ['Un ', 'titre']
    assert one(item, 'em [lang=en]').get_text() == 'titre'


def test_a_figure_that_begins_its_claim_stands_alone(build: Build, site: Path) -> None:
    claims = (
        *('**Neuf** sur dix.', f'**12**{NO_BREAK}millions.', '**Neuf**\nsur dix.', '**Neuf**'),
        *(
            'Ils sont **neuf**.',
            '*Oui*, **neuf**.',
            '**Neuf**, ou dix.',
            f'**Neuf**{NO_BREAK}: dix.',
        ),
        *('**Neuf**-vingts.', '**Neuf**[^a] sur dix.\n\n[^a]: Ou huit.'),
    )
    said = '\n'.join(f'::::{{statistic}}\n:name: s{n}\n{c}\n::::\n' for n, c in enumerate(claims))
    lay({'tri.md': f'---\norphan: true\n---\n\n# Tri\n\n{said}'}, site)
    figures = build(site).article('tri').select('.recap-statistic strong')
    leading = [figure.get('class') == ['recap-leading'] for figure in figures]
    assert leading == [True] * 4 + [False] * 6


def test_cards_begin_with_headings(build: Build, site: Path) -> None:
    cards = '- {session}`ouverture`\n\n  On joue.\n\n- {session}`ouverture`\n'
    page = f'# Tri\n\n## Partie\n\n::::{{container}} recap-cards\n\n{cards}::::\n'
    lay({'tri.md': f'---\norphan: true\n---\n\n{page}'}, site)
    built_site = build(site)
    title = words(one(built_site.article('seances/ouverture'), 'h1'))
    first, second = built_site.article('tri').select('.recap-cards li')
    assert words(one(first, 'h3.rubric')) == title
    assert words(second) == title
    assert not second.select('.rubric')


def test_passages_in_other_languages_say_so_where_they_are_gathered(
    build: Build, french: Built, site: Path
) -> None:
    (works,) = listings(french, 'seances/cloture', 'sources')
    assert passages(works) == [('en', 'The Face-to-Face Book')]
    claim = 'Du [spam]{.language-en}, **9** fois sur 10, et du [Müll]{.language-de}.'
    check = ':::{check} nuance\nPas de [junk]{.language-en}.\n:::\n'
    record = f'::::{{statistic}}\n:name: tri\n{claim}\n\n{check}::::\n'
    listed = ':::{statistics}\n:::\n\n:::{highlights} tri\n:::\n'
    lay({'tri.md': f'---\norphan: true\n---\n\n# Tri\n\n{record}\n{listed}'}, site)
    article = build(site).article('tri')
    expected = [('en', 'spam'), ('de', 'Müll'), ('en', 'junk')]
    assert passages(one(article, 'table.recap-statistics')) == expected
    assert passages(one(article, '.recap-highlights')) == expected


def passages(tag: Tag) -> list[tuple[str, str]]:
    """Return the passages of *tag* that say their language, each after it."""
    return [(str(passage['lang']), words(passage)) for passage in tag.select('[lang]')]


def test_quotations_of_nobody_named(build: Build, site: Path) -> None:
    lists = (
        ':::{quotations}\n:unsigned:\n:::\n\n:::{quotations}\n:unsigned:\n:session: jouer\n:::\n'
    )
    lay({'anonymes.md': f'---\norphan: true\n---\n\n# Anonymes\n\n{lists}'}, site)
    everywhere, session = listings(build(site), 'anonymes', 'quotations')
    assert items(everywhere) == items(session) == [PLAY]


def test_verdicts_are_told_by_words_and_by_classes(french: Built) -> None:
    listing = listings(french, 'citations', 'quotations')[0]
    verdicts = [verdict['class'] for verdict in listing.select('.recap-verdict')]
    assert verdicts == [
        ['recap-verdict', f'recap-verdict-{name}']
        for name in ('none', 'introuvable', 'nuance', 'none')
    ]


def test_page_outside_all_tables_of_contents_comes_last(build: Build, site: Path) -> None:
    page = '---\norphan: true\n---\n\n# Aparté\n\n:::{quotation}\nEn aparté.\n:::\n'
    lay({'en-aparte.md': page}, site)
    listing = listings(build(site), 'citations', 'quotations')[0]
    assert items(listing)[-1] == f'«{NARROW}En aparté.{NARROW}»'


def test_tables_as_text_are_wide_enough_to_be_read(french_text: Built) -> None:
    lines = french_text.text('chiffres').splitlines()
    head = next(line for line in lines if 'Verdict' in line and line.startswith('|'))
    assert [cell.strip() for cell in head.strip('|').split('|')] == [
        'Chiffre',
        'Affirmation',
        'Orateur',
        'Verdict',
    ]


def test_foreign_words_of_a_quotation_keep_their_language(build: Build, site: Path) -> None:
    more = '::::{quotation} Zoé Ångström\nIl faut *[lead the way]{.language-en}*, toujours.\n::::\n'
    page = site / 'seances' / 'cloture.md'
    page.write_text(f'{page.read_text(encoding="utf-8")}\n{more}', encoding='utf-8')
    built = build(site)
    listing = listings(built, 'citations', 'quotations')[0]
    backlinks = built.article('intervenants')
    for place in (listing, backlinks):
        (link,) = [link for link in place.select('a') if 'Il faut' in link.get_text()]
        assert words(link) == f'«{NARROW}Il faut lead the way, toujours.{NARROW}»'
        assert words(one(link, '[lang=en]')) == 'lead the way'


def ways(listing: Tag) -> dict[str, dict[str, dict[str, str]]]:
    """Return the steps of each claim, by the page that holds it and by what it is called."""
    return {
        words(one(page, ':scope > p')): {
            words(one(claim, ':scope > p')): labelled(one(claim, 'dl.recap-way'))
            for claim in page.select(':scope > ul > li')
        }
        for page in listing.select(':scope > li')
    }


def test_the_way_of_each_claim_page_by_page(build: Build, site: Path) -> None:
    lay({'aparte.md': '---\norphan: true\n---\n\n# Aparté\n\n:::{claims}\n:::\n'}, site)
    built = build(site, recap_report='echo2009')
    assert built.warnings == []
    found = ways(one(built.article('aparte'), '.recap-claims'))
    assert {page: len(claims) for page, claims in found.items()} == {
        'Journées du moulin 2012': 1,
        f'Ouverture{NO_BREAK}: l’écoute': 3,
        'Le jeu': 3,
    }
    text = f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.'
    opening, play = list(found.values())[1:]
    assert opening[text] == {
        'Dit par': 'Zoé Ångström',
        'Rapporté dans': '(Écho, 2009)',
        'Vient de': '(Keller et Fay, 2012), (Institut Élan, 2011)',
        'Lu pour vérifier': '(Keller et Fay, 2012)',
        'Verdict': 'Divergent · L’étude compte des conversations (Keller et Fay, 2012).',
    }
    assert play[PLAY] == {
        'Dit par': 'orateur non nommé',
        'Rapporté dans': '(Écho, 2009)',
        'Lu pour vérifier': '(Institut Élan, 2011)',
        'Verdict': 'Nuancé · La salle répondit par un rire (Institut Élan, 2011).',
    }
    assert play[WORK]['Verdict'] == 'Non vérifié'
    links = [link['href'] for link in one(built.article('aparte'), '.recap-claims').select('a')]
    assert 'seances/ouverture.html#statistic-hors-ligne' in links
    assert 'sources.html#source-echo2009' in links


def test_a_report_need_not_be_cited(build: Build, site: Path) -> None:
    source = ':::{source} carnet2012\n:author: Carnet\n:year: 2012\nUn carnet.\n:::\n'
    lay({'aparte.md': f'---\norphan: true\n---\n\n# Aparté\n\n{source}'}, site)
    assert build(site, recap_report='carnet2012').warnings == []
    (warning,) = build(site, recap_report='echo2009').warnings
    assert "no page cites the source 'carnet2012'" in warning


def test_a_report_that_nobody_declares_is_said_where_it_is_shown(build: Build, site: Path) -> None:
    claims = '# Aparté\n\n:::{claims}\n:session: jouer\n:::\n'
    lay({'aparte.md': f'---\norphan: true\n---\n\n{claims}'}, site)
    built = build(site, recap_report='echo2099')
    (warning,) = built.warnings
    assert warning.startswith("aparte.md:7: WARNING: unknown source 'echo2099'")
    assert list(ways(one(built.article('aparte'), '.recap-claims'))) == ['Le jeu']


def test_attributed_claims_say_so(build: Build, site: Path) -> None:
    said = ':::{quotation} Bob Smith\n:attributed:\nAinsi soit-il.\n:::\n\n'
    page = f'{said}:::{{claims}}\n:speaker: Bob Smith\n:::\n'
    lay({'aparte.md': f'---\norphan: true\n---\n\n# Aparté\n\n{page}'}, site)
    listed = one(build(site).article('aparte'), '.recap-claims')
    assert 'Attribuée à\u00a0:' in [label.get_text() for label in listed.find_all('dt')]
    found = ways(listed)
    assert found['Aparté'][f'«{NARROW}Ainsi soit-il.{NARROW}»'] == {
        'Attribuée à': 'Bob Smith',
        'Verdict': 'Non vérifié',
    }
