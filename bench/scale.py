"""What the site costs as it grows, beside Sphinx and Furo without the extension.

bench/README.md says what each figure is.
"""

from __future__ import annotations

import math
from dataclasses import astuple
from itertools import pairwise
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import quote

from baseline import KILOBYTE, compressed, served
from search import FIELD, asked
from sessions import person, session_name
from sites import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playwright.sync_api import Browser

    Figures: TypeAlias = dict[str, tuple[float, ...]]
    """By title of a column, the numbers that `COLUMNS` says how to show."""

LIMITS: Final = {'ours': math.inf, 'bounded': 1000, 'stock': 100}
"""The largest sites that each tool builds: beyond, it takes minutes or hours."""

CHANGES: Final[dict[str, Callable[[Site], None]]] = {
    'Cold': Site.leave,
    'Nothing to do': Site.leave,
    'Paragraph edited': Site.edit_paragraph,
    'Session added': Site.add_session,
    'Speaker renamed': Site.rename_speaker,
}
COLUMNS: Final = {
    **dict.fromkeys(CHANGES, '{:.2f} s ({:.2f}), {:.0f} MiB'),
    'Session page': '{:.1f} kB',
    'First search': '{:.0f} kB in {:.0f}',
    'Answer': '{:.0f} ms',
}
RATIOS: Final = {
    **dict.fromkeys(CHANGES, '{:.2f} ({:.2f}), {:.2f}'),
    'Session page': '{:.2f}',
    'First search': '{:.2f} in {:.2f}',
    'Answer': '{:.2f}',
}
ANSWER: Final = """async (query) => {
  await recapSearch.search(query);
  const start = performance.now();
  await recapSearch.search(query);
  return performance.now() - start;
}"""
"""The milliseconds that a query takes once what it needs is loaded."""


def measure(size: int, browser: Browser, tool: str) -> Figures:
    """Return all that is measured of a conference of that *size*."""
    with TemporaryDirectory() as folder:
        site = Site(folder, size, tool)
        figures: Figures = {}
        for name, change in CHANGES.items():
            change(site)
            figures[name] = astuple(site.build())
        page = site.output() / 'posts' / f'{session_name(size // 2)}.html'
        figures['Session page'] = (len(compressed(page)) / KILOBYTE,)
        figures['First search'] = first_search(site, browser)
        if not site.stock:  # Sphinx's own finds, then loads each page that it shows
            figures['Answer'] = (answer(site, browser),)
        return figures


def queries(site: Site) -> tuple[str, str, str]:
    """Return a title, a name, and words that most pages hold."""
    title = site.text(f'posts/{session_name(0)}').partition('\n')[0].removeprefix('# ')
    return title, person(0), 'la modération des documents'


def first_search(site: Site, browser: Browser) -> tuple[float, float]:
    """Return the kilobytes and the requests of the heaviest query."""
    place = '.search-summary' if site.stock else 'main [role=status]'
    finished = f'document.querySelector("{place}")?.textContent.trim()'
    found = []
    with served(site.output()) as address:
        usual = asked(browser, f'{address}/index.html', 'true', 'a')[0] - {FIELD}
        for query in queries(site):
            page = f'{address}/search.html?q={quote(query)}'
            loaded = asked(browser, page, finished, 'a')[0] - usual - {'search.html'}
            sizes = [len(compressed(site.output() / path)) for path in loaded]
            found.append((sum(sizes) / KILOBYTE, float(len(sizes))))
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


def ratio(one: Figures, other: Figures) -> Figures:
    """Return how many times as much as the *other* the *one* takes."""
    return {
        name: tuple(a / b for a, b in zip(one[name], other[name], strict=True))
        for name in one
        if name in other
    }


def exponent(smaller: Figures, larger: Figures, factor: float) -> Figures:
    """Return the power of the size with which the figures grow: 1 is in proportion to it."""
    return {
        name: tuple(math.log(number, factor) for number in numbers)
        for name, numbers in ratio(larger, smaller).items()
    }


def report(measured: Mapping[str, Mapping[int, Figures]]) -> Iterator[str]:
    """Yield the lines of the report, a Markdown table of what was *measured* by tool and size."""
    yield row('Sessions', '', *COLUMNS)
    yield row(*['---'] * (len(COLUMNS) + 2))
    ours = measured['ours']
    for size in ours:
        for tool, sizes in measured.items():
            if size in sizes:
                yield row(f'{size:,}', tool, *shown(sizes[size], COLUMNS))
        for tool, sizes in measured.items():
            if size in sizes and tool != 'ours':
                quotient = ratio(ours[size], sizes[size])
                yield row(f'{size:,}', f'ours / {tool}', *shown(quotient, RATIOS))
    for tool, sizes in measured.items():
        for small, large in pairwise(sizes):
            growth = exponent(sizes[small], sizes[large], large / small)
            yield row(f'{small:,} to {large:,}', f'{tool}, exponent', *shown(growth, RATIOS))


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f'| {" | ".join(cells)} |'


def shown(figures: Figures, formats: Mapping[str, str]) -> list[str]:
    """Return the cells of a row."""
    return [
        form.format(*figures[name]) if name in figures else '' for name, form in formats.items()
    ]


def growth(browser: Browser, sizes: Sequence[int], *, everything: bool) -> Iterator[str]:
    """Measure conferences of those *sizes*, and yield the report in Markdown.

    Each tool is measured up to its limit, or at all sizes where *everything* is asked for.
    """
    with TemporaryDirectory() as folder:
        Site(folder, 4, 'ours').build()  # so that all modules are compiled
    measured: dict[str, dict[int, Figures]] = {tool: {} for tool in LIMITS}
    for size in sorted(sizes):
        for tool, limit in LIMITS.items():
            if size <= limit or everything:
                measured[tool][size] = measure(size, browser, tool)
    yield from report(measured)
