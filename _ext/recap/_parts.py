"""What a wing brings along in its folder, and how it answers the other wings.

Of a wing `recap/search/`: its words in `locales`, its pages for the theme Furo in `templates/furo`,
what pages load in `search.css` or `styles`, `search.js` and `static` (`_assets.py`).
"""

from __future__ import annotations

import os
import re
from bisect import insort
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from docutils.nodes import make_id
from sphinx.errors import ExtensionError
from sphinx.util.osutil import make_filename_from_project

from ._assets import OWN, WINGS, add_assets
from ._messages import add_messages, add_own_messages, tell_language
from ._settings import check_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinx.config import Config


def add_parts(app: Sphinx, file: str) -> None:
    """Add what stands beside or in the folder of *file*, the module of a wing that is set up."""
    path = Path(file)
    path = path.parent if path.stem == '__init__' else path
    if WINGS not in app.config:
        app.add_config_value(WINGS, [], '', list, 'the wings that are loaded, by path')
        app.add_config_value(OWN, [], 'html', list, 'of the project, joined to those of the wings')
        app.connect('config-inited', check_settings, priority=50)  # before all that reads them
        app.connect('config-inited', lambda _app, config: tell_language(config, config[WINGS]))
        add_own_messages(app)
        app.connect('config-inited', add_templates)
        app.connect('builder-inited', add_assets)
    # The same whatever the order in which they are loaded. Leans on a setting being its default
    # itself, not a copy of it.
    insort(app.config[WINGS], path)
    language = str(app.config.language)
    for code in dict.fromkeys((language, language.partition('_')[0])):  # pt_BR, then pt
        add_messages(path / 'locales' / code / 'LC_MESSAGES' / 'sphinx.po')


def add_templates(app: Sphinx, config: Config) -> None:
    """Look for templates in the wings too, after the project and before the theme they are for.

    Sphinx publishes a digest of the paths: relative ones are the same wherever a site is built.
    """
    folders = (path / 'templates' / config.html_theme for path in config[WINGS])
    found = [relative(folder, app.confdir) for folder in folders if folder.is_dir()]
    config.templates_path = [*config.templates_path, *found]


def relative(path: Path, start: Path) -> str:
    """Return *path* from *start*, or as it is where no way leads there: on another drive."""
    try:
        return os.path.relpath(path, start)
    except ValueError:
        return str(path)


class TypstTranslator(Protocol):
    """What visitors ask of the translator of a book, whatever wing it comes from."""

    body: list[str]

    def call(self, node: Element, function: str, body: str = '', /, **named: object) -> str: ...

    def block(self, node: Node, without: Node | None = None) -> str: ...

    def literal(self, value: object) -> str: ...

    def picture(self, node: nodes.image) -> str: ...


LONGEST: Final = 200
"""The most letters of a title in the name of a file: systems have room for 255, ends included."""


def book_name(config: Config) -> str:
    """Return what the book is called: as ``recap_books`` says, or so as to tell the language.

    Sphinx's own names lose letters with accents, and run words together.
    """
    if name := config.recap_books.get(config.language):
        return str(name)
    source = config.recap_source_language or config.language
    translated = '' if config.language == source else f'.{config.language}'
    project = config.project.replace('’', "'")  # else “d’été” would be one word
    name = make_id(project) or make_filename_from_project(project)
    return f'{name[:LONGEST].rstrip("-")}{translated}'


def volume_name(name: str, number: int) -> str:
    """Return what the PDF of that volume of the book *name* is called."""
    return f'{name}.{number}.pdf'


def volumes_in(folder: Path, name: str) -> dict[int, Path]:
    """Return the PDF of each volume of the book *name* in *folder*, by number, in order.

    They need not all be there, nor be of one set.
    """
    paths = folder.iterdir() if folder.is_dir() else ()
    named = re.compile(rf'{re.escape(name)}\.(\d+)\.pdf')
    found = ((named.fullmatch(path.name), path) for path in paths)
    return dict(sorted((int(match[1]), path) for match, path in found if match))


def add_shared_value(app: Sphinx, name: str, default: Any, rebuild: Any, types: Any) -> None:
    """Declare a setting that several wings read, unless another one has done so."""
    if name not in app.config:
        app.add_config_value(name, default, rebuild, types)


def add_shared_event(app: Sphinx, name: str) -> None:
    """Add an event that several wings ask with, unless another one has done so."""
    if name not in app.events.events:
        app.add_event(name)


def on_written(app: Sphinx, note: Callable[[list[str]], object]) -> None:
    """Have *note* told, in the first process, the pages that are written, whoever writes them.

    By ``doctree-resolved`` where that is emitted there, as Sphinx does, or by ``pages-written``.
    """
    app.connect('doctree-resolved', lambda _app, _doctree, docname: note([docname]))
    join(app, 'pages-written', lambda _app, docnames: note(docnames))


def join(app: Sphinx, event: str, handler: Callable[..., Any]) -> None:
    """Have *handler* answer an *event* of another wing, where that one is loaded."""

    def connect(app: Sphinx, _config: Config) -> None:
        with suppress(ExtensionError):  # no wing has added the event
            app.connect(event, handler)

    app.connect('config-inited', connect)
