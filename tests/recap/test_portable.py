"""The extension on other systems, and in processes that build nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import recap

EXT = Path(recap.__file__).parent.parent
WITHOUT = """
import asyncio, gc, logging, os, random, sys, threading  # some of these ask for it as well
sys.modules['fcntl'] = None
vars(os).pop('register_at_fork', None)
before = gc.get_threshold()
import recap
from sphinx.application import Sphinx
assert gc.get_threshold() == before, 'importing it tunes the garbage collector'
where = sys.argv[1]
Sphinx(where, where, f'{where}/out', f'{where}/tree', 'html', status=None).build()
assert gc.get_threshold() != before
"""


def test_it_builds_where_there_is_neither_fcntl_nor_a_fork(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text(
        "extensions = ['myst_parser', 'recap']\nhtml_theme = 'furo'\n", encoding='utf-8'
    )
    (tmp_path / 'index.md').write_text('# Home\n', encoding='utf-8')
    environment = {**os.environ, 'PYTHONPATH': str(EXT)}
    command = [sys.executable, '-c', WITHOUT, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / 'out' / 'index.html').is_file()
