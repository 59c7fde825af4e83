"""What pages say of themselves: title, description, when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from .._ground import one_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx

KEY: Final = 'recap_description'
"""Where the metadata of a page hold its description."""


def note_description(app: Sphinx, doctree: nodes.document) -> None:
    """Keep what the page says that it is about, in its language (``doctree-read``)."""
    metadata = app.env.metadata[app.env.docname]
    metadata.pop(KEY, None)
    for meta in doctree.findall(nodes.meta):
        if meta.get('name') == 'description' and (content := one_line(meta.get('content', ''))):
            metadata[KEY] = content


def description(app: Sphinx, docname: str) -> str:
    """Return what the page *docname* says that it is about, or nothing."""
    return str(app.env.metadata.get(docname, {}).get(KEY, ''))


def title(app: Sphinx, docname: str) -> str:
    """Return the title of the page *docname* as plain text: nothing where it has none.

    Leans on the words that Sphinx has for that.
    """
    found = one_line(app.env.titles[docname].astext())
    return '' if found == '<no title>' else found
