"""What a host is told to send beside the files: what pages may load, and how long files are kept.

The policy is made from the pages that were really written (`pages`, `policy`), and laid out for
those who read a file ``_headers`` (`headers`), or for nginx and Apache (`servers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._editions import add_editions
from .._parts import add_parts
from .headers import write_headers
from .unloaded import remove_unloaded

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the event in which others name files with a digest."""
    app.add_config_value('recap_policy', {}, '', dict, 'directives of the policy, otherwise')
    add_editions(app)
    app.add_event('addresses-for-ever')
    app.connect('build-finished', write_headers, priority=900)
    app.connect('build-finished', remove_unloaded, priority=910)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
