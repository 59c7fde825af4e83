"""Each wing of the extension stands alone, and they come in any order."""

from __future__ import annotations

import ast
import json
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import recap
from miniature import Built, build_site, copy_root, lay, one

if TYPE_CHECKING:
    from collections.abc import Callable

HOUSE = Path(recap.__file__).parent
BARE = """
extensions = ['myst_parser', {wings}]
project = 'A bare project'
author = 'Nobody'
copyright = '2026, Nobody'
version = release = '1'
language = 'en'
html_theme = 'furo'
myst_enable_extensions = ['colon_fence', 'deflist']
"""
PAGES = {
    'index.md': """
# First page

A word on {term}`silos <silo>`, and on [the second page](second.md).

| Town  | People |
| ----- | ------ |
| Milan | 12     |
| Turin | 30     |

![a grey square](square.svg)

:::{toctree}
second
:::
""",
    'second.md': """
# Second page

:::{glossary}
silo
  A place that keeps its grain.
:::
""",
    'square.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">'
    '<rect width="8" height="8" fill="#888"/></svg>\n',
}
PAGES['a b.svg'] = PAGES['square.svg']
RECORDS = """
:::{recap:speaker} Ann Lee
A speaker, who fills {term}`silos <silo>`.
:::

::::{recap:statistic} Ann Lee
:name: seven
**7 %** go by bicycle.

:::{recap:check} nuance
In large towns.
:::
::::

:::{recap:statistics}
:::

:::{recap:tally} statistic
:::
"""
CHART = """
:::{chart} bar
People by town

| Town  | People |
| ----- | ------ |
| Milan | 12     |
| Turin | 30     |
:::
"""
DRAWING = '\n:::{drawing} plan.svg\nA plan.\n:::\n'


def project(folder: Path, *wings: str, more: str = '') -> Path:
    """Lay in *folder* a bare project that loads these *wings*; its first page has *more*."""
    loaded = ', '.join(repr(f'recap.{wing}') for wing in wings)
    pages = {**PAGES, 'conf.py': BARE.format(wings=loaded)}
    pages['index.md'] += more
    pages['_static/drawings/plan.svg'] = '<svg viewBox="0 0 9 9"><title>A plan</title></svg>'
    return lay(pages, folder)


def records_do_their_job(built: Built) -> None:
    article = built.article('index')
    assert one(article, '.recap-check .admonition-title').get_text() == 'True, with caveats'
    assert len(article.select('table.recap-statistics tbody tr')) == 1
    assert len(article.select('table.recap-tally tbody tr')) == 1  # a table, without charts


def charts_do_their_job(built: Built) -> None:
    figure = one(built.article('index'), 'figure.recap-chart')
    assert figure.select('.recap-chart-drawing svg')
    assert figure.select('details table')


def drawings_do_their_job(built: Built) -> None:
    figure = one(built.article('index'), 'figure.recap-figure')
    assert one(figure, 'svg title').get_text() == 'A plan'
    assert one(figure, 'figcaption').get_text().strip() == 'A plan.'


def pictures_do_their_job(built: Built) -> None:
    image = one(built.article('index'), 'img')
    assert image['loading'] == 'lazy'
    assert (image['width'], image['height']) == ('8', '8')


def tables_do_their_job(built: Built) -> None:
    *_others, table = built.article('index').select('table')
    title = one(built.article('index'), 'h1').get_text(strip=True).rstrip('¶')
    assert table['aria-label'] == title
    assert [header['scope'] for header in table.select('th')] == ['col', 'col']
    assert [cell['data-label'] for cell in table.select('td')] == ['a', 'b']
    catalogue = build_site(built.srcdir, 'gettext', language='en', parallel=1)
    assert 'msgid "c"' in (catalogue.outdir / 'index.pot').read_text(encoding='utf-8')


def markup_does_its_job(built: Built) -> None:
    article = built.article('index')
    assert one(article, 'kbd').get_text() == 'Ctrl'
    assert 'unseen' not in built.text('index', '.html')


def equations_do_their_job(built: Built) -> None:
    assert one(built.article('index'), 'math msup').get_text() == 'x2'
    assert b'cdn' not in built.files()['index.html']


def directions_do_their_job(built: Built) -> None:
    words = one(built.article('index'), '[lang=he]')
    assert words['dir'] == 'rtl'


def names_do_their_job(built: Built) -> None:
    assert [image['src'] for image in built.article('index').select('img')][1:] == [
        '_images/a%20b.svg'
    ]


def slips_do_their_job(built: Built) -> None:
    lay({'second.md': '# Second page\n\n:::{note}\nNever closed.\n'}, built.srcdir)
    told = build_site(built.srcdir, language='en', parallel=1).warnings
    assert any(line.startswith('second.md:3: WARNING: {note} isn’t closed') for line in told)


