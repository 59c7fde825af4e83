"""Builds in copies of a process that has loaded Sphinx: half a second less each, hundreds of times.

A process that has threads, as those of pytest-xdist do, must not be copied: another one is, which
this file is when it runs by itself. It has built nothing: no copy knows words of another site.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any, Final, cast

LOADED: Final = (
    *('sphinx.application', 'sphinx.cmd.build', 'sphinx.builders.html', 'sphinx.builders.gettext'),
    *(
        'sphinx.ext.mathjax',
        'sphinxcontrib.applehelp',
        'sphinxcontrib.devhelp',
        'sphinxcontrib.qthelp',
    ),
    *('sphinxcontrib.htmlhelp', 'sphinxcontrib.serializinghtml', 'alabaster', 'sphinx_copybutton'),
    *(
        'myst_parser.sphinx_ext.main',
        'myst_parser.parsers.sphinx_',
        'furo',
        'babel.messages.pofile',
    ),
    *('pygments.lexers', 'pygments.formatters.html', 'docutils.parsers.rst.directives', 'typst'),
)
"""What builds import, but for the machinery itself: some tests build with another one."""
BUILDS: Final = 20
"""After so many, another process begins, whose sets have another order."""

_running: dict[int, tuple[subprocess.Popen[str], int]] = {}


def press(arguments: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Build with Sphinx’s *arguments* in an *environment*; return the status, and what it said."""
    process, done = _running.pop(os.getpid(), (None, BUILDS))
    if process is None or done >= BUILDS:
        _end(process)
        command = [sys.executable, __file__]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        atexit.register(_end, process)
        done = 0
    _running[os.getpid()] = (process, done + 1)
    with tempfile.NamedTemporaryFile(suffix='.log') as log:
        asked = {'arguments': arguments, 'environment': environment, 'log': log.name}
        asking, answers = cast('IO[str]', process.stdin), cast('IO[str]', process.stdout)
        asking.write(json.dumps({**asked, 'folder': str(Path.cwd())}) + '\n')
        asking.flush()
        status = int(answers.readline() or 1)
        return status, Path(log.name).read_text(encoding='utf-8')


def _end(process: subprocess.Popen[str] | None) -> None:
    if process is not None and process.stdin:
        process.stdin.close()
        process.wait()


def _serve() -> None:
    """Build what each line of the standard input asks for, in a copy of this process."""
    for name in LOADED:
        __import__(name)
    answers = os.fdopen(os.dup(1), 'w')
    for line in sys.stdin:
        copy = os.fork()
        if not copy:
            _build(json.loads(line))
        status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        answers.write(f'{status}\n')
        answers.flush()


def _build(asked: dict[str, Any]) -> None:
    from sphinx.cmd.build import main  # noqa: PLC0415  loaded already

    status = 1
    try:
        os.environ.clear()
        os.environ.update(asked['environment'])
        os.chdir(asked['folder'])
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream, number in ((nothing, 0), (nothing, 1), (os.open(asked['log'], os.O_WRONLY), 2)):
            os.dup2(stream, number)
        status = main(asked['arguments'])
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == '__main__':
    _serve()
