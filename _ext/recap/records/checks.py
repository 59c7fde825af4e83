"""The checks of a page: one line beside each claim, the reasoning where the author gathers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _
from sphinx.transforms import SphinxTransform

from .._ground import warn
from .called import anchor
from .directives import RecapDirective
from .marked import language_of
from .markup import language_classes, paragraph, verdict_inline
from .mentions import works_cited
from .nodes import statement, statistic
from .wording import words

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from .nodes import check

LONGEST: Final = 60
"""The most letters of a claim that the list of checks repeats: it stands in full elsewhere."""


class checks(nodes.General, nodes.Element):  # noqa: N801  as docutils names nodes
    """The place of the reasonings of a page, until they have been moved there."""


class ChecksDirective(RecapDirective):
    """``{checks}``: what was checked on this page, in full."""

    has_content = False
    optional_arguments = 0

    def run(self) -> list[Node]:
        node = checks()
        self.set_source_info(node)
        return [node]


class GatherChecks(SphinxTransform):
    """Move the reasonings of a page, what follows the first paragraph of its checks, to its list.

    A page without ``{checks}`` keeps them where they are. Leans on translation (20) coming before,
    and domains (850) after.
    """

    default_priority = 502

    def apply(self, **kwargs: Any) -> None:
        places = list(self.document.findall(checks))
        for extra in places[1:]:
            warn(extra, 'several-lists', 'a page has one {checks}; remove this one')
            extra.parent.remove(extra)
        for place in places[:1]:
            items = [
                self.moved(said, checked)
                for said in self.document.findall(statement)
                for checked in said.checks()[:1]
                if checked.reasoning()
            ]
            if not items:
                hint = 'write a second paragraph in a check, or remove the list'
                warn(
                    place,
                    'empty-listing',
                    '{checks}: no check of this page has a reasoning; %s',
                    hint,
                )
            place.replace_self(
                nodes.definition_list('', *items, classes=['recap-checks', 'simple'])
                if items
                else []
            )

    def moved(self, said: statement, checked: check) -> Element:
        """Return the item of the list with the reasoning of *checked*, about what is *said*."""
        reasoning, name = checked.reasoning(), anchor('check', said['name'])
        checked['reasoning-cites'] = works_cited(*reasoning)
        for node in reasoning:
            checked.remove(node)
        more = nodes.reference('', _('Read how it was checked'), refid=name, internal=True)
        checked += paragraph(more, classes=['recap-more'], translatable=False)
        claim = nodes.reference('', '', label_of(said), refid=said['ids'][0], internal=True)
        label = verdict_inline(checked['verdict'])
        term = nodes.term('', '', claim, nodes.Text(' '), label, ids=[name], translatable=False)
        term.source, term.line = said.source, said.line
        if not isinstance(self.document.ids.get(name), nodes.term):  # of a record of this name
            self.document.note_explicit_target(term)
        return nodes.definition_list_item('', term, nodes.definition('', *reasoning))


def label_of(said: statement) -> Node:
    """Return what the list calls what is *said*, in its language (WCAG 2.2, 3.1.2)."""
    language = said.get('language') or language_of(said.text())
    classes = language_classes(language)
    return (
        nodes.inline('', claim_of(said), classes=classes) if classes else nodes.Text(claim_of(said))
    )


def claim_of(said: statement) -> str:
    """Return how the list calls what is *said*: its figure, or its first words."""
    if isinstance(said, statistic):
        return str(said.figure())
    text = str(said.text())
    if len(text) > LONGEST:
        text = f'{text[:LONGEST].rpartition(" ")[0]}…'
    return words(text)
