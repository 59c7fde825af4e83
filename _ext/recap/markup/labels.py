"""What references show of a title or a caption that has a note: its words, without the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .._said import said

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def leave_out_notes(app: Sphinx, doctree: nodes.document) -> None:
    """Say again, without numbers of notes, the labels that hold some (``doctree-read``).

    Leans on ``labels`` of the standard domain, which has them by then: page, anchor, words.
    """
    labels = app.env.domains.standard_domain.labels
    for reference in doctree.findall(nodes.footnote_reference):
        holder = reference.parent
        while not isinstance(holder, (nodes.title, nodes.caption, nodes.document)):
            holder = holder.parent
        for name in holder.parent['names'] if holder.parent else ():
            docname, anchor, _words = labels.get(name, ('', '', ''))
            if docname == app.env.docname:
                labels[name] = docname, anchor, said(holder)
