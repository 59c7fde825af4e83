"""What sites of growing size cost those who write and those who read: ours beside other tools.

bench/README.md says what each figure is.
"""

from __future__ import annotations

from dataclasses import astuple
from operator import methodcaller
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

import saves
from baseline import KILOBYTE, compressed, served
from search import FIELD, asked
from sessions import person, session_name
from tables import growth_table, say
from tools import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    from sites import Site
    from tables import Figures

    Change: TypeAlias = Callable[[Site], dict[str, str]]

EDITS: Final[dict[str, Change]] = {
    'paragraph edited': methodcaller('edit_paragraph'),
    'session added': methodcaller('add_session'),
    'speaker renamed': methodcaller('rename_speaker'),
}
BUILDS: Final[dict[str, Change]] = {'nothing to do': methodcaller('leave'), **EDITS}
FEW: Final = 100
"""The most sessions of a site that is built from nothing more than once, unless that is asked."""
ROUNDS: Final = 3
ENOUGH: Final = 25
"""Seconds of all sites after which a change isn't made again."""

ANSWER: Final = """async (query) => {
  await recapSearch.search(query);
  const start = performance.now();
  await recapSearch.search(query);
  return performance.now() - start;
}"""
"""The milliseconds that a query takes once what it needs is loaded."""


def measure_builds(sites: Mapping[str, Site]) -> dict[str, Figures]:
    """Return what the first build of each of the *sites* takes, and those after each change.

    They take turns at each: what slows the machine for a minute slows all of them.
    """
    found: dict[str, Figures] = {}
    for name, site in sites.items():
        found[name] = {'cold': astuple(site.build())}
        say(f'{site.size:,} sessions, {name}: built')
    for row, change in BUILDS.items():
        costs: dict[str, list[tuple[float, ...]]] = {name: [] for name in sites}
        start = perf_counter()
        for _turn in range(ROUNDS):
            for name, site in sites.items():
                change(site)
                costs[name].append(astuple(site.build()))
            if perf_counter() - start > ENOUGH:
                break
        for name, taken in costs.items():
            found[name][row] = medians(taken)
    return found


def measure_reading(site: Site, browser: Browser) -> Figures:
    """Return what a first visit and a first search of a built *site* load."""
    page = f'posts/{session_name(site.conference.size // 2)}.html'
    figures: Figures = {'session page': (len(compressed(site.output() / page)) / KILOBYTE,)}
    with served(site.output()) as address:
        files = asked(browser, f'{address}/{page}', 'true', 'a')[0]
        figures['first visit'] = weight(site, files)
        if site.search:
            figures['first search'] = first_search(site, browser, address)
    if site.dialect == 'ours':  # the others' can't be asked without their pages
        figures['answer'] = (answer(site, browser),)
    return figures


def weight(site: Site, files: set[str]) -> tuple[float, float]:
    """Return the kilobytes of the *files*, compressed, and how many they are."""
    sizes = [len(compressed(site.output() / path)) for path in files]
    return sum(sizes) / KILOBYTE, float(len(sizes))


def queries(site: Site) -> tuple[str, str, str]:
    """Return a title, a name, and words that most pages hold."""
    title = site.conference.titles[f'posts/{session_name(0)}']
    return title, person(0), 'la modération des documents'


def first_search(site: Site, browser: Browser, address: str) -> tuple[float, float]:
    """Return the kilobytes and the requests of the heaviest query, of a site at an *address*."""
    assert site.search
    where, place = site.search
    finished = f'document.querySelector("{place}")?.textContent.trim()'
    usual = asked(browser, f'{address}/index.html', 'true', 'a')[0] - {FIELD}
    found = []
    for query in queries(site):
        loaded = asked(browser, f'{address}/{where}{quote(query)}', finished, 'a')[0]
        found.append(weight(site, loaded - usual - {'search.html'}))
    return max(found)


def answer(site: Site, browser: Browser) -> float:
    """Return the milliseconds of the longest answer, each query being asked five times."""
    page = browser.new_page()
    page.goto(f'{site.output().as_uri()}/search.html')
    longest: float = max(
        median(page.evaluate(ANSWER, query) for _time in range(5)) for query in queries(site)
    )
    page.close()
    return longest


def measure_saves(site: Site) -> Figures:
    """Return the seconds from a save to the page, while a process watches the *site*."""
    return {f'live, {name}': (taken,) for name, taken in saves.measure(site, EDITS).items()}


def medians(rounds: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the median of each of the numbers that were measured in several *rounds*."""
    return tuple(median(numbers) for numbers in zip(*rounds, strict=True))


def growth(
    browser: Browser, sizes: Sequence[int], *, everything: bool, rounds: int = 0
) -> Iterator[str]:
    """Measure conferences of those *sizes*, and yield the report in Markdown.

    Each tool is measured up to its limit, or at all sizes where *everything* is asked for; in so
    many *rounds*, or in three for small sizes and one for others. In each, the tools take turns.
    """
    with TemporaryDirectory() as folder:
        installed()['ours'].site(folder, 4).build()  # so that all modules are compiled
    measured: dict[str, dict[int, Figures]] = {}
    for size in sorted(sizes):
        found: dict[str, list[Figures]] = {}
        for number in range(rounds or (ROUNDS if size <= FEW else 1)):
            with TemporaryDirectory() as folder:
                sites = {
                    name: tool.site(f'{folder}/{name}', size)
                    for name, tool in installed().items()
                    if size <= tool.limit or everything
                }
                for name, figures in measure_builds(sites).items():
                    # In this order: servers write scripts of theirs into pages.
                    read = {} if number else measure_reading(sites[name], browser)
                    live = {} if number else measure_saves(sites[name])
                    found.setdefault(name, []).append({**figures, **read, **live})
                    say(f'{size:,} sessions, {name}: measured')
        for name, own in found.items():
            measured.setdefault(name, {})[size] = {
                row: medians([each[row] for each in own if row in each]) for row in own[0]
            }
    yield from growth_table(measured)
