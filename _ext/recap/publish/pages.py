"""What pages say of themselves: title, description, when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import one_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx

KEY: Final = 'recap_description'
"""Where the metadata of a page hold its description."""
BEGINNING: Final = 'recap_beginning'
"""Where they hold what its text begins with."""
LONG: Final = 200
"""Characters of a description: what those who show it have room for."""


def note_description(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the page says that it is about, in its language (``doctree-read``)."""
    metadata = app.env.metadata[app.env.docname]
    metadata.pop(KEY, None)
    metadata.pop(BEGINNING, None)
    first = next(doctree.findall(is_text), None)
    if first and (text := one_line(first.astext())):
        metadata[BEGINNING] = shortened(text, LONG)
    for meta in doctree.findall(nodes.meta):
        if meta.get('name') == 'description' and (content := one_line(meta.get('content', ''))):
            metadata[KEY] = content


def description(app: Sphinx, docname: str) -> str:
    """Return what the page *docname* says that it is about, or nothing."""
    return str(app.env.metadata.get(docname, {}).get(KEY, ''))


def is_text(node: nodes.Node) -> bool:
    """Return whether *node* is a paragraph of the text itself, not of what stands apart in it."""
    return isinstance(node, nodes.paragraph) and isinstance(node.parent, nodes.section)


def shortened(text: str, length: int) -> str:
    """Return *text* cut between two words, so that it has *length* characters at most.

    >>> shortened('Clay is soft, and keeps.', 14), shortened('Clay', 14)
    ('Clay is soft…', 'Clay')
    """
    if len(text) <= length:
        return text
    words = text[:length].rpartition(' ')[0] or text[: length - 1]
    return f'{words.rstrip(" ,;:.-–—")}…'


def told(app: Sphinx, docname: str) -> str:
    """Return what is told of the page *docname* elsewhere: its description, or its beginning."""
    return description(app, docname) or str(app.env.metadata.get(docname, {}).get(BEGINNING, ''))


def title(app: Sphinx, docname: str) -> str:
    """Return the title of the page *docname* as plain text: nothing where it has none.

    Leans on the words that Sphinx has for that.
    """
    found = one_line(app.env.titles[docname].astext())
    return '' if found == '<no title>' else found
