"""Names as authors write them: with accents, spaces, and whatever else a system allows.

Links and pictures of Markdown are addresses, in which such signs may be encoded; the names of files
are not. Sphinx compares names of pages composed (NFC), and can't read those written otherwise. In a
page, names and all other words are composed as it is read: those that look alike are the same.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.matching import get_matching_files

from ._ground import SITES, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


DECOMPOSED: Final = re.compile('.[\u0300-\u036f\u3099\u309a]+')
"""A letter with marks; the rest of a text stays as it is, old forms of Chinese signs included."""

PROJECT: Final = logging.getLogger('sphinx.sphinx.project')


class PicturesAsWritten(SphinxTransform):
    """Looks for pictures under the names that authors write; after translation (20).

    Leans on MyST encoding them as addresses, and on ``{figure}`` leaving their spaces out. It gives
    those without an alternative text no line, which a message about one that isn't there shows.
    """

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if '://' not in image['uri'] and not self._path(image['uri']).is_file():
                written = unquote(image['uri'])  # which a message shows, where there is none
                image['uri'] = self._found(written) or written
                image.line = image.line or get_source_line(image.parent)[1]

    def _path(self, uri: str) -> Path:
        return Path(self.env.relfn2path(uri)[1])

    def _found(self, name: str) -> str:
        """Return the name of the file that *name* means, as a page names files, or nothing."""
        path = self._path(name)
        if path.is_file():
            return name
        held = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
        meant = [each.name for each in held if composed(''.join(each.name.split())) == path.name]
        return f'{name.removesuffix(path.name)}{meant[0]}' if len(meant) == 1 else ''


class LinksAsWritten(SphinxTransform):
    """Looks for pages under the names that authors encode; after translation (20).

    Leans on MyST taking for a name of any kind a link to a page that it doesn't find, and on the
    marks that it gives to one that it finds.
    """

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        for link in self.document.findall(addnodes.pending_xref):
            target = link['reftarget']
            if link.get('reftype') == 'myst' and '%' in target and link.get('refdomain') != 'doc':
                path, _hash, anchor = map(unquote, target.partition('#'))  # C%23.md#words
                docname = self.env.path2doc(self.env.relfn2path(path)[0])
                if docname in self.env.found_docs:
                    link['refdomain'], link['reftarget'] = 'doc', docname
                    link['reftargetid'] = anchor or None


class SaidBetter(logging.Filter):
    """Keeps Sphinx from saying that it can't read the pages of which `say_unreadable` tells.

    It says so each time it looks for pages, and calls them otherwise. Leans on its words.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether *record* is about something else."""
        return not str(record.msg).startswith('Ignored unreadable document')


def say_unreadable(app: Sphinx, env: BuildEnvironment, *_changes: object) -> list[str]:
    """Say which pages can't be read, and why (``env-get-outdated``)."""
    config = app.config
    excluded = (*config.exclude_patterns, *config.templates_path)
    for name in get_matching_files(app.srcdir, config.include_patterns, excluded):
        path = f'{app.srcdir}/{name}'
        if not name.endswith(tuple(config.source_suffix)) or os.access(path, os.R_OK):
            continue
        if name.isascii() or Path(path).exists():
            message = 'this page can’t be read: point the link to a file, or give the right to read'
            warn(f'{path}:1', 'unreadable', message)
        else:
            message = 'the accents in this name are signs of their own (NFD); rename it as %r'
            warn(f'{path}:1', 'name', message, name)
    return []


def say_alike(app: Sphinx, env: BuildEnvironment) -> None:
    """Say which pages other systems, and e-books, take for one (``env-check-consistency``)."""
    seen: dict[str, str] = {}
    for docname in sorted(env.found_docs):
        if (other := seen.setdefault(docname.casefold(), docname)) != docname:
            message = 'by its capitals alone, this name is another than %r; rename one of them'
            warn(
                f'{env.doc2path(docname)}:1', 'name', message, str(env.doc2path(other, base=False))
            )


def say_taken(
    app: Sphinx, pagename: str, _template: str, _context: object, doctree: nodes.document | None
) -> None:
    """Say which page one that has no source is put in the place of (``html-page-context``).

    That is the index or the search, which come after all others, or what an extension adds.
    """
    if doctree is None and pagename in app.env.found_docs and app.builder.name in SITES:
        message = 'the site has a page of its own under this name; rename this one'
        warn(f'{app.env.doc2path(pagename)}:1', 'name', message)


def compose(_app: Sphinx, _name: object, *source: Any) -> None:
    """Compose the letters of a page, or of what it includes (``source-read``, ``include-read``)."""
    source[-1][0] = composed(source[-1][0])


def composed(text: str) -> str:
    """Return *text* with a single sign for a letter and its accents, where there is one (NFC).

    >>> composed('e\u0301te\u0301')
    'été'
    """
    return DECOMPOSED.sub(lambda found: unicodedata.normalize('NFC', found[0]), text)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms and the check."""
    for earlier in [one for one in PROJECT.filters if isinstance(one, SaidBetter)]:
        PROJECT.removeFilter(earlier)  # of another build in this process
    PROJECT.addFilter(SaidBetter())
    app.add_transform(PicturesAsWritten)
    app.add_transform(LinksAsWritten)
    app.connect('env-get-outdated', say_unreadable)
    app.connect('env-check-consistency', say_alike)
    app.connect('html-page-context', say_taken)
    app.connect('source-read', compose, priority=100)
    app.connect('include-read', compose, priority=100)
    return {'version': '1.0.0', 'parallel_read_safe': True, 'parallel_write_safe': True}
