"""Catalogues begun, brought up to date, and removed where they translate no page any more."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._catalogues import catalogues, is_orphan
from .._languages import language_tag
from .problems import RefusedError
from .settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

TEMPLATES: Final = Path('_build', 'gettext')


def translate(root: Path, languages: Sequence[str], orphans: str | None = None) -> None:
    """Bring the catalogues of the recap in *root* up to date, or begin those of *languages*.

    Without *languages*, those that there are. *orphans* says whether to ``remove`` or ``keep``
    catalogues that translate no page; else, who types is asked. Raise `RefusedError` where
    one of *languages* is that of the pages, sphinx-intl isn't installed, or Sphinx fails.
    """
    config = settings(root)
    source = language_tag(config.language)
    if source in map(language_tag, languages):
        other = 'fr' if source.partition('-')[0] == 'en' else 'en'
        message = f'the pages are in {source} already; name another, as LANGUAGES={other}'
        raise RefusedError(message)
    try:
        update = importlib.import_module('sphinx_intl.basic').update
    except ImportError as error:
        message = f'{error}; pip install sphinx-intl'
        raise RefusedError(message) from None
    shutil.rmtree(root / TEMPLATES, ignore_errors=True)  # those of pages that are gone
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'gettext']
    command += ['-d', '_build/doctrees-gettext', '.', str(TEMPLATES)]
    if subprocess.run(command, cwd=root, check=False).returncode:  # noqa: S603  Sphinx
        message = 'the pages can’t be read; mend what is said above'
        raise RefusedError(message)
    (root / TEMPLATES / 'sphinx.pot').unlink(missing_ok=True)  # words of templates, not of pages
    wanted = languages or sorted({each for each, _ in catalogues(root, config.locale_dirs)})
    folder = config.locale_dirs[0]
    update(str(root / folder), str(root / TEMPLATES), tuple(wanted), -1, True)
    for path in _orphans(root, config.locale_dirs):
        _tell(path, root, orphans)


def _orphans(root: Path, folders: Sequence[str]) -> list[Path]:
    return [path for _language, path in catalogues(root, folders) if is_orphan(path, root)]


def _tell(path: Path, root: Path, orphans: str | None) -> None:
    name = path.relative_to(root)
    said = f'{name} translates no page of this recap.'
    remove = orphans == 'remove'
    if orphans is None and sys.stdin.isatty():
        remove = input(f'{said} Remove it? [y/N] ').strip().lower() in {'y', 'yes'}
        said = str(name)
    if not remove:
        print(f'{said} To remove it: make translate ORPHANS=remove')
        return
    path.unlink()
    path.with_suffix('.mo').unlink(missing_ok=True)
    print(f'{name} removed.')
