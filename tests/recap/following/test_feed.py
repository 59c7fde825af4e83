"""The feed, as another program reads it: entries, text, dates; none without an address or dates."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import feedparser
import pytest
from bs4 import BeautifulSoup

from miniature import build_site, copy_root, lay
from recap._ground import shortened
from recap.following.fulltext import full_text
from recap.following.named import first_root
from recap.following.verdicts import Change, tag
from repositories import FIRST, commit, git
from small_sites import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from miniature import Built

SITE: Final = 'https://moulin.example/2012/'
DAY: Final = '2030-03-17T17:46:40Z'


def feed(built: Built) -> Any:
    """Return the feed, which the parser finds nothing wrong in."""
    found = feedparser.parse(built.text('feed', '.xml'), sanitize_html=False)
    assert not found.bozo, found.get('bozo_exception')
    assert found.version == 'atom10'
    return found


@pytest.mark.parametrize(
    ('edition', 'language', 'title', 'root'),
    [
        ('followed', 'fr', 'Journées du moulin 2012', SITE),
        ('followed_abroad', 'en', 'Days of the mill 2012', f'{SITE}en/'),
    ],
)
def test_it_says_what_it_is(
    edition: str, language: str, title: str, root: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(edition)
    about = feed(built).feed
    heading = built.article('index').select('h1')[0].get_text().rstrip('¶')
    assert (about.language, about.title) == (language, heading)
    assert about.id == f'{root}feed.xml'
    assert {link.rel: link.href for link in about.links}['self'] == f'{root}feed.xml'
    assert about.link == root
    assert about.author == 'les Testeurs'
    assert about.updated == '2031-05-04T00:00:00Z'


def test_each_page_is_an_entry_with_its_whole_text(followed: Built) -> None:
    entries = {entry.link: entry for entry in feed(followed).entries if entry.updated == DAY}
    pages = [name for name in followed.files() if name.endswith('.html')]
    sources = {name for name in pages if (followed.srcdir / name).with_suffix('.md').is_file()}
    assert entries.keys() == {f'{SITE}{name}' for name in sources}
    entry = entries[f'{SITE}seances/jeu.html']
    assert entry.id == f'{SITE}seances/partie.html'  # its first address
    assert entries[f'{SITE}index.html'].id == f'{SITE}index.html'
    assert entry.title == 'Le jeu'
    (content,) = entry.content
    assert content.type == 'text/html'
    soup = BeautifulSoup(content.value, 'html.parser')
    assert 'par jour.' in soup.get_text()
    assert '¶' not in soup.get_text()
    links = [str(tag['href']) for tag in soup.find_all('a')]
    assert any(link.startswith(f'{SITE}glossaire.html#term-') for link in links)
    assert [link for link in links if not link.startswith('https://')] == []


def test_ids_are_unique_and_the_same_each_time(followed: Built, tmp_path: Path) -> None:
    ids = [entry.id for entry in feed(followed).entries]
    assert len(ids) == len(set(ids)) > 10
    again = build_site(followed.srcdir, builddir=tmp_path, html_baseurl=SITE)
    assert again.files()['feed.xml'] == followed.files()['feed.xml']


@pytest.mark.parametrize(('folder', 'first'), [('', ''), ('en/', ''), ('en/', 'https://b.example')])
def test_names_are_those_of_where_the_site_was_first(folder: str, first: str) -> None:
    config = SimpleNamespace(
        html_baseurl=f'{SITE}{folder}', recap_site=SITE, recap_first_address=first
    )
    app: Any = SimpleNamespace(config=config)
    assert first_root(app) == f'{f"{first}/" if first else SITE}{folder}'
    host, path = ('b.example', '/en/') if first else ('moulin.example', f'/2012/{folder}')
    assert tag(app, Change('2031-05-04', 'a', 'b', 'c', 1)) == f'tag:{host},2031-05-04:{path}#a'


def test_a_verdict_that_changed_is_an_entry(followed: Built, followed_abroad: Built) -> None:
    for built, words in (
        (followed, ('Nuancé', 'Divergent')),
        (followed_abroad, ('True, with caveats', 'The source says otherwise')),
    ):
        (entry,) = (entry for entry in feed(built).entries if entry.id.startswith('tag:'))
        assert entry.id.startswith('tag:moulin.example,2031-05-04:/2012/')
        assert entry.id.endswith('#statistic-hors-ligne')
        assert entry.updated == '2031-05-04T00:00:00Z'
        assert entry.link.endswith('seances/ouverture.html#statistic-hors-ligne')
        text = BeautifulSoup(entry.content[0].value, 'html.parser').get_text()
        places = [text.index(word) for word in ('90', *words, 'conversations')]
        assert places == sorted(places)


def test_pages_announce_the_feed(followed: Built, french: Built) -> None:
    for name, place in (('index', './feed.xml'), ('seances/jeu', '../feed.xml')):
        (told,) = followed.soup(name).select('head link[type="application/atom+xml"]')
        assert (told['href'], told['rel']) == (place, ['alternate'])
        assert followed.soup(name).select('.recap-links [type="application/atom+xml"]')
    assert not french.soup('index').select('[type="application/atom+xml"]')


def test_without_an_address_or_dates_there_is_none(french: Built, tmp_path: Path) -> None:
    none = {'feed.xml', 'sitemap.xml', 'robots.txt', '404.html'}
    assert none.isdisjoint(french.files())
    site = copy_root(tmp_path / 'site')  # no repository
    undated = build_site(site, html_baseurl=SITE)
    assert 'feed.xml' not in undated.files()
    assert 'sitemap.xml' in undated.files()
    assert not undated.soup('index').select('[type="application/atom+xml"]')
    unknown = build_site(site)
    assert none.isdisjoint(unknown.files())


def test_what_serves_on_a_page_alone_is_left_out() -> None:
    body = (
        '<section id="a"><h1>A &amp; b<a class="headerlink" href="#a">¶</a></h1>\n'
        '<p hidden>No<br>no</p><div class="recap-tools"><p>No</p><img src="b"></div>'
        '<p class="x"><a href="b.html#c">B</a><br /><img src="../d.png" alt="&quot;"></p>'
        '<script>if (a < b) no()</script></section>'
    )
    assert full_text(body, f'{SITE}e/a.html') == (
        f'<section><p><a href="{SITE}e/b.html#c">B</a><br>'
        f'<img src="{SITE}d.png" alt="&quot;"></p></section>'
    )


@pytest.mark.parametrize(
    ('line', 'wrong'),
    [
        ('2031-05-04 statistic-hors-ligne', 'write a day, a claim and its verdict'),
        ('4-5-2031 statistic-hors-ligne qualified', "'4-5-2031' is no day"),
        ('2031-05-04 statistic-hors-lignes qualified', "Did you mean 'statistic-hors-ligne'?"),
        ('2031-05-04 statistic-hors-ligne qualifie', "Did you mean 'qualified'?"),
    ],
)
def test_a_wrong_line_of_verdicts_is_said(line: str, wrong: str, tmp_path: Path) -> None:
    site = copy_root(tmp_path / 'site')
    lay({'verdicts.txt': f'# What was said\n\n{line}\n'}, site)
    (told,) = build_site(site, html_baseurl=SITE).warnings
    assert told.startswith('verdicts.txt:3: WARNING: verdicts.txt: ')
    assert told.endswith('[recap.verdicts]')
    assert wrong in told


def test_verdicts_are_looked_at_again_when_they_alone_have_changed(tmp_path: Path) -> None:
    page = '# Notes\n\n:::{quotation}\n:name: ask\nAsk.\n:::\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    said = []
    for day in ('', '2031-13-01 quotation-ask heard\n', '2031-05-01 quotation-ask heard\n'):
        lay({'verdicts.txt': day}, site)
        said.append(build_site(site, 'text', language='en').log)
    assert said[0] == said[2] == ''
    assert "verdicts.txt:1: WARNING: verdicts.txt: '2031-13-01' is no day" in said[1]


def test_names_are_escaped_once_and_texts_that_are_gone_are_made_again(tmp_path: Path) -> None:
    index = '# Notes\n\n```{toctree}\nété (1)\n```\n'
    site = small_site(tmp_path / 'site', {'index.md': index, 'été (1).md': '# Été\n\nHot.\n'})
    git(site, 'init', '-q')
    commit(site, {}, FIRST)
    place = 'https://mill.example/%C3%A9t%C3%A9%20%281%29.html'

    def build() -> Built:
        folder, root = tmp_path / 'built', 'https://mill.example/'
        return build_site(site, language='en', builddir=folder, html_baseurl=root)

    first = build()
    assert f'<loc>{place}</loc>' in first.text('sitemap', '.xml')
    feed = first.text('feed', '.xml')
    assert f'<id>{place}</id>' in feed
    (bodies,) = (tmp_path / 'built').rglob('recap-bodies')
    shutil.rmtree(bodies)
    assert build().text('feed', '.xml') == feed


def test_titles_are_cut_between_words() -> None:
    assert shortened('word ' * 20, 80) == f'{"word " * 15}word…'
    assert shortened('word', 80) == 'word'


def test_changes_of_one_day_are_told_apart(tmp_path: Path) -> None:
    page = '# Notes\n\n:::{statistic} 50%\n:name: half\nHalf\x02 of it.\n:::\n'
    days = '2031-05-01 {0} heard\n2031-05-04 {0} qualified\n2031-05-04 {0} confirmed\n'
    site = small_site(tmp_path / 'site', {'index.md': page})
    lay({'verdicts.txt': '\ufeff' + days.format('statistic-half')}, site)
    git(site, 'init', '-q')
    commit(site, {}, FIRST)
    built = build_site(site, language='en', html_baseurl='https://mill.example/')
    found = [entry for entry in feed(built).entries if entry.id.startswith('tag:')]
    assert [entry.updated for entry in found] == ['2031-05-04T00:00:01Z', '2031-05-04T00:00:00Z']
    assert len({entry.id for entry in found}) == 2
    assert all('Half of it.' in entry.content[0].value for entry in found)


def test_what_the_project_publishes_itself_stays(tmp_path: Path) -> None:
    own = dict.fromkeys(('feed.xml', 'robots.txt', 'sitemap.xml', '_headers'), 'Own.')
    pages = {'index.md': '# Notes\n', '404.md': '---\norphan: true\n---\n# Lost in the mill\n'}
    site = small_site(tmp_path / 'site', pages, "html_extra_path = ['extra']\n")
    lay({f'extra/{name}': text for name, text in own.items()}, site)
    git(site, 'init', '-q')
    commit(site, {}, FIRST)
    built = build_site(site, language='en', html_baseurl='https://mill.example/')
    files = built.files()
    assert {name: files[name].decode() for name in own} == own
    assert b'Lost in the mill' in files['404.html']


def test_equations_that_stand_alone_still_do() -> None:
    body = '<p><math display="block"><mi>x</mi></math></p>'
    assert full_text(body, SITE) == body


def test_a_broken_address_stays_as_it_is() -> None:
    body = '<p><a href="http://[oops/x">A</a></p>'
    assert full_text(body, SITE) == body
