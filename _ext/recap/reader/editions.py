"""The editions of the recap: how each page leads to itself in other languages.

The source edition stands at the root of the site, each other in a folder named after its language.
A language is an edition as soon as a catalogue translates something of the pages into it: nothing
else declares it. Where each is published by itself, as Read the Docs does, ``recap_alone`` says so.
"""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from .._editions import editions, is_translation, language_name
from .._languages import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def offered(app: Sphinx, pagename: str, content_root: str) -> list[dict[str, Any]]:
    """Return the page in each edition, for the templates; nothing where there is only one.

    *content_root* leads from the page to the root of its edition.
    """
    config = app.config
    found = editions(config, Path(app.srcdir))
    if len(found) == 1:
        return []
    root = content_root + ('../' if is_translation(config) else '')
    page = app.builder.get_target_uri(pagename)
    return [
        {
            'language': language_tag(edition.language),
            'name': language_name(edition.language),
            'address': f'{root}{edition.folder}{page}',
            'published': config.recap_site and f'{config.recap_site}{edition.folder}{page}',
            'current': edition.language == config.language,
        }
        for edition in found
    ]


def says_its_own(node: nodes.Element | None) -> bool:
    """Tell whether *node* is among words that say their language: a translation leaves them."""
    while node is not None:
        classes: list[str] = node.get('classes', [])
        if any(name.startswith('language-') for name in classes):
            return True
        node = node.parent
    return False


class MarkUntranslated(SphinxTransform):
    """Say which passages of a translation are still in the language of the sources.

    An author has just written them; `meta` of the page tells the template, and each passage says
    its language, for voices and search engines. Leans on ``translated``, by which Sphinx's `Locale`
    (20) marks what it has translated.
    """

    default_priority = 21  # right after Sphinx's own translation

    def apply(self, **kwargs: Any) -> None:
        if not is_translation(self.config):
            return
        # Of a page's front matter, which comes with the elements of its head, readers see nothing.
        before = takewhile(lambda node: not isinstance(node, nodes.section), self.document.children)
        fronts = (node for node in before if isinstance(node, nodes.field_list))
        unseen = {node for front in fronts for node in front.findall()}
        for node, _message in extract_messages(self.document):
            if node in unseen or node.get('translated') or says_its_own(node):
                continue
            if isinstance(node, nodes.TextElement):
                node['classes'].append(f'language-{self.config.recap_source_language}')
                self.env.metadata[self.env.docname]['untranslated'] = True
