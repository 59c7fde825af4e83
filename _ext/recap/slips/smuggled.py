"""What a translation has and its passage hasn't, though it says nothing: blocks, settings, markup.

Translators send catalogues, which are read as pages are: a directive there would show any file of
whoever builds, and front matter have them run what it says. Nobody reviews catalogues for that.
"""

from __future__ import annotations

import re
from contextlib import suppress
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from .._catalogues import NO_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STOPS: Final = 'until then, nothing is read of it'
ACTS: Final = re.compile(
    r'(?<![`:~\w])(?:`{3,}(?![^\n\r]*`)|~{3,}|:{3,})[^\S\n]*[{\w]\S*'
    r'|\A\s*---(?=.*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])'
    r'|\{\{.*?\}\}|^[ \t]*\.\.[ \t].*?::',
    re.MULTILINE | re.DOTALL,
)
"""What begins a block, settings, or what a template fills in; in reStructuredText, a directive.

Right after a letter or a mark of code, and in code, nothing begins.
"""
MARKUP: Final = re.compile(r'<[^\s\d<=][^>]*>?|"')
"""What templates would take for tags and attributes in a word: they write it as it is."""
SIGNS: Final = re.compile(r'`{3}|~{3}|:{3}|-{3}|\{\{|\.\.')
"""What a catalogue has that holds something of `ACTS`, its lines and strings joined."""
JOINTS: Final = re.compile(
    r'^[^\S\n]*(?![^\S\n]|"|msg(?:ctxt|id|str)(?![a-z])).*|["\s]+', re.MULTILINE
)
"""What stands between the strings of a catalogue: lines that are none, spaces, quotation marks."""
ALONE: Final = 'a translation says a passage, and nothing else: leave out %r; %s'
FILLED: Final = re.compile(r'%(?:\(\w+\))?[sdr]')
"""What is filled in, in a word that is a format of Python."""
PLACES: Final = re.compile(r'%(?:\(\w+\))?.?', re.DOTALL)
KEEP: Final = 'this word is filled in: keep %s, in that order, and no other %% than %%%%; %s'
WORD: Final = 'a word has no markup: leave out %r, or write “ ” for quotation marks'


def smuggled(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in the translations of a catalogue, after its line.

    *text* is that of the file *name*, read as Sphinx has it read: what is there for one is there
    for the other.
    """
    words = name in NO_PAGES
    if not words and not SIGNS.search(JOINTS.sub('', text)):  # nearly none has any
        return
    pattern = MARKUP if words else ACTS
    catalogue = Catalog()
    with suppress(ValueError, LookupError):  # it isn't read at all
        catalogue = read_po(StringIO(text, newline=None))
    for message in catalogue:
        known = {bare(each) for source in forms(message.id) for each in pattern.findall(source)}
        found = [each for said in forms(message.string) for each in pattern.findall(said)]
        if message.id and (act := next((each for each in found if bare(each) not in known), '')):
            yield message.lineno or 1, WORD % act if words else ALONE % (act, STOPS)
        if words and message.id and (lost := unfilled(forms(message.id), forms(message.string))):
            yield message.lineno or 1, KEEP % (', '.join(lost), STOPS)


def bare(markup: str) -> str:
    """Return *markup* without spaces, which may be elsewhere in a translation."""
    return ''.join(markup.split())


def forms(text: object) -> Sequence[str]:
    """Return the singular and the plurals of a *text* of a catalogue, or the one that it is."""
    return text if isinstance(text, (list, tuple)) else [str(text or '')]


def unfilled(sources: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return what Python fills in, in the *sources*, and couldn't in one of the *texts*.

    What has a name may be elsewhere, or nowhere. Dates have signs of their own.
    """
    wanted = [places(each) for each in sources]
    if not all(map(FILLED.fullmatch, chain(*wanted))):
        return []
    for found in map(places, filter(None, texts)):
        named = (each for each in wanted if all('(' in place for place in each))
        if found not in wanted and not any({*found} <= {*each} for each in named):
            return wanted[-1]
    return []


def places(text: str) -> list[str]:
    """Return what Python fills in, in a *text*, and the signs that it would take for that."""
    return [each for each in PLACES.findall(text) if each != '%%']
