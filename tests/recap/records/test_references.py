"""Where references lead and what they show: roles, links in Markdown, the inventory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.util.inventory import InventoryFile

from miniature import PROJECT, lay, one, words

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag
    from sphinx.testing.util import SphinxTestApp

    from miniature import Build, Built

NARROW, NO_BREAK = '\u202f', '\u00a0'
LEAD = f'«{NARROW}Lead by example!{NARROW}»'
WORK = f'«{NARROW}Une œuvre se fait à plusieurs, ou ne se fait pas du tout.{NARROW}»'

CONF = """\
extensions = ["myst_parser", "sphinx.ext.intersphinx"]
intersphinx_mapping = {"moulin": ("https://moulin.example/", "moulin.inv")}
nitpicky = True
html_theme = "basic"
"""


def paragraph_links(built: Built, page: str) -> list[tuple[str, str]]:
    """Return the text and the address of the links in the paragraphs of *page*, not in records."""
    paragraphs = built.article(page).select('section > p')
    return [(words(a), str(a['href'])) for p in paragraphs for a in p.select('a')]


def test_roles_show_their_titles_or_the_labels_of_the_records(french: Built) -> None:
    assert paragraph_links(french, 'index') == [
        ('l’accueil', 'seances/ouverture.html'),
        ('Clôture', 'seances/cloture.html'),
        (f'90{NO_BREAK}%', 'seances/ouverture.html#statistic-hors-ligne'),
        ('(Écho, 2009)', 'sources.html#source-echo2009'),
        ('Bob Smith', 'intervenants.html#speaker-bob-smith'),
        ('offre', 'glossaire.html#term-offre'),
        ('Objet', 'glossaire.html#term-objet'),
    ]
    assert paragraph_links(french, 'seances/ouverture') == [
        ('Zoé', '../intervenants.html#speaker-zoe-angstrom'),
        ('effort', '../glossaire.html#term-effort'),
        ('Jean-Noël Œuvrard', '../intervenants.html#speaker-jean-noel-oeuvrard'),
        ('échelle', '../glossaire.html#term-echelle'),
        ('Keller et Fay', '../sources.html#source-keller2012'),
    ]
    assert paragraph_links(french, 'seances/jeu') == [
        ('gamification', '../glossaire.html#term-gamification'),
        ('l’art du jeu', '../glossaire.html#term-ludification'),
        ('la plupart', '#statistic-temps-de-jeu'),
        (f'2,5{NO_BREAK}heures', '#statistic-temps-de-jeu'),
    ]


def test_quotations_and_links_of_markdown(french: Built) -> None:
    assert paragraph_links(french, 'seances/cloture') == [
        (LEAD, 'ouverture.html#quotation-exemple'),
        ('la fin', '../index.html#quotation-presence'),
        (f'90{NO_BREAK}%', 'ouverture.html#statistic-hors-ligne'),
        (WORK, 'jeu.html#quotation-oeuvre-commune'),
        ('cette page', 'jeu.html'),
        ('œuvre', '../glossaire.html#term-oeuvre'),
        ('zèle', '../glossaire.html#term-zele'),
        ('élan', '../glossaire.html#term-elan'),
        ('Ce que disent les chiffres', 'ouverture.html#ce-que-disent-les-chiffres'),
        ('Aparté', '../aparte.html'),
    ]


def test_quotation_cited_by_its_words_keeps_their_language(french: Built) -> None:
    (foreign,) = french.article('seances/cloture').select('section > p [lang]')
    assert (foreign['lang'], words(foreign)) == ('en', LEAD)


def test_roles_are_set_as_prose(french: Built) -> None:
    """Names in a monospaced face would shout in print."""
    assert not french.article('seances/cloture').select('code')


def test_session_renamed_by_its_option_is_cited_by_that_name(build: Build, site: Path) -> None:
    page = site / 'index.md'
    text = page.read_text(encoding='utf-8')
    page.write_text(text.replace('{session}`cloture`', '{session}`jouer`'), encoding='utf-8')
    assert ('Le jeu', 'seances/jeu.html') in paragraph_links(build(site), 'index')


def test_all_internal_links_lead_to_an_anchor(french: Built) -> None:
    assert not dangling(french)


def dangling(built: Built) -> list[tuple[str, str]]:
    """Return the links of the pages of *built* that lead nowhere, each with its page."""
    pages = {
        path: built.soup(path.relative_to(built.outdir).as_posix(), '')
        for path in built.outdir.rglob('*.html')
    }
    anchors = {
        path: {str(tag['id']) for tag in page.select('[id]')} for path, page in pages.items()
    }
    return [
        (str(path), str(link['href']))
        for path, page in pages.items()
        for link in page.select('a[href]:not([hreflang], [download])')  # tested elsewhere
        if leads_nowhere(path, link, anchors)
    ]


def leads_nowhere(path: Path, link: Tag, anchors: dict[Path, set[str]]) -> bool:
    """Say whether the *link* of the page *path* leads to nothing that is known."""
    address, _hash, anchor = str(link['href']).partition('#')
    if '://' in address:
        return False
    target = (path.parent / address).resolve() if address else path
    if target.is_dir():
        target /= 'index.html'
    if target.suffix != '.html' and not anchor:  # data, for machines
        return not target.is_file()
    return target not in anchors or (bool(anchor) and anchor not in anchors[target])


def test_links_between_directories_lead_to_an_anchor(build: Build, shared_site: Path) -> None:
    built = build(shared_site, 'dirhtml')
    assert built.outdir.joinpath('seances', 'jeu', 'index.html').is_file()
    assert not dangling(built)


def test_links_of_latex_lead_to_a_label(build: Build, shared_site: Path) -> None:
    (tex,) = build(shared_site, 'latex').outdir.glob('*.tex')
    text = tex.read_text(encoding='utf-8')
    labels = {part.split('}')[0] for part in text.split(r'\label{\detokenize{')[1:]}
    cited = {part.split('}')[0] for part in text.split(r'\hyperref[\detokenize{')[1:]}
    assert 'seances/ouverture:statistic-hors-ligne' in cited
    assert 'seances/ouverture:quotation-exemple' in cited
    assert 'intervenants:speaker-zoe-angstrom' in cited
    assert 'sources:source-keller2012' in cited
    assert cited <= labels


@pytest.mark.sphinx('dummy', testroot='recap', copy_test_root=True)
def test_objects_of_the_domain(app: SphinxTestApp) -> None:
    """Each has its page and anchor; the glossary's terms stay Sphinx's own."""
    app.build()
    objects = app.env.get_domain('recap').get_objects()
    assert {f'{kind} {name}': f'{page}#{anchor}' for name, _, kind, page, anchor, _ in objects} == {
        'session ouverture': 'seances/ouverture#',
        'session jouer': 'seances/jeu#',
        'session cloture': 'seances/cloture#',
        'speaker Zoé Ångström': 'intervenants#speaker-zoe-angstrom',
        'speaker Jean-Noël Œuvrard': 'intervenants#speaker-jean-noel-oeuvrard',
        'speaker Bob Smith': 'intervenants#speaker-bob-smith',
        'speaker Ana Ruiz': 'intervenants#speaker-ana-ruiz',
        'statistic hors-ligne': 'seances/ouverture#statistic-hors-ligne',
        'statistic Trois personnes sur quatre se taisent': (
            'seances/ouverture#statistic-trois-personnes-sur-quatre-se-taisent'
        ),
        'statistic temps-de-jeu': 'seances/jeu#statistic-temps-de-jeu',
        'quotation presence': 'index#quotation-presence',
        'quotation exemple': 'seances/ouverture#quotation-exemple',
        'quotation Jouons donc': 'seances/jeu#quotation-jouons-donc',
        'quotation oeuvre-commune': 'seances/jeu#quotation-oeuvre-commune',
        'source keller2012': 'sources#source-keller2012',
        'source echo2009': 'sources#source-echo2009',
        'source institut2011': 'sources#source-institut2011',
        'source aubry2010a': 'sources#source-aubry2010a',
    }


def test_inventory_gives_the_five_kinds_with_what_they_show(french: Built) -> None:
    inventory = InventoryFile.loads(french.outdir.joinpath('objects.inv').read_bytes(), uri='')
    kinds = {kind for kind in inventory.data if kind.startswith('recap:')}
    expected = {'speaker', 'session', 'statistic', 'quotation', 'source'}
    assert kinds == {f'recap:{kind}' for kind in expected}
    shown = {
        name: (item.uri, item.display_name)
        for kind in kinds
        for name, item in inventory.data[kind].items()
    }
    assert shown['Zoé Ångström'] == ('intervenants.html#speaker-zoe-angstrom', '-')
    assert shown['jouer'] == ('seances/jeu.html', 'Le jeu')
    assert shown['hors-ligne'] == (
        'seances/ouverture.html#statistic-hors-ligne',
        f'90{NO_BREAK}%',
    )
    assert shown['exemple'] == (
        'seances/ouverture.html#quotation-exemple',
        f'«{NARROW}Lead by example!{NARROW}»',
    )
    assert shown['keller2012'] == ('sources.html#source-keller2012', '(Keller et Fay, 2012)')


def test_another_site_cites_the_records(build: Build, french: Built, tmp_path: Path) -> None:
    """It needs the inventory alone, not the extension; and no network, the file is beside it."""
    page = """\
