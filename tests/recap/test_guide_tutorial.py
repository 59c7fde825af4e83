"""The tutorial of the guide: somebody follows it to the letter, and has published at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miniature import PROJECT
from tutorial import Reader, steps

if TYPE_CHECKING:
    from pathlib import Path

TUTORIAL = PROJECT / 'docs' / 'tutorial.md'


def test_a_reader_who_follows_it_has_published(tmp_path: Path) -> None:
    reader = Reader(tmp_path.resolve())
    for step in steps(TUTORIAL):
        reader.do(step)
    site = reader.folder / '_build' / 'html'
    page = (site / 'sessions' / 'talk-12.html').read_text(encoding='utf-8')
    for shown in ('One kiln in nine', 'True, with caveats', 'Heard at the event', 'Smoke without'):
        assert shown in page
    assert 'Intervenants' in (site / 'fr' / 'speakers.html').read_text(encoding='utf-8')
    assert {path.suffix for path in site.iterdir()} >= {'.html', '.pdf', '.epub'}
    kept = (reader.folder / 'tests' / 'permalinks.txt').read_text().split()
    for name in ('smoke-without-a-licence', 'statistic-wood-kilns', 'quotation-neighbours'):
        assert f'sessions/talk-12.html#{name}' in kept
    pushed = tmp_path / 'elsewhere' / 'days-of-clay.git' / 'refs' / 'heads' / 'main'
    assert pushed.is_file()
