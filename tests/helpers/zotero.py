"""What Zotero keeps of a web page, by the rules of its translator “Embedded Metadata”.

They are those of https://github.com/zotero/translators at 2814370 (“Embedded Metadata.js”, which
has “RDF.js” read what isn’t Highwire’s) and of `cleanAuthor` in https://github.com/zotero/utilities
at 4051881, for the tags that pages of a recap may hold. The translator itself runs in Zotero alone:
it is in no package.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import BeautifulSoup

PREFIXES: Final = frozenset({'dc', 'dcterms', 'og', 'article', 'book', 'prism', 'eprints', 'so'})
"""Of those that it knows without being told, these: a tag is `prefix.name`, `prefix:name` or so."""
HIGHWIRE: Final = {
    'citation_title': 'title',
    'citation_publication_date': 'date',
    'citation_date': 'date',
    'citation_journal_title': 'publicationTitle',
    'citation_inbook_title': 'publicationTitle',
    'citation_conference_title': 'conferenceName',
    'citation_publisher': 'publisher',
    'citation_public_url': 'url',
    'citation_language': 'language',
}
KINDS: Final = {
    'citation_journal_title': 'journalArticle',
    'citation_technical_report_institution': 'report',
    'citation_conference_title': 'conferencePaper',
    'citation_conference': 'conferencePaper',
    'citation_book_title': 'bookSection',
    'citation_inbook_title': 'bookSection',
    'citation_dissertation_institution': 'thesis',
}
"""Tags that decide what a page is, whatever others say."""
GUESSES: Final = {
    'citation_title': 'journalArticle',
    'citation_series_title': 'journalArticle',
    'citation_isbn': 'book',
}
OPEN_GRAPH: Final = {'website': 'webpage', 'book': 'book'}
DUBLIN_CORE: Final = {'webpage': 'webpage', 'book': 'book', 'article': 'journalArticle'}
FIELDS: Final = {
    'title': ('dc:title', 'dcterms:title', 'og:title'),
    'date': ('article:published_time', 'dcterms:date.issued', 'dcterms:issued', 'dc:date'),
    'rights': ('dc:rights', 'dcterms:rights', 'so:license'),
    'language': ('dc:language', 'dcterms:language'),
    'publicationTitle': ('dc:source', 'dcterms:source'),
    'url': ('og:url',),
    'abstractNote': ('og:description', 'dcterms:abstract', 'dc:description'),
}
"""Which statement is taken for which field: the first that is there."""


def item(page: BeautifulSoup, location: str) -> dict[str, Any]:
    """Return what Zotero keeps of a *page* that is shown at a *location*."""
    pairs = [
        (str(meta.get('name') or meta['property']), str(meta['content']))
        for meta in page.select('head > meta[content]')
        if meta.get('name') or meta.get('property')
    ]
    said = dict(reversed([(key, text) for name, text in pairs if (key := statement(name))]))
    high = dict(reversed([(name, text) for name, text in pairs if name.startswith('citation_')]))
    found: dict[str, Any] = {'itemType': kind(said, high, [name for name, _text in pairs])}
    for field, names in FIELDS.items():
        if text := next((said[name] for name in names if name in said), ''):
            found[field] = text
    if found['itemType'] in ('webpage', 'blogPost') and 'og:site_name' in said:
        found.setdefault('publicationTitle', said['og:site_name'])
    for name, field in HIGHWIRE.items():
        if text := high.get(name, ''):
            found[field] = ' '.join(text.split())
    found['title'] = without_site(found.get('title', ''), found.get('publicationTitle', ''))
    authors = [text for name, text in pairs if name == 'citation_author']
    creators = authors or [text for name, text in pairs if statement(name) == 'dc:creator']
    found['creators'] = [person(each) for each in apart(creators)]
    canonical = page.select_one('head > link[rel="canonical"]')
    found.setdefault('url', str(canonical['href']) if canonical else location)
    file = high.get('citation_pdf_url')
    found['attachments'] = [file] if file else ['Snapshot']
    return found


def statement(name: str) -> str:
    """Return a tag as a statement, `prefix:name`, or nothing for one whose prefix isn't known."""
    parts = re.split('[.:_]', name)
    length = 0
    if len(parts) > 2 and parts[1].lower() in PREFIXES:
        prefix, length = parts[1].lower(), len(parts[0]) + len(parts[1]) + 1
    else:
        prefix, length = parts[0].lower(), len(parts[0])
    rest = name[length + 1 :]
    return f'{prefix}:{rest[:1].lower()}{rest[1:]}' if prefix in PREFIXES else ''


def kind(said: dict[str, str], high: dict[str, str], names: Iterable[str]) -> str:
    """Return what a page is: what Highwire's tags decide, then Open Graph, then Dublin Core."""
    decided = [KINDS[name] for name in names if name in KINDS]
    if decided:
        return decided[-1]
    if (graph := OPEN_GRAPH.get(said.get('og:type', ''))) is not None:
        return graph
    if (core := DUBLIN_CORE.get(said.get('dc:type', '').lower())) is not None:
        return core
    guesses = [GUESSES[name] for name in high if name in GUESSES]
    return guesses[0] if guesses else 'webpage'


def without_site(title: str, site: str) -> str:
    """Return a *title* without the name of its *site*, after a dash or the like, at its end."""
    title = re.sub(r'\s+', ' ', title)
    return re.sub(rf'\s*[-–—=_:|~#]\s*{re.escape(site)}\s*$', '', title) if site else title


def apart(authors: list[str]) -> list[str]:
    """Return *authors*, one a text: semicolons part them, or commas, between two full names."""
    if len(authors) != 1:
        return authors
    by_comma = re.split(r'\s*,\s*', authors[0])
    if ';' not in authors[0] and len(by_comma) > 1 and all(' ' in name for name in by_comma[:2]):
        return by_comma
    return [name for name in re.split(r'\s*;\s*', authors[0]) if name.strip()]


def person(name: str) -> tuple[str, str]:
    """Return the given and the family name: a comma parts them, else the last space does."""
    bare = re.sub(r'^[\s.,/\[\]:]+|[\s.,/\[\]:]+$', '', name)
    if ',' in name:
        family, _comma, given = bare.partition(',')
        return given.strip(), family
    given, _space, family = bare.rpartition(' ')
    return given, family
