"""What pages say of themselves, read as other programs do, and held to schema.org's vocabulary."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from bs4 import BeautifulSoup
from pyld import jsonld

from miniature import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SCHEMA: Final = 'https://schema.org/'
VOCABULARY: Final = PROJECT / 'tests' / 'recap' / 'publish' / 'vocabulary.toml'
TEXTS: Final = {'Text', 'Date', 'DateTime', 'Number', 'Integer', 'URL', 'Language', 'Country'}
"""Classes whose members may be plain text or numbers."""

Node = dict[str, Any]


@cache
def vocabulary() -> dict[str, Any]:
    """Return the part of the vocabulary that is kept here: its classes and properties."""
    return tomllib.loads(VOCABULARY.read_text(encoding='utf-8'))


@cache
def context() -> dict[str, Any]:
    """Return the context that https://schema.org gives, as far as is needed."""
    typed = {
        name: {'@id': f'{SCHEMA}{name}', '@type': told['type']}
        if told['type'] == '@id'
        else {'@id': f'{SCHEMA}{name}', '@type': f'{SCHEMA}{told["type"]}'}
        for name, told in vocabulary()['properties'].items()
        if 'type' in told
    }
    return {'@context': {'@vocab': SCHEMA, **typed}}


def documents(html: str) -> list[str]:
    """Return the descriptions in the head of a page, as a browser parses it."""
    head = BeautifulSoup(html, 'html5lib').head
    assert head is not None
    return [str(script.string) for script in head.select('script[type="application/ld+json"]')]


def expanded(text: str, base: str) -> list[Node]:
    """Return the nodes of a document, expanded: it names no other context than schema.org's."""
    document = json.loads(text)
    assert document.pop('@context') == SCHEMA.removesuffix('/')
    return list(jsonld.expand({**context(), **document}, {'base': base}))


def nodes(value: object) -> Iterator[Node]:
    """Yield all nodes in expanded JSON-LD, those in others included."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict) and '@value' not in value:
        yield value
        for name, held in value.items():
            if name not in ('@id', '@type'):
                yield from nodes(held)


def types_of(found: Iterable[Node]) -> Mapping[str, set[str]]:
    """Return the classes of each identifier, whichever page tells them."""
    types: defaultdict[str, set[str]] = defaultdict(set)
    for node in found:
        if '@id' in node:
            types[node['@id']] |= {name.removeprefix(SCHEMA) for name in node.get('@type', ())}
    return types


def kinds(names: Iterable[str]) -> set[str]:
    """Return the classes *names* and all that they are kinds of."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting += vocabulary()['classes'][name]
    return found


def misuses(found: list[Node]) -> Iterator[str]:
    """Yield what the vocabulary doesn't know, or has elsewhere.

    A node without a class may be anything: that is said of whom nobody knows to be a person.
    """
    types = types_of(found)
    for node in found:
        own = {name.removeprefix(SCHEMA) for name in node.get('@type', ())}
        own |= types.get(node.get('@id', ''), set())
        if unknown := own - vocabulary()['classes'].keys():
            yield f'no class {unknown}'
            continue
        for name, values in node.items():
            if name.startswith('@'):
                continue
            told = vocabulary()['properties'].get(name.removeprefix(SCHEMA))
            if not told:
                yield f'no property {name}'
                continue
            if own and not kinds(own) & {*told['on']}:
                yield f'{name} on {own}'
            for value in values:
                if not fits(value, set(told['holds']), types):
                    yield f'{name} holds {value}'


def fits(value: Node, holds: set[str], types: Mapping[str, set[str]]) -> bool:
    """Tell whether a *value* is of one of the classes that a property *holds*."""
    if '@value' in value:
        return bool(holds & TEXTS) and value['@value'] not in ('', None)
    named = {name.removeprefix(SCHEMA) for name in value.get('@type', ())}
    named |= types.get(value.get('@id', ''), set())
    if not named:  # a page or an address that nothing describes, or somebody
        return 'URL' in holds if set(value) == {'@id'} else True
    return bool(kinds(named) & holds)
