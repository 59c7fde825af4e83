"""Nothing is published that no page loads: of what Sphinx and the theme add to every site.

Files of the project, and of other extensions, stay: a script of theirs may load them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from .headers import site_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ADDED: Final = (
    *('basic.css', 'debug.css', 'skeleton.css', 'pygments.css', 'styles/furo.css'),
    *('styles/furo-extensions.css', 'styles/*.map', 'scripts/*.map', 'scripts/furo-extensions.js'),
    *('file.png', 'minus.png', 'plus.png', 'documentation_options.js', 'doctools.js'),
    *('sphinx_highlight.js', 'searchtools.js', 'language_data.js', 'translations.js'),
    *('copybutton.css', 'copybutton_funcs.js', 'copy-button.svg', 'check-solid.svg'),
    *('recap-components.css', 'recap-code.css', 'recap-components.js', 'scripts/furo.js'),
)
"""What Sphinx, Furo and sphinx-copybutton publish, and may not be loaded. Leans on these names."""


def remove_unloaded(app: Sphinx, found: dict[str, list[str]]) -> None:
    """Remove what no page loads, as `pages` has *found*, from the folder ``_static``.

    Sphinx copies it again, before it writes a page. Its own search, where it stays, loads more than
    its page names.
    """
    if getattr(app.builder, 'search', True):
        return
    root, static = site_of(app), Path(app.outdir, '_static')
    loaded = set(found.get('loaded', ()))
    for pattern in ADDED:
        for path in static.glob(pattern):
            if path.relative_to(root).as_posix() not in loaded:
                path.unlink()
    for folder in (static / 'styles', Path(app.outdir, '_sources')):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
