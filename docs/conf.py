"""How the guide is built, by the machinery that it is about: `make docs`."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import recap

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = html_title = 'The guide of sphinx-recap'
author = 'The contributors of the recap'
copyright = '2026'
language = 'en'
version = release = recap.__version__

extensions = ['myst_parser', 'sphinx_copybutton', 'recap']
primary_domain = 'recap'
nitpicky = True
exclude_patterns = ['examples']  # what `{example}` shows, not pages

# As in a new recap, so that the examples read as they will there
myst_enable_extensions = [
    'alert',
    'attrs_inline',
    'colon_fence',
    'deflist',
    'strikethrough',
    'tasklist',
]
myst_heading_anchors = 3
smartquotes = False

html_theme = 'furo'
html_copy_source = html_show_sphinx = False
recap_stylesheets = ['guide.css']
recap_books = {'en': 'sphinx-recap-guide'}
copybutton_selector = 'div.highlight pre, .recap-copy'


def setup(app: Sphinx) -> dict[str, Any]:
    """Add `{example}`: it stands beside this file, where Python finds no module by its name."""
    spec = spec_from_file_location('guide_example', Path(__file__).with_name('example.py'))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    app.add_directive('example', module.Example)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
