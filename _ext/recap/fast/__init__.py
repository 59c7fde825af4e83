"""Builds that lose no time: when Python looks for garbage, who reads, what is made once.

bench/README.md has the figures of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._parts import add_shared_event
from .garbage import Garbage
from .messages import make_what_is_shown
from .remembered import Addresses, keep_templates, remember_words
from .workers import Workers
from .writing import WRITTEN, FoldersWrittenApart, WrittenApart

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def keep_parser(app: Sphinx, _config: Config) -> None:
    """Have MyST’s parser take turns with texts, where it is the one that reads Markdown."""
    if 'myst_parser' in app.extensions:
        from .parsing import Parser  # noqa: PLC0415  only where MyST is installed

        if app.registry.source_parsers.get('markdown') is Parser.__base__:
            app.add_source_parser(Parser, override=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes builds faster."""
    garbage, workers = Garbage(), Workers()
    garbage.look_seldom()  # Sphinx sets up extensions when it is about to build
    make_what_is_shown(app)
    add_shared_event(app, WRITTEN)
    app.add_builder(WrittenApart, override=True)
    app.add_builder(FoldersWrittenApart, override=True)
    app.connect('config-inited', keep_parser, priority=999)
    app.connect('config-inited', remember_words, priority=999)
    app.connect('builder-inited', keep_templates)
    app.connect('env-get-outdated', garbage.spare_loaded, priority=0)
    app.connect('env-updated', garbage.spare_read, priority=0)
    app.connect('env-updated', garbage.spare_gathered, priority=990)
    app.connect('build-finished', garbage.look_seldom, priority=0)
    app.connect('env-before-read-docs', workers.choose)
    app.connect('source-read', workers.travel_light)
    app.connect('env-updated', workers.restore, priority=0)
    app.connect('html-page-context', Addresses().remember, priority=900)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
