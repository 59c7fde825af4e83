"""Begin the recap of another conference: `make new DIR=~/my-conf TITLE='Days of Clay'`.

What isn't given is asked for, where somebody can answer, with a default. The folder is made aside,
and moved into its place once it is whole. It holds the machinery as a wheel, in ``vendor``.

Copier was tried: it brings twenty packages, and its updates want a template with a history of its
own; what is to be updated here, the machinery, is a package.
"""

from __future__ import annotations

import argparse
import getpass
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recap.commands.problems import RefusedError
from recap.commands.schedule import import_schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
STARTER: Final = ROOT / 'starter'

QUESTIONS: Final = {
    'TITLE': ('What is the recap called?', ''),
    'LANGUAGE': ('In which language is it written?', 'en'),
    'DATES': ('When was the conference? Leave it empty where it need not be said.', ''),
    'PLACE': ('Where?', ''),
    'AUTHOR': ('Who writes the recap?', getpass.getuser()),
}
"""What is asked for, by the name of its variable, and what is taken for no answer."""

BUILDERS: Final = ('pytest', 'beautifulsoup4', 'playwright', 'axe-playwright-python')
WRITERS: Final = ('sphinx-intl',)
"""What checks and translates a recap, as this project pins it."""

READERS: Final = ('icalendar', 'sphinx-autobuild')
"""What reads schedules, and shows a recap while it is written: the first that is asked for."""


class NewRecapError(Exception):
    """What was given can't be taken; the message says what would be."""


class Recap(NamedTuple):
    """What is known of a recap that begins."""

    title: str
    language: str
    dates: str
    place: str
    author: str
    year: str


def words(language: str) -> dict[str, str]:
    """Return the sentences of the sample pages, in English where there are none in *language*."""
    for name in (language, language.partition('_')[0], 'en'):
        path = STARTER / 'words' / f'{name}.toml'
        if path.is_file():
            return tomllib.loads(path.read_text(encoding='utf-8'))
    raise FileNotFoundError(STARTER)


def markdown(text: str) -> str:
    r"""Return *text* as Markdown that says just that.

    >>> markdown('R&D, *fast*')
    'R\\&D, \\*fast\\*'
    """
    return re.sub(r'([\\`*_\[\]{}<>#|~$^&])', r'\\\1', text)


def render(recap: Recap, folder: Path) -> None:
    """Write the files of *recap* in *folder*."""
    source = STARTER / 'site'
    environment = Environment(
        loader=FileSystemLoader(source),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        comment_start_string='{##',  # `{#` begins attributes in Markdown
        autoescape=False,  # noqa: S701  the pages are Markdown
    )
    environment.filters |= {'repr': repr, 'markdown': markdown}
    known = {'year': recap.year, 'author': markdown(recap.author)}
    said = {name: filled(text, known) for name, text in words(recap.language).items()}
    dateline = ', '.join(filter(None, (recap.place, recap.dates)))
    for path in sorted(source.rglob('*')):
        name = path.relative_to(source)
        if path.is_dir() or '__pycache__' in name.parts:
            continue
        template = environment.get_template(name.as_posix())
        text = template.render(**recap._asdict(), t=said, dateline=dateline)
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding='utf-8')


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return *text* with what is *known* in the place of its names; roles have braces too."""
    return re.sub(r'\{(year|author)\}', lambda found: known[found[1]], text)


def require(folder: Path, wheel: str) -> None:
    """Write what a recap in *folder* is built with: the *wheel*, then what this project pins."""
    pinned = (ROOT / 'requirements.txt').read_text(encoding='utf-8').splitlines()
    lines = ['# What builds the recap: the machinery, and exact versions of what it stands on.']
    others = (ROOT / 'requirements-dev.txt').read_text(encoding='utf-8').splitlines()
    pinned += [line for line in others if line.partition('==')[0] in READERS]
    lines += [f'./vendor/{wheel}', *(re.sub(r'\s+#.*', '', line) for line in pinned[1:])]
    (folder / 'requirements.txt').write_text('\n'.join([*lines, '']), encoding='utf-8')
    wanted = [line for line in others if line.partition('==')[0] in {*BUILDERS, *WRITERS}]
    lines = ['# What checks and translates the recap.', '-r requirements.txt', *wanted]
    (folder / 'requirements-dev.txt').write_text('\n'.join([*lines, '']), encoding='utf-8')


def make_wheel(folder: Path) -> str:
    """Make the wheel of the machinery in *folder*; return its name."""
    command = [sys.executable, '-m', 'pip', 'wheel', '-q', '--no-deps', '--no-build-isolation']
    done = subprocess.run(  # noqa: S603  its own command
        [*command, '-w', str(folder), str(ROOT)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f'the machinery could not be packed:\n{done.stderr.strip()}'
        raise NewRecapError(message)
    (wheel,) = folder.glob('*.whl')
    return wheel.name


def make(recap: Recap, target: Path, schedule: Path | None = None) -> None:
    """Make the folder *target* of *recap*; raise `NewRecapError` where it can't be."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f'{target} isn’t empty; choose another DIR'
        raise NewRecapError(message)
    if not target.parent.is_dir():
        message = f'there is no folder {target.parent}; make it, or choose another DIR'
        raise NewRecapError(message)
    with tempfile.TemporaryDirectory(prefix='.recap-', dir=target.parent) as aside:
        folder = Path(aside, 'recap')
        render(recap, folder)
        if schedule:
            import_schedule(schedule, folder)
        require(folder, make_wheel(folder / 'vendor'))
        if target.is_dir():
            target.rmdir()
        shutil.move(folder, target)


