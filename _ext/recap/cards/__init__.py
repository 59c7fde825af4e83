"""Pictures of pages and claims, for those who show links to them, and icons of the site.

Drawn when the site is built, by the compiler of the books.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._parts import join
from .icons import check_drawing
from .studio import Studio

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the event in which others say how verdicts look."""
    app.add_config_value('recap_cards', True, 'html', bool, 'whether pages have pictures')
    app.add_event('card-signs')
    studio = Studio()
    app.connect('builder-inited', studio.forget)
    app.connect('builder-inited', check_drawing)
    # After those who copy this process: it can't be, once the compiler has its threads.
    app.connect('build-finished', studio.draw, priority=950)
    join(app, 'publish-cards', studio.cards)
    join(app, 'publish-icons', studio.icons)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
