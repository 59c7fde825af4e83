"""The nodes that the directives build.

Those that say something are standard docutils elements under another name, which every writer
renders as such; they turn themselves into records. What is gathered takes the place of the others.
"""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes

from .._ground import location_of
from .marked import language_of
from .mentions import works_read
from .placeholders import Backlinks, HeadOfSession, Placeholder
from .records import Quotation, Record, Session, Source, Speaker, Statistic, Term
from .text import Text, reading_minutes, text_of


class record_term(nodes.term):
    """The heading of a speaker's or a source's entry: holds the anchor."""


class byline(nodes.paragraph):
    """Who said something, and where it is published."""


class check(nodes.admonition):
    """The verdict on the record that holds it: a title, the reason, perhaps the reasoning.

    The reason, its first paragraph, stands beside the verdict wherever that is shown. Of a
    reasoning that has moved, ``reasoning-cites`` are the works that it cites.
    """

    def reasoning(self) -> list[nodes.Node]:
        return self.children[2:]


class verdict(nodes.inline):
    """The label of a verdict, where it stands in a list."""


class record_node(nodes.Element):
    """What all nodes that declare something share: an attribute ``name``."""

    def record(self, docname: str) -> Record:
        """Return what this node declares on the page *docname*."""
        raise NotImplementedError


class placeholder(nodes.General, nodes.Invisible, nodes.Element):
    """A place that the whole recap fills: an attribute ``spec`` says with what."""

    def spec(self) -> Placeholder:
        """Return what is to be gathered."""
        spec = self['spec']
        assert isinstance(spec, Placeholder)
        return spec


class record_entry(record_node, nodes.definition_list):
    """Common to speakers and sources: a heading, its definition, and what cites it."""

    def anchor(self) -> str:
        return str(next(iter(self.findall(record_term)))['ids'][0])

    def text(self) -> Text:
        return text_of(
            *(
                child
                for definition in self.findall(nodes.definition)
                for child in definition.children
                if not isinstance(child, placeholder)
            )
        )


class speaker(record_entry):
    """A person, with a biography."""

    def record(self, docname: str) -> Record:
        title = text_of(next(iter(self.findall(record_term))))
        return Speaker(docname, location_of(self), self['name'], self.anchor(), title, self.text())


class source(record_entry):
    """A work, with its reference."""

    def record(self, docname: str) -> Record:
        return Source(
            docname,
            location_of(self),
            self['name'],
            self.anchor(),
            short=self['short'],
            reference=self.text(),
        )


class statement(record_node, nodes.container):
    """Common to statistics and quotations: what is said, a byline, and perhaps a check."""

    def checks(self) -> list[check]:
        return [child for child in self.children if isinstance(child, check)]

    def verdict(self) -> str:
        return next((str(node['verdict']) for node in self.checks()), '')

    def said(self) -> list[nodes.Node]:
        return [child for child in self.children if not isinstance(child, (byline, check))]

    def text(self) -> Text:
        return text_of(*self.said())

    def fields(self) -> dict[str, Any]:
        """Return what all records of statements keep: what is said, who says it, the verdict."""
        checks = self.checks()[:1]
        return {
            'text': self.text(),
            'speaker': self['speaker'],
            'verdict': self.verdict(),
            'reason': text_of(*(node for check in checks for node in check[1:2])),
            'read': next(map(works_read, checks), ()),
        }


class statistic(statement):
    """A claim that stresses its figure."""

    def figure(self) -> Text:
        """Return the figure: the first stressed words of the claim, or nothing."""
        stressed = (strong for child in self.said() for strong in child.findall(nodes.strong))
        return next(map(text_of, stressed), Text())

    def record(self, docname: str) -> Record:
        return Statistic(
            docname,
            location_of(self),
            self['name'],
            self['ids'][0],
            **self.fields(),
            figure=self.figure(),
            sources=tuple(self['sources']),
        )


class quotation(statement):
    """Words, in a block quotation."""

    def record(self, docname: str) -> Record:
        return Quotation(
            docname,
            location_of(self),
            self['name'],
            self['ids'][0],
            **self.fields(),
            language=self['language'] or language_of(self.text()),
            attributed=self['attributed'],
        )


class session(record_node, placeholder):
    """The head of a session's page."""

    def record(self, docname: str) -> Record:
        document = cast('nodes.document', self.document)
        return Session(
            docname,
            location_of(self),
            self['name'],
            anchor='',
            title=next(map(text_of, document.findall(nodes.title)), Text((docname,))),
            speakers=tuple(self['speakers']),
            minutes=reading_minutes(document, self['speed']),
        )

    def spec(self) -> Placeholder:
        return HeadOfSession(self['docname'], location_of(self), self['name'])


class term_backlinks(record_node, placeholder):
    """What uses a glossary's entry: Sphinx declares that, this node makes it a record."""

    def spec(self) -> Placeholder:
        return Backlinks(self['docname'], location_of(self), Term.kind, tuple(self['aliases']))

    def record(self, docname: str) -> Record:
        item = cast('nodes.Element', self.parent.parent)
        paragraphs = self.parent.findall(nodes.paragraph)
        return Term(
            docname,
            location_of(self),
            self['name'],
            self['anchor'],
            aliases=tuple(self['aliases']),
            anchors=tuple(self['anchors']),
            title=text_of(item.children[0]),
            definition=next(map(text_of, paragraphs), Text()),
        )
