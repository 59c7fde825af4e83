"""What a build takes more since a site is published: its address, and the wings that need it.

The same pages are built without these wings, with them, and with an address, in turn, so that a
busy machine slows all of them. Pages have dates, from git, as those of a real site do.
"""

from __future__ import annotations

import runpy
from dataclasses import astuple
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from own import PAGE, Own, edit_paragraph, git
from sessions import session_name
from sites import ROOT, run
from sphinx_sites import OURS, Ours, sphinx
from tables import row, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WINGS: Final = ('publish', 'cards', 'following', 'twins', 'hosting')
ADDRESS: Final = 'https://recap.example/'
VARIANTS: Final = {
    'without them': (WINGS, ''),
    'with them, no address': ((), ''),
    'with an address': ((), ADDRESS),
    'with an address, no cards': (('cards',), ADDRESS),
}
"""What is built: the wings that are left out, and the address. The first is the baseline."""
ROUNDS: Final = 3
FEW: Final = 100
COST: Final = '{:.2f} s ({:.2f}), {:.0f} MiB'
RATIO: Final = '{:.2f} ({:.2f}), {:.2f}'


def extensions(left_out: Sequence[str]) -> str:
    """Return the extensions of this project, its wings one by one, without some."""
    wings = runpy.run_path(str(ROOT / '_ext' / 'recap' / '__init__.py'))['WINGS']
    listed: list[str] = runpy.run_path(str(ROOT / 'conf.py'))['extensions']
    others = [name for name in listed if name != 'recap']
    return ','.join([*others, *(f'recap.{wing}' for wing in wings if wing not in left_out)])


def measure(source: Path, page: Path) -> dict[str, list[tuple[float, ...]]]:
    """Return by variant what the first build of *source* takes, and one after a *page* changed."""
    found = {}
    text = page.read_text(encoding='utf-8')
    for name, (left_out, address) in VARIANTS.items():
        with TemporaryDirectory() as folder:
            chosen = ['-D', f'extensions={extensions(left_out)}']
            command = sphinx('html', source, Path(folder, 'html'), *chosen)
            costs = [run(command, {**OURS, 'SITE_URL': address})]
            edit_paragraph(page)
            costs.append(run(command, {**OURS, 'SITE_URL': address}))
            page.write_text(text, encoding='utf-8')
            found[name] = [astuple(cost) for cost in costs]
            say(f'publishing, {name}: measured')
    return found


def sites(folder: str, sizes: Sequence[int]) -> Iterator[tuple[str, Path, Path, int]]:
    """Yield this recap and conferences: names, where their sources are, a page, how many rounds."""
    own = Own(f'{folder}/own')
    yield 'this site', own.source, own.source / PAGE, ROUNDS
    for size in sizes:
        made = Ours(f'{folder}/{size}', size)
        git(made.source, 'init', '--quiet')
        git(made.source, 'add', '.')
        git(made.source, 'commit', '--quiet', '--message', 'Write the pages')
        page = made.source / 'posts' / f'{session_name(size // 2)}.md'
        yield f'{size:,}', made.source, page, ROUNDS if size <= FEW else 1


def costs(sizes: Sequence[int], *, rounds: int = 0) -> Iterator[str]:
    """Measure this recap and conferences of those *sizes*, and yield the report in Markdown."""
    yield row('Sessions', 'The publishing wings', 'Cold', 'ratio', 'Paragraph edited', 'ratio')
    yield row('---:', '---', *['---:'] * 4)
    with TemporaryDirectory() as folder:
        for name, source, page, usual in sites(folder, sizes):
            found = [measure(source, page) for _round in range(rounds or usual)]
            for variant in VARIANTS:
                cells = []
                for build in range(2):
                    taken = [each[variant][build] for each in found]
                    base = [each['without them'][build] for each in found]
                    pairs = [
                        [a / b for a, b in zip(*pair, strict=True)]
                        for pair in zip(taken, base, strict=True)
                    ]
                    cells.append(COST.format(*map(median, zip(*taken, strict=True))))
                    cells.append(RATIO.format(*map(median, zip(*pairs, strict=True))))
                yield row(name, variant, *cells)
