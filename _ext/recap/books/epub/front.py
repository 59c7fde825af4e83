"""The pages that a book has and a site hasn't: title, imprint, colophon, the opening of a part.

They say what conf.py and the other wings say, and nothing else: an author, an address or a holder
of rights that nobody names isn't there. The manual of Standard Ebooks is the model (section 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from ..imprint import carried, edition_of, rights

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sphinx.config import Config

    from ..attachments import Attachment
    from ..imprint import Imprint


def front_matter(
    config: Config, added: Imprint, date: datetime, attached: Iterable[Attachment]
) -> dict[str, Any]:
    """Return what the templates of those pages show; *attached* is what the book carries."""
    edition = edition_of(config, date)
    held = rights(config)
    made = [
        _('Sphinx gathered the pages of this book; Typst drew its cover.'),
        *added.colophon,
        *carried(attached),
        _('Its type and its colours are the reader’s own.'),
    ]
    return {
        'subtitle': added.subtitle,
        'edition': edition,
        'imprint_title': _('Imprint'),
        'imprint': [line for line in (edition, held) if line],
        'address': config.html_baseurl,
        'colophon_title': _('How this book was made'),
        'colophon': [line for line in made if line],
        'index_title': _('Index'),
        'index_note': _('A name leads to its entry; after it stand the chapters that cite it.'),
        'see': _('see %s'),
    }
