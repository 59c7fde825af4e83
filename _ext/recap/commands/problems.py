"""What keeps a command from doing its work."""

from __future__ import annotations


class RefusedError(Exception):
    """What was given can't be taken; the message says where, what is wrong, what would be right."""


class WrongError(Exception):
    """What a command was asked to look at isn't right; the message is its report."""
