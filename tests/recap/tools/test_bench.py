"""What `make bench` measures others with: the same words, in Markdown that leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from miniature import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 55
"""More than one page lists."""


def written(dialect: str, folder: Path) -> dict[Path, str]:
    program = str(PROJECT / 'bench' / 'conferences.py')
    command = [sys.executable, program, str(SIZE), str(folder), '--dialect', dialect]
    subprocess.run(command, check=True)
    return {path: path.read_text(encoding='utf-8') for path in folder.rglob('*.md')}


def test_other_tools_have_all_pages_and_links_that_lead_somewhere(tmp_path: Path) -> None:
    ours, plain = (written(each, tmp_path / each) for each in ('ours', 'plain'))
    assert {path.relative_to(tmp_path / 'ours') for path in ours} == {
        path.relative_to(tmp_path / 'plain') for path in plain
    }
    links = 0
    for path, text in plain.items():
        assert not re.search(r':::|\{\w+\}`', text), path
        for target, place in re.findall(r'\]\(([^)#]+)(?:#([^)]+))?\)', text):
            found = plain[(path.parent / target).resolve()]
            assert not place or f'{{#{place}}}' in found, (path, target, place)
            links += 1
    assert links > 5 * SIZE


def test_what_was_measured_has_its_place() -> None:
    text = (PROJECT / 'bench' / 'README.md').read_text(encoding='utf-8')
    for mark in ('<!-- What `bench --keep` measured -->\n', '<!-- The end of it -->\n'):
        assert text.count(mark) == 1
        assert repr(mark) in (PROJECT / 'bench' / 'tables.py').read_text(encoding='utf-8')
