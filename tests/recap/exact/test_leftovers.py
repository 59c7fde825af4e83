"""What other extensions put in a site stays, and what Sphinx notes for itself goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miniature import build_site, lay

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ['myst_parser', 'recap.exact']
html_theme = 'furo'
html_static_path = ['_static']


def draw(app, env):
    for folder in ('_static', '_images', '_downloads'):
        path = app.outdir / folder / 'drawn.txt'
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('drawn')


def setup(app):
    app.connect('env-updated', draw)
"""
PAGES = {'conf.py': CONF, 'index.md': '# Home\n\nText.\n', '_static/own.txt': 'Own.'}


def test_static_files_of_other_extensions_stay(tmp_path: Path) -> None:
    site = lay(PAGES, tmp_path / 'site')
    lay({'_static/gone.txt': 'For now.'}, site)
    first = build_site(site)
    assert {'_static/drawn.txt', '_static/own.txt', '_static/gone.txt'} <= first.files().keys()
    (site / '_static' / 'gone.txt').unlink()
    lay({'index.md': '# Home\n\nMore text.\n'}, site)
    files = build_site(site).files().keys()
    assert {'_static/drawn.txt', '_static/own.txt', '_static/basic.css'} <= files
    assert {'_images/drawn.txt', '_downloads/drawn.txt'} <= files
    assert '_static/gone.txt' not in files


def test_no_backup_of_the_settings_is_published(tmp_path: Path) -> None:
    site = lay(PAGES, tmp_path / 'site')
    build_site(site)
    lay({'conf.py': f"{CONF}\nhtml_title = 'Another'\n"}, site)
    changed = build_site(site)
    assert 'Another' in changed.text('index', '.html')
    assert '.buildinfo.bak' not in changed.files()


def test_a_stylesheet_that_is_listed_by_itself_is_seen(tmp_path: Path) -> None:
    conf = CONF.replace("['_static']", "['own.css']\nhtml_css_files = ['own.css']")
    pages = {'conf.py': conf, 'index.md': '# Home\n', 'other.md': '---\norphan: true\n---\n# Two\n'}
    site = lay({**pages, 'own.css': 'a {}\n'}, tmp_path / 'site')
    before = build_site(site, parallel=1).text('other', '.html')
    lay({'own.css': 'b {}\n'}, site)
    assert build_site(site, parallel=1).text('other', '.html') != before  # its sum is another one


def test_page_that_goes_takes_its_source(tmp_path: Path) -> None:
    toctree = '\n:::{toctree}\na\n:::\n'
    site = lay({**PAGES, 'index.md': f'# Home\n{toctree}', 'a.md': '# A\n'}, tmp_path / 'site')
    with (site / 'conf.py').open('a', encoding='utf-8') as settings:
        settings.write("myst_enable_extensions = ['colon_fence']\n")
    assert {'a.html', '_sources/a.md.txt'} <= build_site(site).files().keys()
    (site / 'a.md').unlink()
    lay({'index.md': '# Home\n'}, site)
    files = build_site(site).files().keys()
    assert '_sources/index.md.txt' in files
    assert not files & {'a.html', '_sources/a.md.txt'}
