"""Files that a translation would show, and no page names: of elsewhere, or kept from sight.

A picture of another host would be let in by the policy, and have readers be seen there.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .._ground import warn

FAR: Final = re.compile(r'[A-Za-z][\w+.-]+:|//')
"""What begins an address, rather than the name of a file."""


NAMED: Final = 'recap-files'
"""Where Sphinx keeps, as long as it reads a page, the files that it names."""


class NoteFiles(SphinxTransform):
    """Notes which files a page names, and its parts, just before it is translated."""

    default_priority = 19

    def apply(self, **_options: Any) -> None:
        html = (unescape(each.astext()) for each in self.document.findall(nodes.raw))
        self.env.current_document[NAMED] = {*map(name_of, files_of(self.document)), *html}


class LeaveFiles(SphinxTransform):
    """Leaves out, in translations, files that aren't in the project, or are hidden there.

    Those that the page names as well stay. Runs after Sphinx's translation (20), and after what
    makes nodes of HTML (up to 24).
    """

    default_priority = 26

    def apply(self, **_options: Any) -> None:
        named, told = self.env.current_document[NAMED], set[str]()
        for passage in self.document.findall(is_translated):
            for node in files_of(passage):
                name = name_of(node)
                if not self._is_shown(name) and not any(name in each for each in named):
                    message = 'a translation shows %r, which isn’t in the project; leave it out'
                    if name not in told:
                        warn(passage, 'catalogue', message, name)
                    told.add(name)
                    node.replace_self(nodes.Text(node.get('alt', '') or node.astext()))

    def _is_shown(self, name: str) -> bool:
        """Return whether a file of that *name* may be published: one of the project, in sight."""
        if FAR.match(name):
            return name.startswith('data:')
        path, root = Path(self.env.relfn2path(name)[1]).resolve(), Path(self.env.srcdir).resolve()
        return path.is_relative_to(root) and not any(
            part.startswith('.') for part in path.relative_to(root).parts
        )


def is_translated(node: nodes.Node) -> bool:
    """Return whether *node* is a passage that says what a catalogue has."""
    return isinstance(node, nodes.Element) and bool(node.get('translated'))


def name_of(node: nodes.Element) -> str:
    """Return where the file is that *node* has published."""
    return str(node.get('uri') or node['reftarget'])


def files_of(passage: nodes.Node) -> list[nodes.Element]:
    """Return what has files published in a *passage*."""
    kinds = (nodes.image, addnodes.download_reference)
    return [each for each in passage.findall(nodes.Element) if isinstance(each, kinds)]
