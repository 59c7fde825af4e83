"""What the PDF costs: that of this recap, and as the conference grows.

bench/README.md says what each figure is.
"""

from __future__ import annotations

import sys
from dataclasses import astuple
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pikepdf

from own import Own
from sites import run
from sphinx_sites import OURS, Ours, sphinx
from tables import BUILD, exponent, row, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tables import Figures

LIMIT: Final = 100
"""The most sessions, unless all sizes are asked for: a thousand take minutes."""

MEGABYTE: Final = 1_000_000
COLUMNS: Final = {
    'cold': BUILD,
    'paragraph edited': BUILD,
    'compiler, cold': '{:.2f} s, {:.0f} MiB',
    'compiler, edited': '{:.2f} s, {:.0f} MiB',
    'pages': '{:.0f}',
    'volumes': '{:.0f}',
    'file': '{:.1f} MB',
}
EXPONENTS: Final = {
    **dict.fromkeys(('cold', 'paragraph edited'), '{:.2f} ({:.2f}), {:.2f}'),
    **dict.fromkeys(('compiler, cold', 'compiler, edited'), '{:.2f}, {:.2f}'),
    **dict.fromkeys(('pages', 'volumes', 'file'), '{:.2f}'),
}

ALONE: Final = """
import resource, sys
from pathlib import Path
from sphinx.cmd.build import main
status = main(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
Path(sys.argv[1]).write_text(f'{used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}')
sys.exit(status)
"""
"""Builds in one process, whose only child of any weight is the compiler, and tells what it took."""


def compiler(site: Own | Ours) -> tuple[float, ...]:
    """Return the processor seconds, and the MiB, of the compiler alone."""
    told = site.folder / 'told.txt'
    command = sphinx('pdf', site.source, site.folder / 'alone', jobs='1')
    run([sys.executable, '-c', ALONE, str(told), *command[3:]], OURS)  # past `python -m sphinx`
    return tuple(float(number) for number in told.read_text(encoding='utf-8').split())


def measure(site: Own | Ours) -> Figures:
    """Return what the book of a *site* takes, and what it is, in all its volumes."""
    cold, compiled = site.build('pdf'), compiler(site)
    site.edit_paragraph()
    edited, compiled_again = site.build('pdf'), compiler(site)
    volumes = list(site.output('pdf').glob('*.pdf'))
    pages = 0.0
    for volume in volumes:
        with pikepdf.open(volume) as pdf:
            pages += len(pdf.pages)
    megabytes = sum(volume.stat().st_size for volume in volumes) / MEGABYTE
    figures: Figures = {'cold': astuple(cold), 'paragraph edited': astuple(edited)}
    figures |= {'compiler, cold': compiled, 'compiler, edited': compiled_again}
    figures |= {'pages': (pages,), 'volumes': (float(len(volumes)),)}
    return figures | {'file': (megabytes,)}


def growth(sizes: Sequence[int], *, everything: bool) -> Iterator[str]:
    """Measure the books of conferences of those *sizes*, and yield the report in Markdown.

    Those beyond the limit are left out, unless *everything* is asked for.
    """
    yield row('Sessions', *COLUMNS)
    yield row(*['---:'] * (len(COLUMNS) + 1))
    with TemporaryDirectory() as folder:
        yield row('this book', *shown(measure(Own(folder)), COLUMNS))
    measured = {}
    for size in sorted(sizes):
        if size <= LIMIT or everything:
            with TemporaryDirectory() as folder:
                measured[size] = measure(Ours(folder, size))
            yield row(f'{size:,}', *shown(measured[size], COLUMNS))
    for small, large in pairwise(measured):
        rates = exponent(measured[small], measured[large], large / small)
        yield row(f'{small:,} to {large:,}, exponent', *shown(rates, EXPONENTS))
