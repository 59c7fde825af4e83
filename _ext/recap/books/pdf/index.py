"""The index of the book: people, terms, works and other names, each with the pages that have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes

from ..._ground import collation_key
from ..._quotes import NO_TITLE, QUOTED_TITLE
from ..filing import filed
from ..syntax import literal
from .plan import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..syntax import Value
    from .plan import Places


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index lists: the forms of a name, each with its label, or with none.

    ``kind`` is ``term``, ``person``, ``work``, or ``name`` for what the settings add; ``title`` is
    what is shown of a work, or how a person is filed.
    """

    forms: tuple[tuple[str, str], ...]
    kind: str
    title: str = ''

    def shown(self) -> str:
        """Return the first form, as an index has it."""
        return self.title or self.forms[0][0]

    def used(self) -> list[str]:
        """Return the labels of the places that mention it."""
        return [used(label or name) for name, label in self.forms]

    def is_in(self, places: Places) -> bool:
        """Return whether a volume has it, or mentions it, as its *places* tell."""
        defined = any(label and not places.volume(label) for _name, label in self.forms)
        return defined or not places.mentioned.isdisjoint(self.used())


def used(name: str) -> str:
    """Return the label of the places that mention what bears that label, or that *name*."""
    return f'used:{name}'


def entries(
    doctrees: Mapping[str, nodes.document], places: Places, more: Iterable[str]
) -> list[Entry]:
    """Return what the index lists: the terms, people and works of all pages, and *more* names."""
    found = [Entry(((name, ''),), 'name') for name in dict.fromkeys(more)]
    for docname, doctree in doctrees.items():
        for item in doctree.findall(nodes.definition_list_item):
            forms = tuple(
                (term.astext(), places.label(docname, term['ids'][0]))
                for term in item.findall(nodes.term)
                if term.parent is item and term['ids']
            )
            if forms and (kind := kind_of(item)) in {'term', 'person', 'work'}:
                title = SHOWN[kind](item, forms[0][0]) if kind in SHOWN else ''
                found.append(Entry(forms, kind, title))
    return found


def title_of(item: nodes.definition_list_item, key: str) -> str:
    """Return the title of a work, with its *key*: the first words that are quoted or stressed.

    A key alone stands between brackets as well: its year would pass for a page.
    """
    for paragraph in item.findall(nodes.paragraph):
        text = paragraph.astext()
        found = [(m.start(), m['title']) for m in [QUOTED_TITLE.search(text)] if m]
        stressed = (node.astext() for node in paragraph.findall(nodes.emphasis))
        found += [(text.index(said), said) for said in stressed if not NO_TITLE.fullmatch(said)]
        return f'{min(found)[1]} ({key})' if found else f'({key})'
    return f'({key})'


SHOWN: Final = {'work': title_of, 'person': filed}
"""What the index shows of a person or a work, by the item of a list and its heading."""


def index(listed: Iterable[Entry], places: Places) -> str:
    """Return the call that sets the index of what is *listed*, with the pages of a volume.

    Other forms of a name are listed where they stand apart from the first.
    """
    rows: list[tuple[str, Value]] = []
    for entry in listed:
        shown, label = entry.shown(), entry.forms[0][1] or None
        if label and places.volume(label):
            label = None  # defined in another
        work, names = entry.kind == 'work', entry.used()
        rows.append((shown, (shown, work, label, names, None)))
        begin = head(shown)
        rows += [
            (form, (form, False, label, names, shown))
            for form, _label in entry.forms[1:]
            if head(form) != begin
        ]
    groups: dict[str, list[Value]] = {}
    for key, row in sorted((collation_key(name), row) for name, row in rows):
        groups.setdefault(key[:1].upper(), []).append(row)
    return f'#index-of-names({literal(list(groups.items()))})\n' if groups else ''


def head(name: str) -> str:
    """Return how a *name* begins, as far as tells whether two stand next to each other."""
    return collation_key(name).partition('\0')[0][:6]