# Ailleurs

[](<inv:moulin:recap:statistic#hors-ligne>), [Zoé](<inv:moulin:recap:speaker#Zoé Ångström>),
[](<inv:#jouer>), [](<inv:moulin#keller2012>).
"""
    lay({'conf.py': CONF, 'index.md': page}, tmp_path)
    (tmp_path / 'moulin.inv').write_bytes(french.outdir.joinpath('objects.inv').read_bytes())
    built = build(tmp_path)
    assert built.warnings == []
    links = [(words(a), a['href']) for a in built.soup('index').select('p > a.external')]
    home = 'https://moulin.example'
    assert links == [
        (f'90{NO_BREAK}%', f'{home}/seances/ouverture.html#statistic-hors-ligne'),
        ('Zoé', f'{home}/intervenants.html#speaker-zoe-angstrom'),
        ('Le jeu', f'{home}/seances/jeu.html'),
        ('(Keller et Fay, 2012)', f'{home}/sources.html#source-keller2012'),
    ]


def test_another_recap_cites_the_records_by_role(
    build: Build, french: Built, tmp_path: Path
) -> None:
    page = '# Ailleurs\n\n{external+moulin:recap:quotation}`exemple`\n'
    conf = CONF.replace('"myst_parser"', '"myst_parser", "recap"')
    lay({'conf.py': conf, 'index.md': page}, tmp_path)
    (tmp_path / 'moulin.inv').write_bytes(french.outdir.joinpath('objects.inv').read_bytes())
    built = build(tmp_path)
    assert built.warnings == []
    link = one(built.soup('index'), 'p > a.external')
    assert str(link['href']).endswith('seances/ouverture.html#quotation-exemple')


def test_project_needs_no_path_beyond_its_own() -> None:
    """The extension is imported from this repository, not from some installed copy."""
    import recap  # noqa: PLC0415

    assert recap.__file__ == str(PROJECT / '_ext' / 'recap' / '__init__.py')
