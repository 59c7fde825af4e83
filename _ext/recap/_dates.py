"""When the text of each page last changed: its last commit in git.

Where git isn't there, or doesn't know the whole history (a shallow clone), no page has a date: a
build date would be another one each time, and say nothing of the text.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

MARK: Final = '\x01'
"""What begins a line with the time of a commit: no path of git's does, unquoted."""
QUOTED: Final = {
    **{code: f'\\{code:03o}' for code in (*range(32), 127)},
    **{
        ord(sign): f'\\{told}' for sign, told in zip('"\\\a\b\t\n\v\f\r', '"\\abtnvfr', strict=True)
    },
}
"""How git tells signs of a path, which it then puts in quotation marks."""
MOST: Final = 50
"""Places that git finds faster among all others than it tells the whole history."""


_known: WeakKeyDictionary[Sphinx, dict[str, str]] = WeakKeyDictionary()
"""By build, what git has said: several wings ask, once all pages have been read."""


def dates_of(app: Sphinx) -> dict[str, str]:
    """Return when each page last changed, by its name: ``2031-05-02T09:30:00Z``.

    A translation changes with its catalogue too. A page that git doesn't know has no date.
    """
    if app not in _known:
        _known[app] = _read(app.env)
    return _known[app]


def _read(env: BuildEnvironment) -> dict[str, str]:
    """Return the dates of all pages, as git has them now."""
    git = git_of(env.srcdir)
    if not git:
        return {}
    # One that isn't there would have git look for it in the whole history.
    files = {
        docname: {name for name in files_of(env, docname) if (env.srcdir / name).is_file()}
        for docname in env.found_docs
    }
    times = commits(git, env.srcdir, set().union(*files.values()))
    found = {}
    for docname, names in sorted(files.items()):
        if known := [times[name] for name in names if name in times]:
            found[docname] = timestamp(max(known))
    return found


def timestamp(seconds: int) -> str:
    """Return the *seconds* since 1970 as RFC 3339 has it, in UTC."""
    return datetime.fromtimestamp(seconds, tz=UTC).strftime('%Y-%m-%dT%H:%M:%SZ')


def files_of(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield what the text of a page is written in, from the folder of the sources, as git says it.

    Its source, what it brings in, its catalogues.
    """
    yield env.doc2path(docname, base=False).as_posix()
    for name in map(str, env.dependencies.get(docname, ())):
        if not name.endswith('.mo'):
            path = os.path.join(env.srcdir, name)  # noqa: PTH118  it may be whole already
            yield Path(os.path.relpath(path, env.srcdir)).as_posix()
    catalogue = f'{docname_to_domain(docname, env.config.gettext_compact)}.po'
    for folder in env.config.locale_dirs:
        yield posixpath.normpath(f'{folder}/{env.config.language}/LC_MESSAGES/{catalogue}')


def git_of(folder: Path) -> str:
    """Return the program that knows the whole history of *folder*, or nothing."""
    git = shutil.which('git') or ''
    whole = git and _said(git, folder, 'rev-parse', '--is-shallow-repository') == 'false'
    return git if whole else ''


def commits(git: str, folder: Path, wanted: Set[str]) -> dict[str, int]:
    """Return the time of the last commit of each file *wanted*, relative to *folder*.

    In seconds since 1970, from one reading of the log by *git*, as far back as is needed.
    """
    command = [git, '--literal-pathspecs', '-c', 'core.quotePath=false', '-c', 'log.showRoot=true']
    # Whole, else what a merge leaves out would depend on how many places are asked for.
    command += ['log', f'--format={MARK}%ct', '--full-history', '--name-only', '--no-renames']
    command += ['--relative', '--']
    named = map(posixpath.normpath, wanted)
    inside = [name for name in named if not name.startswith(('/', '../'))]  # git refuses others
    places = sorted({name.rpartition('/')[0] or name for name in inside})
    command += places if 0 < len(places) <= MOST else ['.']
    with subprocess.Popen(  # noqa: S603  git
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding='utf-8',
        errors='surrogateescape',
    ) as log:
        assert log.stdout is not None
        found = last(log.stdout, wanted)
        log.terminate()
    return found


def last(lines: Iterable[str], wanted: Set[str]) -> dict[str, int]:
    r"""Return the time of the first commit, in a log of the newest first, of each file *wanted*.

    >>> last(['\x015', '', 'b.md', '\x013', '', 'a.md', 'b.md'], {'a.md', 'b.md'})
    {'b.md': 5, 'a.md': 3}
    """
    told = {quoted(name): name for name in wanted}
    found: dict[str, int] = {}
    time = 0
    for line in lines:
        name = line.rstrip('\n')
        if name.startswith(MARK):
            if len(found) == len(wanted):
                break
            time = int(name.removeprefix(MARK))
        elif name in told:
            found.setdefault(told[name], time)
    return found


def quoted(path: str) -> str:
    r"""Return a *path* as git tells it.

    >>> quoted('a b.md'), quoted('the "b".md')
    ('a b.md', '"the \\"b\\".md"')
    """
    told = path.translate(QUOTED)
    return path if told == path else f'"{told}"'


def _said(git: str, folder: Path, *arguments: str) -> str:
    """Return what git answers in a *folder*: nothing where it can't."""
    done = subprocess.run(  # noqa: S603  git
        [git, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ''
