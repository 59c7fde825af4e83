"""``{chart} KIND``: a title, a subtitle, an ordinary table, and perhaps what else to read in it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from .._ground import suggestion, warn
from .credit import CreditError, credit
from .data import KINDS
from .nodes import chart, chart_data, chart_note, chart_subtitle, chart_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

_BORDER: Final = re.compile(r'(?<!\\)\|')
_WORD: Final = re.compile(r'\w+(?:[’\'-]\w+)*')


class ChartDirective(SphinxDirective):
    """Arranges its content; `placing` reads the numbers, once they are translated."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        'name': directives.unchanged_required,
        'source': directives.unchanged_required,
        'date': directives.unchanged_required,
    }

    def warn(self, message: str, *args: object) -> None:
        warn(self.get_location(), 'chart', f'{{chart}}: {message}', *args)

    def run(self) -> list[Node]:
        kind = ' '.join(self.arguments)
        content = self.parse_content_to_nodes() if self.content else []
        if not content:
            warned = '{chart}: nothing is written in it; write a title, a blank line, and a table'
            warn(self.get_location(), 'empty', warned)
            return []
        node = chart('', kind=kind, language=self.config.language, classes=['recap-chart'])
        self.set_source_info(node)
        if not self.arrange(node, content):
            node['kind'] = ''
        self.name_it(node)
        return [node]

    def arrange(self, node: chart, content: Sequence[Node]) -> bool:
        """Fill *node* with *content*; return whether all that a drawing needs is there."""
        right = self.check_kind(node['kind'])
        tables = [child for child in content if isinstance(child, nodes.table)]
        if len(tables) != 1:
            self.warn('%d tables; write exactly one, after the title', len(tables))
            right = False
        elif not self.check_rows(tables[0]):
            right = False
        before = len(list(takewhile(lambda child: child not in tables, content)))
        rest = list(content)
        if isinstance(rest[0], nodes.paragraph):
            node += headed(chart_title, rest.pop(0), 'recap-chart-title')
            if tables and before > 1 and isinstance(rest[0], nodes.paragraph):
                node += headed(chart_subtitle, rest.pop(0), 'recap-chart-subtitle')
        else:
            self.warn('no title; begin with one, in a paragraph of its own')
            right = False
        if notes := [child for child in rest if child not in tables]:
            node += chart_note('', *notes, classes=['recap-chart-note'])
        node += self.credit()
        for table in tables:
            node += chart_data('', table, classes=['recap-chart-data'])
        return right

    def credit(self) -> list[Node]:
        """Return the paragraph that says where the figures are from, or nothing."""
        try:
            return credit(self.env, self.options.get('source', ''), self.options.get('date', ''))
        except CreditError as error:
            self.warn('%s', error)
            return []

    def check_kind(self, kind: str) -> bool:
        if kind in KINDS:
            return True
        if kind:
            self.warn('unknown kind %r. %s', kind, suggestion(kind, KINDS))
        else:
            self.warn('no kind; write one of %s after the name', ', '.join(KINDS))
        return False

    def check_rows(self, table: nodes.table) -> bool:
        """Return whether all rows are as long as the heads: Markdown mends the others silently.

        It gives them all the line of the table, too, and the file of the page where another is
        included: here, each gets its own. Leans on MyST saying those of the table right.
        """
        lines = [line.strip() for line in self.content if line.lstrip().startswith('|')]
        rows = list(table.findall(nodes.row))
        if len(lines) != len(rows) + 1:  # the line under the heads; or else not a table of pipes
            return True
        right = True
        counts = [len(_BORDER.findall(line)) - 1 for line in (lines[0], *lines[2:])]
        for i, (row, count) in enumerate(zip(rows, counts, strict=True)):
            for part in row.findall(nodes.Element):
                part.source, part.line = table.source, (table.line or 0) + i + bool(i)
            if count != counts[0]:
                message = '{chart}: a row of %d cells under %d heads; give both as many'
                warn(row, 'chart', message, count, counts[0])
                right = False
        return right

    def name_it(self, node: chart) -> None:
        """Give *node* its anchor, from its name or the source's title, so in all languages."""
        title = node.part(chart_title)
        name = self.options.get('name') or ' '.join(_WORD.findall(title)[:8]) or 'untitled'
        slug = nodes.make_id(name) or re.sub(r'\W+', '-', name.casefold()).strip('-')
        place = f'chart-{slug}'
        if place in self.state.document.ids:
            self.warn('two charts of the page are named %r; add “:name: other”', name)
            return
        node['ids'].append(place)
        self.state.document.note_explicit_target(node)


def headed(cls: type[nodes.paragraph], paragraph: Node, name: str) -> nodes.paragraph:
    """Return *paragraph* as what is still found, and translated, as a paragraph."""
    assert isinstance(paragraph, nodes.paragraph)
    head = cls(paragraph.rawsource, '', *paragraph.children, classes=[name])
    head.source, head.line = paragraph.source, paragraph.line
    return head
