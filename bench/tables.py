"""What was measured, as tables in Markdown; the report, in a file and in the README."""

from __future__ import annotations

import math
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Figures: TypeAlias = dict[str, tuple[float, ...]]
    """By what is measured, its numbers."""

BUILD: Final = '{:.2f} s ({:.2f}), {:.0f} MiB'
BUILDS: Final = ('cold', 'nothing to do', 'paragraph edited', 'session added', 'speaker renamed')
LIVE: Final = tuple(f'live, {name}' for name in BUILDS[2:])
FORMATS: Final = {
    **dict.fromkeys(BUILDS, BUILD),
    **dict.fromkeys(LIVE, '{:.2f} s'),
    'session page': '{:.1f} kB',
    'first visit': '{:.0f} kB in {:.0f}',
    'first search': '{:.0f} kB in {:.0f}',
    'answer': '{:.0f} ms',
}
"""How the numbers of each row are shown."""
RATIOS: Final = {
    **dict.fromkeys(BUILDS, '{:.2f} ({:.2f}), {:.2f}'),
    **dict.fromkeys((*LIVE, 'session page', 'answer'), '{:.2f}'),
    **dict.fromkeys(('first visit', 'first search'), '{:.2f} in {:.2f}'),
}
"""Likewise, once they are divided by others."""

START: Final = '<!-- What `bench --keep` measured -->\n'
END: Final = '<!-- The end of it -->\n'


def say(what: str) -> None:
    """Tell who waits what has been done."""
    print(f'{time.strftime("%H:%M:%S")} {what}', file=sys.stderr, flush=True)


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f'| {" | ".join(cells)} |'


def shown(figures: Figures, formats: Mapping[str, str]) -> list[str]:
    """Return the cells of a row: blank where there is no figure."""
    return [
        form.format(*figures[name]) if name in figures else '' for name, form in formats.items()
    ]


def ratio(one: Figures, other: Figures) -> Figures:
    """Return how many times as much as the *other* the *one* takes, of what both have."""
    return {
        name: tuple(a / b if b else math.nan for a, b in zip(one[name], other[name], strict=True))
        for name in one
        if name in other
    }


def exponent(smaller: Figures, larger: Figures, factor: float) -> Figures:
    """Return the power of the size with which the figures grow: 1 is in proportion to it."""
    return {
        name: tuple(math.log(number, factor) for number in numbers)
        for name, numbers in ratio(larger, smaller).items()
    }


def growth_table(measured: Mapping[str, Mapping[int, Figures]]) -> Iterator[str]:
    """Yield the table of what was *measured* by tool and size: a row a figure, ours first."""
    ours, others = measured['ours'], [tool for tool in measured if tool != 'ours']
    head = [*measured, 'exponent', *(f'ours / {tool}' for tool in others)]
    yield row('Sessions', '', *head)
    yield row('---:', '---', *['---:'] * len(head))
    former = {large: small for small, large in pairwise(ours)}
    for size, own in ours.items():
        small = former.get(size)
        growth = exponent(ours[small], own, size / small) if small else {}
        beside = [measured[tool].get(size, {}) for tool in others]
        for name in (each for each in FORMATS if each in own):
            form, quotient = {name: FORMATS[name]}, {name: RATIOS[name]}
            cells = [shown(each, form) for each in (own, *beside)]
            cells += [shown(each, quotient) for each in (growth, *(ratio(own, o) for o in beside))]
            yield row(f'{size:,}', name, *(cell for (cell,) in cells))


def keep(report: str, readme: Path) -> None:
    """Put a *report* in the place of the one that the *readme* holds, between two comments."""
    before, rest = readme.read_text(encoding='utf-8').split(START)
    _former, after = rest.split(END)
    readme.write_text(f'{before}{START}\n{report}\n{END}{after}', encoding='utf-8')
