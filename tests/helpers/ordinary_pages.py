"""Pages as authors write them, from a seed: what `test_ordinary` follows into each format.

Every construct of CommonMark, of GFM, of MyST and of our directives, nested in one another to
depth three, in several scripts, with long words and large contents. Each word is found only once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Final

from ordinary_words import SCRIPTS, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEPTH: Final = 3
"""How deep blocks stand in one another."""

ADMONITIONS: Final = ('note', 'tip', 'warning', 'important', 'seealso', 'attention')
CALL_OUTS: Final = ('NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION')


@dataclass
class Page:
    """A page: its Markdown, and what readers must find of it.

    ``words`` are those of its text, in order; ``notes`` those of its footnotes; ``described`` those
    that tell what pictures show; ``unseen`` those of comments. Another page must use the ``terms``.
    """

    text: str = ''
    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


class Writer:
    """Writes one page: methods return lines of Markdown, and note the words that they hold."""

    def __init__(self, random: Random, vocabulary: Vocabulary, name: str) -> None:
        self._random, self._vocabulary, self._name = random, vocabulary, name
        self._script = 'latin'
        self._footnotes: list[str] = []
        self._said = self._charts = 0
        self.page = Page()

    # Words

    def _word(self, kept: list[str] | None = None) -> str:
        word = self._vocabulary.word(self._script)
        (self.page.words if kept is None else kept).append(word)
        return word

    def _words(self, least: int = 1, most: int = 4, kept: list[str] | None = None) -> str:
        number = self._random.randint(least, most)
        return ' '.join(self._word(kept) for _rank in range(number))

    def _inlines(self, most: int = 6) -> str:
        return ' '.join(self._inline() for _rank in range(self._random.randint(1, most)))

    def _inline(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            *(self._words,) * 8,
            lambda: f'*{self._words()}*',
            lambda: f'**{self._words()}**',
            lambda: f'***{self._words()}***',
            lambda: f'**{self._word()} *{self._word()}* `{self._word()}`**',
            lambda: f'`{self._words()}`',
            lambda: f'``{self._word()} ` {self._word()}``',
            lambda: f'~~{self._words()}~~',
            lambda: f'[{self._words()}](https://example.org/a_(b)?c=d#e)',
            lambda: f'[*{self._word()}* `{self._word()}`](index.md)',
            lambda: f'[{self._words()}][{self._name}]',
            lambda: f'[{self._words()}](#{self._name}-here)',
            lambda: 'https://example.org/path?x=1&y=2',
            lambda: '<https://example.org/automatic>',
            lambda: f'<kbd>{self._word()}</kbd>',
            lambda: f'{self._word()} H<sub>2</sub>O x<sup>2</sup>',
            lambda: f'<mark>{self._words()}</mark> <small>{self._words()}</small>',
            lambda: f'{{kbd}}`{self._word()}`',
            lambda: f'{{sub}}`{self._word()}`',
            lambda: f'{{abbr}}`{self._word()} ({self._words(kept=[])})`',
            lambda: f'{{doc}}`{self._words()} <index>`',
            lambda: f'{self._word()}\\\n{self._word()}',
            lambda: f'{self._word()}  \n{self._word()}',
            lambda: f'{self._word()}<br>{self._word()}',
            lambda: f'{self._word()}\n{self._word()}',
            lambda: f'{self._word()}<!-- {self._words(kept=self.page.unseen)} -->',
            lambda: f'![{self._words(kept=self.page.described)}](picture.svg)',
            lambda: '$x^2 + \\frac{a}{b}$ and {math}`\\sqrt{y}`',
            lambda: f'{self._word()}{self._footnote()}',
            lambda: f'\\*{self._word()}\\* \\_ \\` \\# &amp; &lt;{self._word()}&gt; 3 < 4',
            lambda: f'« {self._words()} », “{self._word()}” – ‘{self._word()}’… 🎉 → ✓',
            self._long_word,
        )
        return self._random.choice(kinds)()

    def _long_word(self) -> str:
        word = self._vocabulary.long_word()
        self.page.words.append(word)
        return word

    def _footnote(self) -> str:
        name = f'{self._name}-{len(self._footnotes) + 1}'
        self._footnotes.append(f'[^{name}]: {self._words(1, 5, self.page.notes)}')
        return f'[^{name}]'

    # Blocks

    def block(self, depth: int) -> list[str]:
        """Return a block in which others stand, up to *depth*."""
        before, self._script = self._script, self._random.choice(SCRIPTS)
        leaves = (
            *(self._paragraph,) * 6,
            self._code,
            self._directive_code,
            self._mathematics,
            self._rule,
            self._table,
            self._list_table,
            self._tasks,
            self._comment,
            self._figure,
            self._line_block,
            self._rubric,
            self._csv_table,
            self._titled_table,
            self._horizontal_list,
            self._version,
            self._centered,
            self._parsed_literal,
            self._eval_rst,
            self._only,
            self._index,
            self._glossary,
            self._chart,
            self._linked_picture,
            self._equation,
            self._html_block,
            self._option_code,
            self._large,
        )
        holders = (
            self._quote,
            self._bullets,
            self._bullets,
            self._numbers,
            self._definitions,
            self._admonition,
            self._call_out,
            self._epigraph,
            self._container,
            self._details,
        )
        deeper = depth > 0 and self._random.random() < 0.55
        lines = self._random.choice(holders)(depth - 1) if deeper else self._random.choice(leaves)()
        self._script = before
        return lines

    def blocks(self, depth: int, most: int = 3) -> list[str]:
        """Return some blocks, one after the other."""
        lines: list[str] = []
        for _rank in range(self._random.randint(1, most)):
            # Two lists or quotations that follow each other would be one.
            lines += [*([''] if lines else []), *self.block(depth)]
            if self._random.random() < 0.5:
                lines += ['', *self._paragraph()]
        return lines

    def _paragraph(self) -> list[str]:
        return f'{self._word()} {self._inlines()} {self._word()}.'.split('\n')

    def _code(self) -> list[str]:
        fence, language = (
            self._random.choice(('```', '~~~')),
            self._random.choice(('', 'python', 'text')),
        )
        return [f'{fence}{language}', *self._code_lines(), fence]

    def _directive_code(self) -> list[str]:
        caption = self._words()
        return ['```{code-block} text', f':caption: {caption}', '', *self._code_lines(), '```']

    def _code_lines(self) -> list[str]:
        return [f'{self._word()} = {self._word()}' for _line in range(self._random.randint(1, 5))]

    def _mathematics(self) -> list[str]:
        return self._random.choice(
            (['$$', 'x = \\frac{a}{b}', '$$'], ['```{math}', '\\sum_{i=1}^n i', '```'])
        )

    def _rule(self) -> list[str]:
        return [*self._paragraph(), '', '---', '', *self._paragraph()]

    def _cell(self) -> str:
        return re.sub(r'( {2,}|\\)?\n', ' ', self._inlines(2))

    def _table(self, rows: int = 0) -> list[str]:
        columns = self._random.choice((1, 2, 2, 3, 3, 4, 7, 12))
        signs = self._random.choices(('---', ':--', '--:', ':-:'), k=columns)
        rows = rows or self._random.randint(1, 4)
        lines = [' | '.join(self._words(1, 2) for _column in range(columns)), ' | '.join(signs)]
        lines += [' | '.join(self._cell() for _column in range(columns)) for _row in range(rows)]
        return [f'| {line} |' for line in lines]

    def _list_table(self) -> list[str]:
        lines = [':::{list-table} ' + self._words(), ':header-rows: 1', '']
        lines += [f'* - {self._words()}', f'  - {self._words()}']
        for _row in range(self._random.randint(1, 3)):
            lines += [f'* - {self._cell()}', f'  - {self._cell()}']
        return [*lines, ':::']

    def _tasks(self) -> list[str]:
        return [f'- [{self._random.choice("x ")}] {self._words()}' for _item in range(2)]

    def _comment(self) -> list[str]:
        lines = [f'<!-- {self._words(kept=self.page.unseen)} -->', '', *self._paragraph()]
        return [*lines, '', f'% {self._words(kept=self.page.unseen)}', '', *self._paragraph()]

    def _figure(self) -> list[str]:
        described = self._words(kept=self.page.described)
        return [':::{figure} picture.svg', f':alt: {described}', '', self._words(2, 6), ':::']

    def _line_block(self) -> list[str]:
        return [f'{self._words()}\\', f'{self._words()}\\', self._words()]

    def _rubric(self) -> list[str]:
        return [f':::{{rubric}} {self._words()}', ':::']

    def _csv_table(self) -> list[str]:
        rows = [f'"{self._words()}", {self._word()}' for _row in range(self._random.randint(1, 4))]
        head = [f'```{{csv-table}} {self._words()}', f':header: {self._word()}, {self._word()}']
        # The words of the title, of the head, then of the rows: they stand in that order.
        self._reorder(len(' '.join(rows).split()), 2 + len(head[0].split()) - 1)
        return [*head, '', *rows, '```']

    def _reorder(self, first: int, second: int) -> None:
        """Have the *second* number of words, the last written, precede the *first* before them."""
        words = self.page.words
        end, middle = len(words), len(words) - second
        words[middle - first : end] = [*words[middle:end], *words[middle - first : middle]]

    def _titled_table(self) -> list[str]:
        return [f':::{{table}} {self._words()}', ':align: left', '', *self._table(), ':::']

    def _horizontal_list(self) -> list[str]:
        return [
            ':::{hlist}',
            ':columns: 2',
            '',
            *(f'- {self._words()}' for _item in range(4)),
            ':::',
        ]

    def _version(self) -> list[str]:
        kind = self._random.choice(('versionadded', 'versionchanged', 'deprecated'))
        return [f':::{{{kind}}} 2.0.1', f'{self._words()}.', ':::']

    def _centered(self) -> list[str]:
        return [f':::{{centered}} {self._words()}', ':::']

    def _parsed_literal(self) -> list[str]:
        return ['```{parsed-literal}', f'{self._word()} *{self._word()}*', self._word(), '```']

    def _eval_rst(self) -> list[str]:
        return ['```{eval-rst}', f'{self._word()} *{self._word()}* ``{self._word()}``', '```']

    def _only(self) -> list[str]:
        return [':::{only} html or epub or pdf', self._words(), ':::']

    def _index(self) -> list[str]:
        return [':::{index} single: word', ':::', '', *self._paragraph()]

    def _glossary(self) -> list[str]:
        lines = [':::{glossary}']
        for _term in range(self._random.randint(1, 3)):
            self.page.terms.append(term := self._words())
            lines += [term, f'  {self._words()}', '']
        return [*lines[:-1], ':::']

    def _chart(self) -> list[str]:
        self._charts += 1
        # Of its own: what stands at the top of several pages would be taken for a running head.
        head = [':::{chart} bar', f':name: chart-{self._charts}', '', self._words(), '']
        rows = [f'| {self._words()} | {self._random.randint(1, 99)} % |' for _row in range(3)]
        return [*head, '| Who | Part |', '| --- | --: |', *rows, ':::']

    def _linked_picture(self) -> list[str]:
        described = self._words(kept=self.page.described)
        return [f'[![{described}](picture.svg) {self._word()}](https://example.org/there)']

    def _equation(self) -> list[str]:
        return ['$$', '\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', '$$']

    def _html_block(self) -> list[str]:
        tag = self._random.choice(('div', 'section', 'p'))
        return [f'<{tag} class="word">', '', *self._paragraph(), '', f'</{tag}>']

    def _option_code(self) -> list[str]:
        options = [':linenos:', ':emphasize-lines: 1', f':caption: {self._words()}']
        return ['```{code-block} python', *options, '', *self._code_lines(), '```']

    def _large(self) -> list[str]:
        return self._random.choice(
            (
                lambda: [self._words(150, 400) + '.'],
                lambda: self._table(rows=self._random.randint(20, 50)),
                lambda: ['```', *(self._words(1, 9) for _line in range(70)), '```'],
                lambda: [f'- {self._words()}' for _item in range(60)],
            )
        )()

    # Blocks in which others stand

    def _quote(self, depth: int) -> list[str]:
        return [f'> {line}'.rstrip() for line in self.blocks(depth)]

    def _items(self, signs: Iterator[str], depth: int) -> list[str]:
        lines: list[str] = []
        for _item in range(self._random.randint(1, 3)):
            sign = next(signs)
            first, *rest = self._paragraph()
            if self._random.random() < 0.6:
                rest += ['', *self.blocks(depth, 1)]
            lines.append(f'{sign} {first}')
            lines += [f'{" " * (len(sign) + 1)}{line}'.rstrip() for line in rest]
        return lines

    def _bullets(self, depth: int) -> list[str]:
        sign = self._random.choice('-*+')
        return self._items((sign for _item in count()), depth)

    def _numbers(self, depth: int) -> list[str]:
        return self._items(
            (f'{number}.' for number in count(self._random.choice((1, 1, 7)))), depth
        )

    def _definitions(self, depth: int) -> list[str]:
        lines: list[str] = []
        for _item in range(self._random.randint(1, 2)):
            lines += [*([''] if lines else []), self._words()]
            first, *rest = self._paragraph()
            if self._random.random() < 0.5:
                rest += ['', *self.blocks(depth, 1)]
            lines += [f': {first}', *(f'  {line}'.rstrip() for line in rest)]
        return lines

    def _directive(self, head: str, depth: int, options: tuple[str, ...] = ()) -> list[str]:
        inside = self.blocks(depth)
        colons = max(
            (len(line.strip('> ')) - len(line.strip('> ').lstrip(':')) for line in inside),
            default=0,
        )
        fence = ':' * max(3, colons + 1)
        return [f'{fence}{head}', *options, *([''] if options else []), *inside, fence]

    def _admonition(self, depth: int) -> list[str]:
        if self._random.random() < 0.4:
            return self._directive(f'{{admonition}} {self._words()}', depth)
        return self._directive(f'{{{self._random.choice(ADMONITIONS)}}}', depth)

    def _call_out(self, depth: int) -> list[str]:
        return [f'> [!{self._random.choice(CALL_OUTS)}]', *self._quote(depth)]

    def _epigraph(self, depth: int) -> list[str]:
        return self._directive(self._random.choice(('{epigraph}', '{pull-quote}')), depth)

    def _topic(self, depth: int) -> list[str]:
        return self._directive(f'{{topic}} {self._words()}', depth)

    def _container(self, depth: int) -> list[str]:
        return self._directive('{container} some-class', depth)

    def _details(self, depth: int) -> list[str]:
        return [
            '<details>',
            f'<summary>{self._words()}</summary>',
            '',
            *self.blocks(depth),
            '',
            '</details>',
        ]

    # Records

    def _record(self) -> list[str]:
        self._said += 1
        name = f'{self._name}-said-{self._said}'
        if self._random.random() < 0.5:
            lines = ['::::{statistic} Ada Lovelace', ':source: lovelace1843']
            text = f'**{self._said} %** {self._inlines(3)}.'
        else:
            lines, text = ['::::{quotation} Ada Lovelace'], f'{self._inlines(3)}.'
        lines += [f':name: {name}', '', *text.split('\n')]
        if self._random.random() < 0.5:
            verdict = self._random.choice(('conforme', 'nuance', 'divergent'))
            lines += ['', f':::{{check}} {verdict}', *self._paragraph(), ':::']
        return [*lines, '::::']

    # The page

    def write(self) -> Page:
        """Return the page."""
        self._script = self._random.choice(SCRIPTS)
        lines = [f'# {self._words()}', '']
        lines += self.blocks(DEPTH)
        if self._random.random() < 0.3:
            lines += ['', *self._topic(DEPTH - 1)]
        lines += ['', f'({self._name}-here)=', '']
        for _section in range(self._random.randint(0, 3)):
            self._script = self._random.choice(SCRIPTS)
            level = self._random.choice((2, 2, 2, 3))
            title = ' '.join(self._title_part() for _part in range(self._random.randint(1, 3)))
            lines += ['', f'## {title}', '']
            if level == 3:
                lines += [*self._paragraph(), '', f'### {self._words()}', '']
            lines += self.blocks(DEPTH)
            if self._random.random() < 0.4:
                lines += ['', *self._record()]
        lines += ['', f'[{self._name}]: https://example.org/reference "title"', '']
        self.page.text = '\n'.join([*lines, *self._footnotes, ''])
        return self.page

    def _title_part(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            *(self._words,) * 5,
            lambda: f'*{self._word()}*',
            lambda: f'`{self._word()}`',
            lambda: f'[{self._word()}](https://example.org/title)',
            lambda: f'{self._word()}{self._footnote()}',
            lambda: f'{{kbd}}`{self._word()}`',
        )
        return self._random.choice(kinds)()


def ordinary_pages(seed: str, number: int) -> dict[str, Page]:
    """Return that many pages, by name: the same for the same *seed*."""
    random = Random(seed)
    vocabulary = Vocabulary(random)
    return {
        f'page-{rank}': Writer(random, vocabulary, f'page-{rank}').write() for rank in range(number)
    }
