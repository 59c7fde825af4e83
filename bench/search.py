"""Our search beside Sphinx's own, on the same pages and with the same queries.

These are those of tests/site/queries.toml. Sphinx's search can't read the pages it lists from
``file://``, so that both are served over HTTP here. A query is answered when one of its first three
results is on the page, or at the very place, that the list expects. A first search is all that it
loads beyond what any page of the site does, and our script that all pages load.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from statistics import mean
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from baseline import KILOBYTE, ROOT, compressed, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

FIRST: Final = 3
FIELD: Final = '_static/recap-scripts.js'
"""Ours as well, though every page loads it."""

ASIDE: Final = (640, 719)
"""Where the pointer is over no link: at the foot of the window."""


@dataclass
class Tally:
    """What one of the two searches did."""

    pages: dict[str, bool] = field(default_factory=dict)
    places: dict[str, bool] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    requests: list[int] = field(default_factory=list)


def queries() -> dict[str, tuple[str, dict[str, list[str]]]]:
    """Return by query its group, and by page the places that answer it."""
    found = {}
    groups = tomllib.loads((ROOT / 'tests' / 'site' / 'queries.toml').read_text(encoding='utf-8'))
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
            tally.sizes.append(sum(len(compressed(file)) for file in files))
    return tally


def asked(browser: Browser, address: str, finished: str, links: str) -> tuple[set[str], list[str]]:
    """Open *address* with an empty cache; return what was loaded, and where *links* lead."""
    context = browser.new_context(locale='fr-FR')
    page = context.new_page()
    loaded: set[str] = set()
    page.on('request', lambda request: loaded.add(urlsplit(request.url).path.lstrip('/')))
    page.goto(address)
    # At first the pointer is in a corner, over a link: browsers fetch where that leads.
    page.mouse.move(*ASIDE)
    page.wait_for_function(finished)
    page.wait_for_load_state('networkidle')
    found = page.eval_on_selector_all(links, 'found => found.map((link) => link.href)')
    context.close()
    return {path for path in loaded if path != 'favicon.ico'}, found


def table(tallies: dict[str, Tally]) -> Iterator[str]:
    """Yield the figures as a table in Markdown, then the queries that find nothing."""
    groups = {query: group for query, (group, _wanted) in queries().items()}
    yield '| queries: page (and place) found | ' + ' | '.join(tallies) + ' |'
    yield '| --- |' + ' ---: |' * len(tallies)
    for group in [*dict.fromkeys(groups.values()), '']:
        cells = [answered(tally, group, groups) for tally in tallies.values()]
        yield f'| {group or "all"} | ' + ' | '.join(cells) + ' |'
    for label, values, unit in (('kB', 'sizes', KILOBYTE), ('requests', 'requests', 1)):
        rows = [[number / unit for number in getattr(t, values)] for t in tallies.values()]
        cells = [f'{mean(row):.1f}, at most {max(row):.1f}' for row in rows]
        yield f'| {label} of a first search | ' + ' | '.join(cells) + ' |'
    yield ''
    for name, tally in tallies.items():
        missed = [query for query, found in tally.pages.items() if not found]
        yield f'{name} misses: ' + (' · '.join(missed) or 'none') + '.'
        yield ''


def answered(tally: Tally, group: str, groups: dict[str, str]) -> str:
    """Return how many queries of the *group*, or of all, find their page, and their place."""
    asked = [query for query, own in groups.items() if group in {'', own}]
    pages, places = (sum(found[query] for query in asked) for found in (tally.pages, tally.places))
    return f'{pages} ({places}) / {len(asked)}'


FINISHED: Final = {
    'Sphinx and Furo': 'document.querySelector(".search-summary")?.textContent.trim()',
    'ours': 'document.querySelector("main [role=status]").textContent',
}
LINKS: Final = {'Sphinx and Furo': '#search-results li > a', 'ours': '#search-results a'}


def measure(browser: Browser, sites: dict[str, Path]) -> Iterator[str]:
    """Ask all the queries of each of the *sites*, and yield the report in Markdown."""
    yield from table(
        {name: run(browser, site, FINISHED[name], LINKS[name]) for name, site in sites.items()}
    )
