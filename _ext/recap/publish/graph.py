"""What a page is about, in the words of schema.org, as JSON-LD.

A page describes what it declares; what other pages declare, it names, and says where. Unknown is
absent. Only classes and properties of https://schema.org, where they may stand, are used; the tests
hold a part of that vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from .._about import author, described, own_title
from .._address import root
from .._languages import language_tag
from .address import from_page
from .dataset import JSON, person_file
from .statements import Statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .publication import Facts, Item

EVENT: Final = 'event'
"""What ends the identifier of the event, after the address of the first page."""


class Graph:
    """The description of the page *docname*; what it refers to is named once, at its end."""

    def __init__(self, app: Sphinx, facts: Facts, docname: str) -> None:
        self._app = app
        self._facts = facts
        self._docname = docname
        self._named: dict[str, Item] = {}
        root_doc = app.config.root_doc
        self._author = author(app.config)
        self._first = self.place(root_doc)
        self._event = self.place(root_doc, EVENT) if facts.event else ''
        self._sessions = facts.declared(docname, 'sessions')

    def place(self, docname: str, anchor: str = '') -> str:
        """Return the identifier of a place, as this page gives it."""
        return from_page(self._app, self._docname, docname, anchor)

    def named(self, name: str, kind: str) -> Item:
        """Return a reference to the record of the id *name*, which the page then names."""
        record = self._facts.by_id[name]
        address = self.place(record['page'], record.get('anchor', ''))
        if not (kind == 'Person' and record['page'] == self._docname):
            shown = record.get('title') or record.get('short') or record.get('name')
            self._named[name] = {'@type': kind, '@id': address, **known({'name': shown})}
        return {'@id': address}

    def document(self) -> Item:
        """Return the whole as a document of JSON-LD."""
        said = self._said(self._docname if self._sessions else '')
        claims = self._facts.declared(self._docname, 'claims')
        graph = [
            *(self.page(), *self.trail(), *self.event(), *self.people(), *self.terms()),
            *(said.statement(each, self.place(self._docname, each['anchor'])) for each in claims),
        ]
        return {'@context': 'https://schema.org', '@graph': [*graph, *self._named.values()]}

    def of_claim(self, claim: Item) -> Item:
        """Return what is said of one *claim*, on its own page, as a document of JSON-LD."""
        said = self._said(claim['page'] if 'session' in claim else '')
        stated = said.statement(claim, self.place(claim['page'], claim['anchor']))
        graph = [{**stated, 'url': self.place(self._docname)}, *self._named.values()]
        return {'@context': 'https://schema.org', '@graph': graph}

    def _said(self, session: str) -> Statements:
        """Return what describes claims told in the page *session*, if that is one."""
        author = {'name': self._author} if self._author else {}
        place = self.place(session) if session else ''
        return Statements(self.named, author, place, self._event)

    def page(self) -> Item:
        """Return the page itself: the whole site, an article for a session, or a page."""
        app, docname = self._app, self._docname
        is_first = docname == app.config.root_doc
        text = {
            'headline' if self._sessions else 'name': own_title(app.env, docname),
            'description': described(app.env, docname),
            'inLanguage': language_tag(app.config.language),
            'dateModified': self._facts.dates.get(docname, ''),
            'license': app.config.recap_licence,
            'author': {'name': self._author} if self._author else {},
            'about': {'@id': self._event} if self._event and (is_first or self._sessions) else {},
            'isPartOf': {} if is_first else {'@id': self._first},
        }
        kind = 'Article' if self._sessions else 'WebSite' if is_first else 'WebPage'
        return {'@type': kind, '@id': self.place(docname), **known(text)}

    def trail(self) -> Iterator[Item]:
        """Yield the pages that lead from the first one to this one."""
        above = self._facts.above(self._docname)
        if not above:
            return
        steps = [
            {
                '@type': 'ListItem',
                'position': number,
                **known({'name': own_title(self._app.env, docname)}),
                'item': {'@id': self.place(docname)},
            }
            for number, docname in enumerate([*above, self._docname], 1)
        ]
        yield {'@type': 'BreadcrumbList', 'itemListElement': steps}

    def event(self) -> Iterator[Item]:
        """Yield the event, on the first page: who spoke there is who has a session."""
        fact = self._facts.event
        if not fact or self._docname != self._app.config.root_doc:
            return
        place = known({'addressLocality': fact.get('town'), 'addressCountry': fact.get('country')})
        address = {'address': {'@type': 'PostalAddress', **place}} if place else {}
        where = {**known({'name': fact.get('venue')}), **address}
        organiser = fact.get('organiser')
        speakers = dict.fromkeys(
            name for each in self._facts.records['sessions'] for name in each.get('speakers', ())
        )
        reports = {claim['report'] for claim in self._facts.records['claims'] if 'report' in claim}
        about = {
            'startDate': fact.get('start'),
            'endDate': fact.get('end'),
            'location': {'@type': 'Place', **where} if where else {},
            'organizer': {'@type': 'Organization', 'name': organiser} if organiser else {},
            'url': fact.get('address'),
            'performer': [self.named(name, 'Person') for name in speakers],
            'recordedIn': [self.named(name, 'CreativeWork') for name in sorted(reports)],
        }
        yield {'@type': 'Event', '@id': self._event, 'name': fact['name'], **known(about)}

    def people(self) -> Iterator[Item]:
        """Yield the persons whom the page declares, with their sessions and the data about them."""
        for person in self._facts.declared(self._docname, 'persons'):
            told = [self._facts.by_id[name]['page'] for name in person.get('sessions', ())]
            about: list[Item] = [{'@id': self.place(page)} for page in told]
            file = f'{root(self._app) or self._up()}{quote(person_file(person))}'
            about.append({'@type': 'CreativeWork', '@id': file, 'encodingFormat': JSON})
            yield {
                '@type': 'Person',
                '@id': self.place(self._docname, person['anchor']),
                **known(
                    {
                        'name': person.get('name'),
                        'performerIn': {'@id': self._event} if told and self._event else {},
                    }
                ),
                'subjectOf': about,
            }

    def terms(self) -> Iterator[Item]:
        """Yield the glossary that the page holds, with its terms; their definitions are at hand."""
        found = self._facts.declared(self._docname, 'terms')
        if not found:
            return
        terms = [
            {
                '@type': 'DefinedTerm',
                '@id': self.place(self._docname, term['anchor']),
                **known({'name': term.get('name')}),
            }
            for term in found
        ]
        name = known({'name': own_title(self._app.env, self._docname)})
        yield {'@type': 'DefinedTermSet', **name, 'hasDefinedTerm': terms}

    def _up(self) -> str:
        """Return what leads from this page to the root of the edition."""
        return '../' * self._app.builder.get_target_uri(self._docname).count('/')


def known(values: dict[str, Any]) -> Item:
    """Return those of the *values* that are known."""
    return {name: value for name, value in values.items() if value}
