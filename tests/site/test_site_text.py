"""The pages as their readers expect them: length, parts, links, French typography."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import pytest

from recap.commands.lint import lint
from recap.commands.lint.others import rules
from recap.commands.lint.prose import ADDRESS, OPAQUE
from this_recap import PAGES, ROOT, SESSIONS, SOURCES

if TYPE_CHECKING:
    from bs4 import Tag

    from website import Website

LENGTHS: Final = dict.fromkeys(SESSIONS, (500, 1300)) | {'posts/impressions': (300, 900)}
"""The least and the most words of a story, without what was verified and further reading."""

ASIDE: Final = '#ce-que-nous-avons-verifie, #pour-aller-plus-loin, #sources-du-theme'
"""The sections that come after the story of a theme."""

OURS: Final = '.recap-check, .recap-lost, .recap-chart, table, figcaption, .recap-summary'
"""What, in a story, isn't the recap itself but what we add to it, or sum up."""
WORD: Final = re.compile(r'\w+(?:[’-]\w+)*')
each_session = pytest.mark.parametrize('session', SESSIONS)
each_page = pytest.mark.parametrize('page', PAGES)


def prose(website: Website, page: str, *, without: str = 'table') -> list[Tag]:
    """Return the blocks in which the page speaks for itself: no table, note, or list of works."""
    article = website.article(page)
    apart = 'dl.recap-session, .recap-check, .recap-byline, .recap-lost, ul.recap-sources, table'
    for tag in article.select(f'{apart}, {without}, figure, h1, h2, h3, h4'):
        tag.decompose()
    return website.blocks(article)


def test_pages_and_their_translations_follow_the_rules() -> None:
    assert lint(ROOT) == ''


def test_pages_are_those_of_the_configuration() -> None:
    assert 'index' in PAGES
    assert 'README' not in PAGES


@pytest.mark.parametrize('source', SOURCES)
def test_page_ends_with_one_newline(source: str) -> None:
    content = (ROOT / source).read_bytes()
    assert content.endswith(b'\n')
    assert not content.endswith(b'\n\n')
    assert b'\r' not in content


def test_there_are_five_sessions() -> None:
    assert len(SESSIONS) == 5


@each_session
def test_session_has_the_right_length(website: Website, session: str) -> None:
    least, most = LENGTHS[session]
    told = prose(website, session, without=f'table, .recap-summary, {ASIDE}')
    words = [word for block in told for word in WORD.findall(website.text(block))]
    assert least <= len(words) <= most, f'{session} has {len(words)} words'


@each_session
def test_story_is_the_recap_itself_for_seven_tenths_at_least(
    website: Website, session: str
) -> None:
    article = website.article(session)
    for tag in article.select(f'h1, dl.recap-session, .recap-summary, .headerlink, {ASIDE}'):
        tag.decompose()
    body = len(WORD.findall(article.get_text(' ')))
    for tag in article.select(OURS):
        if not tag.decomposed:
            tag.decompose()
    recap = len(WORD.findall(article.get_text(' ')))
    assert recap >= 0.7 * body, f'{session}: {recap} words of {body}'


@each_session
def test_session_begins_with_its_head_and_a_summary(website: Website, session: str) -> None:
    article = website.article(session)
    title = article.select_one('h1')
    assert title
    head, summary = title.find_next_siblings(limit=2)
    assert 'recap-session' in head['class']
    assert 'recap-summary' in summary['class']
    assert 3 <= len(summary.select('li')) <= 6


@each_session
def test_session_ends_with_further_reading_and_its_sources(website: Website, session: str) -> None:
    article = website.article(session)
    further, sources = article.find_all('h2')[-2:]
    assert website.text(further) == 'Pour aller plus loin'
    for heading in (further, sources):
        items = heading.find_next_sibling('ul')
        assert items
        for item in items.find_all('li', recursive=False):
            link = item.select_one('a[href*="sources.html#source-"]')
            assert link, website.text(item)


@each_session
def test_session_leads_to_another_one(website: Website, session: str) -> None:
    links = [
        str(link['href']).partition('#')[0]
        for block in prose(website, session)
        for link in block.select('a[href]')
    ]
    others = {f'{PurePosixPath(other).name}.html' for other in SESSIONS if other != session}
    assert others & set(links)


def terms(website: Website) -> list[list[Tag]]:
    """Return the entries of the glossary, each with all its forms."""
    entries: list[list[Tag]] = [[]]
    for tag in website.article('glossaire').select('dl.glossary > dt, dl.glossary > dd'):
        if tag.name == 'dt':
            entries[-1].append(tag)
        else:
            entries.append([])
    return entries[:-1]


@each_session
def test_concept_is_linked_at_its_first_use(website: Website, session: str) -> None:
    # A summary comes before, a quotation is its author's, and a link shows the title of a page.
    apart = '.recap-summary, blockquote, #pour-aller-plus-loin, a:not([href*="glossaire.html#"])'
    blocks = prose(website, session, without=apart)
    late = []
    for forms in terms(website):
        words = '|'.join(re.escape(website.text(form)) for form in forms)
        used = re.compile(rf'(?<!\w)(?:{words})s?(?!\w)', re.IGNORECASE)
        first = next((block for block in blocks if used.search(website.text(block))), None)
        anchors = {f'glossaire.html#{form["id"]}' for form in forms}
        if first and not any(
            PurePosixPath(str(link['href'])).name in anchors for link in first.select('a[href]')
        ):
            late.append(f'{website.text(forms[0])}: {website.text(first)}')
    assert not late, 'link these with {term}:\n' + '\n'.join(late)


@each_page
def test_typography_holds_on_what_is_built(website: Website, page: str) -> None:
    article = website.article(page)
    for code in article.find_all(['code', 'pre']):
        code.replace_with(OPAQUE)
    for foreign in article.find_all(lang=lambda lang: lang not in {None, 'fr'}):
        foreign.replace_with(OPAQUE)
    wrong = []
    for block in website.blocks(article):
        text = ADDRESS.sub(OPAQUE, website.text(block))
        for rule in rules('fr'):
            for fault in rule.find(text):
                around = text[max(fault.start - 20, 0) : fault.end + 20]
                wrong.append(f'{rule.wrong}: “{around}”')
    listed = '\n'.join(dict.fromkeys(wrong))
    assert not wrong, f'{page}, as built (the extension writes some of it):\n{listed}'


def test_nothing_depends_on_what_is_outside_the_repository() -> None:
    git = shutil.which('git')
    assert git
    command = [git, 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    # Climbing further than the root, or starting from the root of a machine.
    climbing = re.compile(r'(?<![\w.])(?:\.\./)+')
    machine = re.compile(r'(?<![\w:.>}/-])/(?:work|root|home|Users|opt|srv|mnt)/\w|[.]library\b')
    found = []
    for name in filter(None, names.split('\0')):
        path = ROOT / name
        if not path.is_file() or b'\0' in (content := path.read_bytes()):
            continue
        depth = name.count('/')
        for number, line in enumerate(content.decode(errors='replace').splitlines(), start=1):
            out = any(match[0].count('../') > depth for match in climbing.finditer(line))
            if out or machine.search(line):
                found.append(f'{name}:{number}: {line.strip()[:100]}')
    assert not found, '\n'.join(found)
