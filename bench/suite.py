"""What the tests take: all of them, as ``make test`` runs them; only asked for by name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sites import ROOT, run
from tables import row

if TYPE_CHECKING:
    from collections.abc import Iterator


def costs() -> Iterator[str]:
    """Run the tests once, and yield the report in Markdown; raise `RuntimeError` where one fails.

    What browsers take isn't counted: nobody waits for their processes to end.
    """
    cost = run([sys.executable, '-m', 'pytest', '-qq', str(ROOT / 'tests')], {})
    yield row('', 'Wall', 'Processors', 'Memory')
    yield row('---', *['---:'] * 3)
    figures = (f'{cost.wall:.0f} s', f'{cost.processors:.0f} s', f'{cost.memory:.0f} MiB')
    yield row('All tests', *figures)
