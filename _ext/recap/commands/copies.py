"""Builds in copies of a process that has loaded Sphinx: they load nothing."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .._catalogues import translations
from .completion import tell_editor
from .notices import notices, shortly
from .problems import RefusedError
from .resident import keep_aside, read_environment, spare
from .settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTPUT: Final = Path('_build', 'live')
COPIES: Final = sys.platform.startswith('linux')
"""Whether a process that has threads can be copied: macOS may stop the copy."""


class Edition(NamedTuple):
    """A language, and the arguments of Sphinx that build it."""

    language: str
    arguments: tuple[str, ...]


def editions(root: Path) -> list[Edition]:
    """Return what is built of the recap in *root*: the language of its sources, then the others."""
    try:
        found = translations(root, settings(root).locale_dirs)
    except RefusedError:
        found = []  # the build says what is wrong
    return [
        Edition(language, ('-q', '-b', 'html', '-d', str(root / OUTPUT / f'doctrees{suffix}'))
        + ((f'-Dlanguage={language}',) if language else ())
        + (str(root), str(root / OUTPUT / 'html' / language)))
        for language, suffix in (('', ''), *((name, f'-{name}') for name in found))
    ]  # fmt: skip


def warned_in(root: Path, found: Sequence[Edition]) -> list[Path]:
    """Return the files of what the editions *found* of the recap in *root* warn of."""
    return [root / OUTPUT / f'warnings-{each.language}.txt' for each in found]


def load(root: Path) -> None:
    """Load what builds need, so that copies of this process have it."""
    application = importlib.import_module('sphinx.application')
    importlib.import_module('sphinx.cmd.build')
    try:
        asked = settings(root).extensions
    except RefusedError:
        asked = []  # the build says what is wrong
    for name in (*application.builtin_extensions, *asked, 'furo', 'typst'):
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue  # the build says so
        for wing in getattr(module, 'WINGS', ()):
            importlib.import_module(f'{name}.{wing}')
    gc.collect()
    gc.freeze()


def load_more(path: Path) -> None:
    """Load what a first build had to load by itself, by the names in the file *path*."""
    for name in path.read_text(encoding='utf-8').split() if path.is_file() else ():
        with suppress(Exception):  # some can't be loaded twice, or alone
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def build(arguments: Sequence[str]) -> int:
    """Build an edition in this process; return its status."""
    return int(importlib.import_module('sphinx.cmd.build').build_main(list(arguments)))


def build_in_copy(arguments: Sequence[str], loaded: Path, warned: Path) -> None:
    """Build an edition, and end this process with its status: it has nothing to tidy up.

    What it had to load is told in the file *loaded*, and what it warns of in *warned*.
    """
    status = 1
    try:
        spare()
        wait = keep_aside() if COPIES else None
        os.dup2(os.open(warned, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), sys.stderr.fileno())
        status = build(arguments)
        if wait:
            wait()
        loaded.write_text('\n'.join(sys.modules), encoding='utf-8')
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def rebuild(found: Sequence[Edition], changed: Sequence[Path] = ()) -> int:
    """Build all editions at once; say how long it took, and after which change."""
    began = time.monotonic()
    start: Any = multiprocessing.get_context('fork' if COPIES else 'spawn')
    root = Path(found[0].arguments[-2])
    told = warned_in(root, found)
    loaded = root / OUTPUT / 'modules.txt'
    loaded.parent.mkdir(parents=True, exist_ok=True)
    here = [path for path in changed if path.exists()] or changed  # not what an editor wrote beside
    after = f' after {here[0].name}' if here else ''
    try:
        settings(root)
    except RefusedError as error:
        told[0].write_text(f'{error}\n', encoding='utf-8')
        print(f'NOT built{after}', flush=True)
        print(shortly(notices(told[:1], root)), file=sys.stderr, flush=True)
        return 1
    builds = [
        start.Process(target=build_in_copy, args=(each.arguments, loaded, path))
        for each, path in zip(found, told, strict=True)
    ]
    for process in builds:
        process.start()
    for process in builds:
        process.join()
    status: int = max(abs(process.exitcode or 0) for process in builds)
    said = 'built' if not status else 'NOT built'
    which = ''.join(f' {each.language}' for each in found if each.language)
    print(f'{said}{which} in {time.monotonic() - began:.2f} s{after}', flush=True)
    if warnings := notices(told, root):
        print(shortly(warnings), file=sys.stderr, flush=True)
    tell_editor(root, OUTPUT / 'doctrees')
    return status


def read_ahead(found: Sequence[Edition]) -> None:
    """Read what the last builds of the editions *found* kept, for those to come."""
    if COPIES:
        for each in found:
            doctrees = Path(each.arguments[each.arguments.index('-d') + 1])
            read_environment(doctrees / 'environment.pickle')
