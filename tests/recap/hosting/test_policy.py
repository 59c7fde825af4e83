"""What a host is told to send: pages, and all that they do, keep to the policy in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from hosts import hosted, rules, sent
from miniature import PROJECT, build_site, lay
from recap.hosting.loads import styles_ask
from recap.hosting.pages import hashed, read_pages
from recap.hosting.policy import FOR_EVER, policy
from recap.hosting.servers import apache, nginx
from small_sites import built, small_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from website import Website

SESSION: Final = 'seances/ouverture.html'
SELECT: Final = """() => {
  const text = document.querySelector('article section p').firstChild;
  getSelection().setBaseAndExtent(text, 0, text, 5);
}"""
HEAR: Final = """() => addEventListener('copy', ({ target }) => {
  window.copied = target.value || 'the words'; })"""
STRICT: Final = {
    "default-src 'none'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types recap-scripts default',
}


@pytest.fixture
def page(browser: Browser, website: Website) -> Iterator[Page]:
    with hosted(browser, website.root) as opened:
        yield opened


def test_policy_is_strict(website: Website) -> None:
    said = sent(website.root, '/index.html')['Content-Security-Policy']
    directives = {part.partition(' ')[0]: part for part in said.split('; ')}
    assert set(directives.values()) >= STRICT
    assert 'unsafe' not in said
    assert directives['style-src'] == "style-src 'self'"
    assert re.fullmatch(r"script-src 'self'( 'sha256-[\w+/=]{44}'){2}", directives['script-src'])


def test_no_page_breaks_the_policy(page: Page, website: Website) -> None:
    for name in website.root.rglob('*.html'):
        page.goto(name.relative_to(website.root).as_posix())
        page.keyboard.press('Tab')


def test_search_keeps_to_the_policy(page: Page) -> None:
    page.goto(SESSION)
    page.keyboard.press('Control+k')
    page.keyboard.type('farine')
    expect(page.locator('.recap-search-panel a.recap-search-title').first).to_be_visible()
    page.goto('search.html?q=farine')
    expect(page.locator('#search-results .recap-search-title').first).to_be_visible()
    page.locator('.recap-search-filters summary').click()
    page.locator('.recap-search-filters input').first.check()
    page.wait_for_url('**kind=**')
    expect(page.locator('main [role=status]')).not_to_be_empty()


def test_previews_and_scheme_keep_to_the_policy(page: Page) -> None:
    page.goto(SESSION)
    page.locator('article a.internal[href*="#speaker"]').first.hover()
    expect(page.locator('#recap-preview')).to_be_visible()
    before = page.evaluate('document.body.dataset.theme')
    page.locator('.theme-toggle:visible').click()
    assert page.evaluate('document.body.dataset.theme') != before
    page.reload()
    assert page.evaluate('document.body.dataset.theme') != before


def test_copying_keeps_to_the_policy(page: Page) -> None:
    page.goto(SESSION)
    page.evaluate(HEAR)
    page.get_by_text('Citer cette page').click()
    button = page.locator('.recap-cite .copybtn').first
    button.click()
    page.wait_for_function('window.copied')
    expect(page.locator('.recap-said')).to_have_text('Copié !')
    expect(button.locator('svg')).to_have_count(1)
    page.evaluate('window.copied = ""')
    page.evaluate(SELECT)
    page.get_by_role('button', name='Copier un lien').click()
    page.wait_for_function('window.copied')


def test_languages_side_by_side_keep_to_the_policy(page: Page) -> None:
    page.goto(SESSION)
    page.get_by_role('button', name='Côte à côte').click()
    expect(page.locator('.recap-twin[lang=en]').first).to_be_visible()


def test_other_html_and_other_scripts_are_refused(browser: Browser, website: Website) -> None:
    with pytest.raises(AssertionError), hosted(browser, website.root) as page:  # noqa: PT012
        page.goto(SESSION)
        refused = page.evaluate(
            """() => {
              const refuses = (act) => { try { act(); return false; } catch { return true; } };
              const script = document.createElement('script');
              return [
                refuses(() => { document.querySelector('main').innerHTML = '<b>else</b>'; }),
                refuses(() => { script.src = '_static/other.js'; }),
                refuses(() => trustedTypes.createPolicy('another', {})),
              ];
            }"""
        )
        assert refused == [True, True, True]


def test_what_has_a_digest_is_kept_and_nothing_else(website: Website) -> None:
    assert sent(website.root, '/_static/recap-styles.css')['Cache-Control'] == FOR_EVER
    assert sent(website.root, '/en/_search/words/0.js')['Cache-Control'] == FOR_EVER
    for path in ('/', '/index.html', '/_search/index.js', '/en/search.html'):
        assert 'Cache-Control' not in sent(website.root, path)
    for path, _name, _value in rules(website.root):
        assert path.endswith('*') or (website.root / path[1:]).is_file()


def test_what_is_kept_is_asked_for_with_a_digest(page: Page, website: Website) -> None:
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.goto('search.html?q=farine')
    expect(page.locator('#search-results .recap-search-title').first).to_be_visible()
    page.locator('.recap-search-filters summary').click()
    page.locator('.recap-search-filters input').first.check()
    page.wait_for_url('**kind=**')
    base = page.url.partition('search.html')[0]
    bare = {url.removeprefix(base) for url in asked if '?v=' not in url}
    kept = {name for name in bare if 'Cache-Control' in sent(website.root, f'/{name}')}
    assert kept == set()
    assert '_search/index.js' in bare
    assert any('/words/0.js?v=' in url for url in asked)


def test_policy_follows_what_pages_hold(tmp_path: Path) -> None:
    page = (
        '<p style="color:red">a</p><style>p { margin: 0 }</style><script>run()</script>'
        '<script type="application/json">{}</script><img src="https://a.example/b.png">'
        '<iframe src="https://c.example/d"></iframe><p onclick="run()">e</p>'
    )
    lay({'x/a.html': page}, tmp_path / 'site')
    (tmp_path / 'kept').mkdir()
    found = read_pages(tmp_path / 'site', tmp_path / 'kept')
    found.pop('loaded', None)
    said = policy(found, {'connect-src': ["'none'"], 'trusted-types': None})
    assert f"script-src 'self' {hashed('run()')};" in said
    styles = f"{hashed('p { margin: 0 }')} 'unsafe-hashes' {hashed('color:red')}"
    assert f"style-src 'self' {styles};" in said
    assert "img-src 'self' https://a.example;" in said
    assert said.endswith('; frame-src https://c.example')
    assert "connect-src 'none'" in said
    assert 'trusted-types recap' not in said
    assert found['handlers'] == ['x/a.html']


def test_policy_lets_in_all_that_loads(tmp_path: Path) -> None:
    page = (
        '<object data="a.svg"></object><embed src="https://a.example/b">'
        '<img src="data:," srcset="https://b.example/1 1x,b.png, data:a,b 2x">'
        '<video poster="https://c.example/d.png"><track src="https://d.example/e"></video>'
        '<svg><image href="https://e.example/f.png"/></svg>'
        '<form action="https://f.example/send"></form><form action="here.html"></form>'
        '<link rel="stylesheet" href="../styles/a.css"><img src="http://[broken/a.png">'
        '<link rel="icon" href="https://g.example/i.ico">'
    )
    styles = (
        '@import url("b.css"); @import "https://h.example/c.css";'
        '@font-face { font-family: A; src: url(a.woff2), url(https://i.example/a.woff2) }'
        "p { background: url('data:image/png;base64,') } a { background: url(p.png) }"
    )
    others = '@font-face{src:url("data:font/woff2,")} p{background:url(https://j.example/p.png)}'
    pages = {'x/a.htm': page, 'styles/a.css': styles, 'styles/b.css': others}
    root = lay(pages, tmp_path / 'site')
    (tmp_path / 'kept').mkdir()
    assert read_pages(root, tmp_path / 'kept') == {}
    found = read_pages(root, tmp_path / 'kept', suffix='.htm')
    assert found.pop('loaded') == ['styles/a.css', 'x/a.svg', 'x/b.png']
    asked = styles_ask(root, ['styles/a.css'])
    assert {value for kind, value in asked if kind == 'loaded'} == {
        *('styles/b.css', 'styles/a.woff2', 'styles/p.png'),
    }
    for directive, value in sorted(asked):
        found.setdefault(directive, []).append(value)
    said = dict(part.split(' ', 1) for part in policy(found, {}).split('; '))
    assert said['object-src'] == "'self' https://a.example"
    assert said['frame-ancestors'] == "'self'"
    pictures = "'self' data: https://b.example https://c.example https://e.example"
    assert said['img-src'] == f'{pictures} https://g.example https://j.example'
    assert said['media-src'] == "'self' https://d.example"
    assert said['form-action'] == "'self' https://f.example"
    assert said['style-src'] == "'self' https://h.example"
    assert said['font-src'] == "'self' data: https://i.example"


def test_fonts_of_the_project_are_let_in(tmp_path: Path) -> None:
    fonts = "@font-face { font-family: Own; src: url('f.woff2') } p { font-family: Own }"
    settings = "recap_stylesheets = ['own.css']\nhtml_static_path = ['files']\n"
    pages = {'index.md': '# Title\n\nText.\n', 'own.css': fonts, 'files/f.woff2': 'None.'}
    made = built(small_site(tmp_path / 'site', pages, settings))
    said = sent(made.outdir, '/index.html')['Content-Security-Policy'].split('; ')
    assert "font-src 'self'" in said
    assert "frame-ancestors 'none'" in said


def test_pages_may_end_otherwise(tmp_path: Path) -> None:
    claim = ':::{{statistic}} 50%\n:name: {}\nHalf.\n:::\n'
    pages = {'index.md': f'# Notes\n\n{claim.format("one")}'}
    site = small_site(tmp_path / 'site', pages, "html_file_suffix = '.htm'\n")
    first = built(site)
    assert "script-src 'self' 'sha256-" in first.text('_headers', '')
    files = first.files()
    assert '_static/recap-components.css' in files
    assert 'claims/statistic-one.htm' in files
    lay({'index.md': f'# Notes\n\n{claim.format("two")}'}, site)
    again = built(site).files()
    assert {name for name in again if name.startswith('claims/')} == {'claims/statistic-two.htm'}


def test_a_page_that_changes_is_read_again(tmp_path: Path) -> None:
    kept = tmp_path / 'kept'
    kept.mkdir()
    for content, kinds in (('<script>a()</script>', ['script-src']), ('<p>none</p>', [])):
        lay({'a.html': content}, tmp_path / 'site')
        assert list(read_pages(tmp_path / 'site', kept)) == kinds


def test_what_a_reader_goes_to_is_not_loaded(tmp_path: Path) -> None:
    links = '<link rel="next" href="b.html"><link href="c.md" rel="alternate" type="text/markdown">'
    loaded = '<link rel="shortcut ICON" href="d.ico"><link rel="stylesheet" href="e.css">'
    lay({'a.html': links + loaded}, tmp_path / 'site')
    (tmp_path / 'kept').mkdir()
    for _time in ('read', 'kept'):
        found = read_pages(tmp_path / 'site', tmp_path / 'kept')
        assert found == {'loaded': ['d.ico', 'e.css']}


def test_what_no_policy_can_have_is_said(tmp_path: Path) -> None:
    own = {'conect-src': "'self'", 'img-src': "'self', https://a.example", 'frame-src': None}
    own |= {'media-src': 'self https://self.example'}
    conf = "extensions = ['recap.hosting']\nhtml_theme = 'basic'\n"
    site = lay(
        {'conf.py': f'{conf}recap_policy = {own}\n', 'index.rst': 'Notes\n=====\n'}, tmp_path
    )
    first, third, second = sorted(build_site(site, language='en').warnings)
    assert 'media-src: self is read as a host; write it between quotes, "\'self\'"' in third
    assert first.startswith("conf.py:3: WARNING: recap_policy: img-src is \"'self', https")
    assert second.startswith(
        "conf.py:3: WARNING: recap_policy: no directive is called 'conect-src'."
    )
    assert "Did you mean 'connect-src'?" in second


@pytest.mark.parametrize(
    ('own', 'asked'), [({}, False), ({'require-trusted-types-for': "'script'"}, True)]
)
def test_the_search_of_sphinx_may_write_its_results(
    tmp_path: Path, own: dict[str, str], *, asked: bool
) -> None:
    conf = f"extensions = ['recap.hosting']\nhtml_theme = 'basic'\nrecap_policy = {own}\n"
    site = lay({'conf.py': conf, 'index.rst': 'Notes\n=====\n'}, tmp_path)
    said = build_site(site, language='en').text('_headers', '')
    assert ('require-trusted-types-for' in said) == asked
    assert 'trusted-types recap' not in said


def test_event_handlers_are_said(tmp_path: Path) -> None:
    conf = "import sys\nextensions = ['myst_parser', 'recap.hosting']\nhtml_theme = 'furo'\n"
    page = '# A page\n\n```{raw} html\n<p onclick="run()">a</p>\n```\n'
    site = lay({'conf.py': conf, 'index.md': page}, tmp_path / 'site')
    built = build_site(site, language='en')
    (warning,) = built.warnings
    assert 'index.html:: WARNING: an event handler in an attribute' in warning
    assert 'frame-ancestors' in built.text('_headers', '')


@pytest.mark.parametrize(('language', 'write'), [('nginx', nginx), ('apache', apache)])
def test_the_guide_shows_servers_what_pages_need(
    language: str, write: Callable[[dict[str, str]], str], website: Website
) -> None:
    text = (PROJECT / 'docs' / 'how-to' / 'host.md').read_text(encoding='utf-8')
    _before, _start, rest = text.partition(f'```{language}\n')
    assert rest.partition('```')[0] == write(sent(website.root, '/index.html'))
