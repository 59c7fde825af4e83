"""Mathematics without a network: TeX becomes MathML when a page is read.

Browsers and reading systems show MathML by themselves; a book has it as formulas of Typst.
latex2mathml is the library for it: pure Python, alive, nothing else needed. MathJax, Sphinx's own
way, is a script from a CDN; KaTeX needs Node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .._parts import add_parts, join
from . import writers
from .mathml import ReadFormulas

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

RENDERER = 'mathml'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform, and what writes formulas."""
    app.add_transform(ReadFormulas)
    app.add_html_math_renderer(
        RENDERER,
        inline_renderers=(writers.visit_math_html, None),
        block_renderers=(writers.visit_math_block_html, None),
    )
    app.add_node(nodes.math, override=True, typst=(writers.visit_math_typst, None))
    app.add_node(nodes.math_block, override=True, typst=(writers.visit_math_block_typst, None))
    app.connect('config-inited', choose_renderer)
    join(app, 'book-imprint', writers.book_imprint)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}


def choose_renderer(app: Sphinx, config: Config) -> None:
    """Have Sphinx write formulas so, unless conf.py names another way (``config-inited``)."""
    if config.html_math_renderer is None:
        config.html_math_renderer = RENDERER
