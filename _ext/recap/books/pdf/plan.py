"""What stands where in the book: chapters, parts, and the place that each link leads to."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx import addnodes

from ..._ground import in_text, one_line, toctree_parents
from ..medium import in_books

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from ..syntax import Value

PAGE: Final = 'page:'
"""How the address of a page begins, inside the book."""
DEEPEST: Final = 6
"""How deep tables of contents are in one another, in a page."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page: ``part`` is the caption of the table of contents that lists it, or empty.

    ``group`` is the page that the first one lists, and which leads to it: a track, or itself.
    """

    docname: str
    part: str
    group: str

    @property
    def level(self) -> int:
        """The level of its title: below its part's."""
        return 2 if self.part else 1


def chapters(env: BuildEnvironment) -> list[Chapter]:
    """Return the pages that the tables of contents list, in reading order.

    Those that are of the site alone are left out. Leans on ``env.tocs``, in which Sphinx keeps
    those tables, with their captions.
    """
    root = env.config.root_doc
    parts: dict[str, str] = {}
    for table in env.tocs[root].findall(addnodes.toctree):
        for _title, target in table['entries']:
            parts.setdefault(target, table.get('caption') or '')
    groups: dict[str, str] = {}
    found = []
    for docname, parent in toctree_parents(env).items():
        if parent != root:  # that of the page which leads to it, and comes before it
            parts[docname] = parts.get(parent, '')
        groups[docname] = docname if parent == root else groups.get(parent, docname)
        if docname == root or in_books(env, docname):
            found.append(Chapter(docname, parts.get(docname, ''), groups[docname]))
    return found


def unlist(doctree: nodes.document, docnames: Container[str]) -> None:
    """Remove from the tables of contents of a page those that aren't among *docnames*.

    Nor are those that stand too deep for the compiler: the contents of the book list them.
    """
    for item in list(doctree.findall(nodes.list_item)):
        depths = [name for name in item['classes'] if name.startswith('toctree-l')]
        if f'toctree-l{DEEPEST + 1}' in depths:
            item.parent.remove(item)
        elif depths:
            link = next(iter(item.findall(nodes.reference)), None)
            target = '' if link is None else link.get('refuri', '')
            inside = target.startswith(PAGE)
            if inside and target.removeprefix(PAGE).partition('#')[0] not in docnames:
                item.parent.remove(item)


class Places:
    """The labels of the book, by page and anchor.

    An element has one label, whatever the number of its anchors; that of a chapter is its page.
    """

    def __init__(self, doctrees: Mapping[str, nodes.document]) -> None:
        self._labels: dict[str, str] = {}
        self.indexed: set[str] = set()
        """The labels of what the index lists: terms, and people."""
        self.works: dict[str, str] = {}
        """The keys of works, by their labels: what cites them says these."""
        self.titles: dict[str, str] = {}
        """What headings are called, by their labels."""
        self.mentioned: set[str] = set()
        """What a volume mentions of the index: the labels of the places that do."""
        self.outward: dict[str, int] = {}
        """The volumes of the places in others that a volume refers to, by their labels."""
        self.volume: Callable[[str], int] = lambda _label: 0
        """Which other volume has a label, or 0 where this one has."""
        self._address: Callable[[str], str] = lambda _label: ''
        for docname, doctree in doctrees.items():
            self._labels[docname] = docname
            for anchors in anchors_of(docname, doctree):
                self._labels |= dict.fromkeys(anchors[1:], anchors[0])
            self.titles |= self._named(docname, doctree)
            for item in doctree.findall(nodes.definition_list_item):
                kind = kind_of(item)
                terms = [child for child in item.children if isinstance(child, nodes.term)]
                labels = {self.label(docname, i): term for term in terms for i in term['ids'][:1]}
                if kind == 'work':
                    self.works |= {label: term.astext() for label, term in labels.items()}
                elif kind:
                    self.indexed |= set(labels)

    def seen_from(self, volume: Callable[[str], int], address: Callable[[str], str]) -> Places:
        """Return the same as a volume sees it, which has mentioned nothing yet.

        *volume* tells which other one has a label, *address* where the site has its place.
        """
        seen = copy(self)
        seen.volume, seen._address = volume, address  # noqa: SLF001  its own
        seen.mentioned, seen.outward = set(), {}
        return seen

    def elsewhere(self, label: str) -> dict[str, Value]:
        """Return what a reference says of a place in another volume; nothing of one in this."""
        volume = self.volume(label)
        if not volume:
            return {}
        self.outward[label] = volume
        return {'volume': volume, 'address': self._address(label)}

    def _named(self, docname: str, doctree: nodes.document) -> Iterator[tuple[str, str]]:
        """Yield the label and the words of each heading of a page."""
        for title in doctree.findall(nodes.title):
            for name in title.parent.get('ids', ())[:1]:
                yield self.label(docname, name), one_line(in_text(title))

    def label(self, docname: str, anchor: str) -> str:
        """Return the label of that place, or nothing when the book has no such place."""
        return self._labels.get(place(docname, anchor), '')


def kind_of(item: nodes.definition_list_item) -> str:
    """Return what *item* is the entry of: a ``term``, a ``person``, a ``work``, or nothing."""
    holder = item.parent
    term = isinstance(holder.parent, addnodes.glossary)
    return 'term' if term else str(holder.get('entries', ''))


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
