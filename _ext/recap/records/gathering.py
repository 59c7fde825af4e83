"""The directives that gather what the pages declare: they leave a placeholder."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util import docname_join

from .called import split_names
from .claims import Claims
from .directives import RecapDirective, bare
from .gathered import Filters
from .listings import Highlights, Quotations, Sources, Statistics, Tallied
from .nodes import placeholder

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from .listings import Listed


class ListingDirective(RecapDirective):
    """Common to all: filters, and the place that what passes them fills."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        'speaker': directives.unchanged_required,
        'unsigned': bare,
        'session': directives.unchanged_required,
        'group': directives.unchanged,
    }
    listed: ClassVar[type[Listed]]

    def group(self) -> str:
        """Return the page that `:group:` names, which is this one when it names none."""
        if 'group' not in self.options:
            return ''
        named: str = self.options['group']
        if not named:
            return self.env.docname
        return docname_join(self.env.docname, named) or named  # a name such as / is no page's

    def place(self, **more: object) -> list[Node]:
        """Return the place for the records that pass the filters; *more* is what else it says."""
        spec = self.listed(
            self.env.docname,
            self.get_location(),
            Filters(
                speaker=self.options.get('speaker', ''),
                unsigned='unsigned' in self.options,
                session=self.options.get('session', ''),
                group=self.group(),
            ),
            **more,
        )
        node = placeholder('', spec=spec)
        self.set_source_info(node)
        return [node]

    def run(self) -> list[Node]:
        return self.place()


class StatisticsDirective(ListingDirective):
    """``{statistics}``: the statistics of the recap."""

    listed = Statistics


class QuotationsDirective(ListingDirective):
    """``{quotations}``: the quotations of the recap."""

    listed = Quotations


class ClaimsDirective(ListingDirective):
    """``{claims}``: the way of each claim, from who said it to its verdict."""

    listed = Claims

    def run(self) -> list[Node]:
        return self.place(report=self.config.recap_report)


class SourcesDirective(ListingDirective):
    """``{sources}``: no one says a source, so that only the pages that cite it filter it."""

    listed = Sources
    option_spec: ClassVar[OptionSpec] = {
        'session': directives.unchanged_required,
        'group': directives.unchanged,
    }


class HighlightsDirective(ListingDirective):
    """``{highlights} NAME, NAME``: those statistics, as cards."""

    listed = Highlights
    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {}

    def run(self) -> list[Node]:
        return self.place(names=tuple(split_names(self.argument)))


class TallyDirective(ListingDirective):
    """``{tally} statistic`` or ``{tally} quotation``: how many records got which verdict."""

    listed = Tallied
    optional_arguments = 1

    def run(self) -> list[Node]:
        if self.argument not in ('statistic', 'quotation'):
            self.warn('tally', 'counts “statistic” or “quotation”, not %r', self.argument)
            return []
        return self.place(kind=self.argument)
