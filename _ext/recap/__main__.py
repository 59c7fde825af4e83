"""What a recap does: python -m recap build, live, lint, translate, import, upgrade, and more."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .commands.build import BUILDERS, build
from .commands.lint import lint
from .commands.live import PORT, live
from .commands.offline import offline
from .commands.problems import RefusedError, WrongError
from .commands.schedule import import_schedule
from .commands.translate import translate
from .commands.upgrade import upgrade
from .commands.verdicts import list_verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence


SCHEDULE: Final = 'import SCHEDULE=schedule.json'
DATE: Final = 'SOURCE_DATE_EPOCH'
LATEST: Final = 253_402_300_799
"""The last second of the year 9999: no calendar here has another."""
WHEEL: Final = 'upgrade WHEEL=sphinx_recap-….whl'


def path(typed: str, example: str) -> Path:
    """Return the path that was *typed*; some shells leave ``~`` in ``NAME=~/file``.

    Raise `RefusedError` where nothing was, as `make` does without its variable; *example* is right.
    """
    if not typed:
        message = f'say which: make {example}'
        raise RefusedError(message)
    return Path(typed).expanduser()


def require_date() -> None:
    """Raise `RefusedError` where what dates the books is no time: Sphinx stops on it.

    Blank, as a `git log` that fails leaves it, it says nothing.
    """
    said = os.environ.get(DATE, '')
    if not said.strip():
        os.environ.pop(DATE, None)
    elif not said.strip().isdecimal() or int(said) > LATEST:
        message = f'{DATE} is a number of seconds since 1970, such as 1935741600, not {said!r}'
        raise RefusedError(message)


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments of each command, and says what to do in ``do``."""
    everything = argparse.ArgumentParser(prog='recap', description=__doc__)
    commands = everything.add_subparsers(required=True)
    command = commands.add_parser('build', help='make the site or the books, in all languages')
    command.add_argument('builder', choices=BUILDERS)
    command.add_argument('options', nargs=argparse.REMAINDER, help='Sphinx’s')
    command.set_defaults(do=lambda given: build(Path.cwd(), given.builder, given.options))
    command = commands.add_parser('translate', help='begin or bring up to date translations')
    command.add_argument('--orphans', choices=('remove', 'keep'), help='asked for, if not given')
    command.add_argument('languages', nargs='*')
    command.set_defaults(do=lambda given: translate(Path.cwd(), given.languages, given.orphans))
    command = commands.add_parser('upgrade', help='take another version of the machinery')
    command.add_argument('file', help='its wheel')
    command.set_defaults(do=lambda given: upgrade(path(given.file, WHEEL), Path.cwd()))
    command = commands.add_parser('import', help='make or bring up to date a page for each talk')
    command.add_argument('file', help='what the conference system exports')
    command.set_defaults(do=lambda given: import_schedule(path(given.file, SCHEDULE), Path.cwd()))
    command = commands.add_parser('live', help='show it in a browser, after each save')
    command.add_argument('--port', type=int, default=PORT)
    command.set_defaults(do=lambda given: live(Path.cwd(), given.port))
    command = commands.add_parser('lint', help='say what the typography of each language refuses')
    command.add_argument('--fix', action='store_true', help='mend what is mechanical')
    command.add_argument('pages', nargs='*', type=Path, help='all, and their translations, if none')
    command.set_defaults(do=lambda given: lint(Path.cwd(), given.pages, fix=given.fix))
    command = commands.add_parser('offline', help='make an archive of the site in each language')
    command.set_defaults(do=lambda _given: offline(Path.cwd()))
    command = commands.add_parser('verdicts', help='list verdicts by day, for the feed')
    command.set_defaults(do=lambda _given: list_verdicts(Path.cwd(), datetime.now(UTC).date()))
    return everything


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what *arguments* ask for in the current folder; return a status."""
    given = parser().parse_args(arguments)
    try:
        require_date()
        if said := given.do(given):
            print(said)
    except RefusedError as refused:
        print(f'Nothing was done: {refused}', file=sys.stderr)
        return 2
    except WrongError as wrong:
        print(wrong)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
