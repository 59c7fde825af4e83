"""The closed list of verdicts that a check can return."""

from __future__ import annotations

from typing import Final

from sphinx.locale import _

VERDICTS: Final = {
    'conforme': _('Confirmed'),
    'nuance': _('Qualified'),
    'divergent': _('Divergent'),
    'introuvable': _('Origin not found'),
}
"""What authors write, and what readers see (translated by the catalogue, lazily)."""

UNCHECKED: Final = _('Not checked')
"""What readers see of a record that holds no check."""


def verdict_label(verdict: str) -> str:
    """Return the words that readers see for *verdict*; an empty one was never given."""
    return str(VERDICTS.get(verdict, UNCHECKED))
