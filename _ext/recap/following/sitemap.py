"""`sitemap.xml`, with the pairs of languages, and `robots.txt`, which names it.

Each edition has a map of its own pages (https://www.sitemaps.org/protocol.html); each address says
where it is in the other languages, as search engines ask for
(https://developers.google.com/search/docs/specialty/international/localized-versions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict
from xml.etree import ElementTree as ET

from docutils import nodes

from .._address import in_editions, path_on_host, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

NAME: Final = 'sitemap.xml'
ROBOTS: Final = 'robots.txt'
MAP: Final = 'http://www.sitemaps.org/schemas/sitemap/0.9'
XHTML: Final = 'http://www.w3.org/1999/xhtml'
UNLISTED: Final = 'recap_unlisted'
MOST: Final = 50_000
"""How many addresses a map may hold."""


class Extra(TypedDict):
    """A page that no source is behind, which another wing writes (``publish-pages``).

    ``path`` is its address from the root of each edition; ``modified`` is when it last changed, as
    RFC 3339 has it, or None.
    """

    name: str
    path: str
    modified: str | None


def note_unlisted(app: Sphinx, doctree: nodes.document) -> None:
    """Note that a page asks search engines not to list it (``doctree-read``).

    In its metadata, as ``robots: noindex`` of ``html_meta`` says.
    """
    metas = [node for node in doctree.children if isinstance(node, nodes.meta)]
    if any(node.get('name') == 'robots' and 'noindex' in node['content'] for node in metas):
        app.env.metadata[app.env.docname][UNLISTED] = True


def listed(env: BuildEnvironment) -> list[str]:
    """Return the pages that ask for nothing else, by name."""
    return sorted(name for name in env.all_docs if UNLISTED not in env.metadata.get(name, ()))


def pages(app: Sphinx, dates: Mapping[str, str]) -> dict[str, str]:
    """Return all pages by their paths, each with the date of its text or nothing."""
    found = {
        app.builder.get_target_uri(docname): dates.get(docname, '') for docname in listed(app.env)
    }
    answers: Iterable[list[Extra]] = app.emit('publish-pages')
    extras = [extra for answer in answers for extra in answer or ()]
    for extra in sorted(extras, key=lambda each: each['path']):
        found[extra['path']] = extra['modified'] or ''
    return found


def site_map(app: Sphinx, dates: Mapping[str, str]) -> bytes:
    """Return the map of the edition that is built."""
    ET.register_namespace('', MAP)
    ET.register_namespace('xhtml', XHTML)
    whole = ET.Element(f'{{{MAP}}}urlset')
    roots = in_editions(app)
    for path, date in list(pages(app, dates).items())[:MOST]:
        place = ET.SubElement(whole, f'{{{MAP}}}url')
        ET.SubElement(place, f'{{{MAP}}}loc').text = f'{root(app)}{path}'
        if date:
            ET.SubElement(place, f'{{{MAP}}}lastmod').text = date
        if len(roots) > 1:
            first = next(iter(roots.values()))
            for language, start in {**roots, 'x-default': first}.items():
                named = {'rel': 'alternate', 'hreflang': language, 'href': f'{start}{path}'}
                ET.SubElement(place, f'{{{XHTML}}}link', named)
    ET.indent(whole, '')
    written: bytes = ET.tostring(whole, encoding='utf-8', xml_declaration=True)
    return written + b'\n'


def robots(app: Sphinx) -> bytes | None:
    """Return what tells search engines where the maps are (RFC 9309).

    None where nobody would look for it: in a folder of a host, or in a translation.
    """
    site = str(app.config.recap_site)
    if root(app) != site or path_on_host(site) != '/':
        return None
    maps = [f'Sitemap: {start}{NAME}' for start in in_editions(app).values()]
    return '\n'.join(['User-agent: *', 'Disallow:', '', *maps, '']).encode()
