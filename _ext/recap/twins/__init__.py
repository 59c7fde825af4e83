"""A Markdown twin of each page, and a list of them: for assistants, and for those who quote.

Beside ``posts/a.html`` stands ``posts/a.md``: the same words, anchors and links, in any language.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from sphinx.locale import _

from .._editions import add_editions
from .._files import write_whole
from .._ground import SITES, brought
from .._parts import add_parts
from .blocks import Blocks
from .contents import NAME, contents, twin_file, twin_path

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

TYPE: Final = 'text/markdown'


def leave_out(app: Sphinx, config: Config) -> None:
    """Have no twin read as a page, where a site is built among its sources (``config-inited``).

    The folder of the sources that holds what is built is left out, with all editions, and `_build`,
    as Sphinx has its beginners do.
    """
    outdir, srcdir = Path(app.outdir), Path(app.srcdir)
    is_inside = outdir != srcdir and outdir.is_relative_to(srcdir)
    built = {'_build', *(outdir.relative_to(srcdir).parts[:1] if is_inside else ())}
    left_out = sorted(built.difference(config.exclude_patterns))
    config.exclude_patterns = [*config.exclude_patterns, *left_out]


def write_twin(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the twin of a page, and say in its head where it is (``html-page-context``).

    Leans on ``metatags``, which themes write as it is in the head; on the pictures of *doctree*
    being named as the page, which has been written, names them.
    """
    if app.builder.name not in SITES or doctree is None:
        return
    path = twin_path(app, pagename)
    if unquote(path) not in brought(app):
        text = Blocks('../' * path.count('/')).page(doctree)
        write_whole(twin_file(app, pagename), text.encode())
    name = path.rpartition('/')[2]
    told = _('This page in Markdown')
    link = f'<link rel="alternate" type="{TYPE}" href="{escape(name)}" title="{escape(told)}">'
    context['metatags'] = '\n'.join([context.get('metatags', ''), link])


def drop_twins(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Remove the twins of pages that are gone (``env-get-outdated``)."""
    if app.builder.name in SITES:
        for docname in removed:
            twin_file(app, docname).unlink(missing_ok=True)
    return []


def without_twin(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose twin isn't there, which are to be written again (``env-updated``)."""
    if app.builder.name not in SITES:
        return []
    found = sorted(env.all_docs)
    return [name for name in found if not twin_file(app, name).is_file()]


def write_contents(app: Sphinx, exception: Exception | None) -> None:
    """Write the list of all pages (``build-finished``)."""
    if exception is None and app.builder.name in SITES and NAME not in brought(app):
        write_whole(Path(app.outdir, NAME), contents(app).encode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx."""
    app.connect('config-inited', leave_out)
    app.connect('env-get-outdated', drop_twins)
    app.connect('env-updated', without_twin)
    app.connect('html-page-context', write_twin, priority=600)  # after what fills the metatags
    app.connect('build-finished', write_contents)
    add_editions(app)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
