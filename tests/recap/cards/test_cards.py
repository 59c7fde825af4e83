"""Pictures of pages and claims: their size, what is on them, and only what changed drawn again."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from miniature import build_site, lay
from recap.cards import draw
from recap.cards.kept import Kept
from recap.records.events import card_signs
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

SIGNS: dict[str, Any] = card_signs(None)  # type: ignore[arg-type]  # it looks at nothing
CARD = {
    'name': 'a',
    'language': 'en',
    'spoken': 'en',
    'site': 'Days of Clay',
    'text': 'Half of us.',
    'figure': 'Half',
    'verdict': 'contradicted',
    'word': 'The source says otherwise',
    'beside': 'Ana Lopes',
    'source': 'Source: Clay, 2031',
    'before': '',
    'after': '',
}
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)
CLAIM = ':::{statistic}\n:name: half\n**Half** of us.\n:::\n'
ADDRESS = "html_baseurl = 'https://clay.example/'\n"
CONF = f"{ADDRESS}html_favicon = 'icon.svg'\n"
PAGES = {
    'index.md': f'# Notes\n\n{CLAIM}\n:::{{toctree}}\nb\n:::\n',
    'b.md': '# B\n\nText.\n',
    'icon.svg': SVG.decode(),
}


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def colours(png: bytes) -> set[tuple[int, ...]]:
    found = opened(png).convert('RGB').getcolors(1 << 20)
    assert found
    return {colour for _count, colour in found if isinstance(colour, tuple)}


def near(wanted: str, found: set[tuple[int, ...]]) -> bool:
    rgb = bytes.fromhex(wanted[1:])
    return any(max(abs(a - b) for a, b in zip(rgb, each, strict=True)) < 12 for each in found)


def ink(png: bytes, box: tuple[int, int, int, int]) -> int:
    """Return how many pixels of a part of the card are dark."""
    return sum(opened(png).convert('L').crop(box).histogram()[:128])


def test_cards_have_their_size_and_the_colour_of_the_verdict() -> None:
    (drawn,) = draw.cards([CARD], SIGNS)
    assert opened(drawn).size == (1200, 630)
    assert len(drawn) < 50_000
    assert near(SIGNS['contradicted']['colour'], colours(drawn))
    (unchecked,) = draw.cards([{**CARD, 'verdict': '', 'word': 'Not checked'}], SIGNS)
    assert near(SIGNS['none']['colour'], colours(unchecked))


def test_they_are_the_same_bytes_each_time_whatever_is_drawn_with_them() -> None:
    other = {**CARD, 'name': 'b', 'text': 'None of us.'}
    first, second = draw.cards([CARD, other], SIGNS)
    assert draw.cards([other], SIGNS) == [second]
    assert draw.cards([CARD], SIGNS) == [first]
    assert first != second


@pytest.mark.parametrize(
    'text', ['word ' * 400, 'Wordwithoutanyend' * 30, 'A', '', '*not* #markup $x$ \\ <b> "q"']
)
def test_nothing_is_drawn_outside(text: str) -> None:
    """At its edges a card is empty, but for the stripe; its foot is always there."""
    for card in ({**CARD, 'text': text}, {**CARD, 'text': text, 'figure': '', 'word': ''}):
        (drawn,) = draw.cards([card], SIGNS)
        assert ink(drawn, (0, 0, 1200, 20)) == 22 * 20
        assert ink(drawn, (0, 615, 1200, 630)) == 22 * 15
        assert ink(drawn, (1180, 0, 1200, 630)) == 0
        assert ink(drawn, (76, 540, 1100, 600)) > 500


def test_icons_are_pictures_that_others_read() -> None:
    touch = opened(draw.icon(SVG, 180, '#fffdf9')).convert('RGBA')
    assert touch.size == (180, 180)
    assert touch.getpixel((2, 2)) == (255, 253, 249, 255)
    assert touch.getpixel((90, 90)) == (0, 0, 0, 255)
    with Image.open(io.BytesIO(draw.as_ico(draw.icon(SVG, 32), 32))) as icon:
        assert (icon.format, icon.size) == ('ICO', (32, 32))


def test_only_what_changed_is_drawn_again(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def noted(paths: list[str]) -> dict[str, bytes]:
        asked.append(paths)
        return {path: path.encode() for path in paths}

    def draw_all(wanted: dict[str, str]) -> None:
        app: Any = SimpleNamespace(
            outdir=tmp_path / 'html',
            doctreedir=tmp_path,
            confdir=tmp_path,
            builder=SimpleNamespace(name='html'),
            config=SimpleNamespace(html_extra_path=[]),
        )
        kept = Kept(app)
        kept.draw(wanted, noted)
        kept.save('cards')

    wanted = {'cards/a.png': 'A', 'cards/c/b.png': 'B', 'c.ico': 'C'}
    draw_all(wanted)
    draw_all(wanted)
    assert asked == [list(wanted)]
    (tmp_path / 'html' / 'c.ico').write_bytes(b'cut')
    draw_all({**wanted, 'cards/a.png': 'Another'})
    assert asked[1:] == [['cards/a.png', 'c.ico']]
    (tmp_path / 'html' / 'cards' / 'former.png').write_bytes(b'')
    draw_all({'cards/a.png': 'Another'})
    files = [path.name for path in (tmp_path / 'html').rglob('*')]
    assert sorted(files) == ['a.png', 'cards']
    assert len(asked) == 2


def test_pages_say_where_their_cards_are(tmp_path: Path) -> None:
    folder = small_site(tmp_path / 'site', PAGES, CONF)
    first = built(folder)
    page = first.soup('claims/statistic-half')
    shown = {str(meta['property']): meta['content'] for meta in page.select('meta[property]')}
    assert shown['og:image'] == 'https://clay.example/_cards/claims/statistic-half.png'
    assert (shown['og:image:width'], shown['og:image:height']) == ('1200', '630')
    icons = [(link['rel'], link['href']) for link in page.select('link[rel*=icon]')]
    assert (['icon'], '../favicon.ico') in icons
    assert (['apple-touch-icon'], '../apple-touch-icon.png') in icons
    cards = {name for name in first.files() if name.startswith('_cards')}
    assert cards == {f'_cards/{name}.png' for name in ('b', 'index', 'claims/statistic-half')}
    (folder / 'index.md').write_text('# Notes\n\n:::{toctree}\nb\n:::\n', encoding='utf-8')
    last = built(folder)
    assert [name for name in last.files() if 'half' in name] == []
    assert last.files()['_cards/b.png'] == first.files()['_cards/b.png']
    anew = build_site(folder, language='en', parallel=2, builddir=tmp_path / 'anew')
    assert last.files() == anew.files()


ASKED = """
from pathlib import Path


