"""A build after an edit writes again all pages that show a number which it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from miniature import Built
from small_sites import built, png, small_site
from workshop import assert_same

if TYPE_CHECKING:
    from pathlib import Path

FIGURE: Final = ':::{figure} kiln.png\n:name: NAME\n:alt: A kiln.\n\nA kiln.\n:::\n'
EQUATION: Final = ':::{math}\n:label: NAME\n\nE = m\n:::\n'
PAGES: Final = {
    'index.md': '# Notes\n\n:::{toctree}\nciting\npart\nlast\n:::\n',
    'citing.md': '# Citing\n\n{numref}`oven`, {numref}`Part {number} <heat>`, {eq}`mass`.\n',
    'part.md': '# Part\n\n:::{toctree}\n:numbered:\n\nfirst\nsecond\n:::\n',
    'first.md': f'# First\n\nWords.\n\n{FIGURE.replace("NAME", "oven")}',
    'second.md': f'# Second\n\n(heat)=\n## Heat\n\n{EQUATION.replace("NAME", "mass")}',
    'last.md': '# Last\n\nWords.\n',
}


@pytest.mark.parametrize('conf', ['numfig = True\n', ''])
@pytest.mark.parametrize(
    ('page', 'old', 'new'),
    [
        ('part', ':numbered:\n', ''),
        ('part', ':numbered:', ':numbered: 1'),
        ('part', 'first\nsecond', 'second\nfirst'),
        ('first', 'Words.', FIGURE.replace('NAME', 'other')),
        ('second', '## Heat', '## Cold\n\nWords.\n\n## Heat'),
        ('second', ':::{math}', f'{EQUATION.replace("NAME", "other")}\n:::{{math}}'),
    ],
)
def test_pages_show_the_numbers_of_a_clean_build(
    tmp_path: Path, conf: str, page: str, old: str, new: str
) -> None:
    site = small_site(tmp_path / 'site', PAGES, conf)
    png(site / 'kiln.png')
    built(site)
    assert old in PAGES[f'{page}.md']
    (site / f'{page}.md').write_text(PAGES[f'{page}.md'].replace(old, new))
    edited = built(site)
    (tmp_path / 'site-html-en').rename(tmp_path / 'kept')
    assert_same(Built(site, tmp_path / 'kept' / 'html', edited.log), built(site))


def test_a_number_writes_again_the_pages_that_show_it_alone(tmp_path: Path) -> None:
    site = small_site(tmp_path / 'site', PAGES, 'numfig = True\n')
    png(site / 'kiln.png')
    pages = [built(site).outdir / f'{page}.html' for page in ('citing', 'first', 'last')]
    before = [page.stat().st_mtime_ns for page in pages]
    more = FIGURE.replace('NAME', 'other')
    (site / 'first.md').write_text(PAGES['first.md'].replace('Words.', more))
    built(site)
    assert [page.stat().st_mtime_ns != was for page, was in zip(pages, before, strict=True)] == [
        *(True, True, False),
    ]
