"""What drawings are made of: numbers as a language writes them, colours that can be told apart."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import Final
from xml.etree.ElementTree import Element, fromstring

import pytest
from docutils import nodes

from miniature import PROJECT
from recap.charts.bars import THICK, draw_bars
from recap.charts.credit import dated
from recap.charts.data import Cell, Chart, Row, tint_of
from recap.charts.draw import DRAWERS, image
from recap.charts.numerals import numbers_in
from recap.charts.shapes import COLOURS, STYLES
from recap.charts.stacked import draw_stacked
from recap.records.wording import TINTS

BASE: Final = PROJECT / '_ext/recap/base.css'
BOOK: Final = PROJECT / '_ext/recap/records/book.typ'


@pytest.mark.parametrize(
    ('text', 'language', 'numbers'),
    [
        ('61 %', 'fr', ['61']),
        ('2,3', 'fr', ['2.3']),
        ('2.3', 'en', ['2.3']),
        ('1\u202f234,5', 'fr', ['1234.5']),
        ('1\u00a0234', 'fr', ['1234']),
        ('1\u202f234,5', 'es', ['1234.5']),
        ('3\u00a0200 milioni', 'it', ['3200000000']),
        ('1,234.50', 'en', ['1234.5']),
        ('−1', 'fr', ['-1']),
        ('+39 points', 'fr', ['39']),
        ('15 à 35 %', 'fr', ['15', '35']),
        ('15–35%', 'en', ['15', '35']),
        ('15-35%', 'en', ['15', '35']),
        ('61%', 'pt_BR', ['61']),
        ('1.5', 'xx', ['1.5']),
        ('15 %-35 %', 'fr', ['15', '35']),
        ('15\u00a0–\u00a035', 'fr', ['15', '35']),
        ('-5 à -2', 'fr', ['-5', '-2']),
        ('-10 – -5', 'fr', ['-10', '-5']),
        ('–5', 'fr', ['-5']),
        ('- 5', 'fr', ['-5']),
        ('-$20', 'en', ['-20']),
        ('$-20', 'en', ['-20']),
        ('−US$ 20', 'en', ['-20']),
        ('$5-$10', 'en', ['5', '10']),
        ('COVID-19', 'en', ['19']),
        ('.5', 'en', ['0.5']),
        ('-,5', 'fr', ['-0.5']),
        ('approx.7', 'en', ['7']),
        ('5 millions', 'fr', ['5000000']),
        ('1,2 milliard', 'fr', ['1200000000']),
        ('$3 million', 'en', ['3000000']),
        ('5k', 'en', ['5000']),
        ('5 Md€', 'fr', ['5000000000']),
        ('5 Mo', 'fr', ['5']),
        ('5 km', 'fr', ['5']),
        ('5 Mio. €', 'de', ['5000000']),
        ('5 mil millones', 'es', ['5000000000']),
        ('2 mille milliards', 'fr', ['2000000000000']),
        ('3 mil milhões de euros', 'pt', ['3000000000']),
        ('5万人', 'ja', ['50000']),
        ('2 à 3 millions', 'fr', ['2000000', '3000000']),
        ('800\u00a0000 à 1 million', 'fr', ['800000', '1000000']),
        ('n. d.', 'fr', []),
    ],
)
def test_number_is_read_in_its_language(text: str, language: str, numbers: list[str]) -> None:
    assert numbers_in(text, language) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ('text', 'language'),
    [
        *(('2.3', 'fr'), ('2,3', 'en'), ('1\u202f234', 'en'), ('12,34,5', 'fr')),
        *(('1½', 'fr'), ('1 ½', 'fr'), ('10³', 'fr'), ('2×10', 'fr'), ('1,5e3', 'fr')),
        *(('12/20', 'fr'), ('10:30', 'en'), ('5 ± 1', 'fr'), ('$3bn', 'en')),
    ],
)
def test_number_of_another_language_is_refused(text: str, language: str) -> None:
    with pytest.raises(ValueError, match=r'\d'):
        numbers_in(text, language)


@pytest.mark.parametrize(
    ('when', 'language', 'said'),
    [
        ('2012', 'fr', '2012'),
        ('2012-05', 'fr', 'mai 2012'),
        ('2012-05-15', 'en', '15 May 2012'),
        ('2012-05-15', 'en_US', 'May 15, 2012'),
        ('2012-05-01', 'fr', '1ᵉʳ\u00a0mai 2012'),
        ('2012-04-01/2012-05-01', 'fr', '1ᵉʳ\u00a0avr.\u00a0–\u00a01ᵉʳ\u00a0mai 2012'),
        ('2012-04-16/2012-05-15', 'de', '16. Apr.\u00a0–\u00a015. Mai 2012'),
    ],
)
def test_date_is_written_as_its_language_does(when: str, language: str, said: str) -> None:
    assert dated(when, language) == said


def luminance(colour: str) -> float:
    """Return the relative luminance of *colour*, as WCAG defines it."""
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return sum(k * s for k, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def palette() -> dict[str, tuple[str, str]]:
    """Return the colours of the stylesheet, by property: on a light page, on a dark one."""
    style = (PROJECT / '_ext' / 'recap' / 'base.css').read_text(encoding='utf-8')
    found = re.findall(r'--recap-([\w-]+): light-dark\((#\w{6}), (#\w{6})\);', style)
    return {name: (light, dark) for name, light, dark in found}


@pytest.mark.parametrize('scheme', [0, 1], ids=['light', 'dark'])
@pytest.mark.parametrize(
    ('name', 'least'),
    [
        ('chart-1', 3),
        ('chart-2', 3),
        ('chart-3', 3),
        ('chart-4', 3),
        ('chart-leader', 3),
        ('ink', 4.5),
    ],
)
def test_colour_is_seen_in_both_schemes(scheme: int, name: str, least: float) -> None:
    colours = palette()
    assert contrast(colours[name][scheme], colours['paper'][scheme]) >= least


@pytest.mark.parametrize('scheme', [0, 1], ids=['light', 'dark'])
def test_words_are_read_on_their_part(scheme: int) -> None:
    colours = palette()
    for i in range(1, 5):
        words = colours['ink' if i == 2 else 'paper'][scheme]
        assert contrast(words, colours[f'chart-{i}'][scheme]) >= 4.5


@pytest.mark.parametrize('scheme', [0, 1], ids=['light', 'dark'])
def test_colours_differ_in_grey(scheme: int) -> None:
    fills = [palette()[f'chart-{i}'][scheme] for i in range(1, 5)]
    assert min(contrast(one, other) for one, other in combinations(fills, 2)) >= 1.45


def test_bar_is_seen_on_its_track() -> None:
    colours = palette()
    for bar, track in zip(colours['chart-1'], colours['chart-track'], strict=True):
        assert contrast(bar, track) >= 3


def test_paper_has_the_colours_of_a_light_page() -> None:
    colours = palette()
    assert [colours[f'chart-{i}'][0] for i in range(1, 5)] == list(COLOURS)
    assert STYLES['leader']['stroke'] == colours['chart-leader'][0]
    assert STYLES['track']['fill'] == colours['chart-track'][0]


def tinted(*labels: nodes.inline) -> Chart:
    """Return a chart of equal parts under these *labels*."""
    cell = Cell('25 %', 25, 25)
    found = [tint_of(nodes.entry('', nodes.paragraph('', '', label))) for label in labels]
    rows = tuple(
        Row(label.astext(), (cell,), tint) for label, tint in zip(labels, found, strict=True)
    )
    return Chart('stacked', ('Part',), rows, percent=True)


def test_a_part_has_the_colour_and_the_sign_that_its_label_brings() -> None:
    bar = Element('g')
    verdict = nodes.inline('', 'Yes', tint=('recap-verdict-conforme', '#14532d', 'M3 8l3 3'))
    rest = nodes.inline('', 'The rest', classes=['recap-rest'])
    draw_stacked(bar, tinted(verdict, rest, nodes.inline('', 'No')), 40)
    first, second, third = bar.findall('rect')
    assert (first.get('class'), first.get('fill')) == ('part recap-verdict-conforme', '#14532d')
    assert (second.get('class'), second.get('fill')) == ('part recap-rest', '#8a7f6d')
    assert (third.get('class'), third.get('fill')) == ('fill-3 part', COLOURS[2])
    assert [path.get('d') for path in bar.iter('path')] == ['M3 8l3 3']


def test_long_values_stand_over_their_bars_in_a_book() -> None:
    said = '35 % of the people who were asked, in all of the countries'
    rows = tuple(Row(f'Row {n}', (Cell(said, n, n),)) for n in (15, 35))
    group = Element('g')
    draw_bars(group, Chart('bar', ('V',), rows, percent=False), 30)
    bars = group.findall('rect')
    assert all(float(str(bar.get('width')).removesuffix('%')) > 25 for bar in bars)
    foots = [float(str(bar.get('y')).removesuffix('em')) + THICK for bar in bars]
    texts = [text for text in group.findall('text') if text.find('tspan') is not None]
    tops = [float(str(text.get('y')).removesuffix('em')) - 0.95 for text in texts]
    assert len(tops) > len(bars)
    assert foots[0] < tops[-1]


def test_words_of_a_book_are_written_where_they_stand() -> None:
    """Typst tears apart the letters of a word that is moved."""
    rows = (Row('القاهرة (2020)', (Cell('7', 7, 7), Cell('9', 9, 9))),)
    for kind in DRAWERS:
        svg, width, _height = image(Chart(kind, ('A', 'B'), rows, percent=False), 'T')
        texts = list(fromstring(svg).findall('.//{*}text'))
        assert texts
        for text in texts:
            assert 'dx' not in text.attrib
            assert 0 <= float(str(text.get('x'))) <= width


def test_verdicts_have_one_palette() -> None:
    """That of the words, in the stylesheet, is that of the parts of bars, and of books."""
    declared = dict(re.findall(r'--recap-(\w+): light-dark\((#\w+)', BASE.read_text('utf-8')))
    book = dict(re.findall(r'(\w+): rgb\("(#\w+)"\)', BOOK.read_text('utf-8')))
    for name in ('conforme', 'nuance', 'divergent', 'introuvable'):
        assert TINTS[name][0] == declared[name] == book[name]
