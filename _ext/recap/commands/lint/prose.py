"""What a reader sees of a line of Markdown, and where each sign of it stands in the source.

markdown-it tells the lines of blocks, and nothing of what is in them. Its rules are wrapped here,
so that each notes which signs it took: what none took is prose, and so is the label of a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from ..._languages import same_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

OPAQUE: Final = '\ufffc'
"""Stands in prose for what isn't: code, a name, an address, words in another language."""
EXTENSIONS: Final = frozenset(
    {'alert', 'attrs_inline', 'colon_fence', 'deflist', 'dollarmath', 'strikethrough', 'tasklist'}
)
"""What pages of a recap may always use; `myst_enable_extensions` adds to it."""

ADDRESS: Final = re.compile(r'(?:(?:https?|ftp)://|\bwww\.)[^\s»]+', re.IGNORECASE)
EXPLICIT_TITLE: Final = re.compile(r'\{[^}]+\}`+(?P<title>[^`<]+?)\s*<[^<>`]*>`+$', re.DOTALL)
FRAMES: Final = {'link': 1, 'span': 1, 'image': 2}
"""What has a label, which is prose, and how many signs open it."""
DELIMITERS: Final = {'emphasis', 'strikethrough'}
PROSE, HIDDEN, MARK, BREAK = range(4)
"""Read; shown but no prose; not shown; the end of a line."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of *text*, the signs of which stand at *starts* and end at *ends* in its source.

    *opaque* is all that isn't read: what a change of the text leaves as it is.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opaque: str


def parser(extensions: Iterable[str] = ()) -> MarkdownIt:
    """Return a parser of pages, that reads blocks and leaves what is in them to `prose`."""
    enabled = set(EXTENSIONS) | set(extensions) - {'linkify', 'replacements', 'smartquotes'}
    config = MdParserConfig(enable_extensions=enabled, dmath_double_inline=True)
    config.dmath_allow_space = config.dmath_allow_digits = False  # “$5 and $6” are prices
    made: MarkdownIt = create_md_parser(config, RendererHTML)
    # Reference links stay in the prose, where their rule sees them.
    made.disable(['reference', 'inline', 'text_join', 'fragments_join'])
    inline = made.inline.ruler
    for name, rule in zip(made.get_active_rules()['inline'], inline.getRules(''), strict=True):
        inline.at(name, partial(_noting, name, rule))
    return made


def prose(markdown: str, made: MarkdownIt, env: dict[str, Any], language: str) -> Prose:
    """Return what a reader sees of *markdown*, the content of a block, in *language* alone."""
    found = env | {'notes': []}
    made.inline.parse(markdown, made, found, [])
    kinds = [PROSE] * len(markdown)
    shown: dict[int, tuple[int, str]] = {}  # an entity or an escape: its end, and its sign
    for start, end, kind, what in found['notes']:
        if kind == 'frame':
            opened, closed, foreign = what
            if foreign and not _speaks(foreign, language):
                kinds[start:end] = [HIDDEN] * (end - start)
            else:
                kinds[start:opened] = [MARK] * (opened - start)
                kinds[closed:end] = [MARK] * (end - closed)
        elif kind == 'delimiter':
            for first, last, token in what:
                # Those that open or close nothing stay text.
                if token.type != 'text' or not token.content:
                    kinds[first:last] = [MARK] * (last - first)
        elif kind == 'sign':
            kinds[start:end] = [PROSE, *[MARK] * (end - start - 1)]
            shown[start] = (end, what)
        elif kind == 'role' and (title := EXPLICIT_TITLE.match(markdown[start:end])):
            kinds[start:end] = [MARK] * (end - start)
            kinds[start + title.start('title') : start + title.end('title')] = [PROSE] * len(
                title['title']
            )
        else:
            kinds[start:end] = [BREAK if kind == 'break' else HIDDEN] * (end - start)
    return _composed(markdown, kinds, shown)


def _noting(
    name: str, rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool
) -> bool:
    """Do what *rule* does, and note what it took: start, end, kind, and what there is to know."""
    notes = state.env.get('notes')
    if silent or notes is None:
        return rule(state, silent)
    start, told, made = state.pos, len(notes), len(state.tokens)
    opened = start + FRAMES.get(name, 0)
    closed = 0
    if opened > start and state.src[opened - 1 : opened] == '[':
        closed = state.md.helpers.parseLinkLabel(state, opened - 1, False)
    if not rule(state, silent):
        return False
    if name == 'image':  # its label was parsed by itself
        notes[told:] = [
            (opened + first, opened + last, *rest) for first, last, *rest in notes[told:]
        ]
    notes += _notes(name, state, (start, opened, closed), made)
    if name == 'attr':
        _mark_foreign(notes, start, state.tokens)
    return True


def _notes(
    name: str, state: StateInline, places: tuple[int, int, int], made: int
) -> Iterator[tuple[int, int, str, Any]]:
    """Yield what the rule *name* took since it had *made* so many tokens."""
    (start, opened, closed), end = places, state.pos
    if name in FRAMES:
        spans = (token for token in state.tokens[made:] if token.type == 'span_open')
        classes = next((str(token.attrs.get('class', '')) for token in spans), '')
        yield start, end, 'frame', (opened, closed, classes)
    elif name == 'attr':
        yield start, end, 'frame', (end, end, '')
    elif name in DELIMITERS:
        yield start, end, 'delimiter', _delimiters(start, end, state.tokens)
    elif name == 'newline' or (name == 'escape' and state.tokens[-1].type == 'hardbreak'):
        yield start, end, 'break', None
    elif name in {'escape', 'entity'} and len(state.tokens[-1].content) == 1:
        yield start, end, 'sign', state.tokens[-1].content
    elif name != 'text':
        yield start, end, 'role' if name == 'myst_role' else 'opaque', None


def _delimiters(start: int, end: int, tokens: list[Token]) -> list[tuple[int, int, Token]]:
    found: list[tuple[int, int, Token]] = []
    for token in reversed(tokens):
        if end <= start:
            break
        found.append((end - len(token.content), end, token))
        end -= len(token.content)
    return found


def _mark_foreign(notes: list[Any], start: int, tokens: list[Token]) -> None:
    """Give the frame that ends at *start* the classes that its attributes gave it."""
    opening = next((token for token in reversed(tokens) if token.attrs.get('class')), None)
    for place, (first, last, kind, what) in enumerate(notes):
        if kind == 'frame' and last == start and opening is not None:
            notes[place] = (first, last, kind, (*what[:2], str(opening.attrs['class'])))


def _speaks(classes: str, language: str) -> bool:
    said = [name[9:] for name in classes.split() if name.startswith('language-')]
    return not said or same_language(said[0], language)


def _composed(markdown: str, kinds: list[int], shown: dict[int, tuple[int, str]]) -> Prose:
    signs: list[tuple[str, int, int]] = []
    opaque = ''
    for place, (sign, kind) in enumerate(zip(markdown, kinds, strict=True)):
        if kind == PROSE:
            end, read = shown.get(place, (place + 1, sign))
            signs.append((read, place, end))
            continue
        opaque += sign if kind != BREAK else ''
        if kind == BREAK and sign == '\n':
            while signs and signs[-1][0] == ' ':
                signs.pop()
            signs.append((sign, place, place + 1))
        elif kind == HIDDEN:
            if signs and signs[-1][0] == OPAQUE and signs[-1][2] == place:
                signs[-1] = (OPAQUE, signs[-1][1], place + 1)
            else:
                signs.append((OPAQUE, place, place + 1))
    text = ''.join(sign for sign, _, _ in signs)
    for address in reversed(list(ADDRESS.finditer(text))):
        first, last = address.span()
        opaque += text[first:last]
        signs[first:last] = [(OPAQUE, signs[first][1], signs[last - 1][2])]
    text, starts, ends = '', [], []
    for sign, first, last in signs:
        text += sign
        starts.append(first)
        ends.append(last)
    return Prose(text, tuple(starts), tuple(ends), opaque)
