"""The page of each claim: made from its record, in each language, and gone with it."""

from __future__ import annotations

import json
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from sphinx.testing.util import SphinxTestApp

from accessibility import NARROW, violations
from bibliographies import csl_items
from miniature import build_site, one
from recap._ground import one_line
from recap.publish.cited import unstopped
from recap.publish.saying import Saying
from small_sites import built, small_site

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup
    from playwright.sync_api import Browser

    from accessibility import Scheme
    from miniature import Build, Built

NAME = 'claims/statistic-hors-ligne'
NO_BREAK = '\u00a0'
CLAIM = """# Notes

:::{statistic}
:name: half
**Half** of them \\<b> & more.
:::
"""


def claims(site: Built) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(site.text('records', '.json'))['claims']
    return found


def told_in(soup: BeautifulSoup) -> dict[str, str]:
    """Return what the page tells of a claim, by what it calls it."""
    rows = soup.select('dl > div')
    return {one(row, 'dt').get_text(): one_line(one(row, 'dd').get_text()) for row in rows}


def test_each_claim_has_a_page_whose_links_lead_there(told: Built, told_abroad: Built) -> None:
    for site in (told, told_abroad):
        assert len(claims(site)) == 7
        for claim in claims(site):
            name = f'claims/{claim["id"]}'
            page = site.soup(name)
            assert claim['text'] in page.get_text()
            here = (site.outdir / f'{name}.html').as_uri()
            for link in page.select('a[href], link[rel=stylesheet], script[src]'):
                place = urlsplit(urljoin(here, str(link.get('href') or link.get('src'))))
                if place.scheme != 'file' or link.get('hreflang'):
                    continue
                path = place.path.removeprefix(site.outdir.as_uri().removeprefix('file://'))
                assert (site.outdir / path[1:]).is_file(), link
                if place.fragment and path.endswith('.html'):
                    assert site.soup(path[1:-5]).find(id=place.fragment), link


def test_pages_are_html_that_a_strict_parser_reads(told: Built, told_abroad: Built) -> None:
    for site in (told, told_abroad):
        for path in sorted((site.outdir / 'claims').glob('*.html')):
            parser = html5lib.HTMLParser(strict=True)
            parser.parse(path.read_text(encoding='utf-8'))


def test_a_page_tells_all_that_is_known(told: Built) -> None:
    page = told.soup(NAME)
    text = f'90{NO_BREAK}% des échanges auraient lieu hors ligne, et non 10{NO_BREAK}%.'
    assert one(page, 'h1').get_text() == f'Chiffre{NO_BREAK}: 90{NO_BREAK}%'
    assert one(page, '.recap-claim').get_text() == text
    assert told_in(page) == {
        'Orateur': 'Zoé Ångström',
        'Verdict': 'Divergent',
        'Pourquoi': 'L’étude compte des conversations (Keller et Fay, 2012).',
        'Lu pour ce verdict': told_in(page)['Lu pour ce verdict'],
        'Origine': told_in(page)['Origine'],
        'Rapporté par': told_in(page)['Rapporté par'],
        'Comment citer': told_in(page)['Comment citer'],
    }
    cited = one(page, 'dd > p').get_text()
    assert f'«\u202f{text[:-1]}\u202f»' in cited
    assert 'Zoé Ångström' in cited
    assert 'http' not in cited
    assert one(page, '.recap-verdict').get_attribute_list('class')[1].endswith('-contradicted')
    assert one(page, '.recap-back')['href'] == '../seances/ouverture.html#statistic-hors-ligne'
    assert page.select('dd em')[0].get_text() == 'conversations'


def test_a_work_that_was_read_is_told_once(told: Built) -> None:
    """Where it is the origin as well, the second place leads there by its short name."""
    twice = 0
    for claim in claims(told):
        page = told.soup(f'claims/{claim["id"]}')
        links = [item.a['href'] for item in page.select('dd li') if item.a]
        whole = [item.a['href'] for item in page.select('dd li:has(br)') if item.a]
        assert sorted(whole) == sorted(set(links)), claim
        twice += len(links) > len(whole)
    assert twice


