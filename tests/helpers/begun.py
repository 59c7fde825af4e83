"""A recap that `make new` has made, with the environment of the tests in the place of its own."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import sysconfig
import time
import zlib
from pathlib import Path
from typing import Final

TOOLS: Final = {
    'sphinx-build': 'sphinx',
    'pytest': 'pytest',
    'sphinx-intl': 'sphinx_intl',
    'playwright': 'playwright',
}
"""The commands of an environment, and the module of each."""


def lend(folder: Path) -> None:
    """Have the recap in *folder* find what it would install in the environment of the tests."""
    environment, python = folder / '.venv', sys.executable
    subprocess.run([python, '-m', 'venv', '--without-pip', environment], check=True)
    packages = Path(sysconfig.get_path('purelib', 'venv', {'base': str(environment)}))
    lent = {sysconfig.get_path('purelib'), sysconfig.get_path('platlib')}
    (packages / 'lent.pth').write_text('\n'.join(sorted(lent)), encoding='utf-8')
    pip = [python, '-m', 'pip', '--python', str(environment), 'install', '-q', '--no-index']
    subprocess.run([*pip, '--no-deps', *map(str, folder.glob('vendor/*.whl'))], check=True)
    for name, module in TOOLS.items():
        script = environment / 'bin' / name
        script.write_text(f'#!/bin/sh\nexec "$(dirname "$0")/python" -m {module} "$@"\n')
        script.chmod(0o755)
    vouch(folder)


def vouch(folder: Path) -> None:
    """Have the Makefile in *folder* take its ``.venv`` for complete."""
    stamp = f'{platform.python_version()}-{zlib.crc32(os.fsencode(folder))}'
    for kind in ('site', 'dev'):
        (folder / '.venv' / f'{kind}-{stamp}').touch()


def alone() -> dict[str, str]:
    """Return the environment of a command that knows neither pytest nor the make that runs it."""
    theirs = ('PYTEST', 'MAKE', 'MFLAGS')
    return {name: value for name, value in os.environ.items() if not name.startswith(theirs)}


def run(folder: Path, *targets: str) -> None:
    """Have make do *targets* in *folder*, without a warning."""
    began = time.monotonic()
    done = subprocess.run(
        ['make', f'PYTHON={sys.executable}', *targets],
        cwd=folder,
        env=alone(),
        capture_output=True,
        text=True,
        check=False,
    )
    print(f'{time.monotonic() - began:6.1f} s  make {" ".join(targets)}')
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r'\d: WARNING', done.stderr)
