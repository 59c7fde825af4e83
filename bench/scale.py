"""What the site costs as it grows, beside Sphinx and Furo without the extension.

bench/README.md says what each figure is.
"""

from __future__ import annotations

import math
from dataclasses import astuple
from itertools import pairwise
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

STOCK_LIMIT: Final = 100
"""Beyond, Sphinx alone takes minutes: its sidebar grows with the square of the pages."""

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
}
RATIOS: Final = {
    **dict.fromkeys(CHANGES, '{:.2f} ({:.2f}), {:.2f}'),
    'Session page': '{:.2f}',
    'First search': '{:.2f} in {:.2f}',
}


def measure(size: int, browser: Browser, *, stock: bool) -> Figures:
    """Return all that is measured of a conference of that *size*."""
    with TemporaryDirectory() as folder:
        site = Site(folder, size, stock=stock)
        figures: Figures = {}
        for name, change in CHANGES.items():
            change(site)
            figures[name] = astuple(site.build())
        page = site.output / 'posts' / f'{session_name(size // 2)}.html'
        figures['Session page'] = (len(compressed(page)) / KILOBYTE,)
        figures['First search'] = first_search(site, browser)
        return figures


def first_search(site: Site, browser: Browser) -> tuple[float, float]:
    """Return the kilobytes and the requests of the heaviest: a title, a name, frequent words."""
    title = site.text(f'posts/{session_name(0)}').partition('\n')[0].removeprefix('# ')
    place = '.search-summary' if site.stock else 'main [role=status]'
    finished = f'document.querySelector("{place}")?.textContent.trim()'
    found = []
    with served(site.output) as address:
        usual = asked(browser, f'{address}/index.html', 'true', 'a')[0] - {FIELD}
        for query in (title, person(0), 'la modération des documents'):
            page = f'{address}/search.html?q={quote(query)}'
            loaded = asked(browser, page, finished, 'a')[0] - usual - {'search.html'}
            sizes = [len(compressed(site.output / path)) for path in loaded]
            found.append((sum(sizes) / KILOBYTE, float(len(sizes))))
    return max(found)


def ratio(ours: Figures, stock: Figures) -> Figures:
    """Return how many times as much as *stock* ours takes."""
    return {
        name: tuple(a / b for a, b in zip(ours[name], stock[name], strict=True)) for name in ours
    }


def exponent(smaller: Figures, larger: Figures, factor: float) -> Figures:
    """Return the power of the size with which the figures grow: 1 is in proportion to it."""
    return {
        name: tuple(math.log(number, factor) for number in numbers)
        for name, numbers in ratio(larger, smaller).items()
    }


def report(ours: Mapping[int, Figures], stock: Mapping[int, Figures]) -> Iterator[str]:
    """Yield the lines of the report, a Markdown table."""
    yield row('Sessions', '', *COLUMNS)
    yield row(*['---'] * (len(COLUMNS) + 2))
    for size, figures in ours.items():
        yield row(f'{size:,}', 'ours', *shown(figures, COLUMNS))
        if size in stock:
            yield row(f'{size:,}', 'stock', *shown(stock[size], COLUMNS))
            yield row(f'{size:,}', 'ours / stock', *shown(ratio(figures, stock[size]), RATIOS))
    for tool, sizes in (('ours', ours), ('stock', stock)):
        for small, large in pairwise(sizes):
            growth = exponent(sizes[small], sizes[large], large / small)
            yield row(f'{small:,} to {large:,}', f'{tool}, exponent', *shown(growth, RATIOS))


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f'| {" | ".join(cells)} |'


def shown(figures: Figures, formats: Mapping[str, str]) -> list[str]:
    """Return the cells of a row."""
    return [form.format(*figures[name]) for name, form in formats.items()]


def growth(browser: Browser, sizes: Sequence[int], *, stock: bool) -> Iterator[str]:
    """Measure conferences of those *sizes*, and yield the report in Markdown.

    Sphinx alone is measured up to `STOCK_LIMIT`, or at all sizes where *stock* says so.
    """
    ours: dict[int, Figures] = {}
    theirs: dict[int, Figures] = {}
    with TemporaryDirectory() as folder:
        Site(folder, 4, stock=False).build()  # so that all modules are compiled
    for size in sorted(sizes):
        ours[size] = measure(size, browser, stock=False)
        if size <= STOCK_LIMIT or stock:
            theirs[size] = measure(size, browser, stock=True)
    yield from report(ours, theirs)
