"""What each proposal to another project saves: a made-up conference, built with and without it.

    .venv/bin/python bench/upstream/measure.py [--sessions 300] [--runs 3]

Each patch is applied to a copy of the package as it is installed; one that was made for another
version, and doesn't fit, is said. Times are those of all processors, by one process: of several
runs, in turns, the least counts, since other work can only add to it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
STOCK: Final = 'as installed'
ALL: Final = 'all of them'


def packages(patch: Path) -> list[str]:
    """Return the packages whose files *patch* changes."""
    lines = patch.read_text(encoding='utf-8').splitlines()
    changed = (line.removeprefix('--- a/') for line in lines if line.startswith('--- a/'))
    return sorted({name.partition('/')[0] for name in changed})


def patched(folder: Path, patches: Iterable[Path]) -> bool:
    """Copy into *folder* what the *patches* change, and change it; return whether all fit."""
    for patch in patches:
        for name in packages(patch):
            spec = find_spec(name)
            assert spec is not None
            assert spec.origin is not None
            if not (folder / name).is_dir():
                shutil.copytree(Path(spec.origin).parent, folder / name)
        command = ['git', 'apply', str(patch)]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:  # noqa: S603
            return False
    return True


def seconds(source: Path, packages: Path) -> float:
    """Return what a first build of *source* takes, with the *packages* of a folder first."""
    with TemporaryDirectory() as output:
        command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'html', '-c', str(ROOT)]
        command += ['-d', f'{output}/doctrees', str(source), f'{output}/html']
        found = os.pathsep.join((str(packages), str(ROOT / '_ext')))
        # What is changed is compiled once, as what is installed was.
        env = {**os.environ, 'PYTHONPATH': found, 'PYTHONDONTWRITEBYTECODE': ''}
        process = os.posix_spawn(sys.executable, command, env)
        _process, status, usage = os.wait4(process, 0)
    if status:
        message = f'The build of {source} failed.'
        raise RuntimeError(message)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print a table: each proposal, and what is left of the time of a build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument('--sessions', type=int, default=300)
    parser.add_argument('--runs', type=int, default=3)
    asked = parser.parse_args()
    patches = sorted(HERE.glob('*.patch'))
    with TemporaryDirectory() as held:
        folder = Path(held)
        source = folder / 'source'
        conferences = [sys.executable, str(HERE.parent / 'conferences.py')]
        subprocess.run([*conferences, str(asked.sessions), str(source)], check=True)  # noqa: S603
        tried: dict[str, Path] = {STOCK: folder / 'none'}
        for name, chosen in {**{each.stem: [each] for each in patches}, ALL: patches}.items():
            (folder / name).mkdir()
            if patched(folder / name, chosen):
                tried[name] = folder / name
            else:
                installed = {each: version(each) for one in chosen for each in packages(one)}
                print(f'{name} doesn’t fit {installed}')
        least = dict.fromkeys(tried, float('inf'))
        for place in tried.values():
            seconds(source, place)  # Python keeps what it compiles
        for _run in range(asked.runs):
            for name, place in tried.items():
                least[name] = min(least[name], seconds(source, place))
    print('| proposal | CPU s | ratio |\n| --- | --- | --- |')
    for name, taken in least.items():
        print(f'| {name} | {taken:.2f} | {taken / least[STOCK]:.3f} |')


if __name__ == '__main__':
    main()
