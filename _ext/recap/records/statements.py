"""The directives for what was said: statistics, quotations, and the checks of both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.locale import _

from .._ground import suggestion
from .._languages import is_tag
from .called import anchor, default_name, split_names
from .directives import RecapDirective, bare
from .markup import language_classes, xref
from .nodes import byline, check, quotation, statistic
from .text import plain
from .wording import TYPED, VERDICTS, signature, verdict_label

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from .nodes import statement

MARKED: Final = re.compile('«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|"[^"]*"')
"""Words between the marks that the language of the page gives them."""

SIGNED: Final = re.compile(r'(?:(?!\s*[—–]).*\n)+\s*(?:—|–|--)\s*([^\W\d_][^\n.!?…]{1,80})\s*')
"""Words with a name after a dash below them; in a dialogue, more lines begin with one."""


class StatementDirective(RecapDirective):
    """Common to statistics and quotations: who said it, what, where from, and the check."""

    kind: ClassVar[str]

    def fill(self, node: statement, said: list[Node], *origin: Node) -> list[Node]:
        """Return *node* with what was *said*, a byline that ends with *origin*, and the check."""
        docname = self.env.docname
        checks = [child for child in said if isinstance(child, check)]
        claim = [child for child in said if child not in checks]
        named = SIGNED.fullmatch('\n'.join(each.astext() for each in claim))
        if named and named[1][0].isupper():
            message = '%r stands below the words; write it after {%s}, on its line, and only there'
            self.warn('marked', message, named[1], self.kind)
        node['attributed'] = 'attributed' in self.options
        name = self.options.get('name') or default_name(' '.join(map(plain, claim)))
        node['name'] = name
        node['speaker'] = self.argument
        node['classes'].append(f'recap-{self.kind}')
        node['ids'].append(anchor(self.kind, name))
        who = (
            xref('speaker', self.argument, docname)
            if self.argument
            else nodes.emphasis('', _('speaker not named'))
        )
        before, after = signature(node['attributed']).split('%s')
        content = (nodes.Text(f'— {before}'), who, nodes.Text(after), *origin)
        signed = byline('', '', *content, classes=['recap-byline'])
        signed['translatable'] = False
        self.set_source_info(node)
        self.set_source_info(signed)
        self.note(node)
        node += [*claim, signed, *checks]
        return [node]


class StatisticDirective(StatementDirective):
    """``{statistic} SPEAKER``: a claim that stresses its figure."""

    kind = 'statistic'
    option_spec: ClassVar[OptionSpec] = {
        'name': directives.unchanged_required,
        'source': directives.unchanged_required,
    }

    def run(self) -> list[Node]:
        said = self.content_nodes('the claim, its figure between double asterisks')
        if not said:
            return []
        keys = split_names(self.options.get('source', ''))
        origin: list[Node] = []
        for key in keys:
            origin += [nodes.Text(' '), xref('source', key, self.env.docname)]
        return self.fill(statistic('', sources=keys), said, *origin)


class QuotationDirective(StatementDirective):
    """``{quotation} SPEAKER``: words, quoted; ``:lang:`` where they aren't in the page's.

    With ``:attributed:``, they pass for the speaker's.
    """

    kind = 'quotation'
    option_spec: ClassVar[OptionSpec] = {
        'name': directives.unchanged_required,
        'lang': directives.unchanged_required,
        'attributed': bare,
    }

    def run(self) -> list[Node]:
        content = self.content_nodes('the words, without quotation marks')
        if not content:
            return []
        if 'attributed' in self.options and not self.argument:
            self.warn('attributed', 'attributed to nobody; name the speaker, or remove the option')
        language = self.options.get('lang', '')
        language = language if is_tag(language) else ''  # what isn't one, `recap.slips` says
        checks = [child for child in content if isinstance(child, check)]
        said = (child for child in content if child not in checks)
        quote = nodes.block_quote('', *said, display=True)
        if MARKED.fullmatch(quote.astext().strip()):
            self.warn('marked', 'the words have quotation marks already; leave these out')
        quote['classes'] += language_classes(language)
        return self.fill(quotation('', language=language), [quote, *checks])


class CheckDirective(RecapDirective):
    """``{check} VERDICT``, in a statistic or a quotation: what the origin says, and why."""

    def run(self) -> list[Node]:
        verdict = TYPED.get(self.argument, self.argument)
        if verdict not in VERDICTS:
            hint = suggestion(self.argument, [*TYPED, *VERDICTS])
            self.warn('unknown-verdict', 'unknown verdict %r. %s', self.argument, hint)
            return []
        reason = self.content_nodes('the reason of the verdict, in a sentence or two')
        if not reason:
            return []
        label = nodes.title('', verdict_label(verdict), translatable=False)
        node = check('', label, *reason, verdict=verdict)
        node['classes'] += ['recap-check', f'recap-check-{verdict}']
        self.set_source_info(node)
        return [node]
