"""What is committed: nothing else is released, so that anyone can make the same again."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from .problems import ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

SHOWN: Final = 5
"""How many changed files a message names."""


def git(root: Path, *arguments: str) -> str:
    """Return what git answers in *root*; raise `ReleaseError` with what it says where it fails."""
    if not (program := shutil.which('git')):
        message = 'git is missing: what is committed can’t be read; install it'
        raise ReleaseError(message)
    done = subprocess.run(  # noqa: S603  git
        [program, *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f'git {arguments[0]}: {done.stderr.strip()}'
        raise ReleaseError(message)
    return done.stdout.strip()


def committed(root: Path) -> str:
    """Return the commit that *root* holds; raise `ReleaseError` where something isn't committed."""
    commit = git(root, 'rev-parse', '--verify', 'HEAD')
    changed = git(root, 'status', '--porcelain', '--untracked-files=all').splitlines()
    if changed:
        more = f'\n  … and {len(changed) - SHOWN} more' if len(changed) > SHOWN else ''
        listed = '\n'.join(f'  {line.strip()}' for line in changed[:SHOWN])
        message = f'what isn’t committed can’t be released:\n{listed}{more}'
        raise ReleaseError(message)
    return commit


def copy(root: Path, commit: str, folder: Path) -> int:
    """Make of *folder* a clone of *root* at a *commit*, with its history; return its date.

    The date is in seconds since 1970, as ``SOURCE_DATE_EPOCH`` has it. Raise `ReleaseError` where
    the commit isn't there.
    """
    git(root, 'clone', '--quiet', '--no-checkout', str(root), str(folder))
    git(folder, 'checkout', '--quiet', '--detach', commit)
    return int(git(folder, 'log', '-1', '--format=%ct'))


def require_entry(root: Path, version: str) -> None:
    """Raise `ReleaseError` unless the changelog in *root* tells a *version*, and nothing later."""
    path = root / 'CHANGELOG.md'
    text = path.read_text(encoding='utf-8') if path.is_file() else ''
    parts = re.split(r'^## \[(.+?)\](?: - (.+))?$', text, flags=re.MULTILINE)
    told = {name: (date, said) for name, date, said in zip(*[iter(parts[1:])] * 3, strict=True)}
    date, said = told.get(version, (None, ''))
    if not said.strip() or not re.fullmatch(r'\d{4}-\d{2}-\d{2}', date or ''):
        message = (
            f'CHANGELOG.md says nothing of version {version}: put what is new under '
            f'`## [{version}] - YYYY-MM-DD`'
        )
        raise ReleaseError(message)
    if told.get('Unreleased', ('', ''))[1].strip():
        message = f'CHANGELOG.md keeps entries under [Unreleased]: move them under [{version}]'
        raise ReleaseError(message)


def require_tag(root: Path, version: str) -> None:
    """Raise `ReleaseError` where the commit in *root* is tagged as another than *version*."""
    tags = git(root, 'tag', '--points-at', 'HEAD', '--list', 'v[0-9]*').split()
    if tags and f'v{version}' not in tags:
        message = f'the commit is tagged {", ".join(tags)}, and conf.py says version {version}'
        raise ReleaseError(message)
