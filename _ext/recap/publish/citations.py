"""What readers and other wings are given of how to cite: files of all, and the day of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._address import address_of
from .._forms import forms
from .cited import cited_claim, cited_page, day_of
from .dataset import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from .publication import Facts, Publication

BIBTEX: Final = 'citations.bib'
RIS: Final = 'citations.ris'
CSL: Final = 'citations.json'
TYPES: Final = {
    BIBTEX: ('BibTeX', 'application/x-bibtex'),
    RIS: ('RIS', 'application/x-research-info-systems'),
    CSL: ('CSL-JSON', 'application/vnd.citationstyles.csl+json'),
}
"""What each file is called, and its media type; that of CSL-JSON is the only one registered."""


class Citations:
    """Answers who asks how to cite something of a *publication*."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication

    def page_day(self, app: Sphinx, docname: str) -> str:
        """Return the day of the text of a page, or nothing (``page-day``)."""
        return day_of(app, self._publication.facts(app), docname)


def files(app: Sphinx, facts: Facts) -> Iterator[tuple[str, bytes]]:
    """Yield the files that hold all works to cite: each its name and its bytes."""
    bib, ris, csl = zip(*all_works(app, facts), strict=True)
    yield BIBTEX, joined(bib, '\n\n').encode()
    # Its lines end as on Windows, by its definition.
    yield RIS, joined(ris, '\n\n').replace('\n', '\r\n').encode()
    # Each is a list of one: without their brackets, they are a list of all.
    items = ',\n'.join(each.removeprefix('[').removesuffix(']') for each in csl)
    yield CSL, f'[{items}]\n'.encode()


def joined(texts: Iterable[str], between: str) -> str:
    """Return all *texts*, with what goes *between* two, and a line's end at the end."""
    return f'{between.join(texts)}\n'


def all_works(app: Sphinx, facts: Facts) -> Iterator[list[str]]:
    """Yield all works to cite, in each form: every page, then its claims, in reading order."""
    for docname in reading_order(app, facts):
        address = address_of(app, docname)
        yield [form.text(address) for form in forms(cited_page(app, facts, docname))]
        for claim in facts.declared(docname, 'claims'):
            if 'text' in claim:
                address = address_of(app, docname, claim.get('anchor', ''))
                yield [form.text(address) for form in cited_claim(app, facts, claim).forms]
