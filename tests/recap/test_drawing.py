"""Drawings: in the page, in the language of the edition, never without words for who can't see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from epubs import Epub, checked
from miniature import Build, lay, one
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

CONF = """\
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['colon_fence']
html_theme = 'furo'
language = 'fr'
"""
PAGE = '# Page\n\n:::{drawing} loop.svg\nUne boucle.\n:::\n'
NAMED = '<svg xmlns="http://www.w3.org/2000/svg"><title>Boucle</title></svg>'


def test_a_drawing_stands_in_the_page_with_its_caption(tmp_path: Path, build: Build) -> None:
    lay({'conf.py': CONF, 'index.md': PAGE, '_static/drawings/loop.svg': NAMED}, tmp_path)
    built = build(tmp_path)
    assert built.warnings == []
    figure = one(built.article('index'), 'figure')
    assert one(figure, 'svg title').get_text() == 'Boucle'
    assert one(figure, 'figcaption').get_text().strip() == 'Une boucle.'
    assert 'Une boucle.' in build(tmp_path, 'text').text('index')


FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d other">
<title id="t">Boucle</title>
<desc id='d'>Une boucle.</desc>
<style>#g, #face { fill: #face } .x { fill: url(#g) }</style>
<linearGradient id="g"/><g id="face"/>
<rect fill="url(#g)"/><use href="#face"/><a href="#elsewhere"/>
</svg>
"""


SHOWN = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{0}t {0}d other">
<title id="{0}t">Boucle</title>
<desc id='{0}d'>Une boucle.</desc>
<style>#{0}g, #{0}face {{ fill: #face }} .x {{ fill: url(#{0}g) }}</style>
<linearGradient id="{0}g"/><g id="{0}face"/>
<rect fill="url(#{0}g)"/><use href="#{0}face"/><a href="#elsewhere"/>
</svg>"""


@pytest.mark.parametrize('builder', ['html', 'singlehtml'])
def test_each_use_of_a_drawing_has_identifiers_of_its_own(
    tmp_path: Path, build: Build, builder: str
) -> None:
    twice = f'{PAGE}\n{PAGE.replace("# Page", "")}'
    pages = {'conf.py': CONF, 'index.md': twice, '_static/drawings/loop.svg': FILE}
    built = build(lay(pages, tmp_path), builder)
    assert built.warnings == []
    page = built.text('index', '.html')
    assert '<?xml' not in page
    assert 'made by hand' not in page
    assert all(SHOWN.format(f'drawing-{rank}-') in page for rank in (1, 2))


@pytest.mark.parametrize(
    ('files', 'said'),
    [
        ({}, 'no file _static/drawings/loop.svg'),
        ({'_static/drawings/loop.svg': NAMED.replace('title', 'g')}, 'loop.svg has no text'),
        ({'_static/drawings/loop.svg': f'{NAMED}<g>'}, 'loop.svg can’t be read (junk after'),
    ],
)
def test_a_bad_drawing_is_a_located_complaint(
    tmp_path: Path, build: Build, files: dict[str, str], said: str
) -> None:
    lay({'conf.py': CONF, 'index.md': PAGE, **files}, tmp_path)
    (warning,) = build(tmp_path).warnings
    assert warning.startswith('index.md:3: WARNING: {drawing}: ')
    assert said in warning
    assert warning.endswith('[recap.drawing]')


@pytest.mark.parametrize('argument', ['.', '/', '..', '../conf.py', 'folder.svg', 'x' * 300])
def test_what_names_no_drawing_is_only_a_complaint(
    tmp_path: Path, build: Build, argument: str
) -> None:
    page = PAGE.replace('loop.svg', argument)
    (tmp_path / '_static' / 'drawings' / 'folder.svg').mkdir(parents=True)
    lay({'conf.py': CONF, 'index.md': page}, tmp_path)
    said = f'no file _static/drawings/{argument}; put the drawing there [recap.drawing]'
    assert build(tmp_path).warnings == [f'index.md:3: WARNING: {{drawing}}: {said}']


def test_a_drawing_in_another_encoding_is_a_located_complaint(tmp_path: Path, build: Build) -> None:
    lay({'conf.py': CONF, 'index.md': PAGE, '_static/drawings/loop.svg': ''}, tmp_path)
    (tmp_path / '_static' / 'drawings' / 'loop.svg').write_bytes('<title>é'.encode('latin-1'))
    said = 'loop.svg is not UTF-8; save it in this encoding [recap.drawing]'
    assert build(tmp_path).warnings == [f'index.md:3: WARNING: {{drawing}}: {said}']


@pytest.mark.parametrize('name', ['loop.svg', 'loop.fr.svg'])
def test_a_drawing_that_comes_or_goes_is_seen(tmp_path: Path, build: Build, name: str) -> None:
    lay({'conf.py': CONF, 'index.md': PAGE}, tmp_path)
    before = build(tmp_path).text('index', '.html')
    lay({f'_static/drawings/{name}': NAMED.replace('Boucle', 'Anneau')}, tmp_path)
    assert one(build(tmp_path).article('index'), 'svg title').get_text() == 'Anneau'
    (tmp_path / '_static' / 'drawings' / name).unlink()
    assert build(tmp_path).text('index', '.html') == before


def test_drawings_speak_the_language_of_the_edition(
    website: Website, english_website: Website
) -> None:
    for site, words in ((website, 'saisons'), (english_website, 'seasons')):
        assert words in one(site.soup('seances/meule'), '.recap-figure svg[role=img]').get_text()


def test_pages_with_drawings_are_data_too(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', {'index.md': PAGE, '_static/drawings/loop.svg': NAMED})
    assert 'Boucle' in built(site, 'json').text('index', '.fjson')


def test_a_drawing_that_only_a_page_could_show_is_in_the_e_book(tmp_path: Path) -> None:
    bare = '<svg viewBox="0 0 9 9"><title>Boucle</title><rect width="9" height="9"/></svg>'
    site = small_site(tmp_path / 'site', {'index.md': PAGE, '_static/drawings/loop.svg': bare})
    (path,) = built(site, 'epub').outdir.glob('*.epub')
    assert checked(Epub(path, 'en', ''))['messages'] == []
