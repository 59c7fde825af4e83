"""A page cut into passages of prose, each with its language, and its place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..._languages import same_language
from .prose import Prose, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

OPTION: Final = re.compile(r':?(?P<name>[\w-]+):(?:[ ]+(?P<value>.*))?$')
DIRECTIVE: Final = re.compile(r'\{(?P<name>[^}]+)\}\s*(?P<argument>.*)$')
DESCRIPTION: Final = re.compile(
    r'\s*(?P<quote>["\']?)(?:[Dd]escription|title|subtitle|abstract)(?P=quote):\s+'
    r'(?![|>&*"\'])(?P<value>\S.*)$'
)
"""What the front matter of a page says to readers, where YAML needs no quotation marks."""
PROSE_OPTIONS: Final = {'alt', 'caption'}
PROSE_ARGUMENT: Final = re.compile(
    'admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning|'
    'list-table|rubric|sidebar|table|topic'
)
NO_PROSE_INSIDE: Final = re.compile(
    'code|code-block|code-cell|contents|csv-table|doctest|eval-rst|graphviz|highlight|image|include|'
    'index|literalinclude|math|mermaid|parsed-literal|plantuml|productionlist|raw|role|sourcecode|'
    'tabularcolumns|testcode|testoutput|testsetup|toctree'
)


@dataclass(frozen=True, slots=True)
class Passage:
    r"""A run of prose of a page, or a heading of *level*, in one block.

    *starts* and *ends* are the places of its signs in the page; where they can't be told, because
    what the page holds was expanded (a tab, ``\|``), they are empty. *line* is its first line.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opaque: str
    line: int
    level: int = 0


class Page:
    """The Markdown *source* of a page in *language*, cut into `passages`, from top to bottom."""

    def __init__(self, source: str, parser: MarkdownIt, language: str) -> None:
        self._parser, self._language = parser, language
        self._lines = source.split('\n')
        self._places = [0]
        for line in self._lines:
            self._places.append(self._places[-1] + len(line) + 1)
        self._cells: dict[int, int] = {}  # how far the cells of a line were read
        self.passages = list(self._cut(source, 0))

    def _cut(self, markdown: str, first: int, *, foreign: bool = False) -> Iterator[Passage]:
        """Cut *markdown*, at the line *first*; of a foreign one, only the directives inside."""
        line, level, cell = first, 0, False
        env: dict[str, Any] = {}
        for token in self._parser.parse(markdown, env):
            if token.map:
                line = first + token.map[0]
            if token.type == 'heading_open':
                level = int(token.tag[1:])
            elif token.type in {'fence', 'colon_fence'}:
                yield from self._directive(token, line)
            elif token.type == 'front_matter':
                for place, text in enumerate(token.content.split('\n'), start=1):
                    if described := DESCRIPTION.match(text):
                        yield from self._cut(described['value'], line + place)
            elif token.type == 'inline' and not foreign:
                found = prose(token.content, self._parser, env, self._language)
                yield self._passage(token.content, found, line, level, cell=cell)
            cell = token.type in {'th_open', 'td_open'}
            if token.type == 'heading_close':
                level = 0

    def _directive(self, fence: Token, line: int) -> Iterator[Passage]:
        opening = DIRECTIVE.match(fence.info.strip())
        if not opening:
            return  # a block of code
        if PROSE_ARGUMENT.fullmatch(opening['name']) and opening['argument']:
            yield from self._cut(opening['argument'], line)
        lines = fence.content.splitlines()
        foreign = False
        for place, name, value in _options(lines):
            foreign |= name == 'lang' and not same_language(value, self._language)
            if name in PROSE_OPTIONS:
                yield from self._cut(value, line + 1 + place)
            lines[place] = ''
        if NO_PROSE_INSIDE.fullmatch(opening['name']):
            return
        if opening['name'] == 'glossary':
            # Sphinx, not Markdown, reads the indentation of definitions: four spaces aren't code.
            lines = [text.lstrip() for text in lines]
        yield from self._cut('\n'.join(lines), line + 1, foreign=foreign)

    def _passage(self, content: str, found: Prose, line: int, level: int, *, cell: bool) -> Passage:
        """Give the signs of the prose *found* in *content* their places in the page."""
        places: list[int] = []
        for number, text in enumerate(content.split('\n'), start=line):
            column = self._column(text, number, cell=cell)
            if column is None:
                return Passage(found.text, (), (), found.opaque, line + 1, level)
            start = self._places[number] + column
            places += range(start, start + len(text) + 1)
        starts = tuple(places[start] for start in found.starts)
        ends = tuple(places[end - 1] + 1 for end in found.ends)
        return Passage(found.text, starts, ends, found.opaque, line + 1, level)

    def _column(self, text: str, number: int, *, cell: bool) -> int | None:
        """Return where *text* stands in its line, after the marks of lists and quotations."""
        line = self._lines[number] if number < len(self._lines) else ''
        if not cell and line.rstrip().endswith(text.rstrip()):
            return len(line.rstrip()) - len(text.rstrip())
        column = line.find(text, self._cells.get(number, 0))
        if column < 0:
            return None
        self._cells[number] = column + len(text)
        return column


def _options(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the line, name and value of each option that *lines* begin with, MyST's two ways."""
    block = bool(lines) and lines[0].strip() == '---'
    for place, text in enumerate(lines):
        if block and place == 0:
            yield place, '', ''
            continue
        if block and text.strip() == '---':
            yield place, '', ''
            return
        option = OPTION.match(text.strip())
        if not option or (not block and not text.strip().startswith(':')):
            return
        yield place, option['name'], (option['value'] or '').strip('\'"' if block else '')
