"""``{drawing} FILE``: an SVG of `_static/drawings`, in the page, so that it follows the scheme.

Books place it as a picture; other formats show the caption alone, so that what it says must not
depend on the drawing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ._files import write_whole
from ._ground import warn
from ._inline import inlined
from ._parts import add_parts, join
from ._said import said

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

FOLDER: Final = Path('_static', 'drawings')
DRAWN: Final = 'drawings'
"""Where the metadata of a page keeps the file of each of its drawings, as text: some dump it."""

SVG: Final = 'image/svg+xml'
TYPST: Final = """
#let drawing(body, long: false, ..rest) = fitted(
  above: 1.6em, below: 1.8em, long: long,
  { set par(first-line-indent: 0pt, justify: false); body },
)
#let drawing-caption(body, ..rest) = text(size: note-size, fill: soft, body)
"""
"""The functions of a book for the nodes."""


class drawing(nodes.container):  # noqa: N801  # docutils names its nodes in lower case
    """An SVG, in the attribute ``svg``; the child, if any, is its caption."""

    def alternative(self) -> str:
        """Return the text that stands for the drawing, or nothing where it only decorates."""
        svg = ET.fromstring(self['svg'])  # noqa: S314  a file of the project
        if svg.get('aria-hidden') == 'true':
            return ''
        parts = (svg.find(f'{{*}}{tag}') for tag in ('title', 'desc'))
        return '. '.join(part.text for part in parts if part is not None and part.text)


class drawing_caption(nodes.container):  # noqa: N801
    """The caption of a drawing."""


class DrawingDirective(SphinxDirective):
    """Takes ``NAME.LANGUAGE.svg`` before ``NAME.svg``, for drawings that hold words."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def warn(self, message: str, *args: object) -> None:
        warn(self.get_location(), 'drawing', f'{{drawing}}: {message}', *args)

    def run(self) -> list[Node]:
        name = ' '.join(self.arguments[0].split())
        path = find(self.env, name)
        # Leans on ``env.metadata``, which keeps what isn't text as well, and goes with the page.
        self.env.metadata[self.env.docname].setdefault(DRAWN, {})[name] = str(path)
        if path is None:
            self.warn('no file %s/%s; put the drawing there', FOLDER.as_posix(), name)
            return []
        self.env.note_dependency(path)
        try:
            svg = path.read_text(encoding='utf-8-sig')
        except UnicodeDecodeError:
            self.warn('%s is not UTF-8; save it in this encoding', path.name)
            return []
        try:
            ET.fromstring(svg)  # noqa: S314  a file of the project
        except ET.ParseError as error:
            self.warn('%s can’t be read (%s); save it as SVG again', path.name, error)
            return []
        if '<title' not in svg and 'aria-hidden="true"' not in svg:
            self.warn(
                '%s has no text for those who can’t see it; '
                'give it a <title>, or aria-hidden="true" if it only decorates',
                path.name,
            )
            return []
        node = drawing('', svg=svg, classes=['recap-figure'])
        if caption := self.parse_content_to_nodes():
            node += drawing_caption('', *caption)
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
        if any(str(find(env, name)) != path for name, path in metadata.get(DRAWN, {}).items())
    ]


def place_drawings(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put pictures in the drawings of a book, from files beside the doctrees.

    Leans on ``env.images`` and ``candidates``, as Sphinx's own converters of pictures do, and on
    this event in the process that copies pictures.
    """
    in_page = app.builder.format == 'html' and app.builder.name != 'epub'
    if in_page or SVG not in app.builder.supported_image_types:
        return
    for node in doctree.findall(drawing):
        svg, alt = standing_alone(node['svg']).encode(), node.alternative()
        name = f'drawing-{blake2b(svg, digest_size=8).hexdigest()}.svg'
        path = Path(app.doctreedir, 'images', name)
        write_whole(path, svg)
        app.env.images.add_file(docname, str(path))
        image = nodes.image('', uri=str(path), candidates={SVG: str(path)}, alt=alt)
        image['classes'].append('recap-drawing')
        # A book that shows its pictures narrower has one that only decorates take the whole width.
        image['decorative'] = not alt
        node.insert(0, image)


def standing_alone(svg: str) -> str:
    """Return *svg* with the name of its language, which a page needs not, and a file does."""
    named = ET.fromstring(svg).tag.startswith('{')  # noqa: S314  a file of the project
    return svg if named else svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"', 1)


def _element(node: drawing) -> str:
    """Return what holds a drawing: one without a caption is a picture among the text."""
    return 'figure' if _named(node) else 'div'


def _named(node: drawing) -> dict[str, str]:
    captions = [said(child) for child in node.findall(drawing_caption)]
    return {'role': 'figure', 'aria-label': captions[0]} if captions else {}


def visit_drawing_html(self: HTML5Translator, node: drawing) -> None:
    """Write the drawing, unless a picture of it follows."""
    self.body.append(self.starttag(node, _element(node), '', False, **_named(node)))
    if self.builder.name != 'epub':
        rank = list(self.document.findall(drawing)).index(node) + 1
        self.body.append(inlined(node['svg'], f'drawing-{rank}-'))


def depart_drawing_html(self: HTML5Translator, node: drawing) -> None:
    """Close the figure."""
    self.body.append(f'</{_element(node)}>\n')


def visit_caption_html(self: HTML5Translator, node: drawing_caption) -> None:
    """Open the caption."""
    self.body.append('<figcaption>')


def depart_caption_html(self: HTML5Translator, node: drawing_caption) -> None:
    """Close the caption."""
    self.body.append('</figcaption>')


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register ``{drawing}``, a directive of no domain."""
    app.add_node(drawing, html=(visit_drawing_html, depart_drawing_html))
    app.add_node(drawing_caption, html=(visit_caption_html, depart_caption_html))
    app.add_directive('drawing', DrawingDirective)
    app.connect('env-get-outdated', replaced)
    app.connect('doctree-resolved', place_drawings)
    join(app, 'book-imprint', lambda _app: {'typst': TYPST})
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
