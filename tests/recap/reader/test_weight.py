"""What the machinery costs readers, on pages that hold little of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from miniature import one
from recap.reader.trimming import REPLACED, trimmed
from small_sites import built, small_site
from weight import KILOBYTE, REQUESTS, fetched, greedy, heavy

if TYPE_CHECKING:
    from website import Website

PAGE: Final = 32 * KILOBYTE
"""The styles, the scripts, and a page of the miniature."""
DRAWN: Final = {'seances/meule': 34 * KILOBYTE}
"""Those that hold a drawing, which is a picture of 2 kB."""
NEVER: Final = '[role=main], .sidebar-tree label, .mobile-header label, dl.footnote'


def test_pages_are_light(website: Website) -> None:
    found = heavy(website, PAGE)
    assert found.keys() <= DRAWN.keys()
    assert all(size <= DRAWN[name] for name, size in found.items())


def test_pages_ask_for_few_files(website: Website) -> None:
    """Two more come where something to copy is near, as soon as the page is shown."""
    assert greedy(website, REQUESTS - 2) == {}


def test_nothing_is_published_unread(website: Website) -> None:
    """Of what Sphinx, the theme and sphinx-copybutton give to every site."""
    static = website.root / '_static'
    given = {'recap-scheme.js', 'recap-components.css'}
    given |= {'recap-lost.css', 'recap-moved.js'}  # to bare pages, of which this site has none
    shown = {'drawings', 'recap-previews', 'seances'}  # what links and pages lead to
    own = {path.name for path in static.glob('**/*.[cjm][sa]*') if path.parent.name not in shown}
    later = {f'recap-{name}.js' for name in ('parallel', 'passages', 'previews')}
    later |= {'clipboard.min.js', 'copybutton.js', 'furo.js.LICENSE.txt'}
    loaded = {path.name for name in website.names() for path in fetched(website, name)}
    assert own - later - given <= loaded
    assert not (website.root / '_sources').exists()


def test_styles_of_what_no_page_has_are_left_out() -> None:
    css = (
        '@media print{.sd-card{color:red}}.overlay,.page:is(.a,.b){top:0}.sd-card{top:1px}'
        'body{--sd-a:1;--tabs-b:2;--icon-flame:url();--kept:"{"}.a>.admonition-title:before{top:0}'
        '@keyframes turn{to{left:0}}.tab-set{top:2px}'
    )
    kept = '.page:is(.a,.b){top:0}'
    turn = '@keyframes turn{to{left:0}}'
    assert trimmed(css.replace('"{"', '3'), ()) == f'{kept}body{{--kept:3}}{turn}'
    with_tabs = 'body{--tabs-b:2;--kept:"{"}'
    assert trimmed(css, {'sphinx_inline_tabs'}) == f'{kept}{with_tabs}{turn}.tab-set{{top:2px}}'


def test_what_ours_replace_of_the_theme_is_in_no_page(website: Website) -> None:
    for name in website.names():
        for element in website.soup(name).find_all(class_=True):
            said = ''.join(f'.{each}' for each in element['class'])
            assert not re.search(REPLACED, said), f'{name}: {said}'
        assert not website.soup(name).select(NEVER), name


def test_a_stylesheet_among_the_others_keeps_their_order(tmp_path: Path) -> None:
    more = "def setup(app):\n    app.add_css_file('own.css', priority=650)\n"
    conf = "html_static_path = ['own']\nhtml_css_files = ['last.css']\n"
    pages = {'index.md': '# A page\n', 'own/own.css': '', 'own/last.css': 'p { color: red }\n'}
    sites = {'apart': conf + more, 'joined': conf}
    apart, joined = (
        built(small_site(tmp_path / name, pages, said)) for name, said in sites.items()
    )
    sheets = [
        [
            Path(str(link['href']).partition('?')[0]).name
            for link in page.select('link[rel=stylesheet]')
        ]
        for page in (apart.soup('index'), joined.soup('index'))
    ]
    assert sheets == [
        ['furo.css', 'furo-extensions.css', 'own.css', 'recap-components.css', 'last.css'],
        ['recap-styles.css', 'last.css'],
    ]
    assert '--color-code-background' in one(apart.soup('index'), 'style').get_text()
    assert joined.soup('index').find('style') is None
    assert '--color-code-background' in joined.text('_static/recap-styles', '.css')
