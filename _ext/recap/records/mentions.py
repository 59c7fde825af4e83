"""What references cite: records, and terms of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from .._ground import location_of
from .called import term_key
from .records import Mention, Source

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


def mention(reference: addnodes.pending_xref) -> Mention | None:
    """Return what *reference* cites, where it is a record or a term of the glossary.

    Leans on ``intersphinx``, by which Sphinx marks references to other sites.
    """
    kind, target = reference.get('reftype', ''), reference['reftarget']
    if reference.get('refdomain') == 'recap' and not reference.get('intersphinx'):
        return Mention(kind, target, location_of(reference))
    if reference.get('refdomain') == 'std' and kind == 'term':
        return Mention(kind, term_key(target), location_of(reference))
    return None


def works_cited(*content: Node) -> list[str]:
    """Return the keys of the works that *content* cites, in its order."""
    references = (each for node in content for each in node.findall(addnodes.pending_xref))
    mentions = (mention(each) for each in references)
    return [each.target for each in mentions if each and each.kind == Source.kind]


def works_read(check: Element) -> tuple[str, ...]:
    """Return the keys of the works that a *check* cites, each once.

    Of a reasoning that has moved to the list of the page, ``reasoning-cites`` tells them.
    """
    return tuple(dict.fromkeys([*works_cited(check), *check.get('reasoning-cites', ())]))
