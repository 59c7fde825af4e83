"""The tutorial, as its readers follow it: what they type, and what they put in files.

A paragraph that is the name of a file, perhaps followed by “, at its end”, says where the block
after it goes: as it is or, where it is ``diff``, in the place of its lines that begin with ``-``. A
block ``sh`` is typed, and what it answers holds the lines of the block ``text`` that follows it, if
any; ``…`` there stands for what differs.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from begun import alone, lend, vouch
from miniature import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = re.compile(r'`([^`]+)`(, at its end)?')
INCLUDED: Final = re.compile(r'\{literalinclude\} (\S+)')
FAILED: Final = 'make: ***'
"""How a line begins by which make says that a target has failed."""
PATIENCE: Final = 60
"""Seconds after which what hasn't come won't."""


@dataclass
class Step:
    """What a reader does: in a *file*, or in a terminal, which answers some *lines*."""

    text: str
    kind: str
    file: str = ''
    more: bool = False
    lines: list[str] = field(default_factory=list)


def steps(page: Path) -> Iterator[Step]:
    """Yield what *page* has its readers do, from top to bottom."""
    tokens = MarkdownIt().parse(page.read_text(encoding='utf-8'))
    blocks = [(tokens[n - 2].content, token) for n, token in enumerate(tokens) if token.map]
    typed: Step | None = None
    for before, token in blocks:
        if token.type != 'fence':
            continue
        named = FILE.fullmatch(before)
        included = INCLUDED.fullmatch(token.info)
        if token.info == 'text':
            assert typed, token.content
            typed.lines = token.content.splitlines()
        elif token.info == 'sh':
            if typed:
                yield typed
            typed = Step(token.content, 'sh')
        else:
            assert named, f'which file? {token.content}'
            if typed:
                yield typed
            typed = None
            text = (page.parent / included[1]).read_text('utf-8') if included else token.content
            yield Step(text, 'diff' if token.info == 'diff' else 'file', named[1], bool(named[2]))
    if typed:
        yield typed


def edited(text: str, diff: str) -> str:
    """Return *text* with the change of *diff*, whose lines it holds once."""
    lines = diff.splitlines()
    old, new = (
        ''.join(f'{line[1:]}\n' for line in lines if line[:1] != sign) for sign in ('+', '-')
    )
    assert text.count(old) == 1, f'{old!r} is there {text.count(old)} times'
    return text.replace(old, new)


class Reader:
    """Somebody at home in the folder *home*, with a clone of the repository in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / 'clone'
        bare = home / 'elsewhere' / 'days-of-clay.git'
        self._environment = alone() | {
            'HOME': str(home),
            'PYTHON': sys.executable,
            'GIT_CONFIG_COUNT': '3',
            'GIT_CONFIG_KEY_0': f'url.{bare.parent}/.insteadOf',
            'GIT_CONFIG_VALUE_0': 'https://github.com/YOU/',
            'GIT_CONFIG_KEY_1': 'user.name',
            'GIT_CONFIG_VALUE_1': 'Reader',
            'GIT_CONFIG_KEY_2': 'user.email',
            'GIT_CONFIG_VALUE_2': 'reader@example.org',
        }
        subprocess.run(['git', 'init', '--quiet', '--bare', bare], check=True)
        self._clone()

    def _clone(self) -> None:
        """Make a folder where `make new` works, with the environment of the tests."""
        (self.folder / '.venv' / 'bin').mkdir(parents=True)
        python = self.folder / '.venv' / 'bin' / 'python'
        python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
        python.chmod(0o755)
        for name in ('Makefile', 'requirements.txt', 'requirements-dev.txt'):
            shutil.copy(PROJECT / name, self.folder)
        for name in ('locks', 'tools', 'starter', '_ext'):
            (self.folder / name).symlink_to(PROJECT / name)
        vouch(self.folder)

    def do(self, step: Step) -> None:
        """Do what *step* says."""
        if step.kind == 'sh':
            commands = step.text.replace('\\\n', '').splitlines()
            said = ''.join(map(self._type, commands))
            shown = (part for line in step.lines for part in line.split('…'))
            assert [part for part in shown if part not in said] == [], said
            failed = [line for line in step.lines if line.startswith(FAILED)]
            assert (FAILED in said) == bool(failed), said
            return
        path = self.folder / step.file
        before = path.read_text(encoding='utf-8') if path.is_file() else ''
        if step.kind == 'diff':
            after = edited(before, step.text)
        else:
            after = f'{before.rstrip()}\n\n{step.text}' if step.more else step.text
        path.write_text(after, encoding='utf-8')

    def _type(self, command: str) -> str:
        """Do what *command* says; return what it answers."""
        began = time.monotonic()
        if command.startswith('cd '):
            self.folder = Path(command.removeprefix('cd ').replace('~', str(self.home)))
            lend(self.folder)
            return ''
        if command == 'make live':
            self._look(command)
            return ''
        done = subprocess.run(
            ['bash', '-c', command],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        print(f'{time.monotonic() - began:6.1f} s  {command}')
        assert done.returncode == 0 or FAILED in done.stdout, done.stdout
        return done.stdout

    def _look(self, command: str) -> None:
        """Start the server, ask for the first page, stop it."""
        with socket.socket() as found:
            found.bind(('127.0.0.1', 0))
            port = found.getsockname()[1]
        log = self.home / 'log'
        with log.open('w') as said:
            process = subprocess.Popen(
                [*command.split(), f'PORT={port}'],
                cwd=self.folder,
                env=self._environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                for _ in range(PATIENCE * 10):
                    if 'shows it' in log.read_text():
                        break
                    assert process.poll() is None, log.read_text()
                    time.sleep(0.1)
                time.sleep(0.5)  # it says so a moment before it listens
                with urllib.request.urlopen(f'http://127.0.0.1:{port}/index.html') as page:
                    assert '<h1>' in page.read().decode()
            finally:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait()
