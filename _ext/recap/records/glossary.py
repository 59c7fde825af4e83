"""Sphinx's glossary: sorted as a dictionary is, each entry with a place for what uses it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from babel import Locale, UnknownLocaleError
from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .._ground import collation_key
from .._languages import language_tag
from .called import term_key
from .nodes import term_backlinks
from .terms import name_places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Node
    from sphinx.environment import BuildEnvironment


NAMED: Final = re.compile(r'(?P<words>\S.*\S)(?P<rest>\s\((?P<language>[^()]+)\))')
LONGEST: Final = 3
"""The letters of a code without a country: “fr”, and not “fr_CH”."""


class GlossaryEntries(SphinxTransform):
    """Sort the glossaries as a dictionary does, and give each entry a place for its back-links.

    Runs after Sphinx's own sorter (500), whose key puts « œ » after « z », and so after
    translation: an English glossary is in English order. Leans on that priority, and on the class
    ``glossary`` of the list.
    """

    default_priority = 501

    def apply(self, **kwargs: Any) -> None:
        for glossary in self.document.findall(addnodes.glossary):
            name_places(self.env, self.document, glossary)
            names = term_names(self.env)
            lines = line_numbers(self.env)
            for entries in glossary.findall(nodes.definition_list):
                if 'glossary' not in entries['classes']:
                    continue  # a list inside a definition
                if glossary['sorted']:
                    entries.children.sort(key=lambda item: collation_key(item.children[0].astext()))
                for item in entries.children:
                    for head in item.findall(nodes.term):
                        mark_language(head, self.config.language)
                    add_backlinks(item, names, lines, glossary, self.env.docname)


def mark_language(head: nodes.term, language: str) -> None:
    """Mark the words of a term that says which language it is in, as in “pourriel (French)”.

    An entry of a glossary is plain text, where an author can't: the name of the language, in that
    of the page, tells.
    """
    text = next(iter(head.children), None)
    if not isinstance(text, nodes.Text) or not (found := NAMED.fullmatch(text.astext())):
        return
    if code := language_names(language).get(found['language'].casefold()):
        words = nodes.inline('', found['words'], classes=[f'language-{code}'])
        head.replace(text, [words, nodes.Text(found['rest'])])


@cache
def language_names(language: str) -> dict[str, str]:
    """Return the codes of languages by their names in a *language*; none where it is unknown."""
    try:
        known = Locale.parse(language_tag(language), sep='-').languages
    except (ValueError, UnknownLocaleError):
        return {}
    return {name.casefold(): code for code, name in known.items() if len(code) <= LONGEST}


def term_names(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return, by anchor, the names under which Sphinx registered the terms of the current page.

    Those are the names of the source's language, whatever the language of the page. Leans on the
    table ``objects`` of the standard domain, which has them as soon as the directive has run.
    """
    names: dict[str, list[str]] = {}
    for (objtype, name), (page, anchor) in env.domains.standard_domain.objects.items():
        if objtype == 'term' and page == env.docname:
            names.setdefault(anchor, []).append(term_key(name))
    return names


def line_numbers(env: BuildEnvironment) -> dict[str, int]:
    """Return, by their text, the numbers of the lines of the current page.

    MyST numbers the lines of a directive's content from its start: a term's own line is wrong.
    Leans on ``rawsource``, the line as its author wrote it.
    """
    text = env.doc2path(env.docname).read_text(encoding='utf-8')
    numbers: dict[str, int] = {}
    for number, line in enumerate(text.split('\n'), start=1):
        numbers.setdefault(line.strip(), number)
    return numbers


def add_backlinks(
    item: Node,
    names: Mapping[str, list[str]],
    lines: Mapping[str, int],
    glossary: addnodes.glossary,
    docname: str,
) -> None:
    """Add to the definition of an *item* of *glossary* the place for what uses its terms."""
    heads = [child for child in item.children if isinstance(child, nodes.term)]
    places = [(name, head['ids'][0]) for head in heads for name in names.get(head['ids'][0], ())]
    aliases = [name for name, _anchor in places]
    gathered = term_backlinks('', aliases=aliases, docname=docname)
    gathered['name'] = aliases[0] if aliases else ''
    gathered['anchor'] = heads[0]['ids'][0]
    gathered['anchors'] = [anchor for _name, anchor in places]
    _source, default = get_source_line(glossary)  # where the term isn't a line of its own
    gathered.source, gathered.line = heads[0].source, lines.get(heads[0].rawsource, default)
    for definition in item.findall(nodes.definition):
        relocate(definition, lines)
        definition.append(gathered)
        return


def relocate(definition: nodes.definition, lines: Mapping[str, int]) -> None:
    """Give what a *definition* holds its own line: MyST forgets the options of the directive."""
    for paragraph in definition.findall(nodes.paragraph):
        if line := lines.get(paragraph.rawsource.partition('\n')[0].strip()):
            for node in paragraph.findall():
                node.line = line
