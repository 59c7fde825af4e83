"""What stops a recap from being begun."""

from __future__ import annotations


class NewRecapError(Exception):
    """What was given can't be taken; the message says what would be."""
