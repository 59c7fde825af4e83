"""Pages keep room for pictures, which come when a reader does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from miniature import lay, one

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Build, Built

GIF = b'GIF89a\x04\x00\x03\x00'
"""The first bytes of a picture of 4 by 3, which is as far as its size goes."""

PAGE = """# Une page

![Une vue](vue.gif)

:::{figure} vue.gif
:alt: Une vue
:width: 50%
Sa légende.
:::

![Un dessin](dessin.svg)
"""


@pytest.fixture
def built(build: Build, site: Path) -> Built:
    lay({'aparte.md': f'---\norphan: true\n---\n\n{PAGE}'}, site)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'
    lay({'dessin.svg': svg}, site)
    (site / 'vue.gif').write_bytes(GIF)
    return build(site)


def test_pictures_say_their_size_and_wait_for_readers(built: Built) -> None:
    assert built.warnings == []
    shown = {
        (image['alt'], image.get('width'), image.get('height'), image.get('loading'))
        for image in built.article('aparte').select('p > img')
    }
    assert shown == {('Une vue', '4', '3', 'lazy'), ('Un dessin', '40', '30', 'lazy')}


@pytest.mark.parametrize('builder', ['html', 'epub', 'pdf'])
def test_name_of_a_file_may_hold_accents_and_spaces(build: Build, site: Path, builder: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'
    page = '---\norphan: true\n---\n\n# Une page\n\n![Une vue](<été à 9 %.svg>)\n'
    built = build(lay({'aparte.md': page, 'été à 9 %.svg': svg}, site), builder)
    assert [warning for warning in built.warnings if 'aparte' in warning] == []
    if builder == 'html':
        name = one(built.article('aparte'), 'p > img')['src']
        assert (built.outdir / unquote(str(name))).is_file()


def test_size_that_the_author_gave_stays(built: Built) -> None:
    image = one(built.article('aparte'), 'figure img')
    assert image['style'] == 'width: 50%;'
    assert not image.has_attr('height')
