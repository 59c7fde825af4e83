"""What a resident process has read is taken by builds that are copies of it, when it is right."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from miniature import PROJECT, copy_published

if TYPE_CHECKING:
    from pathlib import Path

SAVES: Final = """
import sys
from pathlib import Path
from recap.commands import resident
from recap.commands.copies import editions, load, read_ahead, rebuild

root = Path.cwd()
load(root)
first = editions(root)[:1]
page = root / 'seances' / 'jeu.md'
text = page.read_text(encoding='utf-8')
assert rebuild(first) == 0
read_ahead(first)
assert len(resident._read) == 1
# The last one is read ahead by nobody: what was read is out of date, and isn't taken.
for title in ('La partie', 'La manche'):
    page.write_text(text.replace('# Le jeu', f'# {title}'), encoding='utf-8')
    assert rebuild(first) == 0
    shown = (root / '_build/live/html/index.html').read_text(encoding='utf-8')
    assert title in shown, shown
    assert 'Le jeu' not in shown.partition('</nav>')[0], shown
"""
"""In a process of its own: one that has threads, as those of the tests have, must not be copied."""


def test_what_was_read_ahead_makes_the_same_pages(tmp_path: Path) -> None:
    site = tmp_path / 'site'
    copy_published(site)
    env = {**os.environ, 'PYTHONPATH': str(PROJECT / '_ext')}
    command = [sys.executable, '-c', SAVES]
    done = subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count('built in') == 3
