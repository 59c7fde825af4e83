"""What the page of one claim shows, for its template."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.locale import _

from .._about import title_of
from .._address import address_of, in_editions, path_of, root
from .._assets import STYLESHEET, static_address
from .._editions import language_name
from .._languages import foreign, language_tag, writes_leftwards
from . import dataset, sharing
from .cited import cited_claim, in_words
from .graph import Graph
from .head import in_script
from .saying import Saying
from .tags import tags as highwire

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

    from .._forms import Cited
    from .publication import Facts, Item


class ToldClaim(Saying):
    """The *claim* that the page *name* is about, for the template of that page."""

    def __init__(self, app: Sphinx, facts: Facts, name: str, claim: Item) -> None:
        super().__init__(app, facts, name, claim)
        self._up = '../' * path_of(app, name).count('/')

    def everywhere(self) -> dict[str, Any]:
        """Return what all these pages show."""
        app = self._app
        language = app.config.language
        icon = str(app.config.html_favicon or '')
        return {
            'language': language_tag(language),
            'leftwards': writes_leftwards(language),
            'recap': title_of(app.env),
            'home': self._place(app.config.root_doc),
            'favicon': icon if '://' in icon else icon and self._static(Path(icon).name),
            'stylesheets': [self._static(STYLESHEET)],
            'scheme': self._static('recap-scheme.js'),
            'shared': Markup('\n'.join(sharing.everywhere(app, self._facts, self._up))),  # noqa: S704
            'links': self._links(),
        }

    def values(self) -> dict[str, Any]:
        """Return what this one shows."""
        claim, named = self._claim, self._facts.by_id
        verdict = claim.get('verdict', {})
        speaker = named.get(claim.get('speaker', ''))
        cited, address = self._cited, self._address
        read, origins = verdict.get('read', []), claim.get('origins', [])
        return {
            'title': self.title(),
            'heading': self.heading(),
            'head': self._head(),
            'twins': self._twins(),
            'is_quotation': claim['kind'] == 'quotation',
            'spoken': self._spoken(),
            'text': as_markup(claim, 'text'),
            'place': self._of(claim),
            'theme': title_of(self._app.env, claim['page']),
            'speaker': self.speaker() or _('speaker not named'),
            'speaker_address': self._of(speaker) if speaker else '',
            'attributed': claim.get('attributed', False),
            'verdict': verdict.get('key', 'none'),
            'word': verdict.get('word') or _('Not checked'),
            'reason': as_markup(verdict, 'reason'),
            'read': self._works(read),
            'origins': self._works(origins, read),
            'report': self._works([claim['report']] if 'report' in claim else [], read + origins),
            'citation': in_words(cited.work, address),
            'forms': [(made.name, made.text(address)) for made in cited.forms],
        }

    def _spoken(self) -> Markup:
        """Return the attributes of the words, where they are in another language."""
        own, spoken = self._app.config.language, self._claim.get('language', '')
        return Markup(foreign(spoken, own) if spoken else '')  # noqa: S704  escaped

    def _head(self) -> Markup:
        """Return the elements of the head that describe the page."""
        app, facts = self._app, self._facts
        address = path_of(app, self._name)
        tags = [*sharing.tags(app, facts, self.shared())]
        if base := root(app):
            tags.append(f'<link rel="canonical" href="{escape(base)}{escape(address)}">')
            found = in_editions(app, address)
            for tag, place in {**found, 'x-default': next(iter(found.values()))}.items():
                if len(found) > 1:
                    tags.append(f'<link rel="alternate" hreflang="{tag}" href="{escape(place)}">')
        tags += highwire(self._cited.work, self._address, app.config.recap_licence, ())
        about = in_script(Graph(app, facts, self._name).of_claim(self._claim))
        tags.append(f'<script type="application/ld+json">{about}</script>')
        return Markup('\n'.join(tags))  # noqa: S704  escaped by those who made them

    @cached_property
    def _cited(self) -> Cited:
        """Return the claim as a work to cite."""
        return cited_claim(self._app, self._facts, self._claim)

    @cached_property
    def _address(self) -> str:
        """Return the address of this page, where it is known."""
        return address_of(self._app, self._name)

    def _twins(self) -> list[dict[str, str]]:
        """Return the same page in the other editions, beside it."""
        app = self._app
        own = language_tag(app.config.language)
        found = in_editions(app, path_of(app, self._name), absolute=False)
        return [
            {'language': tag, 'name': language_name(tag), 'address': f'{self._up}{address}'}
            for tag, address in found.items()
            if tag != own
        ]

    def _works(self, names: list[str], told: Collection[str] = ()) -> list[dict[str, str]]:
        """Return what is shown of works: a name and a link alone for those *told* above."""
        found = []
        for name in names:
            work = self._facts.by_id[name]
            text = '' if name in told else as_markup(work, 'reference')
            found.append({'text': text, 'short': work['short'], 'address': self._of(work)})
        return found

    def _links(self) -> list[dict[str, str]]:
        told = {'text': _('Data (JSON)'), 'address': f'{self._up}{dataset.WHOLE}'}
        home = {'text': _('The whole recap'), 'address': self._place(self._app.config.root_doc)}
        return [home, {**told, 'type': dataset.JSON}]

    def _of(self, record: Item) -> str:
        """Return where a *record* is, from this page."""
        return self._place(record['page'], record.get('anchor', ''))

    def _place(self, docname: str, anchor: str = '') -> str:
        """Return where a place is, from this page: beside it, also where the site is published."""
        address = self._app.builder.get_relative_uri(self._name, docname)
        return f'{address}#{anchor}' if anchor else address

    def _static(self, name: str) -> str:
        """Return where a static file is, from this page."""
        return f'{self._up}{static_address(self._app, name)}'


def as_markup(record: Item, name: str) -> str:
    """Return a text of a *record*, with its marks where it has any, for a template."""
    html = record.get(f'{name}Html')
    return Markup(html) if html else str(record.get(name, ''))  # noqa: S704  made by the records
