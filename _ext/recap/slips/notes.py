"""Slips between notes and where they are called, in pages and in translations."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .._ground import warn
from .markdown import is_markdown


class SayNotes(SphinxTransform):
    """Warns about calls to a note that isn't there, and about notes that nothing calls.

    Before docutils numbers them (620), which says the former twice; Sphinx (622) doesn't name the
    latter.
    """

    default_priority = 610

    def apply(self, **_options: Any) -> None:
        if not is_markdown(self.config, self.env.doc2path(self.env.docname)):
            return
        calls = list(self.document.findall(nodes.footnote_reference))
        notes = list(self.document.findall(nodes.footnote))
        there = {name for note in notes for name in note['names']}
        for call in calls:
            name = call.get('refname', '')
            if name and name not in there:
                message = 'no note is called %r; write [^%s]: and its text further down'
                warn(call, 'note', message, name, name)
                self._forget(call)
        called = {call.get('refname', '') for call in calls}
        for note in notes:
            names = note['names']
            if names and not called.intersection(names):
                message = 'nothing calls the note %r; write [^%s] where it belongs, or remove it'
                warn(note, 'note', message, names[0], names[0])

    def _forget(self, call: nodes.footnote_reference) -> None:
        """Put words in the place of a *call*, of which docutils keeps a list."""
        if call in self.document.autofootnote_refs:
            self.document.autofootnote_refs.remove(call)
        self.document.footnote_refs.pop(call['refname'], None)
        call.parent.replace(call, nodes.Text(f'[^{call["refname"]}]'))
