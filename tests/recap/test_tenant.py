"""The machinery serves any recap: with other pages at the root, its tests say the same.

A copy of the repository loses the pages of this recap, their translations, their drawings, their
tests, and takes the shortest site there is in their place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from example_site import examples
from miniature import PROJECT, lay
from recap.commands.lint import pages

if TYPE_CHECKING:
    from pathlib import Path

UNCOPIED: Final = ('.git', '.venv', '_build', '__pycache__', '.*_cache')
QUICK: Final = (
    *('records/test_references.py', 'records/test_text.py', 'charts/test_charts_parts.py'),
    *('reader/test_navigation.py', 'equations/test_strokes.py', 'tools/test_locks.py'),
    *('test_example_site.py', 'test_reading_order.py', 'commands/test_lint.py'),
)
"""Some of them, most of which read files of the repository.

The rest takes as long again as all tests: ``RECAP_DEEP``.
"""

ITSELF: Final = 'test_tenant.py'


def give_to_another_recap(root: Path) -> None:
    """Replace what is of this recap, in the copy *root*, by the shortest site there is."""
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
    names = {name for name in os.environ if name.startswith('PYTEST_')} | {'RECAP_DEEP'}
    alone = {name: value for name, value in os.environ.items() if name not in names}
    chosen = [''] if 'RECAP_DEEP' in os.environ else QUICK
    command = [sys.executable, '-m', 'pytest', '-q', '-n0', '-pno:cacheprovider']
    command += [f'tests/recap/{name}' for name in chosen]
    command += [f'--ignore=tests/recap/{ITSELF}']
    done = subprocess.run(command, cwd=root, env=alone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
