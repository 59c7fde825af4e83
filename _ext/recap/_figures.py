"""What is said beneath the figure that a claim begins with, on a line of its own."""

from __future__ import annotations

import re
from typing import Final

GOES_ON: Final = re.compile(r'\s+(?=[\w«“„‘"(\[])')
"""How a claim goes on after a figure that can stand on a line of its own: a space, then words.

A comma, a colon, a hyphen can't begin the next line.
"""


def beneath(figure: str, claim: str) -> str:
    """Return what goes on after the *figure* that begins the *claim*; else, the whole claim."""
    found = GOES_ON.match(claim, len(figure)) if figure and claim.startswith(figure) else None
    return claim[found.end() :] if found else claim
