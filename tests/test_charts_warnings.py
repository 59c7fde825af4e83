"""Charts that can't be drawn: a complaint that says where and what would be right; their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import lay
from test_charts import CONF

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Build

HEADS = '| A | B |\n| --- | ---: |\n'

FAULTS = {
    'not a number': (
        'bar',
        f'Titre\n\n{HEADS}| un | 3 |\n| deux | n. d. |',
        8,
        "{chart}: 'n. d.' isn’t a number in the page’s language (fr); write it as in '2,3'",
    ),
    'a number of another language': (
        'bar',
        f'Titre\n\n{HEADS}| un | 2.3 |',
        7,
        "{chart}: '2.3' isn’t a number in the page’s language (fr); write it as in '2,3'",
    ),
    'two numbers': (
        'bar',
        f'Titre\n\n{HEADS}| un | 15 à 35 |',
        7,
        "{chart}: '15 à 35' holds 2 numbers; “bar” draws 1 a cell, as in '2,3'",
    ),
    'a range that goes down': (
        'range',
        f'Titre\n\n{HEADS}| un | 35 à 15 |',
        7,
        "{chart}: '35 à 15' goes down; write the lower number first",
    ),
    'below zero': (
        'bar',
        f'Titre\n\n{HEADS}| un | −3 |',
        7,
        "{chart}: '−3' is below zero, where “bar” begins; use “slope”",
    ),
    'more than a whole': (
        'stacked',
        f'Titre\n\n{HEADS}| un | 60 % |\n| deux | 70 % |',
        5,
        '{chart}: the parts make 130 %, more than a whole; use “bar”',
    ),
    'nothing to share out': (
        'stacked',
        f'Titre\n\n{HEADS}| un | 0 |',
        5,
        '{chart}: the parts make 0, which can’t be shared out; use “bar”',
    ),
    'no label': (
        'bar',
        f'Titre\n\n{HEADS}| | 3 |',
        7,
        '{chart}: a row has no label; write it in its first cell',
    ),
    'no rows': (
        'bar',
        f'Titre\n\n{HEADS}',
        5,
        '{chart}: the table has no rows; write one under the heads for each label',
    ),
    'too many rows': (
        'bar',
        f'Titre\n\n{HEADS}' + '| un | 3 |\n' * 27,
        5,
        '{chart}: 27 rows; a drawing shows at most 26',
    ),
    'a short row': (
        'bar',
        f'Titre\n\n{HEADS}| un | 3 |\n| deux |',
        8,
        '{chart}: a row of 1 cells under 2 heads; give both as many',
    ),
    'a long row': (
        'bar',
        f'Titre\n\n{HEADS}| un | 3 | 4 |',
        7,
        '{chart}: a row of 3 cells under 2 heads; give both as many',
    ),
    'too few columns': (
        'slope',
        f'Titre\n\n{HEADS}| un | 3 |',
        5,
        '{chart}: “slope” draws a column of labels and 2 of numbers; add what is missing',
    ),
    'no table': (
        'bar',
        'Titre',
        2,
        '{chart}: 0 tables; write exactly one, after the title',
    ),
    'two tables': (
        'bar',
        f'Titre\n\n{HEADS}| un | 3 |\n\n{HEADS}| un | 3 |',
        2,
        '{chart}: 2 tables; write exactly one, after the title',
    ),
    'no title': (
        'bar',
        f'{HEADS}| un | 3 |',
        2,
        '{chart}: no title; begin with one, in a paragraph of its own',
    ),
    'unknown kind': (
        'bars',
        f'Titre\n\n{HEADS}| un | 3 |',
        2,
        "{chart}: unknown kind 'bars'. Did you mean 'bar'?",
    ),
    'no kind': (
        '',
        f'Titre\n\n{HEADS}| un | 3 |',
        2,
        '{chart}: no kind; write one of bar, stacked, slope, range after the name',
    ),
}


@pytest.mark.parametrize(('kind', 'content', 'line', 'message'), FAULTS.values(), ids=FAULTS)
def test_fault_is_said_where_it_is(
    build: Build, tmp_path: Path, kind: str, content: str, line: int, message: str
) -> None:
    page = f'# Page\n::::{{chart}} {kind}\n{content}\n::::\n'
    built = build(lay({'conf.py': CONF, 'index.md': page}, tmp_path))
    assert built.warnings == [f'index.md:{line}: WARNING: {message} [recap.chart]']
    article = built.soup('index')
    assert not article.select('svg, details')
    assert len(article.select('.recap-chart table')) == page.count('| A | B |')


def test_empty_chart_is_said(build: Build, tmp_path: Path) -> None:
    built = build(lay({'conf.py': CONF, 'index.md': '# Page\n\n:::{chart} bar\n:::\n'}, tmp_path))
    (warning,) = built.warnings
    assert warning.startswith('index.md:3: WARNING: {chart}: nothing is written in it; write a ti')


def test_second_chart_of_a_name_is_drawn_without_an_anchor(build: Build, tmp_path: Path) -> None:
    chart = f'::::{{chart}} bar\n:name: un\n\nTitre\n\n{HEADS}| un | 3 |\n::::\n\n'
    built = build(lay({'conf.py': CONF, 'index.md': f'# Page\n\n{chart * 2}'}, tmp_path))
    message = "{chart}: two charts of the page are named 'un'; add “:name: other” [recap.chart]"
    assert built.warnings == [f'index.md:13: WARNING: {message}']
    assert len(built.soup('index').select('.recap-chart > svg')) == 2
    assert len(built.soup('index').select('#chart-un')) == 1
