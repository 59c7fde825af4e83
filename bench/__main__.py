"""Measure what readers and authors wait for, beside stock Sphinx and Furo: ``make bench``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import books
import reading
import scale
import search
from baseline import ROOT, both, chromium

REPORT = ROOT / '_build' / 'bench' / 'report.md'


def main() -> None:
    """Measure what the arguments ask for; print the report, and keep it in `REPORT`."""
    parser = argparse.ArgumentParser(prog='bench', description=__doc__)
    parser.add_argument('--sizes', default='10,100,1000', help='numbers of sessions, with commas')
    parser.add_argument(
        '--all', action='store_true', help='measure all tools and books at all sizes'
    )
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(',') if size]
    with TemporaryDirectory() as folder, chromium() as browser:
        sites = both(Path(folder))
        parts = {
            'Pages, on slow 4G and a slow phone': reading.measure(browser, sites),
            'Search': search.measure(browser, sites),
            'Growth': scale.growth(browser, sizes, everything=wanted.all),
            'The PDF': books.growth(sizes, everything=wanted.all),
        }
        lines = [f'Chromium {browser.version}, {os.cpu_count()} cores.']
        for title, part in parts.items():
            lines += ['', f'## {title}', '', *part]
    report = '\n'.join(lines) + '\n'
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(report, encoding='utf-8')
    print(report, end='')


if __name__ == '__main__':
    main()
