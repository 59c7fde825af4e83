"""The directives that gather what the pages declare: they leave a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util import docname_join

from . import nodes as recap
from .directives import RecapDirective
from .text import split_names

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec


class ListingDirective(RecapDirective):
    """``{statistics}``, ``{quotations}``, ``{sources}``: what the pages declare, gathered."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        'speaker': directives.unchanged_required,
        'session': directives.unchanged_required,
        'group': directives.unchanged,
    }

    def names(self) -> list[str]:
        """Return the records to show, or none where the filters decide."""
        return []

    def kind(self) -> str:
        """Return the kind of the records that are counted, where they are."""
        return ''

    def group(self) -> str:
        """Return the page that `:group:` names, which is this one when it names none."""
        if 'group' not in self.options:
            return ''
        named: str = self.options['group']
        if not named:
            return self.env.docname
        return docname_join(self.env.docname, named) or named  # a name such as / is no page's

    def run(self) -> list[Node]:
        node = recap.listing(
            '',
            shows=self.name.rpartition(':')[2],
            kind=self.kind(),
            targets=self.names(),
            speaker=self.options.get('speaker', ''),
            session=self.options.get('session', ''),
            group=self.group(),
            docname=self.env.docname,
        )
        self.set_source_info(node)
        return [node]


class SourcesDirective(ListingDirective):
    """``{sources}``: no one says a source, so that only the pages that cite it filter it."""

    option_spec: ClassVar[OptionSpec] = {
        'session': directives.unchanged_required,
        'group': directives.unchanged,
    }


class HighlightsDirective(ListingDirective):
    """``{highlights} NAME, NAME``: those statistics, as cards."""

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {}

    def names(self) -> list[str]:
        return split_names(self.argument)


class TallyDirective(ListingDirective):
    """``{tally} statistic`` or ``{tally} quotation``: how many records got which verdict."""

    required_arguments = 1

    def kind(self) -> str:
        return self.argument

    def run(self) -> list[Node]:
        if self.argument not in ('statistic', 'quotation'):
            self.warn('tally', 'counts “statistic” or “quotation”, not %r', self.argument)
            return []
        return super().run()
