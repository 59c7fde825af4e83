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


def name_place(env: BuildEnvironment, document: nodes.document, head: nodes.term) -> None:
    """Give the term *head* of a *document* an address from its words, where it has a number.

    The number leads there as well. Leans on what Sphinx keeps of terms: the tables ``objects`` and
    ``terms`` of the standard domain, whose first name of a place is that of the source's language.
    """
    number = head['ids'][0]
    data = env.domains.standard_domain.data
    there = (env.docname, number)
    named = [key for key, place in data['objects'].items() if place == there and key[0] == 'term']
    if not NUMBERED.fullmatch(number) or not named or number == f'term-{named[0][1]}':
        return
    name = term_key(named[0][1])
    place = anchor('term', name)
    if nodes.make_id(name) or place in document.ids:
        place += f'-{crc32(name.encode()):08x}'
    head['ids'].insert(0, place)
    document.ids[place] = head
    for table in (data['objects'], data['terms']):
        table.update({key: (env.docname, place) for key, found in table.items() if found == there})
    for entry in head.findall(addnodes.index):
        entry['entries'] = [
            (kind, words, place if target == number else target, *rest)
            for kind, words, target, *rest in entry['entries']
        ]
