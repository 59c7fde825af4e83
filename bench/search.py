"""Our search beside Sphinx's own, on the same pages and the sixty queries of tests/queries.toml.

    .venv/bin/python bench/search.py

Sphinx's search can't read the pages it lists from ``file://``, so that both are served over HTTP
here. A query is answered when one of its first three results is on the page, or at the very place,
that the list expects. A first search is all that it loads beyond what any page of the site does,
and our script that all pages load.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import threading
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
FIRST: Final = 3
FIELD: Final = '_static/recap-search.js'
"""Ours as well, though every page loads it."""

STOCK: Final = """
import runpy
globals().update(runpy.run_path({conf!r}, run_name='conf'))
templates_path = html_static_path = html_css_files = html_js_files = []
locale_dirs = []
html_favicon = None

def keep(app):
    app.builder.search = True

def setup(app):
    app.connect('builder-inited', keep, priority=900)
    app.connect('html-page-context', scripts, priority=900)

def scripts(app, pagename, templatename, context, doctree):
    context['script_files'] = [
        file for file in app.builder._js_files if 'recap' not in str(file.filename)
    ]
"""
"""A configuration that takes all of the project's, but its templates and its search."""


@dataclass
class Tally:
    """What one of the two searches did."""

    pages: dict[str, bool] = field(default_factory=dict)
    places: dict[str, bool] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *args: object) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on this machine alone, and yield its address."""
    server = ThreadingHTTPServer(('127.0.0.1', 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()


def build(outdir: Path, *options: str) -> Path:
    """Build the French site into *outdir*."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-d', f'{outdir}.doctrees', *options]
    subprocess.run([*command, str(ROOT), str(outdir)], check=True)  # noqa: S603
    return outdir


def queries() -> dict[str, tuple[str, dict[str, list[str]]]]:
    """Return by query its group, and by page the places that answer it."""
    found = {}
    groups = tomllib.loads((ROOT / 'tests' / 'queries.toml').read_text(encoding='utf-8'))
    for group, entries in groups.items():
        for query, places in entries.items():
            wanted: dict[str, list[str]] = {}
            for place in [places] if isinstance(places, str) else places:
                wanted.setdefault(place.partition('#')[0], []).append(place)
            found[query] = (group, wanted)
    return found


def run(browser: Browser, folder: Path, finished: str, links: str) -> Tally:
    """Ask all queries; *finished* is the condition on which *links* are the results."""
    tally = Tally()
    with served(folder) as address:
        usual = asked(browser, f'{address}/index.html', 'true', links)[0] - {FIELD}
        for query, (_group, wanted) in queries().items():
            loaded, found = asked(
                browser, f'{address}/search.html?q={quote(query)}', finished, links
            )
            files = {folder / path for path in loaded - usual if path != 'search.html'}
            places = [
                unquote(link.removeprefix(f'{address}/')).replace('.html', '', 1)
                for link in found[:FIRST]
            ]
            pages = {place.partition('#')[0] for place in places}
            tally.pages[query] = bool(pages & wanted.keys())
            tally.places[query] = any(place in places for all_ in wanted.values() for place in all_)
            tally.requests.append(len(files))
            tally.sizes.append(sum(len(gzip.compress(file.read_bytes(), 9)) for file in files))
    return tally


def asked(browser: Browser, address: str, finished: str, links: str) -> tuple[set[str], list[str]]:
    """Open *address* with an empty cache; return what was loaded, and where *links* lead."""
    context = browser.new_context(locale='fr-FR')
    page = context.new_page()
    loaded: set[str] = set()
    page.on('request', lambda request: loaded.add(urlsplit(request.url).path.lstrip('/')))
    page.goto(address)
    page.wait_for_function(finished)
    page.wait_for_load_state('networkidle')
    found = page.eval_on_selector_all(links, 'found => found.map((link) => link.href)')
    context.close()
    return {path for path in loaded if path != 'favicon.ico'}, found


def report(tallies: dict[str, Tally]) -> None:
    """Print the figures as a table, then the queries that only one of the two answers."""
    groups = {query: group for query, (group, _wanted) in queries().items()}
    print(f'{"":24}' + ''.join(f'{name:>22}' for name in tallies))
    for group in dict.fromkeys(groups.values()):
        print(
            f'{group:24}' + ''.join(f'{answered(t, group, groups):>22}' for t in tallies.values())
        )
    print(f'{"all":24}' + ''.join(f'{answered(t, "", groups):>22}' for t in tallies.values()))
    for label, values in (('kB of a first search', 'sizes'), ('requests', 'requests')):
        unit = 1000 if values == 'sizes' else 1
        row = [[number / unit for number in getattr(t, values)] for t in tallies.values()]
        print(f'{label:24}' + ''.join(f'{f"{mean(r):.1f}, at most {max(r):.1f}":>22}' for r in row))
    for name, tally in tallies.items():
        missed = [query for query, found in tally.pages.items() if not found]
        print(f'\n{name} misses: ' + (' · '.join(missed) or 'none'))


def answered(tally: Tally, group: str, groups: dict[str, str]) -> str:
    """Return how many queries of the *group*, or of all, find their page, and their place."""
    asked = [query for query, own in groups.items() if group in {'', own}]
    pages, places = (sum(found[query] for query in asked) for found in (tally.pages, tally.places))
    return f'{pages} ({places}) / {len(asked)}'


def main() -> None:
    """Build twice, ask twice, and print."""
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        settings = folder / 'settings'
        settings.mkdir()
        conf = STOCK.format(conf=str(ROOT / 'conf.py'))
        (settings / 'conf.py').write_text(conf, encoding='utf-8')
        ours = build(folder / 'ours')
        stock = build(folder / 'stock', '-c', str(settings))
        browser = playwright.chromium.launch(
            executable_path=shutil.which('chromium'), args=['--no-sandbox']
        )
        tallies = {
            'Sphinx and Furo': run(
                browser,
                stock,
                'document.querySelector(".search-summary")?.textContent.trim()',
                '#search-results li > a',
            ),
            'ours': run(
                browser,
                ours,
                'document.querySelector("main [role=status]").textContent',
                '#search-results a',
            ),
        }
        browser.close()
    print('Queries whose page (whose very place) is among the first three results:\n')
    report(tallies)


if __name__ == '__main__':
    main()
