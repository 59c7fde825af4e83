"""Incremental builds that equal clean ones, byte for byte, whatever changed in between.

Pages are written again when, and only when, something that they show has changed elsewhere: a
title, a label, the name of a picture, what another extension gathers. What no page has goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._parts import on_written
from .attachments import forget_former_words, remove_unused
from .catalogues import compile_elsewhere, compile_others, note_messages
from .digests import Digests
from .domain import ExactDomain, note_page
from .lock import take_lock
from .outdated import made_of_others, pointing_at_moved
from .stopped import clear, note_end

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx, and the events in which others say what pages show."""
    app.add_config_value('recap_global_toctree', True, '', bool, 'every page shows all titles')
    app.add_config_value('recap_messages', '', 'env', str, 'what the messages are: set by itself')
    app.add_event('page-shows')
    app.add_event('pages-basis')
    app.add_domain(ExactDomain)
    compile_others(app)
    app.connect('config-inited', take_lock, priority=100)
    app.connect('config-inited', note_messages)
    app.connect('config-inited', compile_elsewhere)
    app.connect('builder-inited', clear)
    app.connect('env-get-outdated', made_of_others)
    app.connect('env-get-outdated', pointing_at_moved)
    app.connect('doctree-read', note_page, priority=900)
    digests = Digests()
    # After the handlers of others, which may still change what pages declare.
    app.connect('env-updated', digests.outdated, priority=800)
    app.connect('env-updated', digests.drop, priority=850)
    app.connect('env-updated', remove_unused, priority=850)
    app.connect('env-get-updated', digests.renumbered, priority=800)  # Sphinx numbers at 500
    on_written(app, digests.written.update)
    app.connect('html-collect-pages', forget_former_words)
    app.connect('build-finished', digests.save, priority=900)
    app.connect('build-finished', note_end, priority=950)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
