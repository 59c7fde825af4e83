"""Room for pictures: a page says how large each one is, so that nothing moves when it comes.

Those further down are fetched when a reader comes near.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.images import get_image_size

from .domain import domain_of
from .downloads import SITES


class PictureRoom(SphinxPostTransform):
    """Give the pictures of a site the sizes of their files, unless the author gave one."""

    formats = ('html',)
    default_priority = 200  # after the pictures of other formats were replaced

    def run(self, **kwargs: Any) -> None:
        if domain_of(self.env).builder.name not in SITES:
            return
        for image in self.document.findall(nodes.image):
            image['loading'] = 'lazy'
            if not image.attributes.keys() & {'width', 'height', 'scale'}:
                size = get_image_size(Path(self.env.srcdir, image['uri']))
                if size:
                    image['width'], image['height'] = map(str, size)
                    image['classes'].append('no-scaled-link')  # Sphinx links those made smaller