def test_a_page_has_its_twin_and_says_where_it_is(told: Built, told_abroad: Built) -> None:
    (twin,) = told.soup(NAME).select('nav a')
    assert (twin['href'], twin['lang']) == (f'../en/{NAME}.html', 'en')
    page = told_abroad.soup(NAME)
    (twin,) = page.select('nav a')
    assert (twin['href'], twin['lang']) == (f'../../{NAME}.html', 'fr')
    assert one(page, 'html')['lang'] == 'en'
    site = 'https://moulin.example/2012/'
    assert one(page, 'link[rel=canonical]')['href'] == f'{site}en/{NAME}.html'
    found = {link['hreflang']: link['href'] for link in page.select('link[hreflang]')}
    assert found == {
        'fr': f'{site}{NAME}.html',
        'en': f'{site}en/{NAME}.html',
        'x-default': f'{site}{NAME}.html',
    }
    assert one(page, 'dd > p').get_text().endswith(f', {site}en/{NAME}.html.')
    (csl,) = csl_items(page.select('dd pre')[2].get_text())
    assert csl['URL'] == f'{site}en/{NAME}.html'
    assert len(page.select('meta[name=citation_title]')) == 1
    assert not told.soup(NAME).select('link[rel=canonical], link[hreflang]')
    (about,) = page.select('script[type="application/ld+json"]')
    review = json.loads(str(about.string))['@graph'][0]
    assert (review['@type'], review['url']) == ('ClaimReview', f'{site}en/{NAME}.html')


def test_a_quotation_is_in_its_language(told: Built) -> None:
    foreign = next(each for each in claims(told) if 'language' in each)
    page = told.soup(f'claims/{foreign["id"]}')
    assert one(page, 'blockquote')['lang'] == foreign['language']
    assert one(page, 'html')['lang'] == 'fr'


def test_the_toolbar_of_a_claim_leads_to_its_page(told: Built) -> None:
    statistic = one(told.soup('seances/ouverture'), '#statistic-hors-ligne')
    link = one(statistic, '.recap-tools > a.recap-cite-claim')
    assert link['href'] == f'../{NAME}.html'
    assert link['aria-label'] == 'Citer ce passage'
    assert link.get_text() == 'Citer'


def test_they_are_in_no_index_and_no_sidebar(told: Built) -> None:
    for path in told.outdir.joinpath('_search').rglob('*.js'):
        assert 'claims/' not in path.read_text(encoding='utf-8')
    assert not told.soup('index').select('nav a[href*="claims/"]')


def test_the_list_of_pages_is_there_for_others(site: Path) -> None:
    app = SphinxTestApp('html', site, confoverrides={'language': 'fr'})
    try:
        app.build()
        claims = app.emit('publish-records')[0]['claims']
        names = [f'claims/{each["id"]}' for each in claims]
        (found,) = app.emit('publish-pages')
        quotations = [each['kind'] == 'quotation' for each in claims]
        assert [each['title'].startswith('«\u202f') for each in found] == quotations
        assert not [each['title'] for each in found if each['title'].endswith('.')]
        assert [each['name'] for each in found] == names
        assert [each['path'] for each in found] == [f'{name}.html' for name in names]
        assert {each['modified'] for each in found} == {None}  # git doesn't know these
    finally:
        app.cleanup()


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_a_page_follows_its_record_and_goes_with_it(builder: str, tmp_path: Path) -> None:
    more = {'claims/own.md': '# Own\n', 'claims.md': ':::{toctree}\nclaims/own\n:::\n'}
    index = CLAIM + ':::{toctree}\nclaims\n:::\n'
    site = small_site(tmp_path / 'site', {'index.md': index, **more})
    (site / 'claims.md').write_text('# Claims\n\n' + more['claims.md'], encoding='utf-8')
    name = 'claims/statistic-half' + ('/index' if builder == 'dirhtml' else '')
    first = built(site, builder)
    assert 'of them <b> & more.' in one(first.soup(name), '.recap-claim').get_text()
    cited = one(first.soup('index'), '.recap-cite-claim')['href']
    assert str(cited).startswith('claims/statistic-half')
    back = one(first.soup(name), '.recap-back')['href']
    assert back == ('../../' if builder == 'dirhtml' else '../index.html') + '#statistic-half'
    (site / 'index.md').write_text(index.replace('of them', 'of us'), encoding='utf-8')
    assert 'of us' in built(site, builder).text(name, '.html')
    (site / 'index.md').write_text(index.replace(':name: half\n', ''), encoding='utf-8')
    kept = built(site, builder).files()
    assert f'{name}.html' not in kept
    anew = build_site(site, builder, language='en', parallel=1, builddir=tmp_path / 'anew')
    assert kept == anew.files()
    assert [each for each in kept if each.startswith('claims') and 'own' in each]


def test_a_claim_without_words_has_none(tmp_path: Path) -> None:
    """A quotation may be a picture; a recap may have no title, and a speaker no name."""
    page = 'Text.\n\n:::{quotation}\n![](a.png)\n:::\n\n:::{quotation}\n:name: b\nWords.\n:::\n'
    site = built(
        small_site(
            tmp_path / 'site', {'index.md': page}, "suppress_warnings = ['recap', 'image']\n"
        )
    )
    assert [path.name for path in (site.outdir / 'claims').iterdir()] == ['quotation-b.html']
    (tool,) = site.soup('index').select('.recap-cite-claim')
    assert tool['href'] == 'claims/quotation-b.html'
    assert one(site.soup('claims/quotation-b'), 'header > a').get_text() == 'Notes'


