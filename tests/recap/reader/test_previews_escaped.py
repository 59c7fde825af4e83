"""A record may hold anything: the scripts of the pages that preview it must go on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from miniature import build_site, lay, one

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['myst_parser', 'recap']
primary_domain = 'recap'
myst_enable_extensions = ['colon_fence']
html_theme = 'furo'
"""
INDEX = """
# Home

{source}`html` tells of it.

:::{toctree}
sources
:::
"""
SOURCES = r"""
# Sources

:::{source} html
:author: Lee
:year: 2012
On `<!-- <script>` and `</script>`.
:::
"""


def test_no_record_takes_the_scripts_of_a_page(tmp_path: Path) -> None:
    pages = {'conf.py': CONF, 'index.md': INDEX, 'sources.md': SOURCES}
    built = build_site(lay(pages, tmp_path / 'site'), language='en')
    assert built.warnings == []
    page = BeautifulSoup(built.text('index', '.html'), 'html.parser')
    name = str(one(page, '#recap-previews')['data-entries'])
    (preview,) = json.loads(built.text(name, '').partition('=')[2].removesuffix(';\n')).values()
    assert preview['text'] == 'On <!-- <script> and </script>.'
    # What shows them isn't fetched for a page that has no such link any more.
    lay({'index.md': INDEX.replace('{source}`html`', 'It')}, built.srcdir)
    again = build_site(built.srcdir, language='en')
    assert 'recap-previews' not in again.text('index', '.html')
    assert not (again.outdir / name).exists()


@pytest.mark.parametrize('lost', ['', 'recap-html-previews.json'])
def test_a_file_that_is_gone_comes_back(tmp_path: Path, lost: str) -> None:
    pages = {'conf.py': CONF, 'index.md': INDEX, 'sources.md': SOURCES}
    built = build_site(lay(pages, tmp_path / 'site'), language='en')
    (path,) = (built.outdir / '_static' / 'recap-previews').rglob('*.js')
    path.unlink()
    kept = built.outdir.parent / 'doctrees'
    assert (kept / 'recap-html-previews.json').is_file()
    if lost:
        (kept / lost).unlink()
    build_site(built.srcdir, language='en')
    assert path.is_file()