def reminders_do_their_job(built: Built) -> None:
    lay({'second.md': '# Second page\n\n{nothing}`here`\n'}, built.srcdir)
    first, second = (build_site(built.srcdir, language='en', parallel=1) for _time in range(2))
    assert first.warnings == second.warnings != []


def reader_does_its_job(built: Built) -> None:
    page = built.soup('second')
    cited = page.select('.recap-cite pre')[0].get_text()
    assert cited.startswith('Nobody, “Second page”, in First page')
    assert one(page, '.sidebar-tree [aria-current=page]').get_text() == 'Second page'


def search_does_its_job(built: Built) -> None:
    files = built.files()
    assert b'second' in files['_search/index.js']
    assert any(b'grain' in content for name, content in files.items() if '/words/' in name)
    assert 'searchindex.js' not in files


def books_do_their_job(built: Built) -> None:
    pdf = build_site(built.srcdir, 'pdf', language='en', parallel=1)
    epub = build_site(built.srcdir, 'epub', language='en', parallel=1)
    assert pdf.warnings == epub.warnings == []
    assert pdf.files()['a-bare-project.pdf'].startswith(b'%PDF-')
    assert epub.files()['a-bare-project.epub'].startswith(b'PK')


def publish_does_its_job(built: Built) -> None:
    told = json.loads(built.text('records', '.json'))
    assert [page['title'] for page in told['pages']] == ['First page', 'Second page']
    assert {kind: told[kind] for kind in ('persons', 'claims')} == {'persons': [], 'claims': []}
    about = json.loads(str(one(built.soup('second'), 'script[type="application/ld+json"]').string))
    assert [node['@type'] for node in about['@graph']] == ['WebPage', 'BreadcrumbList']
    assert one(built.soup('second'), '[name=citation_title]')['content'] == 'Second page'
    assert 'Second page' in built.text('citations', '.bib')


def cards_do_their_job(built: Built) -> None:
    icon = '_static/drawings/plan.svg'
    drawn = build_site(built.srcdir, language='en', parallel=1, html_favicon=icon).files()
    assert drawn['apple-touch-icon.png'].startswith(b'\x89PNG')
    assert drawn['favicon.ico'].startswith(b'\0\0\1\0')


def following_does_its_job(built: Built) -> None:
    place = built.srcdir.parent / 'placed'
    site = 'https://clay.example/'
    placed = build_site(
        built.srcdir, language='en', parallel=1, builddir=place, html_baseurl=site
    ).files()
    assert b'<loc>https://clay.example/second.html</loc>' in placed['sitemap.xml']
    assert b'action="/search.html"' in placed['404.html']
    assert '404.html' not in built.files()


def twins_do_their_job(built: Built) -> None:
    assert '[silos](second.md#term-silo)' in built.text('index', '.md')
    assert '- [First page](index.md)\n- [Second page](second.md)' in built.text('llms', '.txt')


def hosting_does_its_job(built: Built) -> None:
    said = built.text('_headers', '')
    assert "default-src 'none'" in said
    assert "style-src 'self' 'sha256-" in said  # Furo's own, without the reader
    assert '/_static/scripts/furo.js\n' in said


def exact_does_its_job(built: Built) -> None:
    path = built.srcdir / 'second.md'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('# Second page', '# Another title'), encoding='utf-8')
    changed = build_site(built.srcdir, language='en', parallel=1)
    clean = build_site(
        built.srcdir, language='en', parallel=1, builddir=built.srcdir / '_build' / 'clean'
    )
    assert 'Another title' in changed.article('index').get_text()
    assert changed.files() == clean.files()


def fast_does_its_job(built: Built) -> None:
    """Make the same pages, sooner: `make bench` says how much."""
    slow = project(built.srcdir.parent / 'slow')
    assert build_site(slow, language='en', parallel=1).files() == built.files()


def encoding_does_its_job(built: Built) -> None:
    (built.srcdir / 'second.md').write_bytes('# Été\n'.encode('latin-1'))
    with pytest.raises(AssertionError, match=r'second\.md:1: .*UTF-8'):
        build_site(built.srcdir, language='en', parallel=1)


WINGS: dict[str, tuple[str, Callable[[Built], None]]] = {
    'records': (RECORDS, records_do_their_job),
    'charts': (CHART, charts_do_their_job),
    'drawings': (DRAWING, drawings_do_their_job),
    'pictures': ('', pictures_do_their_job),
    'tables': (
        '\n:::{table}\n:class: recap-stacked\n\n| a | b |\n| - | - |\n| c | d |\n:::\n',
        tables_do_their_job,
    ),
    'directions': (
        '\n:::{container} language-he\nשלום!\n:::\n',
        directions_do_their_job,
    ),
    'markup': ('\nPress <kbd>Ctrl</kbd>.<!-- unseen -->\n', markup_does_its_job),
    'equations': ('\nSo {math}`x^2` it is.\n', equations_do_their_job),
    'names': ('\n![the same](a%20b.svg)\n', names_do_their_job),
    'slips': ('', slips_do_their_job),
    'reminders': ('', reminders_do_their_job),
    'reader': ('', reader_does_its_job),
    'search': ('', search_does_its_job),
    'books': ('', books_do_their_job),
    'publish': ('', publish_does_its_job),
    'cards': ('', cards_do_their_job),
    'following': ('', following_does_its_job),
    'twins': ('', twins_do_their_job),
    'hosting': ('', hosting_does_its_job),
    'exact': ('', exact_does_its_job),
    'fast': ('', fast_does_its_job),
    'encoding': ('', encoding_does_its_job),
}
"""Each wing: what a page must hold for it to do its job, and how to see that it has."""


