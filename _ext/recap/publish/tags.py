"""What reference managers and Google Scholar read of a page: Highwire's tags, and Dublin Core's.

As Zotero's “Embedded Metadata” reads them (https://github.com/zotero/translators), and
https://scholar.google.com/intl/en/scholar/inclusion.html asks for them:

- ``citation_title`` alone would make the page an article of a journal; ``DC.type`` says that it is
  a web page. ``citation_journal_title`` or ``citation_conference_title`` would make it an article
  or a paper of the conference, whatever else is said: it is neither.
- a name is cut before its last word, unless it holds a comma: what comes before is then a family's
  name or a group's. One at its end keeps it whole, since nothing says what it is.
- ``og:site_name``, which others read too (`sharing`), is what a web page is found in.
- ``citation_pdf_url`` is the page itself in another form: only the first one, for the book.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from .._forms import date_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .._forms import Work


def tags(work: Work, address: str, licence: str, books: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the elements that tell of a page, which is a *work*.

    Its *address* may be unknown, as the *licence*. Where *books* are offered, the page of the whole
    says where its PDF is.
    """
    title, author, language = work['title'], name_of(work), work['language']
    pairs = [
        ('citation_title', title),
        ('citation_author', f'{author},' if ' ' in author and ',' not in author else author),
        ('citation_publication_date', date_of(work, '/')),
        ('citation_language', language),
        ('citation_public_url', address),
        ('citation_fulltext_html_url', address),
        ('citation_pdf_url', '' if 'container-title' in work else pdf(address, books)),
        ('DC.title', title),
        ('DC.creator', author),
        ('dcterms.issued', date_of(work)),
        ('DC.language', language),
        ('DC.type', 'webpage'),
        ('DC.identifier', address),
        ('DC.rights', licence),
    ]
    yield from (f'<meta name="{name}" content="{escape(text)}">' for name, text in pairs if text)


def pdf(address: str, books: Iterable[dict[str, Any]]) -> str:
    """Return the address of the PDF among the *books* that a page offers, if it is known.

    One that is a volume isn't the work.
    """
    found = (
        book['address']
        for book in books
        if str(book['address']).endswith('.pdf') and book.get('whole', True)
    )
    book = next(found, '')
    return urljoin(address, book) if address and book else ''
