"""Charts: each kind drawn from its table, in the language of the page, in every format."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from conftest import MESSAGES, PROJECT, lay, one, words

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from conftest import Build, Built

CONF = """\
project = "Charts"
copyright = version = "2012"
extensions = ["myst_parser", "recap"]
primary_domain = "recap"
nitpicky = True
myst_enable_extensions = ["colon_fence"]
locale_dirs = ["locales"]
gettext_compact = False
html_theme = "basic"
latex_engine = "lualatex"
"""

PAGE = """\
# Des graphiques

::::{chart} bar
:name: clics

Qui clique

| Fréquence | Part | Remarque |
| --- | ---: | --- |
| Jamais | 57,5 % | aucune |
| « Souvent » & plus | 4 % | rare |

Un sondage.
::::

::::{chart} stacked
:name: satisfaction

Qui est satisfait

| Réponse | Part |
| --- | ---: |
| Satisfaits | 19 % |
| Plutôt satisfaits | 16 % |
| Plutôt insatisfaits | 21 % |
| Insatisfaits | 44 % |
::::

::::{chart} slope
:name: raisons

Ce que veulent les uns, ce que croient les autres

| Raison | Clients (%) | Entreprises (%) | Écart |
| --- | ---: | ---: | ---: |
| Réduction | 61 | 60 | −1 |
| Achat | 55 | 60 | +5 |
| Nouveautés | 51 | 73 | +22 |
| Communauté | 22 | 61 | +39 |
::::

::::{chart} range

Le temps passé

