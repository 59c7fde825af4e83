"""Check that the translations are whole and keep what the pages need.

    python tools/check_translations.py [LANGUAGE ...]

Without argument, check every language that has a catalogue of the pages. The catalogues are first
compared with what the pages say today: extract it with ``make translate``. Each finding is a line,
``file:line: [rule] what is wrong: «excerpt»; what would be right``; then comes the coverage, page
by page. Typography is for ``make lint``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import read_po

from recap._catalogues import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages import Catalog, Message

ROOT: Final = Path(__file__).resolve().parent.parent
ROLE: Final = re.compile(r'\{(?P<role>[\w:-]+)\}`(?P<text>[^`]*)`')
TARGET: Final = re.compile(r'.*<(?P<target>[^<>]*)>$', re.DOTALL)
FRENCH_NUMBER: Final = re.compile(r'\d,\d(?!\d\d)|\d [%€]')
FOREIGN: Final = re.compile(r'\[[^\]]*\]\{\.language-[a-z]+\}|`[^`]*`|<https?:[^>]*>|\]\([^)]*\)')
FRENCH_WORD: Final = re.compile(
    r'\b(?:le|les|des|une|du|est|sont|dans|avec|pour|qui|que|aux|cette|nous|billet|leur|été)\b'
)
REFERENCE_LINK: Final = re.compile(r'\]\[')
MARKUP: Final = re.compile(r'[*`{}\[\]]')


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, where it is, and what would be right."""

    path: Path
    line: int
    rule: str
    wrong: str
    excerpt: str
    right: str

    def __str__(self) -> str:
        return (
            f'{self.path}:{self.line}: [{self.rule}] {self.wrong}: «{self.excerpt}»; {self.right}'
        )


def targets(text: str) -> list[tuple[str, str]]:
    """Return the roles of *text* with what they lead to, sorted."""
    found = []
    for role in ROLE.finditer(text):
        explicit = TARGET.match(role['text'])
        found.append((role['role'], explicit['target'] if explicit else role['text']))
    return sorted(found)


def rules(source: str, text: str, language: str, *, term: bool) -> Iterator[tuple[str, str, str]]:
    """Yield the rule, what is wrong with the translation *text* of *source*, and the remedy."""
    if targets(source) != targets(text):
        lost = ', '.join(f'{{{role}}}`{target}`' for role, target in targets(source))
        yield 'target', 'not the references of the source', f'keep {lost or "none"}'
    if REFERENCE_LINK.search(text):
        yield 'reference-link', 'a reference link, which a translation prints', '[text](address)'
    if term and MARKUP.search(text):
        yield 'term', 'mark-up in an entry of the glossary', 'plain text'
    if language != 'en':
        return
    prose = FOREIGN.sub('x', text)  # a word, so that what follows it isn't alone
    if FRENCH_NUMBER.search(prose):
        yield 'number', 'a French number in English', '2.3, 57%'
    if text != source and len(FRENCH_WORD.findall(prose)) > 1:
        yield 'words', 'French words in English', 'translate them, or mark them {.language-fr}'


def check(path: Path, template: Path, language: str) -> Iterator[Finding]:
    """Yield what is wrong in the catalogue *path*, whose *template* holds today's messages."""

    def finding(message: Message, rule: str, wrong: str, right: str) -> Finding:
        source = str(message.id).replace('\n', ' ')
        excerpt = source if len(source) <= 50 else f'{source[:50]}…'
        return Finding(path, message.lineno or 1, rule, wrong, excerpt, right)

    catalogue = load(path)
    wanted = {message.id for message in load(template) if message.id}
    for message in catalogue:
        if not message.id:
            continue
        if message.id not in wanted:
            yield finding(message, 'obsolete', 'no page says this any more', 'make translate')
        elif not message.string:
            yield finding(message, 'missing', 'not translated', 'fill msgstr')
        elif message.fuzzy:
            yield finding(message, 'fuzzy', 'a guess', 'mend msgstr and remove “fuzzy”')
        else:
            source, text = str(message.id), str(message.string)
            term = path.stem == 'glossaire' and len(source) < 60 and not source.endswith('.')
            for rule, wrong, right in rules(source, text, language, term=term):
                yield finding(message, rule, wrong, right)
    for message in catalogue.obsolete.values():
        yield finding(message, 'obsolete', 'no page says this any more', 'make translate')
    for identifier in wanted - {message.id for message in catalogue}:
        excerpt = str(identifier)[:50]
        yield Finding(path, 1, 'missing', 'not in the catalogue', excerpt, 'make translate')


def load(path: Path) -> Catalog:
    """Return the catalogue in the file *path*."""
    with path.open('rb') as file:
        return read_po(file)


def extract(folder: Path) -> None:
    """Write into *folder* the templates of all pages, as they are now."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'gettext', '-d', f'{folder}.doctrees']
    subprocess.run([*command, str(ROOT), str(folder)], check=True)  # noqa: S603


def coverage(path: Path) -> str:
    """Return how much of a catalogue is translated."""
    messages = [message for message in load(path) if message.id]
    done = sum(bool(message.string) and not message.fuzzy for message in messages)
    return f'{done}/{len(messages)}'


def main(arguments: list[str]) -> int:
    """Check the languages of *arguments*, or all; return 1 where anything is wrong."""
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, 'pot')
        extract(folder)
        for language in arguments or translations(ROOT, ['locales']):
            catalogues = ROOT / 'locales' / language / 'LC_MESSAGES'
            templates = set(folder.rglob('*.pot')) - {folder / 'sphinx.pot'}  # words of templates
            for template in sorted(templates):
                page = template.relative_to(folder).with_suffix('')
                path = (catalogues / page).with_suffix('.po')
                shown = path.relative_to(ROOT)
                if not path.exists():
                    right = f'make translate LANGUAGES={language}'
                    findings.append(Finding(shown, 1, 'missing', 'no catalogue', str(page), right))
                    continue
                found = list(check(path, template, language))
                findings += found
                print(f'{language} {page}: {coverage(path)}')
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