def test_one_setting_leaves_them_out(build: Build, site: Path) -> None:
    assert (build(site).outdir / f'{NAME}.html').is_file()
    without = build(site, recap_claim_pages=False)
    assert not (without.outdir / 'claims').exists()
    assert not without.soup('seances/ouverture').select('.recap-cite-claim')


def test_all_can_read_them(told: Built, browser: Browser) -> None:
    page = browser.new_page()
    corners: tuple[tuple[Scheme, int], ...] = (('light', NARROW), ('dark', 1280))
    for scheme, width in corners:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({'width': width, 'height': 900})
        for name in (NAME, f'claims/{claims(told)[-1]["id"]}'):
            page.goto((told.outdir / f'{name}.html').as_uri())
            assert page.evaluate('document.documentElement.scrollWidth') == width
            assert violations(page) == []
    page.set_viewport_size({'width': NARROW, 'height': 900})
    page.locator('[rel=home]').evaluate("link => link.append('außerordentlich'.repeat(4))")
    assert page.evaluate('document.documentElement.scrollWidth') == NARROW
    page.keyboard.press('Tab')
    page.keyboard.press('Enter')
    assert page.evaluate('document.activeElement.id') == 'recap-content'
    page.emulate_media(media='print')
    for control in ('header nav', 'details', 'footer'):
        assert not page.locator(control).first.is_visible()
    page.close()


def test_the_tools_of_a_claim_have_room_and_keep_their_order(told: Built, browser: Browser) -> None:
    page = browser.new_page(viewport={'width': NARROW, 'height': 900})
    page.goto((told.outdir / 'seances' / 'ouverture.html').as_uri())
    tools = page.locator('#statistic-hors-ligne .recap-tools > *:visible')
    boxes = [tool.bounding_box() for tool in tools.all()]
    assert len(boxes) >= 2
    for box in boxes:
        assert box
        assert min(box['width'], box['height']) >= 24  # WCAG 2.2, 2.5.8
        assert box['x'] + box['width'] <= NARROW
    for left, right in pairwise(box for box in boxes if box):
        assert left['x'] + left['width'] <= right['x']
    page.close()


def test_page_of_the_project_gives_its_place_back(tmp_path: Path) -> None:
    own = {'claims/statistic-half.md': '---\norphan: true\n---\n# Our own\n'}
    site = small_site(tmp_path / 'site', {'index.md': CLAIM, **own})
    assert 'Our own' in built(site).text('claims/statistic-half', '.html')
    (site / 'claims' / 'statistic-half.md').unlink()
    assert 'recap-claim-page' in built(site).text('claims/statistic-half', '.html')


ICONS = [('icons/mark.svg', '../_static/mark.svg?v='), ('https://a.example/i.png',) * 2]


@pytest.mark.parametrize(('icon', 'shown'), ICONS)
def test_icon_is_found_wherever_it_is(icon: str, shown: str, tmp_path: Path) -> None:
    """Its address is known before Sphinx copies it."""
    pages = {'index.md': CLAIM, 'icons/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    site = built(small_site(tmp_path / 'site', pages, f'html_favicon = {icon!r}\n'))
    links = site.soup('claims/statistic-half').select('link[rel=icon]')
    assert any(str(link['href']).startswith(shown) for link in links)


@pytest.mark.parametrize(
    ('known', 'source'),
    [
        ({'origins': ['study'], 'report': 'post'}, 'Source: Lee, 2011'),
        ({'report': 'post', 'verdict': {'read': ['echo']}}, 'Source: Post, 2012'),
        ({'verdict': {'read': ['echo']}}, ''),
    ],
)
def test_a_card_names_no_work_that_was_only_read_to_check(
    known: dict[str, Any], source: str
) -> None:
    app: Any = SimpleNamespace(config=SimpleNamespace(language='en'))
    works = {'study': 'Lee, 2011', 'post': 'Post, 2012', 'echo': 'Echo, 2031'}
    facts: Any = SimpleNamespace(by_id={name: {'short': short} for name, short in works.items()})
    claim = {'kind': 'statistic', 'text': 'Half of them.', **known}
    assert Saying(app, facts, 'claims/half', claim).card()['source'] == source


@pytest.mark.parametrize(
    ('text', 'title'),
    [('Half of them.', 'Half of them'), ('Half…', 'Half…'), ('And so on...', 'And so on...')],
)
def test_a_title_has_no_full_stop(text: str, title: str) -> None:
    assert unstopped(text) == title
    facts: Any = SimpleNamespace(by_id={})
    app: Any = SimpleNamespace()
    assert Saying(app, facts, 'claims/half', {'kind': 'statistic', 'text': text}).title() == title
    said = {'kind': 'quotation', 'text': f'“{text}”'}
    assert Saying(app, facts, 'claims/half', said).title() == f'“‘{text}’”'