| Activité | Part |
| --- | ---: |
| Chercher | 15 à 35 % |
| Refaire | 15 % |
| Compter | 1\u202f200,5 |
::::
"""

TRANSLATION = {
    'Qui clique': 'Who clicks',
    'Jamais': 'Never',
    '57,5 %': '57.5%',
    'Un sondage.': 'A poll.',
    '15 à 35 %': '15 to 35%',
    '1\u202f200,5': '1,200.5',
}

RESULTS = {
    'html': 'index.html',
    'dirhtml': 'index.html',
    'singlehtml': 'index.html',
    'text': 'index.txt',
    'xml': 'index.xml',
    'gettext': 'index.pot',
    'epub': 'index.xhtml',
    'latex': 'charts.tex',
    'man': 'charts.1',
    'texinfo': 'charts.texi',
}


@pytest.fixture(scope='module')
def charts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    srcdir = lay({'conf.py': CONF, 'index.md': PAGE}, tmp_path_factory.mktemp('charts'))
    catalogue = ''.join(f'msgid "{fr}"\nmsgstr "{en}"\n\n' for fr, en in TRANSLATION.items())
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    lay({'locales/en/LC_MESSAGES/index.po': header + catalogue}, srcdir)
    (srcdir / MESSAGES).parent.mkdir(parents=True)
    shutil.copyfile(PROJECT / MESSAGES, srcdir / MESSAGES)
    return srcdir


@pytest.fixture(scope='module')
def french(build: Build, charts: Path) -> Built:
    return build(charts)


@pytest.fixture(scope='module')
def english(build: Build, charts: Path) -> Built:
    return build(charts, language='en')


def drawings(built: Built, name: str) -> list[Tag]:
    return built.soup('index').select(f'#chart-{name} > svg')


def widths(drawing: Tag, shape: str) -> list[float]:
    return [float(str(rect['width']).rstrip('%')) for rect in drawing.select(f'rect.{shape}')]


def test_bar_is_as_long_as_its_number(french: Built) -> None:
    for drawing in drawings(french, 'clics'):
        assert widths(drawing, 'fill-1') == [57.5, 4]
        assert widths(drawing, 'track') == [100, 100]
        texts = [words(text) for text in drawing.select('text')]
        assert texts == ['57,5 %\u2002Jamais', '4 %\u2002« Souvent » & plus']


def test_stacked_shares_out_the_whole(french: Built) -> None:
    for drawing in drawings(french, 'satisfaction'):
        parts = drawing.select('rect.part')
        assert [part['x'] for part in parts] == ['0%', '19%', '35%', '56%']
        assert [part['width'] for part in parts] == ['19%', '16%', '21%', '44%']
        assert len({str(part['fill']) for part in parts}) == 4


def test_slope_joins_the_ranks(french: Built) -> None:
    wide, narrow = drawings(french, 'raisons')
    assert [words(mark) for mark in wide.select('circle + text')] == [*'1234', *'1233']
    assert [words(mark) for mark in narrow.select('circle + text')] == [*'ABCD', *'CDAB']
    falls = [line for line in wide.select('line.down') if line['y1'] < line['y2']]
    rises = [line for line in wide.select('line.up') if line['y1'] > line['y2']]
    assert (len(falls), len(rises), len(wide.select('line'))) == (2, 2, 4)
    assert 'Nouveautés\xa051' in wide.get_text()
    assert '73\u2002Nouveautés' in wide.get_text()


def test_range_is_sure_up_to_its_low_end(french: Built) -> None:
    (chart,) = [
        figure for figure in french.soup('index').select('figure') if 'Refaire' in str(figure)
    ]
    assert chart['id'] == 'chart-le-temps-passe'
    for drawing in chart.select('svg'):
        assert [rect['x'] for rect in drawing.select('rect.maybe')] == ['1.25%']
        assert widths(drawing, 'fill-1') == [1.25, 1.25, 100]


def test_drawing_has_a_title_and_a_description(french: Built) -> None:
    soup = french.soup('index')
    identifiers = [str(tag['id']) for tag in soup.select('[id]')]
    assert len(identifiers) == len(set(identifiers))
    for drawing in soup.select('figure > svg'):
        assert drawing['role'] == 'img'
        for name, tag in zip(
            str(drawing['aria-labelledby']).split(), ('title', 'desc'), strict=True
        ):
            assert words(one(drawing, f'{tag}[id="{name}"]'))
    note, data = drawings(french, 'clics')[0], drawings(french, 'satisfaction')[0]
    assert words(one(note, 'desc')) == 'Un sondage.'
    assert words(one(data, 'desc')).startswith('Satisfaits, 19 %. Plutôt satisfaits, 16 %.')


def test_table_stays_beside_the_drawing(french: Built) -> None:
    chart = one(french.soup('index'), '#chart-clics')
    assert words(one(chart, 'figcaption')) == 'Qui clique'
    assert words(one(chart, 'details > summary')) == 'Les données'
    cells = [words(cell) for cell in chart.select('details td')]
    assert cells == ['Jamais', '57,5 %', 'aucune', '« Souvent » & plus', '4 %', 'rare']
    assert words(one(chart, '.recap-chart-note')) == 'Un sondage.'


def test_drawing_is_made_from_the_translation(english: Built) -> None:
    assert english.warnings == []
    drawing = drawings(english, 'clics')[0]
    assert widths(drawing, 'fill-1') == [57.5, 4]
    assert words(one(drawing, 'title')) == 'Who clicks'
    assert words(one(drawing, 'desc')) == 'A poll.'
    assert words(drawing.select('text')[0]) == '57.5%\u2002Never'
    chart = one(english.soup('index'), '#chart-le-temps-passe')
    assert '15 to 35%' in words(one(chart, 'svg'))
    assert '1,200.5' in words(one(chart, 'svg'))


def test_colour_has_a_class_and_a_fallback(french: Built) -> None:
    style = (PROJECT / '_static' / 'recap.css').read_text(encoding='utf-8')
    for drawing in french.soup('index').select('figure > svg'):
        for shape in drawing.select('rect, line, circle'):
            assert str(shape.get('stroke') or shape['fill']).startswith('#')
            for name in shape['class']:
                assert f'.{name} {{' in style or f'.{name},' in style, name


@pytest.mark.parametrize('language', ['fr', 'en'])
@pytest.mark.parametrize('builder', RESULTS)
def test_format_without_a_warning(build: Build, charts: Path, builder: str, language: str) -> None:
    built = build(charts, builder, language=language)
    assert built.warnings == []
    text = built.outdir.joinpath(RESULTS[builder]).read_text(encoding='utf-8')
    source = language == 'fr' or builder == 'gettext'
    shown = (
        ('Qui clique', 'Jamais', 'Un sondage.') if source else ('Who clicks', 'Never', 'A poll.')
    )
    places = [text.rindex(words) for words in shown]
    assert places == sorted(places)


def test_epub_shows_an_image_that_says_what_it_is(build: Build, charts: Path) -> None:
    built = build(charts, 'epub')
    chart = one(built.soup('index', '.xhtml'), '#chart-clics')
    image = one(chart, 'img')
    assert image['alt'] == 'Qui clique'
    assert not chart.select('svg, details')
    svg = ET.fromstring((built.outdir / str(image['src'])).read_bytes())
    assert svg.get('viewBox') == f'0 0 {svg.get("width")} {svg.get("height")}'
    assert '57,5 %' in ''.join(svg.itertext())


def test_processes_write_the_same_bytes(build: Build, charts: Path) -> None:
    pages = []
    for processes in (1, 2, 4):
        built = build(charts, parallel=processes, builddir=charts / f'_build-{processes}')
        pages.append(built.text('index', '.html'))
    assert len(set(pages)) == 1
