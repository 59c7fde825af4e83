"""Begin the recap that the environment describes, and who is asked: python -m new."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from recap.commands.problems import RefusedError

from .asked import QUESTIONS, answers, recap_of, target_of
from .making import make
from .pages import written
from .problems import NewRecapError

GIVEN: Final = 'NEW_'
"""How the names of variables begin in the environment, where LANGUAGE has another meaning."""


def main() -> int:
    """Begin the recap that the environment and who is asked describe; return a status."""
    given = {name: os.environ.get(f'{GIVEN}{name}', '') for name in (*QUESTIONS, 'SCHEDULE')}
    try:
        found = answers(given, input if sys.stdin.isatty() else None)
        target, recap = target_of(found), recap_of(found)
        schedule = given['SCHEDULE']
        make(recap, target, Path(schedule).expanduser() if schedule else None)
    except (NewRecapError, RefusedError) as wrong:
        print(f'Nothing was made: {wrong}', file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print('\nNothing was made.', file=sys.stderr)
        return 130
    print(f'{target} is ready. Next:\n\n  cd {target}\n  make live\n')
    if not written(recap.language):
        print(f'Its sample pages are in English: none are written for {recap.language!r} yet.')
    return 0


if __name__ == '__main__':
    sys.exit(main())
