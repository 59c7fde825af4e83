"""What the PDF costs as the conference grows.

bench/README.md says what each figure is.
"""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pikepdf

from scale import exponent, row, shown
from sites import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scale import Figures

LIMIT: Final = 100
"""The most sessions, unless all sizes are asked for: a thousand take minutes."""

MEGABYTE: Final = 1_000_000
COLUMNS: Final = {
    'Cold': '{:.1f} s ({:.1f}), {:.0f} MiB',
    'Pages': '{:.0f}',
    'Volumes': '{:.0f}',
    'File': '{:.1f} MB',
}
EXPONENTS: Final = {
    'Cold': '{:.2f} ({:.2f}), {:.2f}',
    'Pages': '{:.2f}',
    'Volumes': '{:.2f}',
    'File': '{:.2f}',
}


def measure(size: int) -> Figures:
    """Return what the book of a conference of that *size* takes, and what it is in all."""
    with TemporaryDirectory() as folder:
        site = Site(folder, size, 'ours')
        cost = site.build('pdf')
        pages, megabytes = 0.0, 0.0
        volumes = list(site.output('pdf').glob('*.pdf'))
        for volume in volumes:
            with pikepdf.open(volume) as pdf:
                pages += len(pdf.pages)
            megabytes += volume.stat().st_size / MEGABYTE
        figures = {'Pages': (pages,), 'Volumes': (float(len(volumes)),), 'File': (megabytes,)}
        return {'Cold': astuple(cost), **figures}


def growth(sizes: Sequence[int], *, everything: bool) -> Iterator[str]:
    """Measure the books of conferences of those *sizes*, and yield the report in Markdown.

    Those beyond the limit are left out, unless *everything* is asked for.
    """
    measured = {size: measure(size) for size in sorted(sizes) if size <= LIMIT or everything}
    yield row('Sessions', *COLUMNS)
    yield row(*['---'] * (len(COLUMNS) + 1))
    for size, figures in measured.items():
        yield row(f'{size:,}', *shown(figures, COLUMNS))
    for small, large in pairwise(measured):
        rates = exponent(measured[small], measured[large], large / small)
        yield row(f'{small:,} to {large:,}, exponent', *shown(rates, EXPONENTS))
