"""Builds in copies of a process that has loaded Sphinx: half a second less each, hundreds of times.

A process that has threads, as those of pytest-xdist do, must not be copied: another one is, which
this file is when it runs by itself. It has built nothing: no copy knows words of another site.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from importlib import import_module, metadata
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, cast

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerContext

MACHINERY: Final = Path(__file__).resolve().parent.parent.parent / '_ext'
LOADED: Final = (
    *('sphinx.cmd.build', 'sphinx.ext.mathjax', 'sphinx_copybutton', 'furo', 'sphinx_basic_ng'),
    *('a11y_pygments.a11y_dark.style', 'a11y_pygments.a11y_high_contrast_dark.style'),
    *('a11y_pygments.a11y_light.style', 'a11y_pygments.a11y_high_contrast_light.style'),
    *('myst_parser.sphinx_ext.main', 'myst_parser.parsers.sphinx_'),
    *('myst_parser.sphinx_ext.directives', 'myst_parser.sphinx_ext.mathjax'),
    *('myst_parser.sphinx_ext.myst_refs', 'docutils.parsers.rst.directives.admonitions'),
    *('docutils.languages.fr', 'docutils.parsers.rst.languages.fr', 'sphinx.search.fr'),
    *('babel.messages.pofile', 'pygments.lexers', 'pygments.formatters.html', '_strptime'),
    *('jinja2.ext', 'roman_numerals', 'xml.dom.minidom', 'xml.sax.expatreader', 'typst'),
)
"""What builds import, beside the extensions that Sphinx and the machinery always load."""
LANGUAGES: Final = ('de', 'en', 'fr')
"""Whose names of months, and all that is read with them, Babel has read."""
SHARED: Final = 'RECAP_TESTS_TEMPLATES'
"""What names, in the environment, the folder of the templates that builds share."""
BUILDS: Final = 40
"""After so many, another process begins, whose sets have another order."""

_running: dict[tuple[int, str], tuple[subprocess.Popen[str], int]] = {}
"""The processes that are copied, each of this process and of a path where Python looks for code."""


def press(
    arguments: list[str], environment: dict[str, str], folder: Path | None = None
) -> tuple[int, str]:
    """Build with Sphinx’s *arguments* in an *environment*, and in a *folder*: else, in this one.

    Return the status, and what Sphinx said on the standard error.
    """
    if '-d' in arguments:
        share_templates(Path(folder or '', arguments[arguments.index('-d') + 1]))
    one = (os.getpid(), environment.get('PYTHONPATH', ''))
    process, done = _running.pop(one, (None, BUILDS))
    if process is None or done >= BUILDS:
        _end(process)
        command = [sys.executable, __file__]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        atexit.register(_end, process)
        done = 0
    _running[one] = (process, done + 1)
    with tempfile.NamedTemporaryFile(suffix='.log') as log:
        asked = {'arguments': arguments, 'environment': environment, 'log': log.name}
        asking, answers = cast('IO[str]', process.stdin), cast('IO[str]', process.stdout)
        asking.write(json.dumps({**asked, 'folder': str(folder or Path.cwd())}) + '\n')
        asking.flush()
        status = int(answers.readline() or 1)
        return status, Path(log.name).read_text(encoding='utf-8')


def sphinx(*arguments: str, folder: Path | None = None, **environment: str) -> tuple[int, str]:
    """Build as ``python -m sphinx`` does, with the machinery of this project.

    Return the status, and what Sphinx said on the standard error.
    """
    known = {**os.environ, 'PYTHONPATH': str(MACHINERY), **environment}
    return press([*arguments], known, folder)


def share_templates(doctrees: Path) -> None:
    """Have builds that keep pages in *doctrees* find the templates that others have compiled.

    That takes a fifth of the build of a small site. Jinja looks at what a template says, and at
    its place: it takes no other’s. Leans on the folder where ``recap.fast`` keeps them.
    """
    BytecodeCache.get_cache_key = _key  # type: ignore[assignment, method-assign]
    folder = doctrees / 'recap-templates'
    if SHARED in os.environ and not os.path.lexists(folder):
        doctrees.mkdir(parents=True, exist_ok=True)
        folder.symlink_to(os.environ[SHARED], target_is_directory=True)


def _key(_cache: BytecodeCache, name: str, filename: str | None = None) -> str:
    """Return what names a template: its place, which each site says from its own folder."""
    return sha256(f'{name}|{os.path.realpath(filename or "")}'.encode()).hexdigest()


@contextmanager
def unheard() -> Iterator[None]:
    """Have Sphinx make none of its thousand records of what it does, which nobody reads."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _end(process: subprocess.Popen[str] | None) -> None:
    if process is not None and process.stdin:
        process.stdin.close()
        process.wait()