def keep(app, cards):
    said = [card['figure'] + '|' + card['text'] for card in cards if card['figure']]
    Path(app.outdir, 'asked.txt').write_text(chr(10).join(said), encoding='utf-8')
    return {}


def setup(app):
    app.connect('publish-cards', keep)
"""


@pytest.mark.parametrize(
    ('claim', 'shown'),
    [
        ('**Half** of us.', 'Half|of us.'),
        ('**Half**, says he.', 'Half|Half, says he.'),  # a line doesn't begin with a comma
        ('50 of us, of whom **5** here.', '5|50 of us, of whom 5 here.'),
    ],
)
def test_what_a_figure_says_is_not_said_again(tmp_path: Path, claim: str, shown: str) -> None:
    page = f'# Notes\n\n:::{{statistic}}\n:name: half\n{claim}\n:::\n'
    made = built(small_site(tmp_path / 'site', {'index.md': page}, ADDRESS + ASKED))
    assert made.text('asked', '.txt') == shown


def test_one_setting_leaves_them_out(tmp_path: Path) -> None:
    first = built(small_site(tmp_path / 'site', PAGES, CONF))
    assert {'favicon.ico', 'apple-touch-icon.png', '_cards/index.png'} <= first.files().keys()
    last = built(small_site(tmp_path / 'site', PAGES, f'{CONF}recap_cards = False\n'))
    assert {'favicon.ico', 'apple-touch-icon.png', '_cards/index.png'}.isdisjoint(last.files())
    assert 'og:image' not in last.text('index', '.html')
    assert not (last.outdir / '_cards').exists()


def test_the_signs_of_verdicts_are_those_of_the_pages() -> None:
    assert list(SIGNS) == [
        *('confirmed', 'qualified', 'contradicted', 'unlocated', 'heard', 'none'),
    ]
    assert json.dumps(SIGNS)


@pytest.mark.parametrize(
    ('svg', 'said'),
    [
        (
            b'<svg\nid="\xe9"/>',
            'icon.svg:2: WARNING: html_favicon: it isn\u2019t UTF-8; save it as UTF-8',
        ),
        (
            b'<svg>\n<rect>\n</svg>',
            'icon.svg:3: WARNING: html_favicon: it is no SVG (mismatched tag',
        ),
        (b'', 'icon.svg:1: WARNING: html_favicon: it is no SVG (no element found'),
    ],
)
def test_an_icon_that_cannot_be_read_is_said(tmp_path: Path, svg: bytes, said: str) -> None:
    folder = small_site(tmp_path / 'site', PAGES, CONF)
    (folder / 'icon.svg').write_bytes(svg)
    site = built(folder)
    (warning,) = site.warnings
    assert warning.startswith(said)
    assert warning.endswith('until then, no icon is drawn from it [recap.format]')
    assert [str(each['href']) for each in site.soup('index').select('link[rel*=icon]')] == [
        '_static/icon.svg'
    ]
    assert {'favicon.ico', 'apple-touch-icon.png'}.isdisjoint(site.files())
    assert '_cards/index.png' in site.files()


def test_an_icon_that_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    svg = SVG.decode().replace('<rect', '<image href="other.png" width="3" height="3"/><rect')
    site = built(small_site(tmp_path / 'site', {**PAGES, 'icon.svg': svg}, CONF))
    (warning,) = site.warnings
    assert warning.startswith('icon.svg:1: WARNING: html_favicon: failed to load linked image')
    assert 'favicon.ico' not in site.files()


def test_icons_that_the_project_brings_stay(tmp_path: Path) -> None:
    """Those that were drawn before as well: they aren’t the project\u2019s own."""
    folder = small_site(tmp_path / 'site', PAGES, CONF)
    assert built(folder).files()['favicon.ico'][:4] == b'\0\0\1\0'
    more = {'own/favicon.ico': 'mine', 'conf.py': (folder / 'conf.py').read_text('utf-8')}
    more['conf.py'] += "html_extra_path = ['own']\n"
    for _time in range(2):
        files = built(lay(more, folder)).files()
        assert files['favicon.ico'] == b'mine'
        assert files['apple-touch-icon.png'][1:4] == b'PNG'
