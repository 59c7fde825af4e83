"""Catalogues begun, brought up to date, and removed where they translate no page any more."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._catalogues import catalogues, is_orphan
from .._languages import code_of, language_tag
from ..slips.catalogues import slips_in
from .problems import RefusedError
from .reports import in_short
from .settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEMPLATES: Final = Path('_build', 'gettext')
CODE: Final = re.compile(r'[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?(@[a-z]+)?')
"""How gettext names a language: with a script, a country, a modifier perhaps."""


def translate(root: Path, languages: Sequence[str], orphans: str | None = None) -> None:
    """Bring the catalogues of the recap in *root* up to date, or begin those of *languages*.

    Without *languages*, those that there are. *orphans* says whether to ``remove`` or ``keep``
    catalogues that translate no page; else, who types is asked. Raise `RefusedError` where
    one of *languages* is that of the pages, or none, where none is begun, a catalogue can't be read
    (what is wrong in it would be lost), sphinx-intl isn't installed, or Sphinx fails.
    """
    config = settings(root)
    if not config.locale_dirs:
        message = "locale_dirs in conf.py names no folder; write locale_dirs = ['locales']"
        raise RefusedError(message)
    source = language_tag(config.language)
    codes = [code_of(each) for each in languages]
    other = 'fr' if source.partition('-')[0] == 'en' else 'en'
    if source in map(language_tag, codes):
        message = f'the pages are in {source} already; name another, as LANGUAGES={other}'
        raise RefusedError(message)
    if strange := [each for each in languages if not CODE.fullmatch(code_of(each))]:
        message = f'{strange[0]!r} is no language; write one as fr, pt-BR or sr@latin'
        raise RefusedError(message)
    wanted = codes or sorted({each for each, _ in catalogues(root, config.locale_dirs)})
    if not wanted:
        message = f'no translation is begun; name one, as LANGUAGES={other}'
        raise RefusedError(message)
    if wrong := [*_unread(root, config.locale_dirs, wanted)]:
        raise RefusedError('\n'.join(['there are catalogues to mend first:', *wrong]))
    try:
        update = importlib.import_module('sphinx_intl.basic').update
    except ImportError as error:
        message = f'{error}; pip install sphinx-intl'
        raise RefusedError(message) from None
    shutil.rmtree(root / TEMPLATES, ignore_errors=True)  # those of pages that are gone
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'gettext']
    command += ['-d', '_build/doctrees-gettext', '.', str(TEMPLATES)]
    done = subprocess.run(command, cwd=root, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603  Sphinx
    if said := in_short(done.stderr).strip():
        print(said, file=sys.stderr)
    if done.returncode:
        message = 'the pages can’t be read; mend what is said above'
        raise RefusedError(message)
    (root / TEMPLATES / 'sphinx.pot').unlink(missing_ok=True)  # words of templates, not of pages
    folder = config.locale_dirs[0]
    update(str(root / folder), str(root / TEMPLATES), tuple(wanted), -1, True)
    for path in _orphans(root, config.locale_dirs):
        _tell(path, root, orphans)


def _unread(root: Path, folders: Sequence[str], languages: Sequence[str]) -> Iterator[str]:
    """Yield what slipped in the catalogues of some *languages*, with its place."""
    for language, path in catalogues(root, folders):
        if language in languages:
            for line, message in slips_in(path):
                yield f'{path.relative_to(root)}:{line}: {message}'


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
