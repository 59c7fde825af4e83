"""What a page costs its reader: bytes, requests, and time on a slow phone and a slow network.

The network is the “slow 4G” of Lighthouse: a round trip of 150 ms, 1.6 Mbit/s; the processor, four
times slower than this one. Each page is opened with an empty cache. The largest paint (LCP), the
shift of the layout (CLS) and the tasks of over 50 ms, whose excess adds up to the blocking time
(TBT), are those that Chromium reports: https://web.dev/articles/vitals.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING, Final

from baseline import KILOBYTE, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

ROUNDS: Final = 3
SETTLED: Final = 500
"""Milliseconds after which a page that has loaded is thought to be done."""

SLOW_4G: Final = {
    'offline': False,
    'latency': 150,
    'downloadThroughput': 1_600_000 / 8,
    'uploadThroughput': 750_000 / 8,
}
SLOWER: Final = 4

OBSERVE: Final = """
window.vitals = {paint: 0, shift: 0, blocked: 0};
const observe = (type, add) => new PerformanceObserver(
  (list) => list.getEntries().forEach(add)).observe({type, buffered: true});
observe('largest-contentful-paint', (entry) => { vitals.paint = entry.startTime; });
observe('layout-shift', (entry) => { vitals.shift += entry.value; });
observe('longtask', (entry) => { vitals.blocked += Math.max(0, entry.duration - 50); });
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page cost: bytes as they travel, times in milliseconds."""

    bytes: float
    requests: float
    paint: float
    blocked: float
    shift: float


def visit(browser: Browser, address: str) -> Visit:
    """Open *address* as a slow phone does for the first time, and return what it cost."""
    context = browser.new_context(viewport={'width': 390, 'height': 844}, locale='fr-FR')
    page = context.new_page()
    page.add_init_script(OBSERVE)
    client = context.new_cdp_session(page)
    client.send('Network.enable')
    client.send('Network.emulateNetworkConditions', SLOW_4G)
    client.send('Emulation.setCPUThrottlingRate', {'rate': SLOWER})
    sizes: list[float] = []
    client.on('Network.loadingFinished', lambda event: sizes.append(event['encodedDataLength']))
    page.goto(address, wait_until='networkidle')
    page.wait_for_timeout(SETTLED)
    vitals = page.evaluate('vitals')
    context.close()
    return Visit(sum(sizes), len(sizes), vitals['paint'], vitals['blocked'], vitals['shift'])


def pages(folder: Path) -> set[str]:
    """Return the addresses of all pages of the site in *folder*."""
    found = {path.relative_to(folder) for path in folder.rglob('*.html')}
    return {path.as_posix() for path in found if '_static' not in path.parts}


def visits(browser: Browser, folder: Path, names: Sequence[str]) -> list[Visit]:
    """Return by page, of these *names*, of the site in *folder* the median of what it cost."""
    found = []
    with served(folder) as address:
        for name in names:
            rounds = [visit(browser, f'{address}/{name}') for _round in range(ROUNDS)]
            fields = Visit.__slots__
            found.append(Visit(*(median(getattr(r, each) for r in rounds) for each in fields)))
    return found


def measure(browser: Browser, sites: dict[str, Path]) -> Iterator[str]:
    """Visit the pages that all *sites* have, the baseline first; yield the report in Markdown."""
    names = sorted(set.intersection(*map(pages, sites.values())))
    found = {name: visits(browser, folder, names) for name, folder in sites.items()}
    yield '| a page: mean, and at most | ' + ' | '.join(found) + ' | ratio |'
    yield '| --- |' + ' ---: |' * (len(found) + 1)
    for label, value, unit in (
        ('kB', 'bytes', KILOBYTE),
        ('requests', 'requests', 1),
        ('largest paint, ms', 'paint', 1),
        ('blocked, ms', 'blocked', 1),
        ('shift of the layout', 'shift', 1),
    ):
        rows = [[getattr(visit, value) / unit for visit in own] for own in found.values()]
        digits = 3 if value == 'shift' else 1
        cells = [f'{mean(row):.{digits}f}, {max(row):.{digits}f}' for row in rows]
        base, ours = (mean(row) for row in rows)
        cells.append(f'{ours / base:.2f}' if base else '–')
        yield f'| {label} | ' + ' | '.join(cells) + ' |'
