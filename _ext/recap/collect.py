"""From the nodes of a page, already translated, to what it contributes to the recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from . import nodes as recap
from .fingerprint import digest, unplaced
from .records import Mention, Page, Placeholder, Record
from .text import term_key
from .warn import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable


def collect(docname: str, document: nodes.document) -> Page:
    """Return the records, references and placeholders of the page *docname*.

    What only the whole page can tell is checked here, after translation, so that a translation that
    loses a figure is found as well.
    """
    declaring = list(document.findall(recap.record_node))
    check_structure(declaring, document.findall(recap.check))
    check_pictures(document.findall(nodes.image))
    records = [node.record(docname) for node in declaring]
    placeholders = [node.spec() for node in document.findall(recap.placeholder)]
    references = list(document.findall(addnodes.pending_xref))
    mentions = [cited for reference in references if (cited := mention(reference))]
    for node in document.findall(recap.session):
        mentions += [Mention('speaker', name, location_of(node)) for name in node['speakers']]
    for spec in placeholders:
        needed = [('speaker', spec.speaker), ('session', spec.session)]
        if spec.shows == 'highlights':
            needed += [('statistic', name) for name in spec.names]
        mentions += [Mention(kind, name, spec.location) for kind, name in needed if name]
    titles = {title for reference in references if (title := titled(reference, docname))}
    for link in document.findall(nodes.reference):
        if link.get('id_link'):  # [](#name): MyST looks later for whatever bears the name
            titles.add(('any', link['refuri'].removeprefix('#')))
    said: list[Record | Placeholder] = [*records, *placeholders]
    return Page(
        tuple(records),
        tuple(mentions),
        tuple(placeholders),
        tuple(sorted(titles)),
        digest=digest(*map(unplaced, said), *(f'{m.kind} {m.target}' for m in mentions)),
    )


def mention(reference: addnodes.pending_xref) -> Mention | None:
    """Return what *reference* cites, where it is a record or a term of the glossary."""
    kind, target = reference.get('reftype', ''), reference['reftarget']
    if reference.get('refdomain') == 'recap' and not reference.get('intersphinx'):
        return Mention(kind, target, location_of(reference))
    if reference.get('refdomain') == 'std' and kind == 'term':
        return Mention(kind, term_key(target), location_of(reference))
    return None


def titled(reference: addnodes.pending_xref, docname: str) -> tuple[str, str] | None:
    """Return the type and target of a *reference* whose text Sphinx takes from a title."""
    kind, target = reference.get('reftype', ''), reference['reftarget']
    if kind == 'doc':
        return kind, docname_join(docname, target)
    if kind == 'myst' and reference.get('refdomain') == 'doc':
        anchor = reference.get('reftargetid')
        return 'doc', f'{target}#{anchor}' if anchor else target
    if kind in ('any', 'myst'):  # whatever bears that name
        return 'any', target
    return (kind, target) if kind == 'ref' else None


def check_structure(declaring: Iterable[recap.record_node], checks: Iterable[recap.check]) -> None:
    """Warn about statistics without a figure and *checks* that aren't where they belong."""
    statements = [node for node in declaring if isinstance(node, recap.statement)]
    for statistic in statements:
        if isinstance(statistic, recap.statistic) and not statistic.figure():
            warn(
                statistic,
                'no-figure',
                'statistic %r stresses no figure; put it between double asterisks: **90 %%**',
                statistic['name'],
            )
    for statement in statements:
        for extra in statement.checks()[1:]:
            warn(
                extra,
                'several-checks',
                '%r has more than one check; keep one verdict, and say the rest in its reason',
                statement['name'],
            )
    for check in checks:
        if not isinstance(check.parent, recap.statement):
            warn(
                check,
                'misplaced-check',
                'a check stands outside a statistic or a quotation; '
                'move it inside the one it is about',
            )


def check_pictures(images: Iterable[nodes.image]) -> None:
    """Warn about *images* without a text for those who can't see them (WCAG 2.2, 1.1.1)."""
    for image in images:
        if not image.get('alt', '').strip():
            warn(
                image,
                'no-alternative',
                'image %r has no alternative text; say what it shows',
                image['uri'],
            )
