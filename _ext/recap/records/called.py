"""How records are called: their names, as authors list them; their anchors, their initials."""

from __future__ import annotations

import re

from docutils import nodes

from .text import WORD


def anchor(kind: str, name: str) -> str:
    """Return the anchor of the record *name*: ASCII where the name allows it.

    >>> anchor('speaker', 'Cécil Dijoux')
    'speaker-cecil-dijoux'
    """
    slug = nodes.make_id(name) or re.sub(r'\W+', '-', name.casefold()).strip('-')
    return f'{kind}-{slug}'


def default_name(text: str) -> str:
    """Return a name for a record whose author gave none: the first eight words of *text*."""
    return ' '.join(WORD.findall(text)[:8])


def initials(name: str) -> str:
    """Return the first and the last initials of a *name*, of its words that have a capital.

    >>> initials('Jean-Noël van Œuvrard'), initials('R “Ray” Wang'), initials('Zoé')
    ('JŒ', 'RW', 'Z')
    """
    found = [word[0] for word in re.findall(r"[^\s’'“”«»]+", name) if word[0].isupper()]
    return ''.join(found[:1] + found[1:][-1:])


def split_names(value: str, separator: str = ',') -> list[str]:
    r"""Return the names that an option lists, as ``Oscar Berg, Hugh O’Neil\, Jr.``."""
    names = (' '.join(name.split()) for name in re.split(rf'(?<!\\){re.escape(separator)}', value))
    return [name.replace(f'\\{separator}', separator) for name in names if name]


def term_key(term: str) -> str:
    """Return the form under which a *term* is looked up: Sphinx ignores its case."""
    return ' '.join(term.lower().split())
