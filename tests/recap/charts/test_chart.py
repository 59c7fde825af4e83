"""Charts: drawn from the cells as the language writes them; bad tables are located complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import Build, lay, one

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from website import Website

CONF = """\
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['colon_fence']
html_theme = 'furo'
language = 'fr'
"""
TABLE = '| Raison | Part |\n| --- | ---: |\n| Un | 61 % |\n| Deux | 2,5 % |'


def chart(body: str, kind: str = 'bar') -> str:
    return f'# Page\n\n:::{{chart}} {kind}\n:name: parts\n\n{body}\n:::\n'


def drawing(tag: Tag) -> str:
    """Return the words of the drawings, on one line."""
    return ' '.join(' '.join(each.stripped_strings) for each in tag.select('.recap-chart-drawing'))


@pytest.mark.parametrize('kind', ['bar', 'stacked', 'range'])
def test_each_shape_shows_every_cell(tmp_path: Path, build: Build, kind: str) -> None:
    lay({'conf.py': CONF, 'index.md': chart(f'Les parts\n\n{TABLE}', kind)}, tmp_path)
    built = build(tmp_path)
    assert built.warnings == []
    figure = one(built.article('index'), '#chart-parts')
    words = drawing(figure)
    assert all(text in words for text in ('61', '2,5', 'Un', 'Deux'))
    assert len(figure.select('table tbody tr')) == 2
    assert 'Les parts' in figure.get_text()


def test_a_slope_goes_up_or_down(tmp_path: Path, build: Build) -> None:
    table = '| R | A | B |\n| --- | --- | --- |\n| Un | 9 | 1 |\n| Deux | 5 | 7 |'
    lay({'conf.py': CONF, 'index.md': chart(f'Les rangs\n\n{table}', 'slope')}, tmp_path)
    built = build(tmp_path)
    assert built.warnings == []
    assert len(one(built.article('index'), '#chart-parts').select('svg .down, svg .up')) >= 2


def test_english_numbers_are_read_in_english(tmp_path: Path, build: Build) -> None:
    lay({'conf.py': CONF, 'index.md': chart(f'Parts\n\n{TABLE.replace(",", ".")}')}, tmp_path)
    built = build(tmp_path, language='en')
    assert built.warnings == []
    assert '2.5' in drawing(built.article('index'))


def test_numbers_that_are_not_translated_are_read_as_they_were_written(
    tmp_path: Path, build: Build
) -> None:
    conf = f"{CONF}recap_source_language = 'fr'\nlocale_dirs = ['locales']\n"
    catalogue = 'msgid "2,5 %"\nmsgstr "2.5 %"\n'
    page = chart(f'Parts\n\n{TABLE}\n| Trois | 0,5 % |')
    files = {'conf.py': conf, 'index.md': page, 'locales/en/LC_MESSAGES/index.po': catalogue}
    built = build(lay(files, tmp_path), language='en')
    assert built.warnings == []
    bars = one(built.article('index'), '#chart-parts').select('.recap-chart-plot svg')
    assert [str(bar['width']) for bar in bars] == ['61%', '2.5%', '0.5%']


BAD = (
    (f'T\n\n{TABLE}', 'pie', 'pie'),
    ('T\n\nPas de tableau.', 'bar', '0 tables'),
    (f'T\n\n{TABLE}\n\n{TABLE}', 'bar', '2 tables'),
    (TABLE, 'bar', 'no title'),
    ('T\n\n| A | B |\n| --- | --- |\n| Un | beaucoup |', 'bar', 'beaucoup'),
    ('T\n\n| A | B |\n| --- | --- |', 'bar', 'row'),
    ('T\n\n| A | B |\n| --- | --- |\n| Un | 10<sup>3</sup> |', 'bar', '10³'),
    ('T\n\n| A | B |\n| --- | --- |\n| Un | -$25 |', 'bar', 'with two columns, “gap” goes'),
    (f'T\n\n| A | B |\n| --- | --- |\n| Un | 1{"0" * 400} |', 'bar', 'larger units'),
    ('T\n\n| A | B |\n| --- | --- |\n| Un | 5 (n = 30) |', 'range', '2 numbers'),
    ('T\n\n| A | B |\n| --- | --- |\n| Un | 1 234 |', 'range', r"as in '1\u202f234,5 – 5'"),
)
"""The body of a chart, its shape, and what is said of it."""


@pytest.mark.parametrize('parallel', [1, 2])
def test_a_bad_chart_is_a_located_complaint(tmp_path: Path, build: Build, parallel: int) -> None:
    pages = {
        f'page{number}.md': f'---\norphan: true\n---\n{chart(body, kind)}'
        for number, (body, kind, _said) in enumerate(BAD)
    }
    lay({'conf.py': CONF, 'index.md': '# Accueil\n', **pages}, tmp_path)
    warnings = build(tmp_path, parallel=parallel).warnings
    for number, (_body, _kind, said) in enumerate(BAD):
        (warning,) = (each for each in warnings if each.startswith(f'page{number}.md:'))
        place, _, message = warning.partition(': WARNING: {chart}: ')
        assert place.removeprefix(f'page{number}.md:').isdigit()
        assert message.endswith('[recap.chart]')
        assert said in message
    assert len(warnings) == len(BAD)


NOTED = """\
| Reason[^a] | Part |
| --- | --- |
| H<sub>2</sub>O[^a] | 7[^a] |
| Two | 9 m<sup>2</sup> |
"""


def test_numbers_of_notes_are_no_part_of_what_is_drawn(tmp_path: Path, build: Build) -> None:
    page = chart(f'Parts[^a]\n\n{NOTED}') + '\n[^a]: A note.\n'
    built = build(lay({'conf.py': CONF, 'index.md': page}, tmp_path))
    assert built.warnings == []
    figure = one(built.article('index'), '#chart-parts')
    assert figure['aria-label'] == 'Parts'
    assert drawing(figure) == 'H₂O 7 Two 9 m²'
    said = one(figure, '.recap-chart-drawing')['aria-label']
    assert said == 'Parts. H₂O, 7. Two, 9 m².'
    first, last = (str(bar['width']) for bar in figure.select('.recap-chart-plot svg'))
    assert (first, last) == ('77.78%', '100%')


@pytest.mark.parametrize('builder', ['text', 'xml', 'epub', 'latex', 'singlehtml'])
def test_other_formats_keep_the_table(tmp_path: Path, build: Build, builder: str) -> None:
    extra = "version = '1'\ncopyright = '2012'\nproject = 'P'\n"
    lay({'conf.py': CONF + extra, 'index.md': chart(f'Les parts\n\n{TABLE}')}, tmp_path)
    built = build(tmp_path, builder)
    assert built.warnings == []
    suffixes = {'.txt', '.xml', '.xhtml', '.tex', '.html'}
    texts = [p.read_text(encoding='utf-8') for p in built.outdir.rglob('*') if p.suffix in suffixes]
    assert any('Les parts' in text and 'Deux' in text for text in texts)


def test_a_drawing_tells_its_point_and_its_values(website: Website) -> None:
    soup = website.soup('seances/meule')
    drawings = soup.select('.recap-chart .recap-chart-drawing')
    assert len(soup.select('.recap-chart')) == len(drawings) == 4
    assert all(each['role'] == 'img' for each in drawings)
    said = str(one(soup, '#chart-cereales .recap-chart-drawing')['aria-label'])
    title = one(soup, '#chart-cereales figcaption').find(string=True)
    assert said.startswith(str(title).strip())
    assert said.endswith('Épeautre, 11,5 %.')


CREDITED = """\
# Page

