"""Warnings: what is said, heard, kept, and which pages it is about."""

from __future__ import annotations

import json
import logging
import os
import re
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.logging import SphinxLogRecordTranslator, SphinxWarningLogRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Warned(NamedTuple):
    """A warning: where, what, its type and subtype."""

    location: str
    message: str
    type: str
    subtype: str

    def shown(self) -> str:
        """Return it on one line, with a path as short as it can be."""
        place = self.location
        if Path(place).is_absolute():
            place = os.path.relpath(place)
        return ': '.join(filter(None, (place, ' '.join(self.message.split()))))


class Listener(logging.Handler):
    """Keeps what is warned of, with the stage of the build; `stage` is blank where nothing stays.

    Leans on the logger that all of Sphinx writes to, and on the filter that finds its locations.
    """

    class _Located(SphinxLogRecordTranslator):
        LogRecordClass = SphinxWarningLogRecord

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._locator = self._Located(app)
        self.stage = ''
        self.found: dict[Warned, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep *record*, which may come twice: before and after Sphinx has located it."""
        kinds = (getattr(record, 'type', None) or '', getattr(record, 'subtype', None) or '')
        location = getattr(record, 'location', None)
        if not isinstance(location, str) or not Path(location).is_absolute():
            located: SphinxWarningLogRecord = copy(record)  # type: ignore[assignment]
            self._locator.filter(located)
            location = located.location
        message = logging.LogRecord.getMessage(record)  # Sphinx's begins with the location
        message = message.removesuffix(f' [{".".join(filter(None, kinds))}]')
        self.found.setdefault(Warned(str(location or ''), message, *kinds), self.stage)


def concerned(env: BuildEnvironment, warned: Warned) -> list[str]:
    """Return the pages that *warned* is about: where it is, what includes that, what it names."""
    place = re.sub(r':\d*(:.*)?$', '', warned.location)
    paths = {place, *(word.strip('\'"(),;:') for word in warned.message.split())}
    found = {env.path2doc(path) for path in paths if path} & env.found_docs
    if env.path2doc(place) not in env.found_docs:
        found |= {
            docname
            for docname, names in env.dependencies.items()
            if any(str(env.srcdir / name) == place for name in names)
        }
    return sorted(map(str, found))


def read(path: Path) -> Iterator[tuple[Warned, str, list[str]]]:
    """Yield what the file *path* holds: nothing, when it isn't there or isn't whole."""
    try:
        content = json.loads(path.read_text(encoding='utf-8'))
        for *warned, stage, docnames in content:
            yield Warned(*warned), stage, docnames
    except (OSError, ValueError, TypeError):
        return
