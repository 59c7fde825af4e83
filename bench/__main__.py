"""Measure what readers and authors wait for, beside other tools: ``make bench``."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import books
import editions
import publishing
import reading
import scale
import search
import suite
from baseline import ROOT, both, chromium
from tables import keep
from tools import TOOLS, installed, machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    Part = Callable[[], Iterator[str]]

REPORT: Final = ROOT / '_build' / 'bench' / 'report.md'
README: Final = Path(__file__).with_name('README.md')
TITLES: Final = {
    'growth': 'Sites of growing size',
    'books': 'The PDF',
    'publishing': 'What publishing adds',
    'editions': 'The editions of this site',
    'pages': 'Pages of this site, on slow 4G and a slow phone',
    'search': 'Search of this site',
    'suite': 'The tests',
}
LONG: Final = {'suite'}
"""What is only measured where it is asked for."""


def asked() -> argparse.Namespace:
    """Return what the arguments ask for."""
    parser = argparse.ArgumentParser(prog='bench', description=__doc__)
    parser.add_argument('--sizes', default='10,100', help='numbers of sessions, with commas')
    usual = ','.join(part for part in TITLES if part not in LONG)
    parser.add_argument('--parts', default=usual, help=f'of {", ".join(TITLES)}')
    parser.add_argument('--rounds', type=int, default=0, help='how often each thing is measured')
    parser.add_argument('--all', action='store_true', help='all tools and books at all sizes')
    parser.add_argument('--keep', action='store_true', help='put the report in bench/README.md')
    wanted = parser.parse_args()
    wanted.sizes = sorted(int(size) for size in wanted.sizes.split(',') if size)
    wanted.parts = wanted.parts.split(',')
    if unknown := set(wanted.parts) - TITLES.keys():
        parser.error(f'there is no part {", ".join(unknown)}')
    return wanted


def parts(wanted: argparse.Namespace, browser: Browser, folder: Path) -> Iterator[tuple[str, Part]]:
    """Yield the names of the parts that are *wanted*, and what measures them."""
    if {'pages', 'search'} & set(wanted.parts):
        sites = both(folder)
    known: dict[str, Part] = {
        'growth': partial(
            scale.growth, browser, wanted.sizes, everything=wanted.all, rounds=wanted.rounds
        ),
        'books': partial(books.growth, wanted.sizes, everything=wanted.all),
        'publishing': partial(publishing.costs, wanted.sizes[-1:], rounds=wanted.rounds),
        'editions': partial(editions.costs, rounds=wanted.rounds),
        'pages': lambda: reading.measure(browser, sites),
        'search': lambda: search.measure(browser, sites),
        'suite': suite.costs,
    }
    yield from ((name, known[name]) for name in known if name in wanted.parts)


def main() -> None:
    """Measure what is asked for; print the report as it grows, and keep it in `REPORT`."""
    wanted = asked()
    # Else, where the environment says so, ours alone would be compiled anew by each command: the
    # others are installed, and installers compile.
    os.environ.pop('PYTHONDONTWRITEBYTECODE', None)
    with TemporaryDirectory() as folder, chromium() as browser:
        lines = [*machine(browser.version)]
        if missing := TOOLS.keys() - installed().keys():
            lines.append(f'Not installed, hence not measured: {", ".join(sorted(missing))}.')
        print('\n'.join(lines), flush=True)
        for name, measure in parts(wanted, browser, Path(folder)):
            part = ['', f'### {TITLES[name]}', '', *measure()]
            print('\n'.join(part), flush=True)
            lines += part
    report = '\n'.join(lines) + '\n'
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(report, encoding='utf-8')
    if wanted.keep:
        keep(report, README)


if __name__ == '__main__':
    main()
