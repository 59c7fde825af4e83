"""Drawings as pictures of their own.

In an EPUB, a page with SVG in it must say so in the package, and few readers give such a drawing
the colours of their scheme: a picture on paper is read everywhere.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def in_epub(translator: HTML5Translator) -> bool:
    """Return whether *translator* writes a page of an EPUB."""
    return translator.builder.name == 'epub'


def epub_image(translator: HTML5Translator, svg: str, alt: str, css_class: str) -> str:
    """Write *svg* as a file, named by its content, and return the element that shows it."""
    builder = translator.builder
    folder = Path(builder.outdir, builder.imagedir)
    folder.mkdir(parents=True, exist_ok=True)
    name = f'drawing-{blake2b(svg.encode(), digest_size=8).hexdigest()}.svg'
    (folder / name).write_text(svg, encoding='utf-8')
    address, text = f'{builder.imgpath}/{name}', translator.attval(alt)
    return f'<img class="{css_class}" src="{address}" alt="{text}"/>'
