"""Another version of the machinery, taken by a recap whose pages stay as they are."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile, is_zipfile

from .problems import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

WHEEL: Final = re.compile(r'sphinx_recap-([\d.]+)-py3-none-any\.whl')
VENDORED: Final = re.compile(r'^\./vendor/(sphinx_recap-([\d.]+)-\S+\.whl)$', re.MULTILINE)
TENANT: Final = re.compile(r'^### This recap\n.*?(?=^##|\Z)', re.MULTILINE | re.DOTALL)
"""What is only about the recap where the machinery is made: a section of its changelog."""
RELEASE: Final = re.compile(r'^## \[([\d.]+)\]', re.MULTILINE)
CHANGES: Final = 'recap/CHANGELOG.md'


def upgrade(wheel: Path, root: Path) -> str:
    """Have the recap in *root* take the machinery of *wheel*; return what changes for authors.

    Touches ``vendor`` and ``requirements.txt``: no page. Raise `RefusedError` where it did nothing.
    """
    requirements = root / 'requirements.txt'
    text = requirements.read_text(encoding='utf-8') if requirements.is_file() else ''
    former, version = VENDORED.search(text), WHEEL.fullmatch(wheel.name)
    wrong = unfit(wheel)
    if not former:
        wrong = 'requirements.txt names no ./vendor/sphinx_recap-….whl; run this in a recap'
    if wrong or not former or not version:
        raise RefusedError(wrong)
    place = root / 'vendor' / wheel.name
    if former[1] == wheel.name and place.is_file() and place.read_bytes() == wheel.read_bytes():
        return f'{version[1]} is what this recap has already: nothing has changed'
    with ZipFile(wheel) as content:
        changes = content.read(CHANGES).decode() if CHANGES in content.namelist() else ''
    if place.resolve() != wheel.resolve():
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(wheel, place)
    requirements.write_text(VENDORED.sub(f'./vendor/{wheel.name}', text), encoding='utf-8')
    if former[1] != wheel.name:
        (root / 'vendor' / former[1]).unlink(missing_ok=True)
    return f'{former[2]} → {version[1]}\n{since(changes, former[2])}'.rstrip()


def unfit(wheel: Path) -> str:
    """Return why *wheel* can't be taken, and what would be right; nothing when it can."""
    if not wheel.is_file():
        return f'there is no file {wheel}; make upgrade WHEEL=sphinx_recap-….whl'
    if not WHEEL.fullmatch(wheel.name):
        return f'{wheel.name} isn’t called as a wheel of sphinx-recap is'
    if not is_zipfile(wheel):
        return f'{wheel.name} is broken; get it again'
    with ZipFile(wheel) as content:
        held = 'recap/__init__.py' in content.namelist()
    return '' if held else f'{wheel.name} holds no machinery'


def since(changes: str, version: str) -> str:
    r"""Return what a changelog says has changed since *version*, for authors of any recap.

    >>> since('# Changelog\n\n## [2.0]\n\nNew.\n\n## [1.0]\n\nOld.\n', '1.0')
    '## [2.0]\n\nNew.\n'
    """
    _title, heading, rest = changes.partition('\n## ')
    newer = f'{heading}{rest}'
    for told in RELEASE.finditer(newer):
        if number(told[1]) <= number(version):
            newer = newer[: told.start()]
            break
    return f'{TENANT.sub("", newer).strip()}\n' if newer.strip() else ''


def number(version: str) -> list[int]:
    """Return the numbers of a *version*, which 1.0 and 1.0.0 share.

    >>> number('1.10.0')
    [1, 10]
    """
    numbers = [int(each) for each in version.split('.') if each]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers
