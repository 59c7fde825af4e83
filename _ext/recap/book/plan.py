"""What stands where in the book: chapters, parts, and the place that each link leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from ..domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.environment import BuildEnvironment

PAGE: Final = 'page:'
"""How the address of a page begins, inside the book."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page: ``part`` is the caption of the table of contents that lists it, or empty."""

    docname: str
    part: str

    @property
    def level(self) -> int:
        """The level of its title: below its part's."""
        return 2 if self.part else 1


def chapters(env: BuildEnvironment) -> list[Chapter]:
    """Return the pages that the tables of contents list, in reading order."""
    navigation = domain_of(env).navigation
    captions: dict[str, str] = {}
    for table in env.tocs[env.config.root_doc].findall(addnodes.toctree):
        for _title, target in table['entries']:
            captions.setdefault(target, table.get('caption') or '')
    order = navigation.order()
    paths = {docname: navigation.path(docname) for docname in order}
    return [
        Chapter(docname, captions.get(path[1], '') if len(path) > 1 else '')
        for docname, path in paths.items()
    ]


class Places:
    """The labels of the book, by page and anchor.

    An element has one label, whatever the number of its anchors; that of a chapter is its page.
    """

    def __init__(self, env: BuildEnvironment, doctrees: Mapping[str, nodes.document]) -> None:
        self._labels: dict[str, str] = {}
        self.kinds = {
            place(record.docname, record.anchor): record.kind
            for record in domain_of(env).recap.records
        }
        for docname, doctree in doctrees.items():
            self._labels[docname] = docname
            for anchors in anchors_of(docname, doctree):
                self._labels |= dict.fromkeys(anchors[1:], anchors[0])

    def label(self, docname: str, anchor: str) -> str:
        """Return the label of that place, or nothing when the book has no such place."""
        return self._labels.get(place(docname, anchor), '')

    def kind(self, label: str) -> str:
        """Return the kind of the record that is declared there, or nothing."""
        return self.kinds.get(label, '')


def place(docname: str, anchor: str) -> str:
    """Return the key of a place: of a page where *anchor* is empty."""
    return f'{docname}#{anchor}' if anchor else docname


def anchors_of(docname: str, doctree: nodes.document) -> Iterator[list[str]]:
    """Yield, for each element that links can lead to, its label and all the keys of its place."""
    title = chapter_title(doctree)
    for node in doctree.findall(nodes.Element):
        ids: list[str] = node.get('ids', [])
        keys = [place(docname, anchor) for anchor in ids]
        if keys:
            chapter = node is doctree or (title is not None and node is title.parent)
            yield [docname if chapter else keys[0], *keys]


def chapter_title(doctree: nodes.document) -> nodes.title | None:
    """Return the title of a page, which is its first one."""
    return next(iter(doctree.findall(nodes.title)), None)
