"""This recap itself, as an author has it: what is committed, with its history, to be edited."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from sites import ROOT, Cost, run
from sphinx_sites import OURS, sphinx

PAGE: Final = Path('posts', 'gamification.md')


class Own:
    """A clone in a *folder*; the machinery is that of the work tree."""

    def __init__(self, folder: str) -> None:
        self.folder, self.source = Path(folder), Path(folder, 'source')
        git(ROOT, 'clone', '--quiet', '.', str(self.source))
        shutil.rmtree(self.source / '_ext')

    def output(self, builder: str) -> Path:
        """Return the folder that a *builder* writes into."""
        return self.folder / builder

    def build(self, builder: str) -> Cost:
        """Build the edition in the language of the sources."""
        return run(sphinx(builder, self.source, self.output(builder)), OURS)

    def edit_paragraph(self) -> None:
        """Add a sentence to the last paragraph of a session."""
        edit_paragraph(self.source / PAGE)


def edit_paragraph(path: Path) -> None:
    """Add a sentence to the last paragraph of a page."""
    lines = path.read_text(encoding='utf-8').split('\n')
    last = max(n for n, line in enumerate(lines) if line[:1].isupper() and line.endswith('.'))
    lines[last] += ' Encore une phrase.'
    path.write_text('\n'.join(lines), encoding='utf-8')


def git(folder: Path, *arguments: str) -> None:
    """Have git do something in a *folder*; raise `subprocess.CalledProcessError` if it can't."""
    who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'gc.auto=0']
    subprocess.run(['git', *who, *arguments], cwd=folder, check=True)  # noqa: S603, S607
