"""Files that are there whole or not at all, and folders without what earlier builds left."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    from sphinx.builders import Builder

Form = TypeVar('Form', dict[str, Any], list[Any])

ASIDE: Final = re.compile(r'.+\.\d+\.tmp')
"""What a file is called while it is being written: its name, the process that does, ``tmp``."""


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* aside, then in its place in one step, unless it is there already.

    Two builds may be at work in one folder: each has an aside of its own.
    """
    place = os.fspath(path)
    try:
        with open(place, 'rb') as file:  # noqa: PTH123  thousands of them: paths take as long
            if file.read() == content:
                return
    except OSError:  # it isn't there
        pass
    aside = f'{place}.{os.getpid()}.tmp'
    try:
        try:
            _write(aside, content)
        except FileNotFoundError:  # nor is its folder
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(aside, content)
        os.replace(aside, place)  # noqa: PTH105
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _write(place: str, content: bytes) -> None:
    with open(place, 'wb') as file:  # noqa: PTH123  as above
        file.write(content)


def stamp(path: str | os.PathLike[str]) -> str:
    """Return the size and the time of the file *path*, or nothing when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  most of the time of a build with nothing to do
    except OSError:
        return ''
    return f'{found.st_size} {found.st_mtime_ns}'


def read_kept(path: Path, form: type[Form]) -> Form:
    """Return what an earlier build has kept in a file of JSON, of that *form*: a dict or a list.

    An empty one, where the file isn't there, isn't whole, or holds something else.
    """
    try:
        content = json.loads(path.read_text(encoding='utf-8'))
    except (OSError, ValueError):
        return form()
    return content if isinstance(content, form) else form()


def remove_former(builder: Builder, made: Collection[Path], former: Iterable[Path] = ()) -> None:
    """Remove what an earlier build made where files are now *made*, and *former* ones.

    A book has another name when its title changes: who looks in the folder would take the old one.
    """
    kept = Path(builder.doctreedir, f'recap-{builder.name}-books-{builder.config.language}.json')
    before = {*former, *(Path(builder.outdir, str(name)) for name in read_kept(kept, list))}
    for path in sorted(before - {*made}):
        if path.is_file() and not any(path.samefile(each) for each in made):  # but for its case
            path.unlink()
    write_whole(kept, json.dumps(sorted(path.name for path in made)).encode())


def files_in(folder: Path) -> set[str]:
    """Return the names of all files in *folder* and below, relative to it."""
    return {name for _holder, names in walk(folder) for name in names}


def remove_others(folder: Path, expected: Set[str]) -> None:
    """Remove what an earlier build left: all but the files *expected*, then the empty folders."""
    for holder, names in walk(folder):
        for name in names - expected:
            (folder / name).unlink(missing_ok=True)  # another build may have done so
        if not any(holder.iterdir()):
            holder.rmdir()


def remove_asides(folder: Path) -> None:
    """Remove what builds that were stopped were writing in *folder*.

    What another one writes meanwhile stays: it has a folder of its own, in which Sphinx says so.
    """
    for holder, folders, names in os.walk(folder):
        for name in filter(ASIDE.fullmatch, names):
            Path(holder, name).unlink(missing_ok=True)
        folders[:] = [each for each in folders if not Path(holder, each, '.buildinfo').exists()]


def walk(folder: Path) -> Iterator[tuple[Path, set[str]]]:
    """Yield *folder* after all folders in it, each with its files, relative to *folder*."""
    for holder, _folders, names in os.walk(folder, topdown=False):
        inside = '' if holder == str(folder) else f'{Path(holder).relative_to(folder).as_posix()}/'
        yield Path(holder), {f'{inside}{name}' for name in names}
