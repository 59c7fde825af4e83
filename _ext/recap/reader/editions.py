"""The editions of the recap: one in the language of the sources, one a translation.

The source edition stands at the root of the site, each other in a folder named after its language.
A language is an edition as soon as a catalogue translates something of the pages into it: nothing
else declares it. Where each is published by itself, as Read the Docs does, ``recap_alone`` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import extract_messages

from .._catalogues import translations
from .._languages import language_tag

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as another one links to it: ``folder`` leads to it from the root of the site."""

    language: str
    name: str
    folder: str


def editions(config: Config, srcdir: Path) -> list[Edition]:
    """Return the editions of the site, that of the sources first, each named in its own language.

    One that is published by itself knows of no other.
    """
    source = config.recap_source_language or config.language
    if config.recap_alone:
        return [Edition(config.language, language_name(config.language), '')]
    found = config.recap_editions or [source, *translations(srcdir, config.locale_dirs)]
    others = [code for code in found if code != source]
    return [
        Edition(source, language_name(source), ''),
        *(Edition(code, language_name(code), f'{code}/') for code in others),
    ]


@cache
def language_name(code: str) -> str:
    """Return the name of a language in itself, as a title: « Français »."""
    try:
        name = Locale.parse(language_tag(code), sep='-').get_display_name() or code
    except (ValueError, UnknownLocaleError):
        name = code
    return name[:1].upper() + name[1:]


def place_edition(app: Sphinx, config: Config) -> None:
    """Put a translation under its folder of the published address (``config-inited``)."""
    if config.html_baseurl and is_translation(config) and not config.recap_alone:
        config.html_baseurl = f'{config.html_baseurl.rstrip("/")}/{config.language}/'


def is_translation(config: Config) -> bool:
    """Return whether the edition that is built isn't the one of the sources."""
    return bool(config.recap_source_language) and config.language != config.recap_source_language


def note_editions(app: Sphinx, config: Config) -> None:
    """Have all pages written again when an edition comes or goes (``config-inited``)."""
    config.recap_editions = [edition.language for edition in editions(config, Path(app.srcdir))]


def offered(app: Sphinx, pagename: str, content_root: str) -> list[dict[str, Any]]:
    """Return the page in each edition, for the templates; nothing where there is only one.

    *content_root* leads from the page to the root of its edition.
    """
    config = app.config
    found = editions(config, Path(app.srcdir))
    if len(found) == 1:
        return []
    root = content_root + ('../' if is_translation(config) else '')
    base = config.html_baseurl.rstrip('/')
    if is_translation(config):
        base = base.removesuffix(f'/{config.language}')
    page = app.builder.get_target_uri(pagename)
    return [
        {
            'language': language_tag(edition.language),
            'name': edition.name,
            'address': f'{root}{edition.folder}{page}',
            'published': f'{base}/{edition.folder}{page}' if base else '',
            'current': edition.language == config.language,
        }
        for edition in found
    ]


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
        front = self.document.children[0] if self.document.children else None
        # Of a page's front matter, readers see nothing.
        unseen = set(front.findall()) if isinstance(front, nodes.field_list) else set()
        for node, _message in extract_messages(self.document):
            if node in unseen or node.get('translated'):
                continue
            if isinstance(node, nodes.TextElement):
                node['classes'].append(f'language-{self.config.recap_source_language}')
                self.env.metadata[self.env.docname]['untranslated'] = True
