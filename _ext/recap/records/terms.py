"""Where terms of a glossary stand: at an address that comes from their words.

Sphinx numbers those of which it keeps no letter, such as “глина”, and those that differ by signs
alone, such as “C” and “C#”: a term that is put before them would take their address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from zlib import crc32

from docutils import nodes
from sphinx import addnodes

from .called import anchor, term_key

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

NUMBERED: Final = re.compile(r'term-\d+')


def name_places(
    env: BuildEnvironment, document: nodes.document, glossary: addnodes.glossary
) -> None:
    """Give the terms of a *glossary* that have a number an address from their words.

    The number leads there as well. Leans on what Sphinx keeps of terms: the tables ``objects`` and
    ``terms`` of the standard domain, whose first name of a place is that of the source's language.
    """
    numbered = (head for head in glossary.findall(nodes.term) if NUMBERED.fullmatch(number(head)))
    heads = {number(head): head for head in numbered}
    data = env.domains.standard_domain.data
    named: dict[str, str] = {}
    for (kind, words), (page, place) in data['objects'].items() if heads else ():
        if kind == 'term' and page == env.docname and place in heads:
            named.setdefault(place, words)
    places = {
        there: name_place(document, heads[there], term_key(words))
        for there, words in named.items()
        if there != f'term-{words}'
    }
    for table in (data['objects'], data['terms']) if places else ():
        table.update(
            {
                key: (page, places[there])
                for key, (page, there) in table.items()
                if page == env.docname and there in places
            }
        )


def name_place(document: nodes.document, head: nodes.term, name: str) -> str:
    """Give the term *head* of a *document* an address from its *name*, before its number."""
    place = anchor('term', name)
    if nodes.make_id(name) or place in document.ids:
        place += f'-{crc32(name.encode()):08x}'
    for entry in head.findall(addnodes.index):
        entry['entries'] = [
            (kind, words, place if there == number(head) else there, *rest)
            for kind, words, there, *rest in entry['entries']
        ]
    head['ids'].insert(0, place)
    document.ids[place] = head
    return place


def number(head: nodes.term) -> str:
    """Return the anchor that Sphinx gives a term, perhaps a number; blank where it has none."""
    return head['ids'][0] if head['ids'] else ''
