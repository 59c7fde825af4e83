"""From the nodes of a page, already translated, to what it contributes to the recap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from .._ground import digest, location_of, warn
from .mentions import mention
from .nodes import check, placeholder, record_node, session, statement, statistic
from .page import Page, unplaced
from .records import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

DECLARING: Final = (record_node, check, placeholder, session, addnodes.pending_xref)
"""What declares something of a page, or cites it: found together, a walk takes longer than each."""


def collect(docname: str, document: nodes.document) -> Page:
    """Return the records, references and placeholders of the page *docname*.

    What only the whole page can tell is checked here, after translation, so that a translation that
    loses a figure is found as well. Leans on the priority at which Sphinx hands a page to domains
    (850), after those of translation (20) and of `GlossaryEntries` (501).
    """
    found = [node for node in document.findall(nodes.Element) if isinstance(node, DECLARING)]
    declaring = [node for node in found if isinstance(node, record_node)]
    check_structure(declaring, (node for node in found if isinstance(node, check)))
    records = [node.record(docname) for node in declaring]
    placeholders = [node.spec() for node in found if isinstance(node, placeholder)]
    references = (node for node in found if isinstance(node, addnodes.pending_xref))
    mentions = [cited for reference in references if (cited := mention(reference))]
    for node in found:
        if isinstance(node, session):
            mentions += [Mention('speaker', name, location_of(node)) for name in node['speakers']]
    for spec in placeholders:
        mentions += [Mention(kind, name, spec.location) for kind, name in spec.needs()]
    said = [*map(unplaced, records), *map(unplaced, placeholders)]
    said += [f'{m.kind} {m.target}' for m in mentions]
    return Page(tuple(records), tuple(mentions), tuple(placeholders), digest(*said))


def check_structure(declaring: Iterable[record_node], checks: Iterable[check]) -> None:
    """Warn about statistics without a figure and *checks* that aren't where they belong."""
    statements = [node for node in declaring if isinstance(node, statement)]
    for said in statements:
        if isinstance(said, statistic) and not said.figure():
            warn(
                said,
                'no-figure',
                'statistic %r stresses no figure; put it between double asterisks: **90 %%**',
                said['name'],
            )
    for said in statements:
        for extra in said.checks()[1:]:
            warn(
                extra,
                'several-checks',
                '%r has more than one check; keep one verdict, and say the rest in its reason',
                said['name'],
            )
    for node in checks:
        if not isinstance(node.parent, statement):
            warn(
                node,
                'misplaced-check',
                'a check stands outside a statistic or a quotation; '
                'move it inside the one it is about',
            )
