"""Search: an index of our own, that understands French and loads in parts.

The pages' sections are gathered when they are read (`units`, `weights`, kept by `domain`), and
published when the build ends (`publish`, laid out by `parts`) as scripts, which a browser loads
from ``file://`` too. `search.js` and the scripts of `engine` read them; `facets` says
what the page of results can be filtered by.

Words aren't stemmed here but in the browser, by the stemmer that Sphinx ships: the index holds
words as they are written, a query and the words that it is compared with go through one code, and
a large build doesn't spend half of its time on a stemmer in pure Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from .._parts import add_parts, join
from .domain import SearchDomain
from .publish import Publisher, engine, has_search, kept_for_long

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the search with Sphinx."""
    app.add_domain(SearchDomain)
    app.add_config_value('recap_synonyms', {}, '', dict, 'words alike, by language, with commas')
    app.connect('builder-inited', replace_builtin)
    publisher = Publisher()
    app.connect('html-collect-pages', publisher.results)
    app.connect('html-page-context', name_engine)
    app.connect('env-updated', publisher.note_references, priority=900)
    app.connect('build-finished', publisher.publish)
    join(app, 'addresses-for-ever', kept_for_long)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}


def replace_builtin(app: Sphinx) -> None:
    """Spare the build Sphinx's own index (``builder-inited``).

    Leans on ``builder.search``, which Sphinx looks at before it makes its index.
    """
    if has_search(app) and isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def name_engine(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> str | None:
    """Tell the templates the address of the engine (``html-page-context``).

    A builder of another kind than sites has the page of results of its theme, if it has one.
    """
    context['recap_engine'] = engine()
    return f'!{templatename}' if pagename == 'search' and not has_search(app) else None
