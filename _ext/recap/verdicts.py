"""The closed list of verdicts that a check can return."""

from __future__ import annotations

from typing import Final

from sphinx.locale import _

VERDICTS: Final = ('conforme', 'nuance', 'divergent', 'introuvable')
"""What authors write, in the order in which it is counted."""


def verdict_label(verdict: str) -> str:
    """Return the words that readers see for *verdict*; an empty one was never given.

    They are looked up at each call: those of the module would be in the language of the first build
    that imports it.
    """
    labels = {
        'conforme': _('Confirmed'),
        'nuance': _('Qualified'),
        'divergent': _('Divergent'),
        'introuvable': _('Origin not found'),
    }
    return labels.get(verdict, _('Not checked'))
