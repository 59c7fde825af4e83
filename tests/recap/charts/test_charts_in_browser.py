"""Charts as readers see them: narrow, large, set apart, dark, in forced colours; any table."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest

from browser import opened
from miniature import build_site, lay
from pdfs import tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CONF: Final = """\
extensions = ['myst_parser', 'recap.charts']
myst_enable_extensions = ['attrs_inline', 'colon_fence']
html_theme = 'furo'
language = 'en'
"""
LONG: Final = 'To get back in touch, after a long absence, with the administration of the school'
TABLES: Final[dict[str, tuple[str, list[tuple[str, ...]]]]] = {
    'one': ('bar', [('All of them', '100%')]),
    'twelve': (
        'bar',
        [(f'{"A long label " * (i % 5)}{i}', f'{i},500') for i in range(1, 13)],
    ),
    'nothing': ('bar', [('Nothing', '0'), (LONG, '0')]),
    'bounds': ('range', [('To search', '15 to 35%'), (LONG, '15%')]),
    'words': (
        'range',
        [('One', 'from 15% to 35% of the people asked, by country'), ('Two', '15%')],
    ),
    'shares': (
        'stacked',
        [('Never', '57%'), ('Hardly', '26%'), ('Often', '4%'), (LONG, '13%')],
    ),
    'tiny': ('stacked', [('Nearly all', '99.6%'), ('Few', '0.3%'), ('None', '0%'), (LONG, '0.1%')]),
    'many': ('stacked', [(f'Part {i}', f'{i + 3}') for i in range(12)]),
    'ways': ('slope', [('North', '−12', '8'), ('South', '3', '−4'), (LONG, '−11', '8')]),
    'same': ('slope', [(f'Equal {i}', '5', '5') for i in range(6)]),
    'between': ('gap', [('To meet', '61', '60'), (LONG, '22', '61'), ('Equal', '40', '40')]),
}
FURO: Final = '.mobile-header { display: none !important }'
"""Its header is wider than a narrow page with large text."""

SPACED: Final = '* { letter-spacing: .12em !important; word-spacing: .16em !important }'
LARGE: Final = 'html { font-size: 200% !important }'

WORDS: Final = """name => {
  const drawing = document.querySelector(`#chart-${name} .recap-chart-drawing`)
  const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT)
  const found = []
  for (let text; (text = walker.nextNode());) {
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const own = text.parentElement.closest('text, span')
    const size = parseFloat(getComputedStyle(own).fontSize)
    for (const {left, right, top, bottom} of range.getClientRects()) {
      const spare = (bottom - top - size) / 2
      found.push({text: text.data, size, left, right, top: top + spare, bottom: bottom - spare})
    }
  }
  const {left, right} = drawing.getBoundingClientRect()
  return {found, left, right, scroll: document.documentElement.scrollWidth - innerWidth}
}"""
"""Where the words of a drawing stand, line by line, and the drawing itself."""

FILLS: Final = """name => [...document.querySelectorAll(`#chart-${name} rect.part`)]
  .filter(part => part.checkVisibility())
  .map(part => getComputedStyle(part).fill.match(/\\d+/g).slice(0, 3).map(Number))"""

TEXTURES: Final = """name => [...document.querySelectorAll(`#chart-${name} .alike`)]
  .filter(line => line.checkVisibility())
  .map(line => getComputedStyle(line).stroke)"""


def written(name: str) -> str:
    kind, rows = TABLES[name]
    heads = ['Label', 'Before the reform', 'After'][: len(rows[0])]
    lines = [heads, ['---'] * len(heads), *map(list, rows)]
    table = '\n'.join(f'| {" | ".join(line)} |' for line in lines)
    return f':::{{chart}} {kind}\n:name: {name}\n\nThe point of {name}\n\nShare\n\n{table}\n:::\n'


@pytest.fixture(scope='module')
def charts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with a chart of each table."""
    page = '\n'.join(['# Charts\n', *map(written, TABLES)])
    folder = lay({'conf.py': CONF, 'index.md': page}, tmp_path_factory.mktemp('charts'))
    built = build_site(folder, language='en')
    assert built.warnings == []
    return (built.outdir / 'index.html').as_uri()


