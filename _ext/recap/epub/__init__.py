"""The book as an EPUB 3: the same pages, for readers who choose their type and their screen.

Sphinx's own builder walks the pages and finds the contents; what goes into the file is ours. It
says nothing of accessibility nor of the language of a page, titles the navigation in English, keeps
the scripts and the icons of the web, and stamps the files with the time at which it ran.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .builder import THEME, EpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the builder ``epub`` in the place of Sphinx's own, and register its theme."""
    app.add_builder(EpubBuilder, override=True)
    app.add_html_theme(THEME, str(Path(__file__).parent / 'theme'))
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
