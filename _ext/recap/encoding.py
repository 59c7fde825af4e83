"""Files that aren't UTF-8 are named: Sphinx stops at the first with a traceback that doesn't.

Of pages, all are, and nothing is built; of tables that pages take from a file, the page is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.directives.patches import CSVTable
from sphinx.util import logging

from ._ground import warn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


logger = logging.getLogger(__name__)

STATUS: Final = 2
"""That of a build which has stopped."""


def check_encoding(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Stop when pages can't be read, once each is said (``env-before-read-docs``).

    Any other exception, and Sphinx would report a fault of its own.
    """
    if wrong := [path for path in map(env.doc2path, docnames) if not is_utf8(path)]:
        logger.error('nothing is built: pages to save as UTF-8: %d', len(wrong))
        raise SystemExit(STATUS)


def is_utf8(path: Path) -> bool:
    """Return whether the file at *path* is UTF-8; complain when it isn't."""
    content = path.read_bytes()
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b'\n', 0, error.start) + 1
        message = 'byte 0x%02x is no part of a text in UTF-8; save the file in this encoding'
        warn(f'{path}:{line}', 'encoding', message, content[error.start])
        return False
    return True


class ReadTable(CSVTable):
    """The directive ``csv-table``, which says what it can't read."""

    # As Sphinx's has it, which differs from docutils' there.
    def run(self) -> list[Node]:  # type: ignore[override]
        """Return the table; raise a ``DirectiveError`` where its file is in another encoding."""
        try:
            return super().run()
        except UnicodeError:
            message = (
                '%s is no text in UTF-8; save it so, or say which it is: :encoding: windows-1252'
            )
            raise self.error(message % (self.options.get('file') or 'this table')) from None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the check, and the directive."""
    app.connect('env-before-read-docs', check_encoding)
    app.add_directive('csv-table', ReadTable, override=True)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
