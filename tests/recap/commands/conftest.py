"""Commands that have Sphinx build: in copies of a process that has loaded it."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from press import sphinx

if TYPE_CHECKING:
    from pathlib import Path


def run(command: list[str], *, cwd: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Do what `subprocess.run` does, of which only ``python -m sphinx`` is asked."""
    assert command[:3] == [sys.executable, '-m', 'sphinx']
    assert options.keys() <= {'stderr', 'text', 'check'}
    status, said = sphinx(*command[3:], folder=cwd)
    if options.get('stderr') is None:
        print(said, end='', file=sys.stderr)
    return subprocess.CompletedProcess(command, status, stderr=said)


@pytest.fixture(autouse=True)
def pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare Sphinx its start; tests of commands in processes of their own start it as they do."""
    pressed = SimpleNamespace(run=run, PIPE=subprocess.PIPE)
    for command in ('build', 'offline', 'translate'):
        monkeypatch.setattr(f'recap.commands.{command}.subprocess', pressed)
