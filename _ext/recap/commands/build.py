"""All editions of a recap, built: what matters is said, and warnings come last.

Of the language of the sources and of each translation, the site, the PDF or the EPUB. The site is
built aside, in ``_build/site``, and published in ``_build/html`` once all its editions are whole.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.util.matching import get_matching_files

from .._catalogues import SUFFIXES, catalogues, is_orphan, translations
from .._processes import processors
from .completion import tell_editor
from .problems import RefusedError, WrongError
from .publish import publish
from .reports import in_short, once
from .settings import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.config import Config

BUILDERS: Final = ('html', 'pdf', 'epub', 'poster')
ASIDE: Final = Path('_build', 'site')
DOCTREES: Final = Path('_build', 'doctrees')
PUBLISHED: Final = Path('_build', 'html')
STRICT: Final = ('-n', '-W', '--keep-going')
"""A reference that leads nowhere is a warning, and a warning fails a build, at its end."""


class Done(NamedTuple):
    """How an edition was built: its *status*, and what Sphinx warned of."""

    status: int
    warned: str


def build(root: Path, builder: str, options: Sequence[str] = ()) -> None:
    """Build all editions of the recap in *root* with a *builder*, and say what came out.

    *options* are Sphinx's. With ``-v``, it says itself what it does. Raise `WrongError` where an
    edition isn't right, after what Sphinx warned of: the site that was published stays;
    `RefusedError` where there is no recap, or two pages would be one.
    """
    config = settings(root)
    output = ASIDE if builder == 'html' else Path('_build', builder)
    others = [each for each in translations(root, config.locale_dirs) if each != config.language]
    if builder == 'html':
        refuse_taken(root, config, others)
    remove_former(root / output, others)
    done = [_edition(root, builder, output, each, options) for each in ('', *others)]
    for line in _about_catalogues(root, config, others):
        print(line)
    if any(edition.status for edition in done):
        warned = once(in_short(edition.warned) for edition in done)
        print(f'\n{warned}', file=sys.stderr)
        kept = f': {PUBLISHED} stays as it was' if builder == 'html' else ''
        message = f'\nNot right yet{kept}.'
        raise WrongError(message)
    tell_editor(root, DOCTREES)
    if builder == 'html':
        publish(root / ASIDE, root / PUBLISHED)
        print(f'Open {PUBLISHED / "index.html"}')


def refuse_taken(root: Path, config: Config, languages: Sequence[str]) -> None:
    """Raise `RefusedError` where a page would stand where the edition of a language has its own."""
    folders = [language for language in languages if (root / language).is_dir()]
    excluded = [*config.exclude_patterns, *config.templates_path]
    found = get_matching_files(root, config.include_patterns, excluded) if folders else ()
    pages = {name.rpartition('.')[0]: name for name in found if name.endswith(SUFFIXES)}
    for page, name in sorted(pages.items()):
        folder, _stroke, within = page.partition('/')
        if folder in folders and within in pages:
            message = f'{name}: the edition {folder} has a page at this address; rename the folder'
            raise RefusedError(message)


def remove_former(output: Path, languages: Sequence[str]) -> None:
    """Remove from the folder *output* the editions that are none any more.

    They are the folders that have doctrees of their own beside *output*, under their name: others,
    which a recap may bring along, have none.
    """
    for doctrees in sorted(output.parent.glob(f'{DOCTREES.name}-*')):
        language = doctrees.name.removeprefix(f'{DOCTREES.name}-')
        folder = output / language
        if language not in languages and folder.is_dir():
            shutil.rmtree(folder)
            print(f'{language}  removed: nothing is translated into it any more')


def _edition(root: Path, builder: str, output: Path, language: str, options: Sequence[str]) -> Done:
    """Build an edition in *output*, in a *language* or, where it is blank, that of the sources."""
    began, started = time.monotonic(), time.time()
    loud = any(option.startswith('-v') for option in options)
    command = [sys.executable, '-m', 'sphinx', '-b', builder, *STRICT, '-j', str(processes())]
    command += ['-d', f'{DOCTREES}{language and "-"}{language}']
    command += [*([f'-Dlanguage={language}'] if language else []), *([] if loud else ['-q'])]
    command += ['.', str(output / language), *options]
    done = subprocess.run(  # noqa: S603  Sphinx
        command, cwd=root, stderr=None if loud else subprocess.PIPE, text=True, check=False
    )
    took = time.monotonic() - began
    made = (
        'not right' if done.returncode else _made(root / output / language, root, builder, started)
    )
    print(f'{language or settings(root).language}  {made}, {took:.1f} s', flush=True)
    return Done(done.returncode, done.stderr or '')


def processes() -> int:
    """Return how many processes build: one more than there are processors; one of them waits."""
    return processors() + 1


def _made(folder: Path, root: Path, builder: str, since: float) -> str:
    """Return what was made in *folder* *since* a time: pages, or a book with its weight."""
    if builder != 'html':
        suffix = 'pdf' if builder == 'poster' else builder
        found = folder.glob(f'*.{suffix}')
        books = sorted(found, key=lambda path: (len(path.name), path.name))  # volumes: 2, then 10
        return ', '.join(f'{book.relative_to(root)} ({_weight(book)})' for book in books)
    pages = [path for path in folder.rglob('*.html') if _has_source(path.relative_to(folder), root)]
    written = sum(path.stat().st_mtime >= since for path in pages)
    return f'{written} of {len(pages)} pages written' if written else 'nothing to write'


def _has_source(page: Path, root: Path) -> bool:
    return any((root / page).with_suffix(suffix).is_file() for suffix in SUFFIXES)


def _weight(path: Path) -> str:
    size = path.stat().st_size
    return f'{size / 1e6:.1f} MB' if size >= 1e5 else f'{size / 1e3:.0f} kB'


def _about_catalogues(root: Path, config: Config, languages: Sequence[str]) -> Iterator[str]:
    """Yield what to know of catalogues that make no edition, or translate nothing here."""
    for _language, path in catalogues(root, config.locale_dirs):
        if is_orphan(path, root):
            yield f'{path.relative_to(root)} translates no page of this recap; see `make translate`'
    begun = {language for language, _path in catalogues(root, config.locale_dirs)}
    for language in sorted(begun - set(languages) - {config.language}):
        yield f'{language}  no edition yet: nothing is translated into it'
