"""The folder of a recap, made aside and moved into its place once it is whole.

It holds the machinery as a wheel, in ``vendor``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recap.commands.schedule import import_schedule

from .pages import ROOT, render
from .problems import NewRecapError

if TYPE_CHECKING:
    from .asked import Recap

BASE: Final = ('icalendar', 'sphinx-autobuild')
"""What a recap needs from the start, beside what builds it: to read schedules, and for `make live`.

Pinned as this project pins it.
"""

CHECKS: Final = ('pytest', 'beautifulsoup4', 'playwright', 'axe-playwright-python', 'sphinx-intl')
"""What checks and translates a recap, pinned likewise."""


def require(folder: Path, wheel: str) -> None:
    """Write what a recap in *folder* is built with: the *wheel*, then what this project pins."""
    pinned = (ROOT / 'requirements.txt').read_text(encoding='utf-8').splitlines()
    lines = ['# What builds the recap: the machinery, and exact versions of what it stands on.']
    others = (ROOT / 'requirements-dev.txt').read_text(encoding='utf-8').splitlines()
    pinned += [line for line in others if line.partition('==')[0] in BASE]
    lines += [f'./vendor/{wheel}', *(re.sub(r'\s+#.*', '', line) for line in pinned[1:])]
    (folder / 'requirements.txt').write_text('\n'.join([*lines, '']), encoding='utf-8')
    wanted = [line for line in others if line.partition('==')[0] in CHECKS]
    lines = ['# What checks and translates the recap.', '-r requirements.txt', *wanted]
    (folder / 'requirements-dev.txt').write_text('\n'.join([*lines, '']), encoding='utf-8')


def make_wheel(folder: Path) -> str:
    """Make the wheel of the machinery in *folder*; return its name."""
    command = [sys.executable, '-m', 'pip', 'wheel', '-q', '--no-deps', '--no-build-isolation']
    done = subprocess.run(  # noqa: S603  its own command
        [*command, '-w', str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f'the machinery could not be packed:\n{done.stderr.strip()}'
        raise NewRecapError(message)
    (wheel,) = folder.glob('*.whl')
    return wheel.name


def make(recap: Recap, target: Path, schedule: Path | None = None) -> None:
    """Make the folder *target* of *recap*; raise `NewRecapError` where it can't be."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f'{target} isn’t empty; choose another DIR'
        raise NewRecapError(message)
    if not target.parent.is_dir():
        message = f'there is no folder {target.parent}; make it, or choose another DIR'
        raise NewRecapError(message)
    try:
        aside = tempfile.TemporaryDirectory(prefix='.recap-', dir=target.parent)
    except OSError as error:
        message = f'{target.parent}: {error.strerror}; choose another DIR'
        raise NewRecapError(message) from None
    with aside as place:
        folder = Path(place, 'recap')
        render(recap, folder)
        if schedule:
            import_schedule(schedule, folder)
        require(folder, make_wheel(folder / 'vendor'))
        if target.is_dir():
            target.rmdir()
        shutil.move(folder, target)
