"""The catalogues of translators: which languages a recap is translated into, and by which files.

A language is an edition as soon as one sentence of the pages is translated into it. A catalogue
that translates other pages, those that were there before for instance, makes none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import denormalize

from ._messages import OWN_MESSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SUFFIXES: Final = ('.md', '.rst', '.txt')
"""Of pages, by which a catalogue is named where each page has one (``gettext_compact = False``)."""
NO_PAGES: Final = ('sphinx.po', OWN_MESSAGES)
"""Catalogues of what the machinery says, rather than pages."""

_STRING: Final = r'(?:[ \t]*".*"[ \t]*\r?\n?)+'
_MESSAGE: Final = re.compile(
    rf'(?P<fuzzy>^#,.*\bfuzzy\b.*\r?\n)?^msgid (?P<source>{_STRING})msgstr (?P<text>{_STRING})',
    re.MULTILINE,
)


def catalogues(srcdir: Path, folders: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Yield the catalogues of pages in *folders* of *srcdir*, each after its language."""
    for folder in folders:
        for path in sorted((srcdir / folder).glob('*/LC_MESSAGES/**/*.po')):
            if path.name not in NO_PAGES:
                yield path.relative_to(srcdir / folder).parts[0], path


def translations(srcdir: Path, folders: Sequence[str]) -> list[str]:
    """Return the languages into which something of the pages in *srcdir* is translated, sorted."""
    found: set[str] = set()
    for language, path in catalogues(srcdir, folders):
        if language not in found and translates(path, srcdir):
            found.add(language)
    return sorted(found)


def translates(path: Path, srcdir: Path) -> bool:
    """Tell whether the catalogue *path* translates a sentence of its page in *srcdir*."""
    sources = _pages(path, srcdir)
    if not sources:
        return False
    said = ''.join(
        ' '.join(source.read_text(encoding='utf-8', errors='replace').split()) for source in sources
    )
    return any(' '.join(source.split()) in said for source in _translated(path))


def is_orphan(path: Path, srcdir: Path) -> bool:
    """Tell whether the catalogue *path* has no page in *srcdir*, or translates another's."""
    if not _pages(path, srcdir):
        return True
    return any(_translated(path)) and not translates(path, srcdir)


def _pages(path: Path, srcdir: Path) -> list[Path]:
    """Return the pages that a catalogue is about: one, or a folder of them, or all."""
    holder = next(parent for parent in path.parents if parent.name == 'LC_MESSAGES')
    domain = path.relative_to(holder).with_suffix('').as_posix()
    page = [srcdir / f'{domain}{suffix}' for suffix in SUFFIXES]
    if found := [source for source in page if source.is_file()]:
        return found
    folder = srcdir / domain
    return [source for source in sorted(folder.rglob('*')) if source.suffix in SUFFIXES]


def _translated(path: Path) -> Iterator[str]:
    """Yield what a catalogue has a translation for; a guess (``fuzzy``) is none."""
    content = path.read_text(encoding='utf-8', errors='replace')
    for _line, source, _text in messages(content):
        yield source


def messages(content: str) -> Iterator[tuple[int, str, str]]:
    """Yield what a catalogue has a translation for, and that, after its line; a guess is none."""
    line, reached = 1, 0
    for message in _MESSAGE.finditer(content):
        line += content.count('\n', reached, message.start('text'))
        reached = message.start('text')
        source, text = (denormalize(message[part].strip()) for part in ('source', 'text'))
        if source and text and not message['fuzzy']:
            yield line, source, text
