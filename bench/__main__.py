"""Measure what a reader meets, ours beside stock Sphinx and Furo: ``make bench``."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import reading
import search
from baseline import ROOT, both, chromium

REPORT = ROOT / '_build' / 'bench' / 'readers.md'


def main() -> None:
    """Build both sites, visit and search them; print the report, and keep it in `REPORT`."""
    with TemporaryDirectory() as folder, chromium() as browser:
        sites = both(Path(folder))
        parts = {
            'Pages, on slow 4G and a slow phone': reading.measure(browser, sites),
            'Search': search.measure(browser, sites),
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