def _serve() -> None:
    """Build what each line of the standard input asks for, in a copy of this process."""
    load()
    answers = os.fdopen(os.dup(1), 'w')
    for line in sys.stdin:
        copy = os.fork()
        if not copy:
            _build(json.loads(line))
        status = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
        answers.write(f'{status}\n')
        answers.flush()


def forks() -> ForkServerContext:
    """Return what starts processes that are copies of one which has loaded all.

    That one looks for code where its environment says: it isn't told of the path of this one.
    """
    context = get_context('forkserver')
    context.set_forkserver_preload(['miniature', 'ready'])
    former = os.environ.get('PYTHONPATH')
    os.environ['PYTHONPATH'] = os.pathsep.join(sys.path)
    try:
        forkserver.ensure_running()
    finally:
        if former is None:
            del os.environ['PYTHONPATH']
        else:
            os.environ['PYTHONPATH'] = former
    return context


def loaded() -> list[str]:
    """Return the modules that builds load, with those of the machinery where the path has it."""
    from sphinx.application import builtin_extensions  # noqa: PLC0415  for who asks

    with suppress(ModuleNotFoundError):
        wings = [f'recap.{wing}' for wing in import_module('recap').WINGS]
        # First: furo's colours of code have what others log shown, once they are there.
        return [*wings, *builtin_extensions, *LOADED]
    return [*builtin_extensions, *LOADED]


def look_once() -> None:
    """Have what packages offer one another read once: each build asks for it four times.

    Before Sphinx is imported, which takes the function as it is.
    """
    offered = metadata.entry_points()
    metadata.entry_points = offered.select


def load() -> None:
    """Import, read and make what builds do: a copy of this process needn’t."""
    look_once()
    BytecodeCache.get_cache_key = _key  # type: ignore[assignment, method-assign]
    for name in loaded():
        import_module(name)
    for language in LANGUAGES:
        import_module('babel.localedata').load(language)
    with suppress(ModuleNotFoundError):
        _prepare()


def _prepare() -> None:
    """Make what a process makes once for all its builds: styles, a template."""
    import furo  # noqa: PLC0415  as in `loaded`

    from recap import WINGS  # noqa: PLC0415
    from recap._assets import HOUSE, compact, styles  # noqa: PLC0415
    from recap.publish.claims import template  # noqa: PLC0415
    from recap.reader.trimming import trimmed  # noqa: PLC0415

    template()
    rooms = (HOUSE / wing for wing in WINGS)
    wings = sorted(room if room.is_dir() else room.with_suffix('.py') for room in rooms)
    compact(compact(styles(wings)))
    for path in Path(furo.__file__).parent.glob('theme/furo/static/styles/*.css'):
        trimmed(compact(path.read_bytes()).decode(), ())


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
        quiet = any(each.startswith('-q') for each in asked['arguments'])
        with unheard() if quiet else nullcontext():
            status = main(asked['arguments'])
    finally:
        sys.stderr.flush()
        os._exit(status)


if __name__ == '__main__':
    _serve()