:::{{chart}} bar
:name: parts
:source: {source}
:date: {date}

Un l’emporte

En parts de cent

{table}

Une note.
:::

:::{{source}} bianchi2030
:author: Bianchi; Moreau
:year: 2030
Un livre.
:::

:::{{source}} keller2031
:author: Keller
:year: 2031
Un autre.
:::
"""


def credited(tmp_path: Path, source: str, date: str) -> Path:
    page = CREDITED.format(source=source, date=date, table=TABLE)
    return lay({'conf.py': CONF, 'index.md': page}, tmp_path)


def test_a_chart_says_its_point_its_measure_its_source(tmp_path: Path, build: Build) -> None:
    built = build(credited(tmp_path, 'bianchi2030, keller2031', '2030-04-16/2030-05-15'))
    assert built.warnings == []
    figure = one(built.article('index'), '#chart-parts')
    order = ('title', 'subtitle', 'drawing', 'note', 'credit', 'data')
    parts = [name for child in figure.find_all(True, recursive=False) for name in child['class']]
    assert [name.removeprefix('recap-chart-') for name in parts] == list(order)
    assert one(figure, '.recap-chart-subtitle').get_text() == 'En parts de cent'
    credit = one(figure, '.recap-chart-credit')
    said = 'Sources\u00a0: Bianchi et Moreau, 2030 · Keller, 2031'
    assert credit.get_text() == f'{said} · Données\u00a0: 16\u00a0avr.\u00a0–\u00a015\u00a0mai 2030'
    assert [a['href'] for a in credit.select('a')] == ['#source-bianchi2030', '#source-keller2031']


@pytest.mark.parametrize(
    ('source', 'date', 'said'),
    [
        ('nobody2030', '2030', 'nobody2030'),
        ('keller2031', 'hier', '2031-05'),
        ('keller2031', '2030-13', '2031-05'),
        ('keller2031', '2031/2030', 'earlier'),
    ],
)
def test_a_bad_credit_is_a_located_complaint(
    tmp_path: Path, build: Build, source: str, date: str, said: str
) -> None:
    warnings = build(credited(tmp_path, source, date)).warnings
    assert [warning for warning in warnings if said in warning and 'index.md:' in warning]


def test_charts_without_records_have_no_source(tmp_path: Path, build: Build) -> None:
    conf = CONF.replace("'recap']", "'recap.charts']").replace("primary_domain = 'recap'\n", '')
    page = chart(f'Les parts\n\n{TABLE}').replace(':name: parts', ':source: keller2031')
    warnings = build(lay({'conf.py': conf, 'index.md': page}, tmp_path)).warnings
    assert len(warnings) == 1
    assert 'recap.records' in warnings[0]


def test_colours_follow_the_scheme(website: Website) -> None:
    css = (website.root / '_static' / 'recap-styles.css').read_text(encoding='utf-8')
    assert css.count('--recap-chart-1:light-dark(') == 1
    assert website.soup('seances/meule').select('.recap-chart svg .fill-1')


def test_a_container_of_that_class_without_a_table_stays_as_it_is(
    build: Build, tmp_path: Path
) -> None:
    conf = "extensions = ['myst_parser', 'recap.charts']\nhtml_theme = 'furo'\n"
    conf += "myst_enable_extensions = ['colon_fence']\n"
    page = '# Page\n\n:::{container} recap-chart-bar\nWords.\n:::\n'
    built = build(lay({'conf.py': conf, 'index.md': page}, tmp_path), language='en')
    assert built.warnings == []
    assert 'Words.' in one(built.article('index'), '.recap-chart-bar').get_text()
