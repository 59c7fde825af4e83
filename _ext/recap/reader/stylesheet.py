"""The styles that all pages load, as one file; those of code, as another.

The theme's, those of sphinx-copybutton and of the wings, and the values that Furo writes into each
page otherwise: a policy can forbid styles in pages. A stylesheet of somebody else that comes among
them leaves all as they were: their order decides.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx.highlighting import PygmentsBridge

from .._assets import STYLESHEET, WINGS, compact
from .._files import write_whole
from .._ground import SITES
from .trimming import trimmed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

THEME: Final = 'furo'
"""The theme that the templates are for."""
JOINED: Final = 'recap-styles.css'
CODE: Final = 'recap-code.css'
PYGMENTS: Final = '_static/pygments.css'
PARTS: Final = ('styles/furo.css', 'copybutton.css', 'styles/furo-extensions.css', STYLESHEET)
"""What is joined, where it is loaded. Leans on the names of the files."""
TEMPLATES: Final = ('page.html', 'base.html', 'sidebar/navigation.html')
FALLBACKS: Final = {
    'light': {'foreground': 'black', 'background': 'white'},
    'dark': {'foreground': 'white', 'background': 'black'},
}


def write_styles(app: Sphinx) -> None:
    """Write both files (``builder-inited``, after all have said what they publish)."""
    builder: Any = app.builder
    if app.builder.name not in SITES or app.config.html_theme != THEME:
        return
    import furo  # noqa: PLC0415  a site with another theme need not have it

    folder = Path(app.doctreedir, 'recap-static')
    code = furo.get_pygments_stylesheet()
    write_whole(folder / CODE, code.encode())
    found = [path for name in PARTS for path in published(app, builder, name)]
    parts = [compact(path.read_bytes()).decode() for path in found]
    if not own_page(app):  # which may show anything
        parts = [*(trimmed(part, app.extensions) for part in parts[:-1]), *parts[-1:]]
    text = ''.join(f'{part}\n' for part in [*parts[:-1], values(app, builder), *parts[-1:]])
    write_whole(folder / JOINED, text.encode())


def own_page(app: Sphinx) -> bool:
    """Tell whether the project has a template of its own in the place of ours."""
    folders = [Path(app.confdir, path) for path in app.config.templates_path]
    wings = [path / 'templates' / THEME for path in app.config[WINGS]]
    own = {folder.resolve() for folder in folders} - {wing.resolve() for wing in wings}
    return any(folder.joinpath(name).is_file() for folder in own for name in TEMPLATES)


def published(app: Sphinx, builder: StandaloneHTMLBuilder, name: str) -> Iterator[Path]:
    """Yield the file that is published as *name*, if any: the project's before the theme's."""
    folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
    theme = builder.theme
    assert theme is not None
    folders += [Path(folder, 'static') for folder in theme.get_theme_dirs()[::-1]]
    yield from [folder / name for folder in folders[::-1] if (folder / name).is_file()][-1:]


def values(app: Sphinx, builder: Any) -> str:
    """Return what Furo's own template makes of its settings: custom properties of CSS.

    Leans on that template, ``partials/_head_css_variables.html``, and what it is given.
    """
    from furo import get_pygments_style_colors  # noqa: PLC0415  as above

    dark = PygmentsBridge('html', app.config.pygments_dark_style)
    styles = {'light': builder.highlighter, 'dark': dark}
    colours = {
        name: get_pygments_style_colors(bridge.formatter_args['style'], fallbacks=FALLBACKS[name])
        for name, bridge in styles.items()
    }
    context: dict[str, Any] = {'furo_pygments': colours}
    for name in styles:
        option = f'{name}_css_variables'
        context[f'theme_{option}'] = builder.theme_options.get(option, {})
    text = builder.templates.render('partials/_head_css_variables.html', context)
    return re.sub(r'\s+', ' ', re.sub(r'</?style>', '', text)).strip()


def joined(files: Sequence[Any]) -> tuple[list[Any], bool]:
    """Return the stylesheets of a page with one in the place of its parts, and whether that is so.

    That of code is ours, whatever the others are.
    """
    files, one = one_of(files, {f'_static/{part}' for part in PARTS}, JOINED)
    code = [
        type(file)(f'_static/{CODE}', priority=file.priority)
        if getattr(file, 'filename', file) == PYGMENTS
        else file
        for file in files
    ]
    return code, one


def one_of(files: Sequence[Any], parts: Collection[str], name: str) -> tuple[list[Any], bool]:
    """Return *files* with that of this *name* in the place of its *parts*, and whether that is so.

    It isn't where another file comes among them. Leans on what Sphinx names a file with: its
    ``filename``, its ``priority``.
    """
    files = sorted(files, key=lambda file: getattr(file, 'priority', 500))  # as Sphinx does, later
    found = [getattr(file, 'filename', file) in parts for file in files]
    if True not in found:
        return files, False
    start, count = found.index(True), sum(found)
    if not all(found[start : start + count]):
        return files, False
    one = type(files[start])(f'_static/{name}', priority=files[start].priority)
    return [*files[:start], one, *files[start + count :]], True
