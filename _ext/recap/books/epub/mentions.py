"""The index of the book: people and terms, each with the chapters that speak of them.

A page number says nothing on a screen: an entry leads to the section of each chapter in which it
is named first. That of a PDF has the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from docutils import nodes

from ..._ground import collation_key
from ..filing import filed
from ..pdf.plan import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils.nodes import Element


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page explains: the forms of its name, each with its address, and how it is filed."""

    forms: tuple[tuple[str, str], ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """What the index shows: a name, its address, and the places that name it, or where to look."""

    name: str
    href: str
    places: list[tuple[str, str]]
    see: str


class Mentions:
    """What pages list, and what they name, as they come."""

    def __init__(self) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._named: dict[str, dict[str, str]] = {}
        self._links: dict[str, set[str]] = {}

    def read(self, docname: str, uri: str, doctree: nodes.document) -> None:
        """Note what the page *docname*, at *uri* in the book, lists and names."""
        self._entries[docname] = [
            Entry(forms, filed(item, forms[0][0]) if kind == 'person' else forms[0][0])
            for item in doctree.findall(nodes.definition_list_item)
            if (kind := kind_of(item)) in {'term', 'person'} and (forms := forms_of(item, uri))
        ]
        named: dict[str, str] = {}
        links = self._links[uri] = set()
        for reference in doctree.findall(nodes.reference):
            target = reference.get('refuri', '')
            if not reference.get('internal'):
                continue
            path, _hash, anchor = target.partition('#')
            place = normpath(join(dirname(uri), path)) if path else uri
            links.add(place)
            if anchor:
                named.setdefault(f'{place}#{anchor}', section_of(reference))
        self._named[docname] = named

    def reached(self, pages: Iterable[str]) -> set[str]:
        """Return the files that links lead to, from *pages* on, those included."""
        found: set[str] = set()
        waiting = list(pages)
        while waiting:
            uri = waiting.pop()
            if uri not in found:
                found.add(uri)
                waiting += self._links.get(uri, ())
        return found

    def groups(
        self, order: Mapping[str, str], uri_of: Callable[[str], str]
    ) -> list[tuple[str, list[Row]]]:
        """Return the rows by their first letter; *order* has the titles of pages, as they follow.

        An entry that no other page names is in the index all the same.
        """
        rows = []
        for docname in order:
            for entry in self._entries.get(docname, ()):
                rows += self._rows(entry, docname, order, uri_of)
        found: dict[str, list[Row]] = {}
        for key, row in sorted(((collation_key(row.name), row) for row in rows), key=str):
            found.setdefault(key[:1].upper(), []).append(row)
        return list(found.items())

    def _rows(
        self, entry: Entry, home: str, order: Mapping[str, str], uri_of: Callable[[str], str]
    ) -> list[Row]:
        targets = [href for _form, href in entry.forms]
        places = []
        for docname, title in order.items():
            named = self._named.get(docname, {})
            anchor = next((named[target] for target in targets if target in named), None)
            if anchor is not None and docname != home:
                places.append((title, f'{uri_of(docname)}#{anchor}' if anchor else uri_of(docname)))
        others = [Row(form, href, [], entry.shown) for form, href in entry.forms[1:]]
        return [Row(entry.shown, targets[0], places, ''), *others]


def forms_of(item: nodes.definition_list_item, uri: str) -> tuple[tuple[str, str], ...]:
    """Return the forms of the name that *item* explains, each with its address in the book."""
    terms = [child for child in item.children if isinstance(child, nodes.term) and child['ids']]
    return tuple((term.astext(), f'{uri}#{term["ids"][0]}') for term in terms)


def section_of(node: Element) -> str:
    """Return the anchor of the section that holds *node*, or nothing where it is the page."""
    holder: Element | None = node
    while holder is not None and not isinstance(holder, nodes.section):
        holder = holder.parent
    if holder is None or not isinstance(holder.parent, nodes.section):
        return ''
    return str(holder['ids'][0])
