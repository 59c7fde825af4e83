"""Slips in a line: roles, code, links, and markup of other languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from .addresses import MALFORMED
from .hidden import UNSEEN
from .names import meant
from .typed import UNMARKED, tex_slips, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from .names import Names

OPEN_ROLE: Final = re.compile(r'\{([^\W\d_][\w:.+-]*)\}`')
UNREAD: Final = re.compile(r'(?<!\{)\{([^\W\d_][\w:.+-]*)\}$')
"""A name before code that MyST, which knows ASCII alone, takes for no role."""

APART: Final = re.compile(rf'\{{([A-Za-z][\w:.+-]*)\}}[\s{UNSEEN}]+$')
QUOTED: Final = re.compile(r'\{([A-Za-z][\w:.+-]*)\}[\'"‘’“”«]')
RST_ROLE: Final = re.compile(r'(?:^|\s):([a-z][a-z:-]*):$')
RST_DIRECTIVE: Final = re.compile(r'\.\. ([a-z-]+)::')
LOOSE: Final = re.compile(r'(?<!\{)\{ ?([A-Za-z][\w:.+-]*?)(?:\}(?=[\w(\[<´])|:[^`{}]+\})')
BEFORE_CODE: Final = re.compile(r'(?<!\{)\{ ?([A-Za-z][\w.+-]*)(?: ?\}?|[\])]|: ?)$')
BEFORE_WORDS: Final = re.compile(r'(?<!\{)\{([A-Za-z][\w.+-]*)\}$')
"""Names between braces before what isn't between two `: words, code, stressed words."""

MARKS: Final = re.compile(r'[\[\]{}`=^~#]|:[a-z+]|%%|!!!|\.\. |\*\*|\d\*\d|\$\$|\\[(b]')
"""What a text holds in which something may have slipped: most have none."""

ESCAPED: Final = re.compile(r'\\(?![.+-])[!-/:-@\[-`{-~]')
"""Where authors escape signs, they know what these would do: the runs that hold one are spared.

Not so those that begin an item of a list, which other programs escape wherever they stand; before
a letter or the end of a line, a \\ escapes nothing: $\\sigma$, C:\\new.
"""


RIGHT: Final = re.compile(
    r'\{([\w:.+-]+)\}`[^`]+`'
    r'|(?<!`)`[^`<]+`(?![`_])'
    r'|(?<![\w*])\*\*\w(?:[^*\[\]{}`=^~#$\\|:]*\w)?\*\*(?![\w*])'
    rf'|\[[^\[\]`]+\](?:\((?!(?:file|javascript|vbscript|data):|{MALFORMED})[^()<>\s]+\)'
    r'|\{\.[\w-]+\})'
)
"""What is surely as it should be: roles that are known, code, links, words with a class."""


def is_plain(text: str, names: Names) -> bool:
    """Return whether *text* surely holds no slip: nearly all do."""
    if not MARKS.search(text):
        return True

    def left(found: re.Match[str]) -> str:
        return found[0] if found[1] and found[1] not in names.roles else ''

    return not MARKS.search(RIGHT.sub(left, text))


def slips_of(text: str, references: dict[str, Any], names: Names) -> Iterator[tuple[int, str, str]]:
    """Yield the slips of a *text*, each with its line from the first one on.

    *references* are the addresses that its page names.
    """
    if is_plain(text, names):
        return
    yield from tex_slips(text)
    children = names.runs(text, references)
    line = linked = 0
    yield from bold_in_bold(children)
    yield from product(children)
    written = not ESCAPED.search(text)
    for rank, child in enumerate(children):
        if child.type in {'softbreak', 'hardbreak'}:
            line += 1
        elif child.type == 'myst_role':
            name = child.meta.get('name', '')
            if name not in names.roles and not name.startswith('external'):
                yield line, 'role', f'unknown role {{{name}}}; {meant(name, names.roles)}'
            line += child.content.count('\n')
        elif child.type == 'code_inline':
            yield from rst_link(line, child, children[rank + 1 : rank + 2])
            line += child.content.count('\n')
        elif child.type in {'link_open', 'link_close'}:
            linked += child.nesting
            yield from link_slips(line, children[rank : rank + 2])
        elif child.type == 'text' and not linked and written and MARKS.search(child.content):
            yield from text_slips(line, child.content, children[rank + 1 : rank + 2], names)
            yield from lone_sign(line, child.content)


