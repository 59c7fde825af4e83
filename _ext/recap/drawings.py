"""``{drawing} FILE``: an SVG of `_static/drawings`, in the page, so that it follows the scheme.

EPUB and PDF place it as a picture; other formats show the caption alone, so that what it says must
not depend on the drawing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes

from .directives import RecapDirective
from .pictures import epub_image, in_epub

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

FOLDER: Final = Path('_static', 'drawings')
DRAWN: Final = 'drawings'
"""Where the metadata of a page keeps the file of each of its drawings, or None."""


class drawing(nodes.container):  # noqa: N801  # docutils names its nodes in lower case
    """An SVG, in the attribute ``svg``; the children are its caption."""

    def alternative(self) -> str:
        """Return the text that stands for the drawing, or nothing where it only decorates."""
        svg = ET.fromstring(self['svg'])  # noqa: S314  a file of the project
        if svg.get('aria-hidden') == 'true':
            return ''
        parts = (svg.find(f'{{*}}{tag}') for tag in ('title', 'desc'))
        return '. '.join(part.text for part in parts if part is not None and part.text)


class DrawingDirective(RecapDirective):
    """Takes ``NAME.LANGUAGE.svg`` before ``NAME.svg``, for drawings that hold words."""

    required_arguments = 1
    optional_arguments = 0

    def run(self) -> list[Node]:
        path = find(self.env, self.argument)
        self.env.metadata[self.env.docname].setdefault(DRAWN, {})[self.argument] = path
        if path is None:
            self.warn('drawing', 'no file %s/%s; put the drawing there', FOLDER, self.argument)
            return []
        self.env.note_dependency(path)
        try:
            svg = path.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            self.warn('drawing', '%s is not UTF-8; save it in this encoding', path.name)
            return []
        if '<title' not in svg and 'aria-hidden="true"' not in svg:
            self.warn(
                'drawing',
                '%s has no text for those who can’t see it; '
                'give it a <title>, or aria-hidden="true" if it only decorates',
                path.name,
            )
            return []
        node = drawing('', *self.parse_content_to_nodes(), svg=svg, classes=['recap-figure'])
        self.set_source_info(node)
        return [node]


def find(env: BuildEnvironment, name: str) -> Path | None:
    """Return the drawing of that *name*; a path made from it might be none, or lead elsewhere."""
    folder = Path(env.srcdir, FOLDER)
    drawings = {path.relative_to(folder).as_posix(): path for path in folder.rglob('*.svg')}
    wanted = (f'{name.removesuffix(".svg")}.{env.config.language}.svg', name)
    return next((path for w in wanted if (path := drawings.get(w)) and path.is_file()), None)


def replaced(app: Sphinx, env: BuildEnvironment, *_changes: Set[str]) -> list[str]:
    """Have the pages read again whose drawings are other files now (``env-get-outdated``)."""
    return [
        docname
        for docname, metadata in env.metadata.items()
        if any(find(env, name) != path for name, path in metadata.get(DRAWN, {}).items())
    ]


def visit_drawing_html(self: HTML5Translator, node: drawing) -> None:
    """Write the drawing, in the page or in an EPUB beside it, then open its caption."""
    self.body.append(self.starttag(node, 'figure'))
    if in_epub(self):
        self.body.append(epub_image(self, node['svg'], node.alternative(), 'recap-drawing'))
    else:
        self.body.append(node['svg'])
    if node.children:
        self.body.append('<figcaption>')


def depart_drawing_html(self: HTML5Translator, node: drawing) -> None:
    """Close the caption and the figure."""
    self.body.append('</figcaption></figure>\n' if node.children else '</figure>\n')


def setup(app: Sphinx) -> None:
    """Register ``{drawing}`` in the domain of recaps, which must be there already."""
    app.add_node(drawing, html=(visit_drawing_html, depart_drawing_html))
    app.add_directive_to_domain('recap', 'drawing', DrawingDirective)
    app.connect('env-get-outdated', replaced)
