"""What readers would see as it was typed, in a line: by expressions, each with what is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .tables import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS: Final = (
    *('bell', 'bug', 'bulb', 'calendar', 'clap', 'coffee', 'eyes', 'fire', 'grin', 'heart'),
    *('hourglass', 'joy', 'laughing', 'lock', 'mag', 'mega', 'memo', 'microphone'),
    *('muscle', 'mute', 'pray', 'question', 'rocket', 'scream', 'smile', 'smiley', 'sparkles'),
    *('star', 'tada', 'thinking', 'thumbsdown', 'thumbsup', 'trophy', 'warning', 'wave', 'wink'),
    'zap',
)
"""Names by which chats and forges know signs: few of one word, which an option may be as well."""

UNMARKED: Final = (
    '** or ~~ marks nothing: it touches its words; a space or a sign parts it from others'
)

SHOWN: Final = (
    (r'\]\((?!<)[^()\s]+ ', 'link', 'an address holds a space; write [text](<it>)'),
    (
        r'\] \((?:https?:|[\w./-]+\.(?:md|png|jpe?g|svg)\b|$)',
        'link',
        'a space parts [text] from its (address); leave it out',
    ),
    (
        r'\([^()]+\)(?:\[(?:https?:|$)|\(https?:)',
        'link',
        'a link is [text](address), not the other way round',
    ),
    (
        r'\]\((?:file|javascript|vbscript|data):',
        'link',
        'nothing leads there; an address is of the web, or a file of the project',
    ),
    (r'\]\(', 'link', 'this link isn’t closed, or its address holds a <; write [text](address)'),
    (r'\[[^\[\]^]+\]\[[^\[\]]*\]', 'link', 'no such reference; write [text](address)'),
    (r'\[@\w', 'link', 'a work is cited by its role: {source}`key`'),
    (r'^#{2,6}[^\s#]', 'heading', 'a title needs a space after its #'),
    (r'^#{7,}\s', 'heading', 'titles have six levels at most; take a # away'),
    (
        r'\*\*|~~',
        'emphasis',
        UNMARKED,
    ),
    (r'\$\$', 'equation', 'a $$ stands alone; close the equation with another one'),
    (
        r'^\[(?:_?TOC_?|toc)\]|\[\[_TOC_\]\]',
        'unsupported',
        'each page has its contents beside it; leave this out',
    ),
    (
        r'!?\[\[(?!_TOC_)[^\[\]]*[^\W\d_][^\[\]]*\]\](?!\()',
        'unsupported',
        'wiki links lead nowhere; write [text](page.md)',
    ),
    (
        r'\{\{[<%].*?[%>]\}\}|\{%.*?%\}',
        'unsupported',
        'shortcodes are for other generators; write Markdown',
    ),
    (r'\{\{ ?[\w.]+ ?\}\}', 'unsupported', 'nothing fills this in; write its value'),
    (r'(?<!=)==[^=\s](?:[^=]*[^=\s])?==', 'unsupported', 'write <mark>words</mark>'),
    (r'\w\^[^\s^]+\^', 'unsupported', 'what is raised is written <sup>…</sup>'),
    (r'\w~[^\s~]+~', 'unsupported', 'what is lowered is written <sub>…</sub>'),
    (
        r'(?<![\w~])~[^\s~](?:[^~]*[^\s~])?~(?![\w~])',
        'unsupported',
        'what is struck out is written ~~words~~',
    ),
    (r'%%[^%\s][^%]*%%', 'unsupported', 'a comment is written <!-- … -->'),
    (r'^!!! ', 'unsupported', 'a call-out is written :::{note}, then ::: after it'),
    (
        r'(?i)^\[!(?:note|tip|important|warning|caution)\]',
        'unsupported',
        'the mark of a call-out is alone on its line, the first of its quotation',
    ),
    (
        r'(?i)^\[!(?!(?:note|tip|important|warning|caution)\])[a-z]+\]',
        'unsupported',
        'call-outs are NOTE, TIP, IMPORTANT, WARNING and CAUTION',
    ),
    (
        r'^ ?\{ ?[\w-]+=[^{}]*\}',
        'unsupported',
        'attributes touch what they are of, and a value such as "50%" has quotation marks',
    ),
    (
        r'\{:?\s*[.#][\w-]',
        'unsupported',
        'attributes are written [words]{.class}; a title is named on the line before: (name)=',
    ),
    (
        r'\^\[|\[\^(?:\s[^\[\]]*)?\]',
        'unsupported',
        'a note is written [^name], and further down [^name]: and its text',
    ),
    (
        r'\[[\w#*]+\]_(?!\w)|^\.\. \[',
        'unsupported',
        'this is a note of reStructuredText; write [^name], and [^name]: further down',
    ),
    (
        r'^\*\[[^\[\]]+\]:',
        'unsupported',
        'what letters stand for is written <abbr title="…">ABC</abbr>',
    ),
    (r'^\[\] ', 'unsupported', 'the box of a task holds a space: - [ ]'),
    (
        r'^[-*+]\[[ xX]?\](?![(\[])',
        'unsupported',
        'a task is written - [ ], with a space before its box',
    ),
    (
        r'^\[(?:[ xX](?=\][^\W_])|[-/>~✓✔](?=\] )|\s+[xX]\s*(?=\] )|[xX]\s+(?=\] ))\]',
        'unsupported',
        'the box of a task is [ ] or [x], with a space after it',
    ),
    (
        rf'(?<!\w):(?:[a-z]+_[a-z_]+|{"|".join(SIGNS)}|[+]1):(?!\w)',
        'unsupported',
        'no name becomes a sign; write the sign',
    ),
)
"""What is seen, by expressions, compiled where a text holds such marks."""

TEX: Final = re.compile(
    r'(?<!\\)\\\((?=[^()]*(?<!\\)(?:[\^_]|\\[a-z]{2}))[^()]*\\\)'
    r'|(?<!\\)\\\[(?=[^\[\]]*(?<!\\)(?:[\^_]|\\[a-z]{2}))[^\[\]]*\\\]'
    r'|(?<!\\)\\begin\{|^\s*\\\[[ \t]*$(?=[\s\S]*^[ \t]*\\\][ \t]*$)',
    re.MULTILINE,
)
"""How TeX says where an equation begins, in which Markdown escapes brackets."""

EQUATION: Final = re.compile(r'(\$\$?)(?!\s)[^$]+\1')


def typed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the subtype and the message for what *text* shows as it was typed.

    Of what one mark may be, the first is meant.
    """
    told = set()
    for pattern, subtype, message in SHOWN:
        if re.search(pattern, text) and (subtype == 'unsupported' or subtype not in told):
            told.add(subtype)
            yield subtype, message


def tex_slips(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield a slip for each line of *text*, from 0 on, with an equation as TeX itself has it."""
    bare = (
        EQUATION.sub(lambda found: '\n' * found[0].count('\n'), CODE.sub('', text))
        if '\\' in text
        else ''
    )
    for found in TEX.finditer(bare):
        number = bare.count('\n', 0, found.start())
        yield number, 'equation', 'an equation stands between two $, or two $$'
