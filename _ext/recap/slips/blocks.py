"""Slips between lines: fences, options, titles, rows of tables."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .controls import control_slips
from .front import front_slips
from .inline import slips_of
from .lines import bare_option, line_slips, loss_slips
from .options import count_options, option_slips, wrong_with_arguments
from .tables import wrong_with
from .titles import wrong_with_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from .names import Names

Slip: TypeAlias = tuple[int, str, str]
"""A line, a subtype of warnings, and what is wrong with what would be right."""

BROUGHT: Final = re.compile(r'\{(include|eval-rst)\}')
"""What may bring a title along."""
DIRECTIVE: Final = re.compile(r'\{([^\s{}]+)\}')
OPENED: Final = re.compile(r'\s*(:{3,}|`{3,}|~{3,})\s*\{([^\s{}]+)\}')

VERBATIM: Final = frozenset((
    *('code', 'code-block', 'sourcecode', 'raw', 'math', 'csv-table', 'literalinclude', 'include'),
    *('eval-rst', 'parsed-literal', 'highlight', 'toctree', 'prompt', 'productionlist'),
    'default-role',
))  # fmt: skip
"""Directives whose content isn't Markdown."""

DIAGRAMS: Final = frozenset({'mermaid', 'plantuml', 'graphviz', 'dot', 'd2', 'vega-lite'})


