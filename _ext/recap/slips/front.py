"""Slips before a page: what stands between two lines ``---``, in YAML.

Leans on the words of what MyST says of it (`test_slips.py::test_front_matter`).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter

from .names import meant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from myst_parser.config.main import MdParserConfig

Told: TypeAlias = tuple[int, str]

KEY: Final = re.compile(r'([A-Za-z][\w-]*)\s*:(?:\s|$)')
HOLDING: Final = ('no-search', 'nocomments', 'nosearch', 'orphan')
"""Those of which Sphinx asks whether they are there, and nothing else."""
KNOWN: Final = ('book', 'myst', 'no-search', 'nocomments', 'nosearch', 'orphan', 'tocdepth')
"""What Sphinx, MyST and the wings read; other extensions may read any other."""
METADATA: Final = ('description', 'keywords')
"""What other tools read at the top, and MyST under ``myst`` and ``html_meta``."""
CLOSE: Final = 0.85
"""How much alike are a name and what was meant: `books`, not `notebook`."""
ANSWERS: Final = frozenset({'true', 'false', 'yes', 'no'})
NESTED: Final = 'names and values, each on an indented line of its own'
TYPE: Final = re.compile(
    r"'(\w+)(?:\['(.+)'\])?' (?:must be of type <class '(\w+)'> \(got (.+) that is|key not a dict)"
)
UNKNOWN: Final = re.compile(r'Unknown field: (\w+)')
TAKEN: Final = {'dict': NESTED, 'str': 'a text', 'bool': 'true or false', 'int': 'a number'}
REMEDIES: Final = {
    'mapping values': 'put the value between quotation marks, as in title: "a: b"',
    r'\t': 'write spaces, not a tab',
}
"""What would be right, by what YAML's parser says."""
REMEDY: Final = 'mend it, or close the front matter before it, with a line ---'


def front_slips(lines: Sequence[str], myst: MdParserConfig, *, closed: bool) -> Iterator[Told]:
    """Yield the slips of what the *lines* of a page begin with, each with its line from 0 on.

    *closed* is whether the parser takes it for front matter, *myst* what pages may set otherwise.
    """
    if not lines[0].startswith('---'):
        return
    if not closed:
        if lines[0].rstrip() == '---' and KEY.match(lines[1] if len(lines) > 1 else ''):
            yield 0, 'the front matter isn’t closed; write --- on a line after it'
        return
    try:
        given = read_topmatter('\n'.join(lines)) or {}
    except TopmatterReadError as error:
        yield unreadable(error)
        return
    yield from twice(lines)
    for name, wrong in (*misspelt(given), *refused(given, myst)):
        found = re.compile(rf'(?<![\w-]){re.escape(name)}["\']?\s*:')
        yield next((n for n, line in enumerate(lines) if found.search(line)), 0), wrong


def unreadable(error: TopmatterReadError) -> Told:
    """Return what keeps the front matter from being read, and its line."""
    cause = error.__cause__
    if cause is None:
        return 0, 'the front matter holds no names; write a name, a colon, a space, its value'
    mark = getattr(cause, 'context_mark', None) or getattr(cause, 'problem_mark', None)
    said = str(getattr(cause, 'problem', None) or cause).partition('\n')[0]
    remedy = next((right for words, right in REMEDIES.items() if words in said), REMEDY)
    return mark.line + 1 if mark else 0, f'the front matter can’t be read: {said}; {remedy}'


def twice(lines: Sequence[str]) -> Iterator[Told]:
    """Yield the names that are given again: the last one would hold."""
    seen = set()
    for number, line in enumerate(lines[1:], 1):
        if line.startswith(('---', '...')):
            return
        if found := KEY.match(line):
            if found[1] in seen:
                yield number, f'{found[1]} is there twice; keep one'
            seen.add(found[1])


def misspelt(given: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    """Yield each name that is close to a known one, or has a value that means nothing; and why."""
    for name in map(str, given):
        close = get_close_matches(name.lower(), KNOWN, n=1, cutoff=CLOSE)
        if close and name not in KNOWN:
            known = ', '.join(KNOWN)
            yield name, f'nobody reads {name}; did you mean “{close[0]}”? Known: {known}'
    if str(given.get('book', True)).lower() not in ANSWERS:
        yield 'book', f'book is true or false, not {given["book"]!r}'
    for name in METADATA:
        if name in given:
            yield name, f'nobody reads {name} here; write it under html_meta, and that under myst'
    for name in HOLDING:
        if str(given.get(name, True)).lower() in {'false', 'no'}:
            yield name, f'{name} holds whatever its value; where it is not to hold, remove the line'


def refused(given: dict[Any, Any], myst: MdParserConfig) -> Iterator[tuple[str, str]]:
    """Yield each name that MyST refuses, and what it says of it, in the words of an author."""
    told: list[str] = []
    merge_file_level(myst, given, lambda _kind, said: told.append(said))
    for said in told:
        if found := TYPE.match(said):
            name = found[2] or found[1]
            value = found[4] or repr(given.get(name))
            yield name, f'{name} takes {TAKEN.get(found[3] or "dict", found[3])}, not {value}'
        elif unknown := UNKNOWN.match(said):
            fields = [field.name for field in myst.get_fields()]
            yield unknown[1], f'myst has no {unknown[1]}; {meant(unknown[1], fields)}'
        else:
            name = quoted[1] if (quoted := re.search(r"'(\w+)'", said)) else 'myst'
            yield name, said
