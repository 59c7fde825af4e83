"""The scripts of a page: one that it begins with, and those that wait for what readers do."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .._assets import SCRIPT, dated
from .._files import write_whole
from .._ground import SITES
from .stylesheet import THEME, one_of, published

if TYPE_CHECKING:
    from sphinx.application import Sphinx

UNUSED: Final = frozenset(
    {'_static/doctools.js', '_static/sphinx_highlight.js', '_static/translations.js'}
)
"""Files that Sphinx adds to every page, and that no page here needs.

Leans on their names: under another one, a file is loaded again.
"""
JOINED: Final = 'recap-scripts.js'
PARTS: Final = ('scripts/furo.js', SCRIPT)
"""What is joined, in this order. Leans on the name of the theme's, which ends with a statement."""
OPTIONS: Final = '_static/documentation_options.js'
COPYING: Final = ('_static/clipboard.min.js', '_static/copybutton.js')
"""The scripts of sphinx-copybutton, in their order. Leans on their names."""


def write_script(app: Sphinx) -> None:
    """Write the script of the theme and that of the wings as one (``builder-inited``).

    Without the address of the theme's map, which isn't published.
    """
    builder: Any = app.builder
    if builder.name in SITES and app.config.html_theme == THEME:
        found = [path for name in PARTS for path in published(app, builder, name)]
        texts = (path.read_text(encoding='utf-8') for path in found)
        text = ''.join(f'{each.partition("//# sourceMappingURL=")[0].strip()}\n' for each in texts)
        write_whole(Path(app.doctreedir, 'recap-static', JOINED), text.encode())


def share_scripts(app: Sphinx, context: dict[str, Any]) -> None:
    """Part the scripts that pages begin with from those of sphinx-copybutton, which may wait.

    What Sphinx's own scripts read, `OPTIONS`, is left out where none but ours are left.
    """
    files = context['script_files']
    names = [str(getattr(file, 'filename', file)) for file in files]
    waiting = [file for file, name in zip(files, names, strict=True) if name in COPYING]
    if waiting:
        selector = app.config.copybutton_selector
        context['recap_copying'] = {'selector': selector, 'scripts': waiting}
    ours = {f'_static/{part}' for part in PARTS}
    spared = {*COPYING, *([OPTIONS] if {*names} <= {*ours, *COPYING, OPTIONS} else [])}
    kept = [file for file, name in zip(files, names, strict=True) if name not in spared]
    context['script_files'] = one_of(kept, ours, JOINED)[0] if app.builder.name in SITES else kept


@cache
def on_demand(name: str) -> str:
    """Return the address of a script of this wing, from the root of the edition."""
    path = Path(__file__).parent / 'static' / name
    return dated(f'_static/{name}', path.read_text(encoding='utf-8'))
