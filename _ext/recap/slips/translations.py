"""Slips of translators: what only a catalogue has, and names that nobody knows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.util.i18n import CatalogRepository, docname_to_domain
from sphinx.util.nodes import extract_messages

from .._catalogues import messages
from .inline import slips_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .names import Names


BEGUN: Final = re.compile(
    r'\s*(?:#{1,6}\s|[-+*]\s|\d{1,9}[.)]\s|[>|%]|```|~~~|:::|---|\+\+\+)|(?P<two>[\s\S]*\n\s*\n)'
)
"""What may begin something else than a paragraph, or hold another one."""


LOST: Final = (
    'this is lost: it begins as a list, a title or the like, or has an empty line; put \\\\ before '
    'what it begins with, as in 4\\\\. June'
)
"""What is wrong with a translation that Sphinx leaves out, as it stands in a catalogue."""


def places(env: BuildEnvironment, docname: str, name: str) -> Iterator[str]:
    """Yield the file and line of each translation, for the page *docname*, with a role *name*."""
    config = env.config
    domain = docname_to_domain(docname, config.gettext_compact)
    found = CatalogRepository(
        env.srcdir, config.locale_dirs, config.language, config.source_encoding
    ).catalogs
    for catalogue in found:
        if catalogue.domain == domain:
            path, translated = Path(catalogue.po_path), False
            for number, line in enumerate(path.read_text('utf-8').split('\n'), 1):
                if line.startswith('msg'):
                    translated = line.startswith('msgstr')
                if translated and f'{{{name}}}`' in line:
                    yield f'{path}:{number}'


def translation_slips(
    env: BuildEnvironment,
    docname: str,
    names: Names,
    references: dict[str, Any],
    lost: dict[str, str],
) -> Iterator[tuple[str, str, str]]:
    """Yield the place, subtype and message of the slips in the translation of the page *docname*.

    *references* are the addresses that the page names, which no translation knows. What has slipped
    in the page as well is said there; names that nobody knows, once the page is read; so is what is
    *lost*, unless it is words alone: the place of each passage that it may be is added to these.
    """
    config = env.config
    domain = docname_to_domain(docname, config.gettext_compact)
    for folder in config.locale_dirs:
        path = Path(env.srcdir, folder, config.language, 'LC_MESSAGES', f'{domain}.po')
        content = path.read_text('utf-8', 'replace') if path.is_file() else ''
        for line, source, text in messages(content):
            found = {(subtype, message) for _line, subtype, message in slips_of(text, {}, names)}
            if found:
                found -= {slip[1:] for slip in slips_of(source, references, names)}
            begun = BEGUN.match(text)
            if begun and is_paragraph(source, names) > is_paragraph(text, names):
                if begun['two']:  # of which Sphinx takes the first
                    yield f'{path}:{line}', 'catalogue', LOST
                else:
                    lost[source] = f'{path}:{line}'
            for subtype, message in sorted(found):
                if not message.startswith('unknown '):
                    yield f'{path}:{line}', subtype, message


def lost_in(document: nodes.document, lost: dict[str, str]) -> Iterator[str]:
    """Yield the place of what is *lost* in a *document*, as Sphinx has translated it."""
    for node, source in extract_messages(document) if lost else ():
        passage = isinstance(node, nodes.TextElement)
        if passage and source in lost and not node.get('translated', True):
            yield lost.pop(source)


def is_paragraph(text: str, names: Names) -> bool:
    """Return whether *text* is one paragraph, which is all that Sphinx takes from a catalogue."""
    kinds = [token.type for token in names.tokens(text, {})]
    return kinds == ['paragraph_open', 'inline', 'paragraph_close']