def bold_in_bold(runs: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield a slip where, in *runs*, the ** that was to end bold words begins others."""
    line = bold = 0
    for run in runs:
        line += run.type in {'softbreak', 'hardbreak'}
        bold += run.nesting if run.markup == '**' else 0
        if run.nesting > 0 and run.markup == '**' and bold > 1:
            yield line, 'emphasis', UNMARKED


def product(runs: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield a slip where, in *runs*, the sign of a product stresses a number: 2*3*4."""
    line = 0
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        line += before.type in {'softbreak', 'hardbreak'}
        opens = run.type in {'em_open', 'strong_open'}
        if opens and before.content[-1:].isdigit() and after.content[:1].isdigit():
            yield line, 'emphasis', 'a * between two numbers stresses the second; write × or \\*'
            return


def lone_sign(line: int, text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what a ` is in a *text*, where it opens and closes nothing."""
    if text.startswith('```'):
        yield line, 'fence', 'no block opens with ``` before a ` on its line; write :::'
    elif '`' in text and not OPEN_ROLE.search(text):
        yield line, 'code', 'a ` stands alone; close the code with another one'


def text_slips(
    line: int, text: str, after: Sequence[Token], names: Names
) -> Iterator[tuple[int, str, str]]:
    """Yield the slips of a *text*, which the token *after* follows."""
    if found := OPEN_ROLE.search(text):
        yield line, 'role', f'{{{found[1]}}} isn’t closed; write a ` after its text'
    code = bool(after) and after[0].type == 'code_inline'
    if code and (found := UNREAD.search(text)):
        yield line, 'role', f'unknown role {{{found[1]}}}; {meant(found[1], names.roles)}'
        return
    if code and (found := APART.search(text)) and found[1] in names.roles:
        yield line, 'role', f'a space parts {{{found[1]}}} from its text; leave it out'
    if (found := QUOTED.search(text)) and found[1] in names.roles:
        yield line, 'role', f'the text of {{{found[1]}}} stands between two `, not quotation marks'
    if code and (found := RST_ROLE.search(text)):
        yield line, 'role', f':{found[1]}:`…` is reStructuredText; write {{{found[1]}}}`…`'
    if found := RST_DIRECTIVE.match(text):
        message = f'.. {found[1]}:: is reStructuredText; write :::{{{found[1]}}}, then ::: after it'
        yield line, 'directive', message
    elif (name := loose(text, after)) in names.roles:
        yield line, 'role', f'the text of {{{name}}} stands between two `: {{{name}}}`…`'
    for subtype, message in typed(text):
        yield line, subtype, message


def loose(text: str, after: Sequence[Token]) -> str:
    """Return the name that stands in *text* as that of a role, without a text between two `."""
    if found := LOOSE.search(text):
        return found[1]
    following = after[0].type if after else ''
    if following == 'code_inline':
        found = BEFORE_CODE.search(text)
    elif following in {'em_open', 'strong_open', 'link_open'}:
        found = BEFORE_WORDS.search(text)
    return found[1] if found else ''


def link_slips(line: int, runs: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield a slip where *runs* begin a link that leads nowhere, or has no words to be seen."""
    address = str(runs[0].attrs.get('href', ''))
    if re.match(MALFORMED, address):
        yield line, 'link', f'an address of the web begins with https://, once, not {address}'
    elif len(runs) > 1 and runs[1].type == 'link_close' and '://' in address:
        yield line, 'link', f'nobody sees this link, which has no words; write [words]({address})'


def rst_link(line: int, code: Token, after: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Yield a slip where *code* is a link of reStructuredText."""
    followed = after and after[0].type == 'text' and after[0].content.startswith('_')
    if followed and (found := re.search(r'(.*)<([^<>]+)>$', code.content)):
        yield line, 'link', f'this is reStructuredText; write [{found[1].strip()}]({found[2]})'
