"""Text as Markdown (CommonMark, with GitHub's tables): what would mean something is escaped."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import Final

SIGNS: Final = frozenset('\\`*_{}[]<>&~|')
"""Signs that mean something in a line."""
MEANT: Final = str.maketrans({sign: f'\\{sign}' for sign in SIGNS})
SPACES: Final = re.compile(r'[ \t]*\n[ \t\n]*|[ \t]{2,}|\t')
FIRST: Final = re.compile(r'^(\s*)(?:([#+=-])|(\d{1,9})([.)])(?=\s|$))', re.MULTILINE)
"""Signs that mean something at its beginning."""
NUMBERED: Final = re.compile(r'(?:id|index-)\d+|p-[0-9a-z]{6}')
"""Anchors that nobody was given: numbers, and those that follow the first words of a paragraph."""
PLAIN: Final = re.compile(r'[^\s<>()\\]+')
"""An address that means nothing else in Markdown."""
RUNS: Final = re.compile('`+')


def escaped(text: str) -> str:
    r"""Return *text* on one line, as Markdown that means it.

    >>> escaped('a*b [c]')
    'a\\*b \\[c\\]'
    """
    if '\n' in text or '  ' in text or '\t' in text:
        text = SPACES.sub(' ', text)
    # Most texts have none: to see that takes a tenth of the time.
    return text if SIGNS.isdisjoint(text) else text.translate(MEANT)


def begun(line: str) -> str:
    r"""Return a *line* of Markdown whose first sign begins no list and no heading.

    >>> begun('2031. A year'), begun('- so'), begun('12 men')
    ('2031\\. A year', '\\- so', '12 men')
    """
    return FIRST.sub(
        lambda found: (
            f'{found[1]}\\{found[2]}' if found[2] else f'{found[1]}{found[3]}\\{found[4]}'
        ),
        line,
    )


def code(text: str) -> str:
    r"""Return *text* as code in a line.

    >>> code('make'), code('a`b')
    ('`make`', '``a`b``')
    """
    text = text.replace('\n', ' ')
    ticks = '`' * (longest(text) + 1)
    room = ' ' if text.startswith('`') or text.endswith('`') else ''
    return f'{ticks}{room}{text}{room}{ticks}'


def element(text: str) -> str:
    """Return *text* as code in a line that follows another: their backticks would touch."""
    return f'<code>{escaped(text)}</code>'


def fenced(text: str, language: str = '') -> str:
    """Return *text* as a block of code."""
    ticks = '`' * max(3, longest(text) + 1)
    known = '' if language in ('default', 'none') else language
    return f'{ticks}{known}\n{text.removesuffix(chr(10))}\n{ticks}'


def longest(text: str) -> int:
    """Return the length of the longest run of backticks in *text*."""
    return max((len(run) for run in RUNS.findall(text)), default=0)


def stressed(text: str, sign: str, tag: str, around: tuple[str, str]) -> str:
    """Return *text*, Markdown, between two *signs*: or as an element, where they wouldn't do.

    *around* is what stands before and after, one sign each or nothing. As CommonMark has it, signs
    stress where they touch a letter inside, or else a sign with no letter outside; none of them may
    touch another.
    """
    inside = text[:1], text[-1:]
    if not text.strip():
        return text
    touching = '*' in (*inside, *around)
    right = all(
        each.isalnum() or not (each.isspace() or outer.isalnum())
        for each, outer in zip(inside, around, strict=True)
    )
    return f'{sign}{text}{sign}' if right and not touching else f'<{tag}>{text}</{tag}>'


def link(text: str, address: str) -> str:
    """Return a link, whose *text* is Markdown."""
    return f'[{text}]({destination(address)})'


@cache
def destination(address: str) -> str:
    """Return an *address* as links of Markdown write it: in angle brackets, where it needs them.

    >>> destination('a.md#b'), destination('a b(c)')
    ('a.md#b', '<a%20b(c)>')
    """
    if PLAIN.fullmatch(address):
        return address
    return f'<{re.sub("([<>])", _encoded, address.replace(" ", "%20"))}>'


def _encoded(found: re.Match[str]) -> str:
    return f'%{ord(found[1]):X}'


@cache
def twin_of(address: str) -> str:
    """Return where the twin of a page is, whose *address* has a place in it perhaps, but no query.

    >>> twin_of('a.html#b'), twin_of('../'), twin_of('#b')
    ('a.md#b', '../index.md', '#b')
    """
    path, sign, anchor = address.partition('#')
    if path.endswith('/'):
        path = f'{path}index.md'
    elif path.endswith('.html'):
        path = f'{path.removesuffix(".html")}.md'
    return f'{path}{sign}{anchor}'


def anchors(ids: list[str]) -> str:
    """Return the places *ids* as elements, which CommonMark lets through."""
    if not ids:
        return ''
    return ''.join(anchor(name) for name in ids if not NUMBERED.fullmatch(name))


def anchor(name: str) -> str:
    """Return the place *name* as an element."""
    return f'<a id="{name}"></a>'


def ended(title: str) -> str:
    r"""Return the words of a *title*, whose last sign ends it no sooner.

    >>> ended('C #')
    'C \\#'
    """
    return f'{title[:-1]}\\#' if title.endswith('#') else title


class Ids(HTMLParser):
    """Gathers the places that a piece of HTML has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == 'id' and value]
