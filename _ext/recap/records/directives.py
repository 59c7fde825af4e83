"""The directives that declare people, works and sessions.

Directives only build nodes: `collect` reads them once the page is translated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.locale import _
from sphinx.util.docutils import SphinxDirective

from .._ground import warn
from .called import anchor, split_names
from .nodes import check, placeholder, record_term, session, source, speaker, statement
from .placeholders import Backlinks, SpeakerBacklinks

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.util.typing import OptionSpec

    from .nodes import record_entry
    from .placeholders import Placeholder

YEAR: Final = re.compile(r'(1\d|20)\d\d[a-z]?|(unknown|forthcoming)(-[a-z])?')


def bare(value: str | None) -> None:
    """Refuse the *value* of an option that has none: MyST forgives it, be it “no”.

    That of YAML is “true”.
    """
    if value and value.lower() != 'true':
        message = 'it takes no value; to say no, leave the option out'
        raise ValueError(message)


class RecapDirective(SphinxDirective):
    """Common to all: an argument that may hold spaces, and a located complaint."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    @property
    def argument(self) -> str:
        return ' '.join(self.arguments[0].split()) if self.arguments else ''

    def warn(self, subtype: str, message: str, *args: object) -> None:
        name = self.name.rpartition(':')[2]  # as authors write it, without the domain
        warn(self.get_location(), subtype, f'{{{name}}}: {message}', *args)

    def note(self, node: statement | record_term) -> None:
        """Tell docutils the address of a record: that two have one is said once all are read."""
        held = self.state.document.ids.get(node['ids'][0])
        if not isinstance(held, statement | record_term):
            self.state.document.note_explicit_target(node)

    def content_nodes(self, wanted: str) -> list[Node]:
        """Return the parsed content; an empty one is a warning that says what is *wanted*."""
        content = self.parse_content_to_nodes() if self.content else []
        if all(isinstance(node, check) for node in content):
            self.warn('empty', 'nothing is written in it; write %s', wanted)
            return []
        return content


class EntryDirective(RecapDirective):
    """Common to speakers and sources: a heading with an anchor, and its definition."""

    kind: ClassVar[str]
    translatable: ClassVar[bool]
    """Whether a catalogue may say the heading otherwise."""

    def entry(self, node: record_entry, heading: str, definition: list[Node]) -> list[Node]:
        """Return *node*, filled: *heading*, *definition*, and a place for what cites it."""
        # Sphinx would make an entry of the glossary of a translated term: the words are inside it.
        # Leans on ``translatable``, by which Sphinx is told what to translate.
        words = nodes.inline(heading, heading, translatable=self.translatable)
        term = record_term('', '', words, translatable=False)
        term['ids'].append(anchor(self.kind, self.argument))
        appearances = placeholder('', spec=self.backlinks())
        entry = nodes.definition('', *definition, appearances)
        node += nodes.definition_list_item('', term, entry)
        for part in (node, term, words, appearances):
            self.set_source_info(part)
        self.note(term)
        return [node]

    def backlinks(self) -> Placeholder:
        """Return the place for what cites the record."""
        return Backlinks(self.env.docname, self.get_location(), self.kind, (self.argument,))


class SpeakerDirective(EntryDirective):
    """``{speaker} NAME``: a person, with a short biography."""

    kind = 'speaker'
    translatable = True  # « L’auteur du billet » is no name
    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {'file-as': directives.unchanged_required}

    def run(self) -> list[Node]:
        definition = self.content_nodes('a short biography')
        node = speaker(
            '', name=self.argument, classes=['recap-speaker', 'simple'], entries='person'
        )
        node['file-as'] = ' '.join(self.options.get('file-as', '').split())
        return self.entry(node, self.argument, definition)

    def backlinks(self) -> Placeholder:
        return SpeakerBacklinks(self.env.docname, self.get_location(), self.argument)


class SourceDirective(EntryDirective):
    """``{source} KEY``: a work, described as readers of the page's language expect it."""

    kind = 'source'
    translatable = False
    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        'author': directives.unchanged_required,
        'year': directives.unchanged_required,
    }

    def run(self) -> list[Node]:
        authors = split_names(self.options.get('author', ''), ';')
        year = self.options.get('year', '')
        if not authors:
            self.warn('source', 'no author; add “:author: Keller; Fay”')
            return []
        if not YEAR.fullmatch(year):
            wanted = 'write it as “:year: 2031” or “:year: 2031a”, else “unknown” or “forthcoming”'
            self.warn('source', f'year %r; {wanted}', year)
            return []
        definition = self.content_nodes('the full reference')
        short = short_reference(authors, year)
        node = source('', name=self.argument, short=short, classes=['recap-source', 'simple'])
        node['entries'] = 'work'
        return self.entry(node, short, definition)


def short_reference(authors: list[str], year: str) -> str:
    """Return how the text cites a work: one or two *authors*, or the first of more, and *year*.

    Where that isn't known, or is yet to come, a word stands for it, after which a letter follows a
    stroke: “n.d.-a”, in the style of the American Psychological Association.
    """
    if len(authors) > 2:
        names = _('%s et al.') % authors[0]
    elif len(authors) == 2:
        names = _('%s and %s') % tuple(authors)
    else:
        names = authors[0]
    word, stroke, letter = year.partition('-')
    shown = {'unknown': _('n.d.'), 'forthcoming': _('forthcoming')}.get(word, word)
    return f'{names}, {shown}{stroke}{letter}'


class SessionDirective(RecapDirective):
    """``{session}``: the head of a session's page; the name is the page's unless given."""

    has_content = False
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {
        'name': directives.unchanged_required,
        'speakers': directives.unchanged_required,
    }

    def run(self) -> list[Node]:
        node = session(
            '',
            name=self.options.get('name', self.env.docname.rpartition('/')[2]),
            speakers=split_names(self.options.get('speakers', '')),
            docname=self.env.docname,
            speed=self.config.recap_reading_speed,
        )
        self.set_source_info(node)
        return [node]
