"""Pictures: a text for those who can't see them, room kept in the page, fetched when near.

A page says how large each one is, so that nothing moves when it comes. One without a text is a
located warning in all formats (WCAG 2.2, 1.1.1).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.images import get_image_size

from ._ground import SITES, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


STARTS: Final = {'.png': b'\x89PNG', '.jpg': b'\xff\xd8\xff', '.gif': b'GIF8'}
"""How files of these kinds begin."""


class CheckAlternatives(SphinxTransform):
    """Warn about pictures without a text; runs after translation (20), which may lose it."""

    default_priority = 850

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if not image.get('alt', '').strip():
                message = 'image %r has no alternative text; say what it shows'
                warn(image, 'no-alternative', message, image['uri'])


class CheckFormats(SphinxTransform):
    """Warn about pictures that are something else than their names say: e-books refuse them."""

    default_priority = 850

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            path = Path(self.env.relfn2path(image['uri'])[1])
            kind = kind_of(path)
            if kind and path.suffix.lower().replace('.jpeg', '.jpg') != kind:
                message = 'image %r is a %s file; rename it to end in %s'
                warn(image, 'format', message, image['uri'], kind[1:].upper(), kind)


def kind_of(path: Path) -> str:
    """Return the ending that the file *path* should have, or nothing where that isn't known."""
    if path.suffix.lower() not in {*STARTS, '.jpeg'} or not path.is_file():
        return ''
    with path.open('rb') as file:
        begun = file.read(4)
    return next((kind for kind, start in STARTS.items() if begun.startswith(start)), '')


def keep_room(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the pictures of a site the sizes of their files, unless the author gave one.

    Runs on ``doctree-resolved``, after the pictures of other formats were replaced. Leans on
    ``loading``, an attribute that docutils' writer reads.
    """
    if app.builder.name not in SITES:
        return
    for image in doctree.findall(nodes.image):
        image['loading'] = 'lazy'
        if not image.attributes.keys() & {'width', 'height', 'scale'}:
            size = get_image_size(Path(app.srcdir, image['uri']))
            if size:
                image['width'], image['height'] = map(str, size)
                image['classes'].append('no-scaled-link')  # Sphinx links those made smaller


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what is done for pictures."""
    app.add_transform(CheckAlternatives)
    app.add_transform(CheckFormats)
    app.connect('doctree-resolved', keep_room)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
