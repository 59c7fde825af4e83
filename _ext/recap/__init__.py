"""Recaps of conferences, checked and addressed: all wings, each of which any site can load alone.

Each folder or module here is a wing: it knows no other, and its README or its first lines say what
it gives. What they tell one another passes through Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = '1.0.0'

WINGS: Final = (
    'fast',
    'encoding',
    'records',
    'charts',
    'drawings',
    'pictures',
    'tables',
    'names',
    'directions',
    'markup',
    'equations',
    'slips',
    'reminders',
    'reader',
    'search',
    'books',
    'publish',
    'cards',
    'following',
    'twins',
    'hosting',
    'exact',
)
"""The wings, in an order that changes nothing; `fast` also spares the others some time."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load all wings."""
    for wing in WINGS:
        app.setup_extension(f'{__name__}.{wing}')
    return {'version': __version__, 'parallel_read_safe': True, 'parallel_write_safe': True}
