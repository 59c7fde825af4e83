"""The machinery serves any recap: with other pages at the root, its tests say the same.

A copy of the repository loses the pages of this recap, their translations, their drawings, their
tests, and takes the example of CONTRIBUTING.md in their place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from check_content import pages
from contributing import examples
from miniature import PROJECT, lay

if TYPE_CHECKING:
    from pathlib import Path

UNCOPIED: Final = ('.git', '.venv', '_build', '__pycache__', '.*_cache')
# They build the miniature again and again, or show it to a browser page by page: minutes, in which
# they read nothing of the root that the others don't.
SLOW: Final = (
    *('books', 'exact', 'records'),
    *('reader/test_accessibility.py', 'reader/test_citation.py', 'reader/test_copy.py'),
    *('reader/test_downloads.py', 'reader/test_editions.py', 'reader/test_keyboard.py'),
    *('search/test_search_index.py', 'search/test_search_interface.py'),
    *('test_formats.py', 'test_fuzz.py', 'test_garbage.py', 'test_links.py'),
)
ITSELF: Final = 'test_tenant.py'


def give_to_another_recap(root: Path) -> None:
    """Replace what is of this recap, in the copy *root*, by the example of CONTRIBUTING.md."""
    for page in pages(root):
        page.unlink()
    for index in root.glob('locales/*/LC_MESSAGES/index.po'):
        shutil.rmtree(index.parent.parent)
    for folder in ('posts', '_static/drawings', 'tests/site'):
        shutil.rmtree(root / folder, ignore_errors=True)  # what another recap has none of
    lay(examples(), root)


def test_machinery_needs_nothing_of_this_recap(tmp_path: Path) -> None:
    root = tmp_path / 'copy'
    shutil.copytree(PROJECT, root, ignore=shutil.ignore_patterns(*UNCOPIED))
    give_to_another_recap(root)
    assert {path.name for path in pages(root)} == set(examples())
    shallow = {name: value for name, value in os.environ.items() if name != 'RECAP_DEEP'}
    alone = {name: value for name, value in shallow.items() if not name.startswith('PYTEST_')}
    # To run them takes a minute: the rest of the time, that they can be read must do.
    how = [] if 'RECAP_DEEP' in os.environ else ['-n0', '--collect-only']
    command = [sys.executable, '-m', 'pytest', 'tests/recap', '-q', '-pno:cacheprovider', *how]
    command += [f'--ignore=tests/recap/{name}' for name in (*SLOW, ITSELF)]
    assert all((root / 'tests' / 'recap' / name).exists() for name in (*SLOW, ITSELF))
    done = subprocess.run(command, cwd=root, env=alone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
