"""Repositories of git whose commits are of known times."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from miniature import lay

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = 1_900_000_000, 1_900_000_100, 1_900_000_200


def git(folder: Path, *arguments: str, at: int = FIRST) -> None:
    """Have git do something in *folder*, at a time."""
    when = {'GIT_AUTHOR_DATE': f'{at} +0000', 'GIT_COMMITTER_DATE': f'{at} +0000'}
    roles = [f'GIT_{role}_{what}' for role in ('AUTHOR', 'COMMITTER') for what in ('NAME', 'EMAIL')]
    who = dict.fromkeys(roles, 'ana@mill.example')
    subprocess.run(
        ['git', *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **when, **who, 'GIT_CONFIG_GLOBAL': os.devnull},
    )


def commit(folder: Path, pages: dict[str, str], at: int) -> None:
    lay(pages, folder)
    git(folder, 'add', '.')
    git(folder, 'commit', '-m', 'Write', at=at)