def test_all_wings_are_tried() -> None:
    assert set(WINGS) == set(recap.WINGS)
    folders = {path.parent.name for path in HOUSE.glob('*/__init__.py')} - {'commands'}
    rooms = {path.stem for path in HOUSE.glob('[!_]*.py')}
    assert folders | rooms == set(WINGS)


@pytest.mark.parametrize('wing', WINGS)
def test_each_wing_stands_alone(wing: str, tmp_path: Path) -> None:
    more, does_its_job = WINGS[wing]
    site = project(tmp_path / 'site', wing, more=more)
    serial = build_site(site, language='en', parallel=1)
    parallel = build_site(site, language='en', parallel=2, builddir=tmp_path / 'parallel')
    assert serial.warnings == parallel.warnings == []
    assert serial.files() == parallel.files()
    does_its_job(serial)


@pytest.mark.parametrize('seed', range(3))
def test_the_order_of_loading_changes_no_byte(seed: int, tmp_path: Path) -> None:
    wings = [f'recap.{wing}' for wing in recap.WINGS]
    random.Random(seed).shuffle(wings)
    site, shuffled = copy_root(tmp_path / 'site'), copy_root(tmp_path / 'shuffled')
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    loaded = f'[{", ".join(map(repr, wings))}]'
    assert "'recap']" in conf
    lay({'conf.py': conf.replace("'recap']", f'*{loaded}]')}, shuffled)
    builder = ('html', 'epub', 'pdf')[seed]
    one_order = build_site(site, builder, parallel=2, builddir=tmp_path / 'one')
    other = build_site(shuffled, builder, parallel=2, builddir=tmp_path / 'other')
    assert one_order.warnings == other.warnings == []
    assert one_order.files() == other.files()


@pytest.mark.parametrize(
    'path', sorted(HOUSE.rglob('*.py')), ids=lambda path: path.relative_to(HOUSE).as_posix()
)
def test_modules_are_small_and_say_what_they_are_for(path: Path) -> None:
    text = path.read_text(encoding='utf-8')
    assert len(text.splitlines()) <= 200
    assert ast.get_docstring(ast.parse(text))


def test_each_folder_says_what_it_is_for() -> None:
    for folder in (HOUSE, *(path.parent for path in HOUSE.glob('*/__init__.py'))):
        text = (folder / 'README.md').read_text(encoding='utf-8')
        assert text.startswith('# ')
        assert len(text.splitlines()) <= 80


def test_all_styles_are_one_file(tmp_path: Path) -> None:
    site = project(tmp_path / 'site', 'records', 'search')
    lay({'own.css': 'body { --own: 1 }\n'}, site)
    conf = (site / 'conf.py').read_text(encoding='utf-8')
    lay({'conf.py': f"{conf}recap_stylesheets = ['own.css', 'none.css']\n"}, site)
    built = build_site(site, language='en')
    (warning,) = built.warnings
    assert warning.startswith('conf.py:10: WARNING: recap_stylesheets: no file none.css; put ')
    joined = built.text('_static/recap-components', '.css')
    marks = ('--recap-ink:', '.recap-byline', '.recap-search-', '--own')
    places = [joined.index(mark) for mark in marks]
    assert places == sorted(places)
    links = built.soup('index').select('link[rel=stylesheet][href*=recap]')
    assert len(links) == 1


def test_contracts_are_about_all() -> None:
    """What a contract doesn't name may import anything: each wing, and all that they stand on."""
    settings = tomllib.loads((HOUSE.parent.parent / 'pyproject.toml').read_text(encoding='utf-8'))
    alone, layers, _circles = settings['tool']['importlinter']['contracts']
    assert set(alone['modules']) == {f'recap.{wing}' for wing in recap.WINGS}
    ground = {f'recap.{path.stem}' for path in HOUSE.glob('_[!_]*.py')}
    below = {name for layer in layers['layers'] for name in layer.split(' | ')}
    assert below == {*alone['modules'], *ground, 'recap.commands'}


def test_no_wing_imports_another() -> None:
    """The contracts of pyproject.toml, which `make check` reads as well."""
    command = [str(Path(sys.executable).with_name('lint-imports')), '--no-cache']
    environment = {'PYTHONPATH': str(HOUSE.parent), 'PATH': ''}
    done = subprocess.run(
        command, cwd=HOUSE.parent.parent, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
