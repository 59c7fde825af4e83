"""What holds for any recap: it builds, its links lead somewhere, and everyone can read it."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from permalinks import ANY, addresses, kept, moved
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
BROWSERS = ['chromium-headless-shell', 'chromium', 'google-chrome']  # else, that of `make test`
ASKED = {
    'runOnly': ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    'resultTypes': ['violations'],  # to describe all that is right takes longer
}


def built(builder: str) -> Path:
    """Build all languages, as `make` does, and return where they are; a warning is an error."""
    command = [sys.executable, '-m', 'recap', 'build', builder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ROOT / '_build' / builder


@pytest.fixture(scope='session')
def site() -> Path:
    return built('html')


@pytest.fixture(scope='session')
def pages(site: Path) -> dict[Path, BeautifulSoup]:
    return {
        page: BeautifulSoup(page.read_text(encoding='utf-8'), 'html.parser')
        for page in sorted(site.rglob('*.html'))
        if page.name != '404.html'  # its addresses begin at the root of a host
    }


@pytest.mark.parametrize('builder', ['pdf', 'epub'])
def test_books_are_made_without_a_warning(builder: str) -> None:
    assert list(built(builder).rglob(f'*.{builder}'))


def test_links_lead_somewhere(pages: dict[Path, BeautifulSoup]) -> None:
    dead = []
    for page, soup in pages.items():
        for link in soup.select('a[href]'):
            address, anchor = map(unquote, urldefrag(str(link['href'])))
            if ':' in address.partition('/')[0]:
                continue  # elsewhere
            there = (page.parent / address).resolve() if address else page
            target = pages.get(there)
            if target is None:
                if not there.exists():
                    dead.append(f'{page.name}: {link["href"]}')
            elif anchor and not target.find(id=anchor):
                dead.append(f'{page.name}: {link["href"]}')
    assert dead == []


def test_what_was_published_keeps_its_address(site: Path) -> None:
    lost = kept() - addresses(site, ANY)
    lost = {address for address in lost if address.partition('#')[0] not in moved(site)}
    said = 'these have gone; say in redirects.txt where each leads now:'
    assert not lost, '\n'.join([said, *sorted(lost)])


def test_pages_can_be_read_by_everyone(site: Path, pages: dict[Path, BeautifulSoup]) -> None:
    leaving = moved(site)
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=['--no-sandbox'])
        page, found = browser.new_page(), []
        for path in pages:
            if path.relative_to(site).as_posix() in leaving:
                continue  # a browser is elsewhere before it has looked
            page.goto(path.as_uri())
            results = Axe().run(page, options=ASKED)
            if results.violations_count:
                found.append(f'{path.name}: {results.generate_report()}')
        browser.close()
    assert found == []
