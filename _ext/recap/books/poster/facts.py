"""What the sheets show: the recap, its sessions, their claims, how many have each verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sphinx.locale import _

from ..._about import author, called, title_of
from ..._figures import beneath
from ..._languages import letters_of
from ..imprint import dateline, imprint, rights
from ..syntax import Code
from ..titles import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sphinx.builders import Builder

VERDICTS: Final = ('confirmed', 'qualified', 'contradicted', 'unlocated', 'heard')
"""Their keys, as ``publish-records`` gives them, in the order in which they are counted."""

Item: TypeAlias = dict[str, Any]
Answer: TypeAlias = dict[str, list[Item]]


def facts(builder: Builder, date: datetime) -> dict[str, Any]:
    """Return what `poster.typ` reads as ``recap``.

    Records come as the plain data of ``publish-records``. A claim belongs to the session of its
    page or, where that is none, to its page.
    """
    config, env = builder.config, builder.env
    answers: list[Mapping[str, list[Item]]] = sorted(
        builder.events.emit('publish-records'), key=str
    )
    records = {
        kind: [item for answer in answers for item in answer.get(kind, ())]
        for kind in ('persons', 'sessions', 'claims')
    }
    names = {person['id']: person['name'] for person in records['persons']}
    groups: dict[str, Item] = {
        session['page']: {
            'title': session.get('title') or called(env, session['page']),
            'speakers': ', '.join(names[each] for each in session.get('speakers', ())),
            'claims': [],
        }
        for session in records['sessions']
    }
    for item in records['claims']:
        page = item['page']
        if page not in groups:
            groups[page] = {'title': called(env, page), 'speakers': '', 'claims': []}
        groups[page]['claims'].append(claim(item, names))
    title = title_of(env)
    before, after = (_('“%s”') % '\0').split('\0')
    added = imprint(builder)
    return {
        'title': title,
        'lines': lines_of(title),
        'author': author(config),
        'language': letters_of(config.language),
        'date': Code(f'datetime(year: {date.year}, month: {date.month}, day: {date.day})'),
        'dateline': dateline(env),
        'subtitle': added.subtitle,
        'keywords': added.keywords,
        'quotes': (before, after),
        'more': _('and %d more'),
        'sessions': [*groups.values()],
        'counts': counted(records['claims']),
        'foot': [each for each in (rights(config), str(config.html_baseurl or '')) if each],
    }


def claim(item: Item, names: Mapping[str, str]) -> Item:
    """Return what is shown of a claim: its figure, and the rest of it after that; or its words."""
    figure, text = item.get('figure', ''), item.get('text', '')
    verdict = item.get('verdict', {})
    return {
        'figure': figure,
        'rest': beneath(figure, text),
        'language': letters_of(item['language']) if item.get('language') else '',
        'speaker': names.get(item.get('speaker', ''), ''),
        'attributed': _('attributed to %s') if item.get('attributed') else '%s',
        'key': verdict.get('key', ''),
        'word': verdict.get('word', ''),
        'reason': verdict.get('reason', ''),
    }


def counted(claims: list[Item]) -> list[Item]:
    """Return, for each verdict that a claim has, its key, its word and how many have it."""
    found = [claim['verdict'] for claim in claims if 'verdict' in claim]
    numbers = Counter(verdict['key'] for verdict in found)
    words = {verdict['key']: verdict['word'] for verdict in found}
    return [
        {'key': key, 'word': words[key], 'number': numbers[key]} for key in VERDICTS if numbers[key]
    ]
