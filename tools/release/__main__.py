"""Make a release, or make it again and compare: python -m release release|verify."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from recap.commands.publish import publish
from recap.commands.settings import settings

from . import bill, sums
from .claims import claims, told
from .history import committed, copy, require_entry, require_tag
from .making import gather, make
from .problems import ReleaseError
from .sent import NOTICES, notices

ROOT: Final = Path(__file__).resolve().parents[2]
DIST: Final = 'dist'
ASIDE: Final = Path('_build', 'release')
DOCTREES: Final = Path('_build', 'doctrees')


def whole(root: Path, commit: str, site_url: str, aside: Path) -> Path:
    """Make the release of a *commit* of *root* in the folder *aside*; return where it is whole."""
    source, folder = aside / 'source', aside / DIST
    date = copy(root, commit, source)
    make(source, date, site_url)
    gather(source, folder)
    config = settings(source)
    origin = bill.Origin(config.project, config.release, commit, date, site_url)
    lines = (source / 'requirements.txt').read_text(encoding='utf-8').splitlines()
    asked = [line.partition('#')[0].strip() for line in lines]
    bill.write(folder, origin, filter(None, asked))
    for place in (folder, folder / 'html'):  # readers of the site are due it as well
        (place / NOTICES).write_text(notices(), encoding='utf-8', newline='\n')
    sums.write(folder)
    return folder


def release(root: Path) -> str:
    """Release what is committed in *root*, in ``dist``; return what to say of it.

    Raise `ReleaseError` where something is missing: the former release stays.
    """
    commit = committed(root)
    version = settings(root).release
    require_entry(root, version)
    require_tag(root, version)
    aside = root / ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    folder = whole(root, commit, os.environ.get('SITE_URL', ''), aside)
    publish(folder, root / DIST)
    shutil.rmtree(aside)
    return f'{DIST} holds version {version}, of {commit[:12]}: {len(sums.read(root / DIST))} files'


def verify(root: Path) -> str:
    """Make again elsewhere what ``dist`` in *root* holds; return what to say, unchecked claims too.

    Raise `ReleaseError` with the first file that differs.
    """
    dist = root / DIST
    listed, found = sums.read(dist), sums.files(dist)
    changed = [name for name in sorted({*listed, *found}) if listed.get(name) != found.get(name)]
    if changed:
        message = f'{DIST}/{changed[0]} isn’t what {sums.SUMS} says: it changed after the release'
        raise ReleaseError(message)
    origin = bill.read(dist)
    with tempfile.TemporaryDirectory(prefix='verify-') as place:
        folder = whole(root, origin['commit'], origin['site-url'], Path(place))
        unchecked = told(claims(Path(place, 'source', DOCTREES)))
        if differs := sums.difference(dist, folder):
            here, there = bill.read(folder)['python'], origin['python']
            hint = '' if here == there else f'; it was made by Python {there}, and this is {here}'
            message = f'{unchecked}\n{DIST} can’t be made again: {differs}{hint}'
            raise ReleaseError(message)
    return f'{unchecked}\nMade again elsewhere, byte for byte: {len(listed)} files'


def main(arguments: list[str]) -> int:
    """Do what *arguments* say: ``release`` or ``verify``; return a status."""
    done = {'release': release, 'verify': verify}
    if len(arguments) != 1 or arguments[0] not in done:
        print('python -m release release|verify', file=sys.stderr)
        return 2
    try:
        print(done[arguments[0]](ROOT))
    except ReleaseError as wrong:
        kept = arguments[0] == 'release' and (ROOT / DIST).exists()
        stays = f'\n{DIST} stays as it was.' if kept else ''
        print(f'Not done: {wrong}{stays}', file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
