"""Statistics and quotations: places inside a unit, which filters find by who said them and verdict.

Another wing marks them by classes: ``recap-statistic`` or ``recap-quotation`` on a container with
an address, ``recap-byline`` on the line whose first reference is to who speaks, and
``recap-check-NAME`` on the admonition whose title is the verdict called NAME. A line of class
``recap-more`` isn't searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes
from sphinx import addnodes

from .texts import Reference

if TYPE_CHECKING:
    from docutils.nodes import Element

    from .texts import Text

STATISTIC: Final = 'statistic'
QUOTATION: Final = 'quotation'

_BYLINE: Final = 'recap-byline'
_CHECK: Final = 'recap-check-'

LABEL: Final = 'recap-verdict'
"""The class of a verdict that stands behind other words on their line."""

MORE: Final = 'recap-more'
"""The class of a line that only leads to the reasons of a verdict: it says nothing of its own."""


class Statement(NamedTuple):
    """What somebody said: ``speaker`` is a reference to them, ``verdict`` the name of a verdict.

    Readers see the verdict as ``label``. Each may be empty.
    """

    kind: str
    anchor: str
    speaker: Text
    verdict: str
    label: str
    text: Text


def kind_of(node: Element) -> str:
    """Return which of the two *node* is, or nothing."""
    return next((k for k in (STATISTIC, QUOTATION) if f'recap-{k}' in node['classes']), '')


def speaker_of(node: Element) -> Text:
    """Return a reference to who says what *node* holds; nothing, when nobody is named."""
    for line in node.findall(nodes.paragraph):
        if _BYLINE in line['classes']:
            for found in line.findall(addnodes.pending_xref):
                if found['reftype'] == 'speaker':
                    domain = str(found.get('refdomain') or '')
                    return (Reference(domain, found['reftype'], found['reftarget'], ''),)
    return ()


def verdict_of(node: Element) -> tuple[str, str]:
    """Return the name and the label of the first verdict in *node*, which may be a check itself."""
    for check in node.findall(nodes.admonition):
        for name in check['classes']:
            if name.startswith(_CHECK):
                title = next(iter(check.findall(nodes.title)), None)
                return name.removeprefix(_CHECK), title.astext() if title else ''
    return '', ''