def answers(given: Mapping[str, str], ask: Callable[[str], str] | None) -> Recap:
    """Return the recap that is *given*, by variable; *ask* is put the questions that remain."""
    found = {}
    for name, (question, default) in QUESTIONS.items():
        value = ' '.join(given.get(name, '').split())
        if not value and ask:
            hint = f' [{default}]' if default else ''
            value = ' '.join(ask(f'{question}{hint} ').split())
        found[name.lower()] = value or default
    if not found['title']:
        message = "a recap has a title: make new DIR=… TITLE='Days of Clay 2031'"
        raise NewRecapError(message)
    try:
        found['language'] = str(Locale.parse(found['language'].replace('-', '_')))
    except (ValueError, UnknownLocaleError):
        message = f'LANGUAGE is a tag such as en or pt-BR, not {found["language"]!r}'
        raise NewRecapError(message) from None
    return Recap(**found, year=str(datetime.now(UTC).year))


def chosen(folder: Path | None, ask: Callable[[str], str] | None) -> Path:
    """Return the *folder* that was given, or the one that is answered."""
    if folder is None and ask:
        folder = Path(ask('Where? ').strip())
    if folder is None or not folder.name:
        message = 'say where: make new DIR=~/my-conf'
        raise NewRecapError(message)
    return folder.expanduser().resolve()


def main(arguments: Sequence[str] | None = None) -> int:
    """Begin the recap that the environment describes in the folder given; return a status."""
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('folder', type=Path, nargs='?', help='where: a new or empty folder')
    given = parser.parse_args(arguments)
    ask = input if sys.stdin.isatty() else None
    try:
        target = chosen(given.folder, ask)
        recap = answers(os.environ, ask)
        given_schedule = os.environ.get('SCHEDULE')
        make(recap, target, Path(given_schedule) if given_schedule else None)
    except (NewRecapError, RefusedError) as wrong:
        print(f'Nothing was made: {wrong}', file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print('\nNothing was made.', file=sys.stderr)
        return 130
    print(f'{target} is ready. Next:\n\n  cd {target}\n  make live\n')
    if not (STARTER / 'words' / f'{recap.language.partition("_")[0]}.toml').is_file():
        print(f'Its sample pages are in English: none are written for {recap.language!r} yet.')
    return 0


if __name__ == '__main__':
    sys.exit(main())
