"""What stops a release, or a verification."""

from __future__ import annotations


class ReleaseError(Exception):
    """Something is missing, or isn't right; the message says what, and what would be right."""
