"""Where labels go, whatever the table: none on another, no leader across another or words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recap.charts.data import Cell, Chart, Row
from recap.charts.draw import DRAWERS, SHEET
from recap.charts.lettering import width, wrap
from recap.charts.page import APART, NARROWEST, WIDE, page_of
from recap.charts.spread import spread

ALWAYS_THE_SAME: Final = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
LITTLE: Final = 0.01
LONG: Final = 'Reprendre contact avec les services administratifs de l’établissement'


@ALWAYS_THE_SAME
@given(
    st.lists(st.tuples(st.floats(0, 30), st.floats(1, 6)), min_size=1, max_size=26),
    st.floats(10, 200),
)
def test_labels_that_want_one_place_are_pushed_apart(
    labels: list[tuple[float, float]], room: float
) -> None:
    wanted = sorted(middle for middle, _height in labels)
    heights = [height for _middle, height in labels]
    middles = spread(wanted, heights, room)
    edges = list(zip(middles, heights, strict=True))
    assert edges[0][0] >= edges[0][1] / 2 - LITTLE
    for (one, above), (other, below) in pairwise(edges):
        assert other - one >= (above + below) / 2 - LITTLE  # so in their order, too
    assert edges[-1][0] + edges[-1][1] / 2 <= max(room, sum(heights)) + LITTLE


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert spread([1, 5, 9], [2, 2, 2], 10) == [1, 5, 9]
    assert spread([4, 5, 6], [2, 2, 2], 10) == [3, 5, 7]
    assert spread([9, 9, 9], [2, 2, 2], 10) == [5, 7, 9]


@pytest.mark.parametrize('ems', [4, 8, 20])
def test_lines_are_no_wider_than_their_room(ems: float) -> None:
    lines = wrap(f'{LONG} Anticonstitutionnellement', ems)
    assert max(map(width, lines)) <= ems
    assert ''.join(lines).replace(' ', '') == f'{LONG}Anticonstitutionnellement'.replace(' ', '')


@dataclass(frozen=True)
class Box:
    """What is written, in ems: across from *left* to *right*, down from *top* to *foot*."""

    left: float
    right: float
    top: float
    foot: float

    def meets(self, other: Box) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > LITTLE and min(self.foot, other.foot) - max(self.top, other.top) > LITTLE


Segment = tuple[float, float, float, float]


def measure(text: str | None, ems: float, unit: float = 1) -> float:
    """Return a length of the drawing in ems."""
    if text and text.endswith('%'):
        return float(text[:-1]) * ems / 100
    return float(text.removesuffix('em')) * unit if text else 0.0


def box(text: Element, ems: float) -> Box:
    bold = text.find('tspan')
    strong = '' if bold is None else str(bold.text)
    rest = ''.join(text.itertext()).replace(strong, '', 1)
    wide = width(strong, bold=True) + width(rest)
    x = measure(text.get('x'), ems) + measure(text.get('dx'), ems)
    left = x - wide * {'end': 1.0, 'middle': 0.5}.get(text.get('text-anchor', ''), 0.0)
    base = measure(text.get('y'), ems)
    return Box(left, left + wide, base - 0.78, base + 0.24)


def segment(line: Element, ems: float) -> Segment:
    x1, y1, x2, y2 = (measure(line.get(name), ems) for name in ('x1', 'y1', 'x2', 'y2'))
    return x1, y1, x2, y2


def side_of(line: Segment, x: float, y: float) -> float:
    x1, y1, x2, y2 = line
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)


def cross(one: Segment, other: Segment) -> bool:
    """Return whether two lines cross: not whether they touch."""

    def apart(line: Segment, ends: Segment) -> bool:
        sides = side_of(line, *ends[:2]), side_of(line, *ends[2:])
        return min(sides) < -LITTLE and max(sides) > LITTLE

    return apart(one, other) and apart(other, one)


def strikes(line: Segment, words: Box) -> bool:
    """Return whether a *line* goes through *words*, the upright or the slanting way."""
    corners = (words.left, words.top, words.right, words.foot)
    falling = (words.left, words.foot, words.right, words.top)
    return cross(line, corners) or cross(line, falling)


def names() -> st.SearchStrategy[str]:
    words = st.sampled_from(
        ['Oui', 'Non', 'Peut-être un jour', 'Des informations', LONG, 'W', 'ill']
    )
    return st.lists(words, min_size=1, max_size=2).map(' '.join)


@st.composite
def charts(draw: st.DrawFn, kind: str) -> Chart:
    columns = 2 if kind in {'slope', 'gap'} else 1
    lowest = -50 if columns == 2 else 0
    numbers = st.one_of(st.integers(lowest, 100), st.sampled_from([0, 1, 61]))
    rows = []
    for _ in range(draw(st.integers(1, 14))):
        values = [draw(numbers) for _column in range(columns)]
        cells = tuple(Cell(f'{value}\u00a0%', float(value), float(value)) for value in values)
        rows.append(Row(draw(names()), cells))
    if kind == 'stacked' and not sum(row.cells[0].high for row in rows):
        rows.append(Row('Tout', (Cell('1\u00a0%', 1.0, 1.0),)))
    heads = ('Consommateurs (%)', 'Entreprises interrogées')[:columns]
    return Chart(kind, heads, tuple(rows), percent=False)


ROOMY: Final = 30
WIDTHS: Final = (23.0, SHEET, WIDE / APART)


@pytest.mark.parametrize('kind', list(DRAWERS))
@ALWAYS_THE_SAME
@given(st.data())
def test_nothing_is_written_or_drawn_over_words(kind: str, data: st.DataObject) -> None:
    ems = data.draw(st.sampled_from(WIDTHS[kind == 'slope' :]))
    group = Element('g')
    high = DRAWERS[kind](group, data.draw(charts(kind)), ems)
    boxes = [box(text, ems) for text in group.iter('text')]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    assert min(each.left for each in boxes) >= -LITTLE
    assert max(each.right for each in boxes) <= ems + LITTLE
    assert max(each.foot for each in boxes) <= high + 0.3
    lines = [line for line in group.iter('line') if line.get('class') == 'leader']
    leaders = [segment(line, ems) for line in lines]
    assert not [pair for pair in combinations(leaders, 2) if cross(*pair)]
    assert not [each for each in leaders if any(strikes(each, words) for words in boxes)]


def test_a_value_stands_in_its_part_where_there_is_room_at_all_widths() -> None:
    rows = [('Beaucoup', 60.0), ('Un peu', 38.0), ('Presque rien', 2.0)]
    shown = tuple(Row(name, (Cell(f'{value:g}\u00a0%', value, value),)) for name, value in rows)
    page = page_of(Chart('stacked', ('Part',), shown, percent=True), 'Trois parts')
    narrow = page.partition('recap-chart-narrow')[2].partition('recap-chart-key')[0]
    inside = [value in narrow for value in ('60\u00a0%', '38\u00a0%', '2\u00a0%')]
    assert inside == [True, APART * width('38\u00a0%', bold=True) + 0.6 <= 0.38 * NARROWEST, False]
