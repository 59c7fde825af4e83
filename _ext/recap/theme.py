"""What the templates of the theme are given, and what they are spared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from .domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

UNUSED: Final = frozenset(
    {'_static/doctools.js', '_static/sphinx_highlight.js', '_static/translations.js'}
)
"""Files that Sphinx adds to every page, and that no page here needs."""


def choose_template(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Spare an EPUB the templates of the site, made for another theme (``html-page-context``)."""
    return f'!{templatename}' if app.builder.name == 'epub' else None


def add_sidebar(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the sidebar, and spare the theme its own (``html-page-context``).

    The theme asks ``toctree()`` for the whole tree: it gets none.
    """
    context['recap_sidebar'] = domain_of(app.env).navigation.sidebar(pagename)
    context['toctree'] = lambda **_options: ''


def add_assets(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Spare the page what it has no use for (``html-page-context``).

    Sphinx's scripts serve its own search, and the colours of code serve pages that hold code.
    """
    has_code = doctree is not None and any(doctree.findall(nodes.literal_block))
    unused = UNUSED if has_code else {*UNUSED, '_static/pygments.css'}
    for kind in ('script_files', 'css_files'):
        context[kind] = [f for f in context[kind] if getattr(f, 'filename', f) not in unused]
