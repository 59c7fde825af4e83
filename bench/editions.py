"""What the editions of this recap take: in each language, beside the same without `recap.fast`.

A translated page is parsed again for each of its passages: what is spared for a text counts most.
"""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from own import PAGE, Own, edit_paragraph
from publishing import COST, RATIO, extensions
from sites import run
from sphinx_sites import OURS, sphinx
from tables import row, say

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES: Final = ('fr', 'en')
VARIANTS: Final = {'without `recap.fast`': ('fast',), 'as it is': ()}
"""What is built: the wings that are left out. The first is the baseline."""
ROUNDS: Final = 3


def measure(source: Path, language: str) -> dict[str, list[tuple[float, ...]]]:
    """Return by variant what a first build of an edition takes, and one after an edited page."""
    found = {}
    page = source / PAGE
    text = page.read_text(encoding='utf-8')
    for name, left_out in VARIANTS.items():
        with TemporaryDirectory() as folder:
            chosen = ['-D', f'extensions={extensions(left_out)}', '-D', f'language={language}']
            command = sphinx('html', source, Path(folder, 'html'), *chosen)
            costs = [run(command, OURS)]
            edit_paragraph(page)
            costs.append(run(command, OURS))
            page.write_text(text, encoding='utf-8')
        found[name] = [astuple(cost) for cost in costs]
        say(f'editions, {language}, {name}: measured')
    return found


def costs(*, rounds: int = 0) -> Iterator[str]:
    """Measure the editions in turn, and yield the report in Markdown."""
    yield row('Language', '', 'Cold', 'ratio', 'Paragraph edited', 'ratio')
    yield row('---', '---', *['---:'] * 4)
    with TemporaryDirectory() as folder:
        own = Own(folder)
        for language in LANGUAGES:
            found = [measure(own.source, language) for _round in range(rounds or ROUNDS)]
            usual, *_others = VARIANTS
            for variant in VARIANTS:
                cells = []
                for build in range(2):
                    taken = [each[variant][build] for each in found]
                    ratios = [
                        [
                            a / b
                            for a, b in zip(each[variant][build], each[usual][build], strict=True)
                        ]
                        for each in found
                    ]
                    cells.append(COST.format(*map(median, zip(*taken, strict=True))))
                    cells.append(RATIO.format(*map(median, zip(*ratios, strict=True))))
                yield row(language, variant, *cells)
