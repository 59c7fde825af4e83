"""Begin the recap of another conference: `make new DIR=~/my-conf TITLE='Days of Clay'`.

What isn't given is asked for, where somebody can answer, with a default. The folder is made aside,
and moved into its place once it is whole. It holds the machinery as a wheel, in ``vendor``.

Copier was tried: it brings twenty packages, and its updates want a template with a history of its
own; what is to be updated here, the machinery, is a package.
"""

from __future__ import annotations

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

from recap._languages import code_of
from recap.commands.problems import RefusedError
from recap.commands.schedule import import_schedule
from recap.commands.texts import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT: Final = Path(__file__).resolve().parent.parent
STARTER: Final = ROOT / 'starter'


def user() -> str:
    """Return the name of who is at work, where the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError until Python 3.12
        return ''


QUESTIONS: Final = {
    'DIR': ('In which folder, new or empty?', ''),
    'TITLE': ('What is the recap called?', ''),
    'LANGUAGE': ('In which language is it written?', 'en'),
    'DATES': ('When was the conference? Leave it empty where it need not be said.', ''),
    'PLACE': ('Where?', ''),
    'AUTHOR': ('Who writes the recap?', user()),
}
"""What is asked for, by the name of its variable, and what is taken for no answer."""

GIVEN: Final = 'NEW_'
"""How the names of variables begin in the environment, where LANGUAGE has another meaning."""

BASE: Final = ('icalendar', 'sphinx-autobuild')
"""What a recap needs from the start, beside what builds it: to read schedules, and for `make live`.

Pinned as this project pins it.
"""

CHECKS: Final = ('pytest', 'beautifulsoup4', 'playwright', 'axe-playwright-python', 'sphinx-intl')
"""What checks and translates a recap, pinned likewise."""


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
    environment.filters |= {'repr': repr, 'markdown': escaped}
    known = {'year': recap.year, 'author': escaped(recap.author)}
    said = {name: filled(text, known) for name, text in words(recap.language).items()}
    dateline = ', '.join(filter(None, (recap.place, recap.dates)))
    other = 'fr' if recap.language.partition('_')[0] == 'en' else 'en'
    listed = (ROOT / 'requirements-fonts.txt').read_text(encoding='utf-8').splitlines()
    fonts = ' '.join(line.partition(' ')[0] for line in listed if line[:1] != '#')
    for path in sorted(source.rglob('*')):
        name = path.relative_to(source)
        if path.is_dir() or '__pycache__' in name.parts:
            continue
        template = environment.get_template(name.as_posix())
        text = template.render(
            **recap._asdict(), t=said, dateline=dateline, fonts=fonts, other=other
        )
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
    pinned += [line for line in others if line.partition('==')[0] in BASE]
    lines += [f'./vendor/{wheel}', *(re.sub(r'\s+#.*', '', line) for line in pinned[1:])]
    (folder / 'requirements.txt').write_text('\n'.join([*lines, '']), encoding='utf-8')
    wanted = [line for line in others if line.partition('==')[0] in CHECKS]
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
    try:
        aside = tempfile.TemporaryDirectory(prefix='.recap-', dir=target.parent)
    except OSError as error:
        message = f'{target.parent}: {error.strerror}; choose another DIR'
        raise NewRecapError(message) from None
    with aside as place:
        folder = Path(place, 'recap')
        render(recap, folder)
        if schedule:
            import_schedule(schedule, folder)
        require(folder, make_wheel(folder / 'vendor'))
        if target.is_dir():
            target.rmdir()
        shutil.move(folder, target)


def answers(given: Mapping[str, str], ask: Callable[[str], str] | None) -> dict[str, str]:
    """Return what is *given*, by variable; *ask* is put the questions that remain."""
    found = {}
    for name, (question, default) in QUESTIONS.items():
        value = ' '.join(given.get(name, '').split())
        if not value and ask:
            hint = f' [{default}]' if default else ''
            value = ' '.join(ask(f'{question}{hint} ').split())
        found[name] = value or default
    return found


def recap_of(found: Mapping[str, str]) -> Recap:
    """Return the recap of the answers *found*; raise `NewRecapError` where they make none."""
    if not found['TITLE']:
        message = "a recap has a title: make new DIR=… TITLE='Days of Clay 2031'"
        raise NewRecapError(message)
    try:
        Locale.parse(found['LANGUAGE'].replace('-', '_'))
    except (ValueError, UnknownLocaleError):
        message = f'LANGUAGE is a tag such as en or pt-BR, not {found["LANGUAGE"]!r}'
        raise NewRecapError(message) from None
    language = code_of(found['LANGUAGE'])  # Babel has zh_Hant_TW for zh_TW, which Sphinx knows
    dates, place, author = found['DATES'], found['PLACE'], found['AUTHOR']
    return Recap(found['TITLE'], language, dates, place, author, str(datetime.now(UTC).year))


def target_of(found: Mapping[str, str]) -> Path:
    """Return the folder of the answers *found*; raise `NewRecapError` where they say none."""
    if not found['DIR']:
        message = 'say where: make new DIR=~/my-conf'
        raise NewRecapError(message)
    return Path(found['DIR']).expanduser().resolve()


def main() -> int:
    """Begin the recap that the environment and who is asked describe; return a status."""
    given = {name: os.environ.get(f'{GIVEN}{name}', '') for name in (*QUESTIONS, 'SCHEDULE')}
    try:
        found = answers(given, input if sys.stdin.isatty() else None)
        target, recap = target_of(found), recap_of(found)
        schedule = given['SCHEDULE']
        make(recap, target, Path(schedule).expanduser() if schedule else None)
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
