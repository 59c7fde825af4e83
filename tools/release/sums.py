"""The sums of all files of a folder, as `sha256sum` has them; two folders, compared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from .problems import ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

SUMS: Final = 'SHA256SUMS'


def files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in *folder*, by its path from there, but that of the list."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob('*'))
        if path.is_file() and (name := path.relative_to(folder).as_posix()) != SUMS
    }


def write(folder: Path) -> None:
    """Write the list of the sums of *folder* in it."""
    lines = [f'{digest}  {name}\n' for name, digest in files(folder).items()]
    (folder / SUMS).write_text(''.join(lines), encoding='utf-8', newline='\n')


def read(folder: Path) -> dict[str, str]:
    """Return what the list in *folder* says; raise `ReleaseError` where there is none."""
    path = folder / SUMS
    if not path.is_file():
        message = f'{folder} holds no release: make release makes it'
        raise ReleaseError(message)
    lines = path.read_text(encoding='utf-8').splitlines()
    return {name: digest for digest, _, name in (line.partition('  ') for line in lines)}


def difference(former: Path, later: Path) -> str:
    """Return the first file, in their order, in which two folders differ, and how; or nothing."""
    ours, theirs = files(former), files(later)
    differing = [name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
    if not differing:
        return ''
    name, others = differing[0], len(differing) - 1
    more = f' ({others} more {"differs" if others == 1 else "differ"})' if others else ''
    if name not in theirs:
        return f'{name} isn’t made any more{more}'
    if name not in ours:
        return f'{name} is made, and wasn’t released{more}'
    one, two = (folder.joinpath(name).read_bytes() for folder in (former, later))
    place = next(
        (n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    return f'{name} differs from byte {place} on{more}'
