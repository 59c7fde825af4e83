"""Words in another language run the way it is written, whatever that of the page.

What bears the class ``language-ar`` on a page in French has ``dir`` in HTML and EPUB, beside the
``lang`` that docutils writes: else, marks of punctuation stand on the wrong side. Typst knows it of
the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from ._languages import turned
from ._parts import add_parts

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

MARK: Final = 'language-'


def language_of(node: nodes.Element) -> str:
    """Return the language that *node* says, or nothing."""
    found = (name.removeprefix(MARK) for name in node['classes'] if name.startswith(MARK))
    return next(found, '')


def way_of(node: nodes.Element, language: str) -> str:
    """Return which way *node* runs, where what holds it doesn't; the page is in *language*."""
    own, holder = language_of(node), node.parent
    while own and holder is not None:
        if around := language_of(holder):
            return turned(own, around)
        holder = holder.parent
    return turned(own, language) if own else ''


class Directed(HTML5Translator):
    """Says it. Leans on ``starttag`` of docutils."""

    def starttag(self, node: Any, *arguments: Any, **attributes: Any) -> str:
        """Return the opening tag."""
        # Most have no class: to see that first takes a tenth of the time.
        classes = isinstance(node, nodes.Element) and node.attributes['classes']
        if classes and (way := way_of(node, self.config.language)):
            attributes.setdefault('dir', way)
        return str(super().starttag(node, *arguments, **attributes))


def direct(app: Sphinx) -> None:
    """Have the builder's translator, whichever it is, say it (``builder-inited``)."""
    if app.builder.format == 'html':
        translator = app.registry.get_translator_class(app.builder)
        both = type('DirectedTranslator', (Directed, translator), {})
        app.set_translator(app.builder.name, both, override=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the wing with Sphinx."""
    app.connect('builder-inited', direct)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
