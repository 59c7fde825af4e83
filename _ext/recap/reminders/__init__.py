"""Warnings that stand are said again, in builds that don't come across them as well.

Sphinx warns when it reads or writes a page. A second build, which reads nothing, says that all is
well over the same mistakes, and lets ``-W`` pass. Here, what isn't mended is a warning of each
build; and a build that warned ends with all its warnings in a short list.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.logging import NAMESPACE, getLogger, is_suppressed_warning

from .._files import write_whole
from .._parts import on_written
from .warned import Listener, concerned, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = getLogger(__name__)

KEPT: Final = 'recap-warnings.json'
"""The file, beside what Sphinx keeps, of the warnings that stand."""

READING, CHECKING = 'reading', 'checking'
"""The stages of a build whose warnings stay; besides, writing, which has the builder's name."""


class Reminder:
    """The warnings of one build: connects to the events of a Sphinx application."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self.written: set[str] = set()
        self._checked = False

    def listen(self, app: Sphinx) -> None:
        """Hear the warnings from now on (``builder-inited``)."""
        self._listener = Listener(app)
        logging.getLogger(NAMESPACE).addHandler(self._listener)

    def begin_reading(self, _app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
        """Remember that what follows is about pages (``env-before-read-docs``)."""
        self._listener.stage = READING

    def note_read(self, _app: Sphinx, _env: BuildEnvironment, docname: str) -> None:
        """Remember that a page is read again, or gone (``env-purge-doc``)."""
        self._read.add(docname)

    def begin_checking(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        """Remember that what follows is about all pages together (``env-updated``)."""
        self._listener.stage = CHECKING

    def note_checked(self, _app: Sphinx, _env: BuildEnvironment) -> None:
        """Remember that they are looked at again (``env-check-consistency``)."""
        self._checked = True

    def begin_writing(self, _app: Sphinx, builder: Builder) -> None:
        """Remember that what follows is about what is written (``write-started``).

        A book is written whole each time: what is wrong with it is said each time. Leans on such
        builders, which say what they write in words.
        """
        whole = isinstance(builder.get_outdated_docs(), str)
        self._listener.stage = '' if whole else builder.name

    def remind(self, app: Sphinx, exception: Exception | None) -> None:
        """Warn of what stands from earlier builds, and list all (``build-finished``)."""
        logging.getLogger(NAMESPACE).removeHandler(self._listener)
        found = {
            warned: stage
            for warned, stage in self._listener.found.items()
            if not is_suppressed_warning(*warned[2:], app.config.suppress_warnings)
        }
        standing = {}
        if exception is None:  # else, all pages will be read again
            path = Path(app.doctreedir, KEPT)
            before = list(read(path))
            standing = {
                warned: (stage, docnames)
                for warned, stage, docnames in before
                if warned not in found and self._stands(app, stage, set(docnames))
            }
            kept = [[*warned, *rest] for warned, rest in standing.items()]
            kept += [[*w, stage, concerned(app.env, w)] for w, stage in found.items() if stage]
            if kept or before:
                write_whole(path, json.dumps(kept, indent=0).encode())
        said = [
            warned
            for warned, (stage, _docnames) in standing.items()
            if stage in {READING, CHECKING, app.builder.name}
            and not is_suppressed_warning(*warned[2:], app.config.suppress_warnings)
        ]
        for warned in said:
            logger.warning(
                '%s',
                warned.message,
                location=place_of(app.env, warned.location),
                type=warned.type,
                subtype=warned.subtype,
            )
        if found:
            logger.info('\nAll warnings, once more:')
            for warned in [*found, *said]:
                logger.info('  %s', warned.shown())

    def _stands(self, app: Sphinx, stage: str, docnames: set[str]) -> bool:
        """Return whether nothing has been done about what was said of *docnames*."""
        if docnames and not docnames & app.env.found_docs:
            return False
        if stage == CHECKING:
            return not self._checked
        if stage == READING:
            return not (docnames & self._read if docnames else self._read)
        if stage == app.builder.name:
            return not (docnames & self.written if docnames else self.written)
        return not docnames & self._read


def place_of(env: BuildEnvironment, location: str) -> str | None:
    """Return *location* as Sphinx takes it: without a line, it is the name of a page."""
    return (location if ':' in location else env.path2doc(location)) or None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the reminder."""
    reminder = Reminder()
    app.connect('builder-inited', reminder.listen, priority=0)
    app.connect('env-before-read-docs', reminder.begin_reading, priority=0)
    app.connect('env-purge-doc', reminder.note_read)
    app.connect('env-updated', reminder.begin_checking, priority=0)
    app.connect('env-check-consistency', reminder.note_checked)
    app.connect('write-started', reminder.begin_writing, priority=0)
    on_written(app, reminder.written.update)
    app.connect('build-finished', reminder.remind, priority=1000)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
