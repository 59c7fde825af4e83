"""Drawings: in the page, in the language of the edition, never without words for who can't see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from miniature import Build, lay, one

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


@pytest.mark.parametrize(
    ('files', 'said'),
    [
        ({}, 'no file _static/drawings/loop.svg'),
        ({'_static/drawings/loop.svg': NAMED.replace('title', 'g')}, 'loop.svg has no text'),
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