class Page:
    """The source of one page, or the content of a directive of it, from the line *first* on.

    What is not *whole* is included by a page, and needs no title. *references* are the addresses
    that the page has named; those that *text* names are added to them.
    """

    def __init__(
        self,
        text: str,
        names: Names,
        first: int = 0,
        within: str = '',
        *,
        whole: bool = True,
        references: dict[str, Any] | None = None,
    ) -> None:
        self._text, self._names = text, names
        self._lines = text.split('\n')
        self._first, self._within, self._whole = first, within, whole and not within
        self._references = {} if references is None else references
        self._confused = False
        self._wrong_rows: set[int] = set()

    def slips(self) -> Iterator[Slip]:
        """Yield the slips of the page, in its order; one that follows from another isn't told."""
        tokens = self._names.tokens(self._text, self._references)
        controls = control_slips(() if self._within else self._lines)
        for line, subtype, message in chain(controls, loss_slips(tokens)):
            yield self._slip(line, subtype, message)
        if self._whole:
            yield from self._beginning(tokens)
        for rank, token in enumerate(tokens):
            if token.type in {'fence', 'colon_fence'}:
                yield from self._fence(token)
            elif token.type == 'heading_open':
                yield from self._heading(token, tokens[rank + 1])
            elif token.type == 'tr_open':
                yield from self._row(token, tokens[rank:])
            elif token.type == 'inline' and token.map and token.map[0] not in self._wrong_rows:
                found = slips_of(token.content, self._references, self._names)
                if tokens[rank - 1].type == 'paragraph_open':
                    found = chain(line_slips(token.content, self._within), found)
                for line, subtype, message in found:
                    yield self._slip(token.map[0] + line, subtype, message)

    def _beginning(self, tokens: Sequence[Token]) -> Iterator[Slip]:
        closed = bool(tokens) and tokens[0].type == 'front_matter'
        for line, message in front_slips(self._lines, self._names.myst, closed=closed):
            yield self._slip(line, 'front-matter', message)
        if self._lines[0].strip() == '+++':
            yield self._slip(0, 'unsupported', 'what comes first is YAML, between two lines ---')
        if not any(each.type == 'heading_open' or BROUGHT.match(each.info) for each in tokens):
            message = 'the page has no title; begin it with “# ” and its title'
            yield self._slip(0, 'no-title', message)

    def _slip(self, line: int, subtype: str, message: str) -> Slip:
        return self._first + line + 1, subtype, message

    def _fence(self, token: Token) -> Iterator[Slip]:
        assert token.map
        start, end = token.map
        if token.markup[0] == ':' and not token.info.strip():
            if not self._confused:
                yield self._slip(start, 'fence', f'{token.markup} closes nothing; leave it out')
            self._confused = True
            return
        name = found[1] if (found := DIRECTIVE.match(token.info.strip())) else ''
        if token.markup[0] == ':' and not name:
            word = (token.info.strip('{} ').split() or ['name'])[0]
            message = f'a block is written {token.markup}{{{word}}}, without a space'
            yield self._slip(start, 'fence', message)
            return
        called = f'{{{name}}}' if name else 'the code'
        if equal := self._equal(token):
            message = (
                f'{called} ends with what opens on line {self._first + equal + 1}, whose fence '
                f'is as long; write {token.markup}{token.markup[0]} around the outer one'
            )
            yield self._slip(start, 'fence', message)
            self._confused = True
            return
        closed = end - 1 > start and self._closes(self._lines[end - 1], token.markup)
        if not closed and not self._confused:
            message = f'{called} isn’t closed; write {token.markup} on a line after what it holds'
            yield self._slip(start, 'fence', message)
            self._confused = True
            return
        if name and (message := wrong_with_arguments(name, token.info)):
            yield self._slip(start, 'directive', message)
        elif name:
            yield from self._directive(name, token)
        else:
            yield from self._code(token)

    def _equal(self, token: Token) -> int:
        """Return the line, if any, on which a fence as long as that of *token* opens in it."""
        assert token.map
        for number in range(token.map[0] + 1, token.map[1]):
            opened = OPENED.match(self._lines[number])
            if opened and token.info.strip() and opened[1].startswith(token.markup):
                return number
        return 0

    def _closes(self, line: str, markup: str) -> bool:
        mark = line.strip().lstrip('> ')
        return len(mark) >= len(markup) and set(mark) == {markup[0]}

    def _code(self, token: Token) -> Iterator[Slip]:
        assert token.map
        name = token.info.split()[0] if token.info.strip() else ''
        if name.lower() in DIAGRAMS:
            message = f'{name} draws nothing here; put the drawing in an SVG, and show that'
            yield self._slip(token.map[0], 'unsupported', message)
        elif name and (remedy := self._names.lexer_meant(name)):
            yield self._slip(
                token.map[0], 'lexer', f'no language of code is called {name!r}; {remedy}'
            )

    def _directive(self, name: str, token: Token) -> Iterator[Slip]:
        assert token.map
        start = token.map[0]
        if name not in self._names.directives:
            message = f'unknown directive {{{name}}}; {self._names.directive_meant(name)}'
            yield self._slip(start, 'directive', message)
            return
        if name == 'eval-rst' and token.markup[0] == ':':
            yield self._slip(start, 'directive', '{eval-rst} opens with ```, not with colons')
            return
        lines = token.content.split('\n')
        options = count_options(lines)
        verbatim = name.rpartition(':')[2] in VERBATIM
        for line, subtype, message in option_slips(lines, options, late=verbatim):
            yield self._slip(start + 1 + line, subtype, message)
        if not verbatim:
            if message := bare_option(lines, options):
                yield self._slip(start + 1 + options, 'option', message)
            inner = Page(
                '\n' * options + '\n'.join(lines[options:]),
                self._names,
                self._first + start + 1,
                name,
                references=self._references,
            )
            yield from inner.slips()

    def _heading(self, token: Token, inline: Token) -> Iterator[Slip]:
        assert token.map
        for message in wrong_with_title(token.markup, inline.content, self._within):
            yield self._slip(token.map[0], 'heading', message)

    def _row(self, token: Token, following: Sequence[Token]) -> Iterator[Slip]:
        assert token.map
        ended = next(n for n, each in enumerate(following) if each.type == 'tr_close')
        columns = sum(each.type in {'td_open', 'th_open'} for each in following[:ended])
        if message := wrong_with(self._lines[token.map[0]].strip(), columns):
            self._wrong_rows.add(token.map[0])
            yield self._slip(token.map[0], 'table', message)
