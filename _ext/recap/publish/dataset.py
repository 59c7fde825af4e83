"""The data of the site: all pages and records, and those about one person.

Both have the form that `records.schema.json` gives. A record is on a line of its own, its keys in
the order in which they are made, so that two editions of the data compare line by line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from .._about import author, described, own_title
from .._address import in_editions, path_of, root
from .._forms import json_line
from .._ground import file_name
from .._languages import language_tag
from .publication import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

    from .publication import Facts, Item

WHOLE: Final = 'records.json'
SCHEMA: Final = 'records.schema.json'
PEOPLE: Final = '_people'
"""The folder of the files about one person each."""
JSON: Final = 'application/json'
"""The media type of the data."""

FORM: Final = Path(__file__).with_name(SCHEMA)


def schema(app: Sphinx) -> bytes:
    """Return the schema, which says its address, that of the first edition, where it is known."""
    said = json.loads(FORM.read_text(encoding='utf-8'))
    if site := str(app.config.recap_site):
        said = {'$schema': said.pop('$schema'), '$id': f'{site}{SCHEMA}', **said}
    return f'{json.dumps(said, ensure_ascii=False, indent=1)}\n'.encode()


def whole(app: Sphinx, facts: Facts) -> bytes:
    """Return the data of the whole edition."""
    editions = in_editions(app, WHOLE).items()
    head: Item = {
        **head_of(app, ''),
        'editions': [{'language': tag, 'data': address} for tag, address in editions],
        **({'event': facts.event} if facts.event else {}),
        'pages': [page_of(app, facts, docname) for docname in reading_order(app, facts)],
    }
    return written(head, {kind: placed(app, kind, items) for kind, items in facts.records.items()})


def about(app: Sphinx, facts: Facts, person: Item) -> bytes:
    """Return the data about one *person*: sessions and claims, and the works that these name."""
    claims = [facts.by_id[name] for name in person.get('claims', ())]
    named = {name for claim in claims for name in works_of(claim)}
    parts = {
        'persons': [person],
        'sessions': [facts.by_id[name] for name in person.get('sessions', ())],
        'claims': claims,
        'works': [work for work in facts.records['works'] if work['id'] in named],
    }
    head = head_of(app, '../')
    if facts.event:
        head['event'] = facts.event
    return written(head, {kind: placed(app, kind, all_, '../') for kind, all_ in parts.items()})


def works_of(claim: Item) -> list[str]:
    """Return the ids of the works that a *claim* names: where it was told, comes from, was read."""
    report = [claim['report']] if 'report' in claim else []
    return [*report, *claim.get('origins', ()), *claim.get('verdict', {}).get('read', ())]


def person_file(person: Item) -> str:
    """Return where the data about a *person* are, from the root of the edition."""
    name = person['id'].partition('-')[2] or person['id']
    return f'{PEOPLE}/{file_name(name)}.json'


def head_of(app: Sphinx, up: str) -> Item:
    """Return what data say of the recap; *up* leads from them to the root of the edition."""
    config = app.config
    known = {
        'title': own_title(app.env, config.root_doc),
        'language': language_tag(config.language),
        'address': root(app),
        'author': author(config),
        'licence': config.recap_licence,
    }
    form = {'$schema': f'{root(app) or up}{SCHEMA}'}
    return {**form, **{name: value for name, value in known.items() if value}}


def reading_order(app: Sphinx, facts: Facts) -> list[str]:
    """Return all pages, those that no table leads to last, by name."""
    order = [name for name in facts.parents if name in app.env.all_docs]
    return [*order, *sorted(set(app.env.all_docs).difference(order))]


def page_of(app: Sphinx, facts: Facts, docname: str) -> Item:
    """Return what is known of a page."""
    known = {
        'title': own_title(app.env, docname),
        'description': described(app.env, docname),
        'modified': facts.dates.get(docname, ''),
    }
    address = f'{root(app)}{path_of(app, docname)}'
    found = {name: value for name, value in known.items() if value}
    return {'id': docname, 'address': address, **found}


def placed(app: Sphinx, kind: str, items: list[Item], up: str = '') -> list[Item]:
    """Return records with their addresses: absolute, or from a file that *up* leads away from."""
    base = root(app) or up
    found = []
    for item in items:
        anchor = f'#{quote(item["anchor"])}' if 'anchor' in item else ''
        address = f'{base}{path_of(app, item["page"])}{anchor}'
        file = {'data': f'{base}{quote(person_file(item))}'} if kind == 'persons' else {}
        found.append({'id': item['id'], 'address': address, **file, **item})
    return found


def written(head: Mapping[str, Any], parts: Mapping[str, list[Item]]) -> bytes:
    """Return data as JSON, each record on a line: what is said first, then the *parts*."""
    members = [f'"{name}": {json_line(value)}' for name, value in head.items() if name != 'pages']
    lists = {'pages': head['pages']} if 'pages' in head else {}
    for name, items in {**lists, **{kind: parts[kind] for kind in KINDS if kind in parts}}.items():
        held = ',\n'.join(map(json_line, items))
        members.append(f'"{name}": [\n{held}\n]' if items else f'"{name}": []')
    return ('{\n' + ',\n'.join(members) + '\n}\n').encode()
