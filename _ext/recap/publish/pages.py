"""What pages say that they are about, or begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._about import DESCRIPTION, described
from .._ground import one_line, shortened
from .._said import said

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BEGINNING: Final = 'recap_beginning'
"""Where they hold what its text begins with."""
LONG: Final = 200
"""Characters of a description: what those who show it have room for."""


def note_description(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the page says that it is about, in its language (``doctree-read``)."""
    metadata = app.env.metadata[app.env.docname]
    metadata.pop(DESCRIPTION, None)
    metadata.pop(BEGINNING, None)
    first = next(doctree.findall(is_text), None)
    if first and (text := said(first)):
        metadata[BEGINNING] = shortened(text, LONG)
    for meta in doctree.findall(nodes.meta):
        if meta.get('name') == 'description' and (content := one_line(meta.get('content', ''))):
            metadata[DESCRIPTION] = content


def is_text(node: nodes.Node) -> bool:
    """Return whether *node* is a paragraph of the text itself, not of what stands apart in it."""
    return isinstance(node, nodes.paragraph) and isinstance(node.parent, nodes.section)


def told(app: Sphinx, docname: str) -> str:
    """Return what is told of the page *docname* elsewhere: its description, or its beginning."""
    return described(app.env, docname) or str(app.env.metadata.get(docname, {}).get(BEGINNING, ''))
