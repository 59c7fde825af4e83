"""What the package says of the book: what it is, and how accessible it is.

Nothing is said that isn't known: a name that sorts otherwise than it reads is one of the speakers',
or has an article before it; what readers can rely on is looked for in the files of the book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.locale import _

from ..._about import author, named
from ..filing import inverted
from ..imprint import rights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

    from ..imprint import Imprint
    from .package import Item

ARTICLES: Final = {
    'de': 'der die das ein eine',
    'en': 'the an a',
    'es': 'el la los las un una',
    'fr': "le la les l’ l' un une des",
    'it': "il lo la i gli le l’ l' un uno una",
    'nl': 'de het een',
    'pt': 'os as o a um uma',
}
"""What catalogues pass over at the beginning of a title, by language."""


def title_key(title: str, language: str) -> str:
    """Return *title* as catalogues file it, with its article last.

    >>> title_key('The Mill', 'en'), title_key('L’Usine', 'fr'), title_key('Mills', 'en')
    ('Mill, The', 'Usine, L’', 'Mills')
    """
    for article in ARTICLES.get(language.partition('_')[0], '').split():
        space = '' if article[-1] in "’'" else ' '
        if title.casefold().startswith(f'{article}{space}') and len(title) > len(article) + 1:
            rest = title[len(article) :].lstrip()
            return f'{rest[:1].upper()}{rest[1:]}, {title[: len(article)]}'
    return title


def identity_of(
    config: Config, added: Imprint, title: str, described: str
) -> dict[str, str | list[str]]:
    """Return what the book is, for the package; *described* is what its first page says of it."""
    signed = author(config)
    return {
        'title_key': title_key(title, config.language),
        'author': signed,
        # An organisation isn't inverted: that the author is a person, only the records say.
        'author_key': inverted(signed) if signed in added.keywords else signed,
        'publisher': named(config.epub_publisher),
        'rights': rights(config),
        'description': described or added.subtitle,
        'subjects': list(dict.fromkeys(added.keywords)),
    }


def description_of(doctree: nodes.document) -> str:
    """Return what a page says of itself in its metadata, or nothing."""
    for meta in doctree.findall(nodes.meta):
        if meta.get('name') == 'description':
            return str(meta['content'])
    return ''


def accessibility_of(found: Iterable[Item], *, paged: bool, index: bool) -> dict[str, Any]:
    """Return how accessible the book of these files is, which may mark the pages of a PDF.

    https://www.w3.org/TR/epub-a11y-11/#sec-disc-package, and the vocabulary of schema.org.
    """
    items = list(found)
    properties = {name for item in items for name in item.properties.split()}
    drawn = 'svg' in properties
    pictured = drawn or any(
        item.media_type.startswith('image/') and 'cover-image' not in item.properties
        for item in items
    )
    moving = any(item.media_type in {'image/gif', 'image/webp'} for item in items)
    features = {
        'alternativeText': True,  # the cover has one at least, and `pictures` warns of others
        'ARIA': True,
        'displayTransformability': True,
        'index': index,
        'longDescription': drawn,
        'MathML': 'mathml' in properties,
        'pageBreakMarkers': paged,
        'pageNavigation': paged,
        'readingOrder': True,
        'structuralNavigation': True,
        'tableOfContents': True,
    }
    summary = [
        _('All text is live and in reading order, under headings.'),
        _('Each picture has a text alternative.') if pictured else '',
        _('Each chart leads to the table that it is drawn from.') if drawn else '',
        _('Links and passages in another language are marked.'),
        _('The pages of the PDF are marked, and listed.') if paged else '',
        _('The book hasn’t been audited by a person.'),
    ]
    return {
        'modes': ['textual', 'visual'] if pictured else ['textual'],
        'features': sorted((name for name, true in features.items() if true), key=str.casefold),
        'hazard': 'unknown' if moving else 'none',
        'accessibility': ' '.join(filter(None, summary)),
    }
