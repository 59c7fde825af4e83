"""What a host is told to send beside the files: what pages may load, and how long files are kept.

The policy is made from the pages that were really written (`pages`, `policy`), and laid out for
those who read a file ``_headers`` (`headers`), or for nginx and Apache (`servers`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from .._editions import add_editions
from .._ground import SITES
from .._parts import add_parts
from .._processes import processes_of
from .headers import check_policy, site_of, write_headers
from .pages import read_pages
from .unloaded import remove_unloaded

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the event in which others name files with a digest."""
    app.add_config_value('recap_policy', {}, '', dict, 'directives of the policy, otherwise')
    add_editions(app)
    app.add_event('addresses-for-ever')
    app.connect('builder-inited', check_policy)
    app.connect('build-finished', prepare, priority=900)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}


def prepare(app: Sphinx, exception: Exception | None) -> None:
    """Write what hosts are told, and remove what no page loads (``build-finished``)."""
    builder = app.builder
    if exception is None and isinstance(builder, StandaloneHTMLBuilder) and builder.name in SITES:
        kept = Path(app.doctreedir)
        found = read_pages(site_of(app), kept, processes_of(app), builder.out_suffix)
        write_headers(app, found)
        remove_unloaded(app, found)