@pytest.fixture
def look(browser: Browser, charts: str) -> Iterator[Any]:
    """Open that page in some way: ``look(width, style, **options of the context)``."""
    contexts = []

    def look(width: int, style: str = '', **options: Any) -> Page:
        context = browser.new_context(viewport={'width': width, 'height': 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(charts)
        page.add_style_tag(content=f'{FURO} {style}')
        return page

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ('width', 'style'),
    [(1280, ''), (1280, SPACED), (320, ''), (320, SPACED), (640, LARGE), (320, LARGE + SPACED)],
    ids=['wide', 'wide-spaced', 'narrow', 'narrow-spaced', 'large', 'narrow-large-spaced'],
)
def test_words_stand_apart_inside_the_page(look: Any, width: int, style: str) -> None:
    page = look(width, style)
    for name in TABLES:
        said = page.evaluate(WORDS, name)
        check_words(said, name)
        for each in said['found']:
            assert each['size'] >= (24 if LARGE in style else 12), (name, each)


def check_words(said: dict[str, Any], name: str) -> None:
    """Check that words, as `WORDS` finds them, stand apart, and inside their drawing."""
    assert said['found'], name
    assert said['scroll'] <= 0
    for one, other in combinations(said['found'], 2):
        across = min(one['right'], other['right']) - max(one['left'], other['left'])
        down = min(one['bottom'], other['bottom']) - max(one['top'], other['top'])
        assert min(across, down) <= 1.5, (name, one, other)
    for each in said['found']:
        assert said['left'] - 2 <= each['left'], (name, each)
        assert each['right'] <= said['right'] + 2, (name, each)


LEFTWARDS: Final = {
    'parts': ('stacked', [('القاهرة', '15'), ('الرياض (2020)', '7'), ('دبي', '1')]),
    'apart': ('gap', [('القاهرة', '15', '20'), ('الرياض', '7', '3')]),
    'moved': ('slope', [('القاهرة', '15', '20'), ('الرياض (2020)', '7', '3')]),
    'sure': ('range', [('القاهرة', '15–35'), ('الرياض', '7')]),
}


@pytest.mark.parametrize('width', [1280, 320])
def test_words_stand_in_their_place_in_a_page_that_is_read_leftwards(
    browser: Browser, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, table in LEFTWARDS.items():
        monkeypatch.setitem(TABLES, name, table)
    conf = CONF.replace("'en'", "'ar'").replace('charts', "charts', 'recap.reader")
    lay({'conf.py': conf, 'index.md': '\n'.join(['# رسوم\n', *map(written, LEFTWARDS)])}, tmp_path)
    address = (build_site(tmp_path, language='ar').outdir / 'index.html').as_uri()
    with opened(browser, address, width=width) as page:
        for name in LEFTWARDS:
            check_words(page.evaluate(WORDS, name), name)
        first, last = (page.locator(f'#chart-sure rect.{kind}') for kind in ('fill-1', 'maybe'))
        sure, maybe = first.first.bounding_box(), last.first.bounding_box()
        assert sure
        assert maybe
        assert sure['x'] > maybe['x']  # from the name on


def test_a_printed_chart_of_few_data_stays_on_one_page(browser: Browser, tmp_path: Path) -> None:
    rows = '| L | V |\n| --- | --- |\n| One | 0.3% |\n| Two | 0.25% |\n'
    page = ''.join(f':::{{chart}} bar\nChart {i}\n\n{rows}:::\n\n' for i in range(10))
    many = rows[: rows.index('| One')] + ''.join(f'| No. {i} | 1% |\n' for i in range(9))
    page += f':::{{chart}} bar\n:name: many\nMany\n\n{many}:::\n'
    lay({'conf.py': CONF, 'index.md': f'# Charts\n\n{page}'}, tmp_path)
    address = (build_site(tmp_path, language='en').outdir / 'index.html').as_uri()
    with opened(browser, address) as opened_page:
        opened_page.pdf(path=tmp_path / 'printed.pdf', format='A5')
        opened_page.emulate_media(media='print')
        parts = 'e => getComputedStyle(e).breakInside'
        few = opened_page.locator('.recap-chart').first
        assert few.evaluate(parts) == 'avoid'
        assert opened_page.locator('#chart-many').evaluate(parts) == 'auto'
    pages = tool('pdftotext', '-layout', str(tmp_path / 'printed.pdf'), '-').split('\f')
    assert len(pages) > 3
    for printed in pages:  # in the drawing and in the table
        assert printed.count('0.25%') == 2 * printed.count('Chart ')


@pytest.mark.parametrize('width', [1280, 320])
def test_drawings_take_the_whole_width(look: Any, width: int) -> None:
    page = look(width)
    for name in TABLES:
        box = page.locator(f'#chart-{name} .recap-chart-drawing').bounding_box()
        title = page.locator(f'#chart-{name} figcaption').bounding_box()
        assert box['width'] == title['width']
    bar = page.locator('#chart-words .recap-chart-plot svg').first.bounding_box()
    plot = page.locator('#chart-words .recap-chart-plot').first.bounding_box()
    assert bar['width'] == pytest.approx(0.35 * plot['width'], abs=2)
    for name in ('shares', 'tiny', 'many'):
        parts = page.locator(f'#chart-{name} svg:visible').first.locator('rect.part')
        boxes = [part.bounding_box() for part in parts.all()]
        drawn = sum(each['width'] for each in boxes if each)
        assert drawn >= page.locator(f'#chart-{name} figcaption').bounding_box()['width'] - 2


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_neighbours_differ_in_grey(look: Any, scheme: str) -> None:
    fills = look(1280, color_scheme=scheme).evaluate(FILLS, 'shares')
    assert len(fills) == 4
    for one, other in pairwise(map(luminance, fills)):
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 1.45


@pytest.mark.parametrize('width', [1280, 320])
def test_parts_have_textures_where_there_are_no_colours(look: Any, width: int) -> None:
    plain, forced = look(width), look(width, forced_colors='active')
    assert plain.evaluate(TEXTURES, 'shares') == []
    strokes = forced.evaluate(TEXTURES, 'shares')
    assert len(strokes) >= 7  # one line, three, three of dashes
    fills = {tuple(fill) for fill in forced.evaluate(FILLS, 'shares')}
    assert len(fills) == 1
    assert set(strokes).isdisjoint(f'rgb({r}, {g}, {b})' for r, g, b in fills)


def luminance(colour: list[int]) -> float:
    """Return the relative luminance of a *colour*, as WCAG defines it."""
    linear = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (part / 255 for part in colour)
    )
    return sum(k * s for k, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
