"""Mathematics in TeX, made when the site is: MathML in pages and in the EPUB, set in the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from .._parts import add_parts, join
from . import writers
from .plain import without_equations
from .reading import CheckEquations, PlaceEquations
from .translated import TranslateEquations

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

RENDERER = 'recap'


def prefer(app: Sphinx, config: Config) -> None:
    """Have MyST read ``$a^2$`` as mathematics, and “$5 and $6” as prices (``config-inited``).

    A project that names another renderer keeps it.
    """
    extensions = {*getattr(config, 'myst_enable_extensions', ()), 'dollarmath'}
    config.myst_enable_extensions = sorted(extensions)
    fences = {*getattr(config, 'myst_fence_as_directive', ()), 'math'}
    config.myst_fence_as_directive = sorted(fences)
    config.myst_dmath_allow_space = config.myst_dmath_allow_digits = False
    config.myst_dmath_double_inline = True
    config.myst_update_mathjax = False  # it marks each page for MathJax, which none loads
    config.html_math_renderer = config.html_math_renderer or RENDERER


def book_imprint(app: Sphinx) -> dict[str, str]:
    """Return how a book shows equations (``book-imprint``)."""
    return {'typst': Path(__file__).with_name('book.typ').read_text(encoding='utf-8')}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer of pages, and what a book does."""
    app.add_html_math_renderer(
        RENDERER,
        inline_renderers=(writers.visit_math_html, None),
        block_renderers=(writers.visit_block_html, None),
    )
    app.add_node(nodes.math, override=True, typst=(writers.visit_math_typst, None))
    app.add_node(nodes.math_block, override=True, typst=(writers.visit_block_typst, None))
    app.add_transform(TranslateEquations)
    app.add_transform(PlaceEquations)
    app.add_transform(CheckEquations)
    app.connect('config-inited', prefer)
    app.connect('doctree-read', without_equations, priority=900)
    join(app, 'book-imprint', book_imprint)
    add_parts(app, __file__)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
