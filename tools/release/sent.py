"""What readers are sent that others made, and under which licences: what `sent.toml` lists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).with_name('sent.toml')
NOTICES: Final = 'LICENCES.txt'
ADDRESS: Final = 'https://spdx.org/licenses/{}.html'
RULE: Final = '=' * 78


@dataclass(frozen=True)
class Sent:
    """A work of others: in which *files* of the site it is, or in the books, as which *fonts*.

    ``licence`` is an identifier of SPDX; ``version`` is empty where nothing says it; ``says`` is
    what each of the files holds of it, where they hold other things; ``text`` is the package that
    has the text of the licence, where *package*, which brings the work, hasn't.
    """

    name: str
    holder: str
    licence: str
    package: str
    version: str
    files: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    says: str = ''
    text: str = ''


def sent() -> list[Sent]:
    """Return all that readers are sent of others, in the order of the list."""
    listed = tomllib.loads(LIST.read_text(encoding='utf-8'))['sent']
    found = []
    for each in listed:
        version = each.pop('version', None)
        if version is None:
            version = metadata.version(each['package'])
        files, fonts = (tuple(each.pop(name, ())) for name in ('files', 'fonts'))
        found.append(Sent(**each, version=version, files=files, fonts=fonts))
    return found


def notices() -> str:
    """Return the list for readers: each work, its holder and licence, then the licences' texts.

    The texts are those that the packages bring, as they ask for; others have an address.
    """
    lines = ['What this site and its books hold that others made, under which licences.', '']
    for each in sent():
        where = 'the pages' if each.files else 'the books'
        lines += [f'{each.name} {each.version}'.strip(), f'    Copyright: {each.holder}']
        lines += [f'    Licence: {each.licence}, {ADDRESS.format(each.licence)}']
        lines += [f'    In {where}, through {each.package}', '']
    for package in sorted({each.text or each.package for each in sent() if each.files}):
        lines += [RULE, f'{package} {metadata.version(package)}', RULE, texts(package), '']
    return '\n'.join(lines)


def texts(package: str) -> str:
    """Return the texts of the licences that a *package* brings."""
    found = [
        path
        for path in metadata.files(package) or []
        if '.dist-info' in path.parts[0] and {'LICENSE', 'COPYING', 'LICENCE'} & {path.stem.upper()}
    ]
    return '\n'.join(path.read_text(encoding='utf-8').strip() for path in sorted(found))
