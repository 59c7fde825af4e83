"""`feed.xml`: what is new, page by page and verdict by verdict, as Atom has it (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from .._about import author, described, title_of
from .._address import root
from .._ground import in_xml
from .._languages import language_tag
from .named import first_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

NAME: Final = 'feed.xml'
TYPE: Final = 'application/atom+xml'
ATOM: Final = 'http://www.w3.org/2005/Atom'
MOST: Final = 50
"""How many entries a feed has: the newest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is new: ``id`` never changes; ``updated`` as RFC 3339; ``content`` as HTML."""

    id: str
    title: str
    updated: str
    address: str
    content: str
    summary: str = ''


def newest(entries: Sequence[Entry]) -> list[Entry]:
    """Return the newest of the *entries*, in an order that is always the same."""
    found = sorted(entries, key=lambda each: each.id)
    return sorted(found, key=lambda each: each.updated, reverse=True)[:MOST]


def atom(app: Sphinx, entries: Sequence[Entry]) -> bytes:
    """Return the feed of the edition that is built: one or more *entries*, newest first."""
    ET.register_namespace('', ATOM)
    config = app.config
    feed = ET.Element(f'{{{ATOM}}}feed')
    feed.set('{http://www.w3.org/XML/1998/namespace}lang', language_tag(config.language))
    added(feed, 'id', f'{first_root(app)}{NAME}')
    added(feed, 'title', title_of(app.env))
    if about := described(app.env, config.root_doc):
        added(feed, 'subtitle', about)
    added(feed, 'updated', entries[0].updated)
    added(added(feed, 'author'), 'name', author(config) or title_of(app.env))
    added(feed, 'link', rel='self', type=TYPE, href=f'{root(app)}{NAME}')
    added(feed, 'link', rel='alternate', type='text/html', href=root(app))
    if licence := getattr(config, 'recap_licence', ''):
        added(feed, 'link', rel='license', href=licence)  # RFC 4946
    for each in entries:
        entry = added(feed, 'entry')
        added(entry, 'id', each.id)
        added(entry, 'title', each.title)
        added(entry, 'updated', each.updated)
        added(entry, 'link', rel='alternate', type='text/html', href=each.address)
        if each.summary:
            added(entry, 'summary', each.summary)
        added(entry, 'content', each.content, type='html')
    written: bytes = ET.tostring(feed, encoding='utf-8', xml_declaration=True)
    return written + b'\n'


def added(parent: ET.Element, name: str, text: str = '', **named: Any) -> ET.Element:
    """Return a new element at the end of *parent*."""
    found = ET.SubElement(parent, f'{{{ATOM}}}{name}', named)
    found.text = in_xml(text) or None
    return found
