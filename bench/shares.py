"""Whose code the time of a build of ours is spent in: a profile, by package.

    .venv/bin/python bench/shares.py [--sessions 200]

One process builds a made-up conference, and again after an edited paragraph, under ``cProfile``,
which makes calls dearer than they are: shares tell where to look, not what a change would spare.
"""

from __future__ import annotations

import argparse
import pstats
import re
import sys
from collections import Counter
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, cast

from sites import run
from sphinx_sites import OURS, Ours, sphinx
from tables import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWNERS: Final = (
    (re.compile(r'_ext/recap/'), 'the machinery'),
    (re.compile(r'site-packages/(?:markdown_it|mdit_py_plugins|mdurl|myst_parser)/'), 'MyST'),
    (re.compile(r'site-packages/(?:jinja2|markupsafe)/|<template>'), 'Jinja'),
    (re.compile(r'site-packages/sphinx/'), 'Sphinx'),
    (re.compile(r'site-packages/(\w+)'), ''),
)
"""Whose a file is: the name that follows or, where there is none, that of its package."""
PYTHON: Final = 'Python itself'
LEAST: Final = 0.01
"""The share from which an owner is told by name."""


def owner(path: str) -> str:
    """Return whose the code in *path* is."""
    for pattern, name in OWNERS:
        if found := pattern.search(path):
            return name or found[1]
    return PYTHON


def shares(profile: Path) -> Counter[str]:
    """Return the seconds of a *profile*, by owner: what is built in is of those who call it."""
    found: Counter[str] = Counter()
    stats = cast('Any', pstats.Stats(str(profile))).stats
    for (path, _line, _name), (_calls, _all, own, _whole, callers) in stats.items():
        if path == '~' and callers:
            for (caller, *_place), (*_times, theirs, _sum) in callers.items():
                found[owner(caller)] += theirs
        else:
            found[owner(path)] += own
    return found


def measured(sessions: int) -> Iterator[tuple[str, Counter[str]]]:
    """Yield what is built of so many *sessions*, and the seconds of it by owner."""
    with TemporaryDirectory() as folder:
        site = Ours(f'{folder}/site', sessions)
        profile = site.source.parent / 'profile'
        whole = sphinx('html', site.source, site.source.parent / 'html', jobs='1')
        command = [sys.executable, '-m', 'cProfile', '-o', str(profile), *whole[1:]]
        for build in ('cold', 'paragraph edited'):
            run(command, OURS)
            yield build, shares(profile)
            site.edit_paragraph()


def main() -> None:
    """Print a table of shares: a column a build, those who take most of the first one first."""
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('--sessions', type=int, default=200)
    found = dict(measured(parser.parse_args().sessions))
    print(row('', *found))
    print(row('---', *['---:'] * len(found)))
    told = {
        name
        for each in found.values()
        for name, seconds in each.items()
        if seconds >= LEAST * each.total()
    }
    first = next(iter(found.values()))
    for name in sorted(told, key=lambda name: -first[name]):
        print(row(name, *(f'{each[name] / each.total():.0%}' for each in found.values())))
    print(row('seconds', *(f'{each.total():.1f}' for each in found.values())))


if __name__ == '__main__':
    main()
