"""What Sphinx says to readers, and has no words for in each of the languages that wings speak.

They are in the catalogues of this wing, which come after Sphinx's own: where that speaks, it does.
"""

from __future__ import annotations

from typing import Final


def N_(message: str) -> str:  # noqa: N802  as gettext calls it
    """Return *message* as it is: it is marked for those who gather what is to be translated."""
    return message


SAID_BY_SPHINX: Final = (
    N_('Link to this code'),
    N_('Link to this definition'),
    N_('Link to this equation'),
    N_('Link to this heading'),
    N_('Link to this image'),
    N_('Link to this table'),
    N_('Link to this term'),
    N_('Link to this toctree'),
    N_('Added in version %s'),
    N_('Removed in version %s'),
    N_('Fig. %s'),
    N_('Listing %s'),
    N_('Section %s'),
    N_('Table %s'),
    N_('(in %s)'),
    N_('(in %s %s)'),
)
"""Leans on Sphinx's words: where it changes one, readers see it in English."""
