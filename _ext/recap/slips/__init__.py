"""Slips that Markdown forgives in silence: what isn't closed, what isn't seen, what is misspelt.

To a reader, each is words that are lost, or markup as it was typed. Here each is one warning, at
its line, that says what would be right.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .._ground import warn
from .addresses import remedy
from .blocks import Page
from .catalogues import check_catalogues
from .circles import circle
from .controls import without_controls
from .markdown import hush, is_markdown
from .names import Names, meant
from .notes import SayNotes
from .taken import LeaveFiles, NoteFiles
from .translations import LOST, lost_in, places, translation_slips

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

SAID_BETTER: Final = 'myst.topmatter'
"""What MyST says of these slips, without a remedy."""

INCLUDED: Final = {'.md', '.markdown', '.txt', '.inc'}
"""The ends of the names of files whose Markdown pages include."""

UNKNOWN: Final = re.compile(r'Unknown (directive|interpreted text role)[^"\']*["\'](.+)["\']')
"""What MyST says of a name."""

UNKNOWN_OPTION: Final = re.compile(
    r"'([^']+)': Unknown option key: '([^']+)' \(allowed: \[(.*)\]\)"
)
"""What it says of an option."""

UNREAD_OPTIONS: Final = re.compile(r"'([^']+)': Invalid options format: ")
"""What it says of options that it can't take apart."""

MYST: Final = tuple(
    logging.getLogger(f'sphinx.myst_parser.{name}')
    for name in ('warnings_', 'sphinx_ext.myst_refs')
)


class Reader(logging.Filter):
    """Looks at pages as they are read: connects to the events of a Sphinx application.

    As a filter, it keeps MyST from saying again what is unknown. What only MyST has come across is
    in a translation, or on a line that holds no other slip. Leans on the words of its messages.
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: Names | None = None
        self._lines: set[int] = set()
        self._unknown: dict[tuple[str, str], int] = {}
        self._lost: dict[str, str] = {}
        self._told: set[tuple[str, str]] = set()
        self._parts: set[Path] = set()

    def look(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Say what slipped on the page *docname*; drop what XML can't hold (``source-read``)."""
        path = app.env.doc2path(docname)
        self._lines.clear()
        self._unknown.clear()
        self._lost.clear()
        self._parts.clear()
        if is_markdown(app.config, path):
            references = self._look(app.env, path, source[0], whole=True)
            assert self._names is not None
            translated = translation_slips(app.env, docname, self._names, references, self._lost)
            for slip in translated:
                self._say(*slip)
            source[0] = without_controls(source[0])

    def look_included(self, app: Sphinx, path: Path, parent: str, source: list[str]) -> None:
        """Say what slipped in a part of a page; stop one that includes itself (``include-read``).

        It is looked at where it comes back: nearly none does.
        """
        whole = Path(app.srcdir, path).resolve()
        if whole in self._parts and (line := circle(app.env, whole, source[0])):
            message = 'this includes itself, here or through others; leave that out'
            self._say(f'{app.srcdir / path}:{line}', 'include', message)
            source[0] = ''
        self._parts.add(whole)
        if path.suffix in INCLUDED and is_markdown(app.config, app.env.doc2path(parent)):
            self._look(app.env, app.srcdir / path, source[0], whole=False)
            source[0] = without_controls(source[0])

    def _look(self, env: BuildEnvironment, path: Path, text: str, *, whole: bool) -> dict[str, Any]:
        """Say what slipped in a *text*; return the addresses that it names."""
        if self._names is None:
            self._names = Names(env)
        references: dict[str, Any] = {}
        page = Page(text, self._names, whole=whole, references=references)
        for line, subtype, message in page.slips():
            self._lines.add(line)
            self._say(f'{path}:{line}', subtype, message)
        return references

    def _say(self, place: str, subtype: str, message: str) -> None:
        """Say it, unless it has been: a page that is included is read twice."""
        if (place, message) not in self._told:
            self._told.add((place, message))
            warn(place, subtype, '%s', message)

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether *record* is about something else than an unknown role or directive.

        One about an option is told which was meant.
        """
        if found := UNKNOWN.match(record.getMessage()):
            kind = 'directive' if found[1] == 'directive' else 'role'
            location = getattr(record, 'location', None)
            line = location[1] if isinstance(location, tuple) else 1
            self._unknown.setdefault((kind, found[2]), line)
        elif option := UNKNOWN_OPTION.match(record.getMessage()):
            name, known = option[2], re.findall(r"'([^']+)'", option[3])
            record.msg = f'{{{option[1]}}} has no option :{name}:; {meant(name, known)}'
            vars(record).update(type='recap', subtype='option')
        elif unread := UNREAD_OPTIONS.match(record.getMessage()):
            form = 'a line “:name: value”, its value after an ordinary space'
            record.msg = f'an option of {{{unread[1]}}} is {form}'
            vars(record).update(type='recap', subtype='option')
        elif right := remedy(record.getMessage()):
            record.msg = f'{record.msg}; {right}'
        return not found

    def look_again(self, app: Sphinx, document: nodes.document) -> None:
        """Say what is lost, and unknown where the source didn't show it (``doctree-read``)."""
        for place in lost_in(document, self._lost):
            self._say(place, 'catalogue', LOST)
        if not self._unknown:
            return  # nor need there be MyST, where no page is Markdown
        docname = app.env.current_document.docname
        names = self._names or Names(app.env)
        for (kind, name), line in self._unknown.items():
            if line in self._lines:
                continue
            known = names.roles if kind == 'role' else names.directives
            page = f'{app.env.doc2path(docname)}:{line}'
            for place in [*places(app.env, docname, name)] or [page]:
                warn(place, kind, f'unknown {kind} {{%s}}; %s', name, meant(name, known))


def say_once(app: Sphinx, config: Config) -> None:
    """Keep MyST from saying it as well (``config-inited``)."""
    config.suppress_warnings = [*config.suppress_warnings, SAID_BETTER]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what looks at pages."""
    reader = Reader()
    app.connect('config-inited', say_once)
    app.add_transform(SayNotes)
    app.add_transform(NoteFiles)
    app.add_transform(LeaveFiles)
    app.connect('config-inited', check_catalogues)
    app.connect('source-read', reader.look, priority=900)
    app.connect('include-read', reader.look_included, priority=900)
    app.connect('doctree-read', reader.look_again)
    for logger in MYST:
        for earlier in [one for one in logger.filters if isinstance(one, Reader)]:
            logger.removeFilter(earlier)  # of another build in this process
        logger.addFilter(reader)
    hush(app)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
