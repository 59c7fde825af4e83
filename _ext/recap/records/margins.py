"""What a work that the text cites is called, in the margin, where there is room for one.

The reference says its authors and its year; the margin adds the title, the first time that a page
cites it. It is for the eye alone: the reference leads to all that is known of the work.
"""

from __future__ import annotations

import html
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from .._ground import SITES
from .._languages import foreign
from .._quotes import NO_TITLE, QUOTED_TITLE
from .domain import RecapDomain, domain_of
from .records import Source
from .text import Marked

if TYPE_CHECKING:
    from .text import Text


def title_of(reference: Text) -> tuple[str, str]:
    """Return the title in the *reference* of a work, and its language where another is marked.

    It is what stands in italics first, or else between quotation marks: blank without either.
    """
    quoted = QUOTED_TITLE.search(str(reference))
    italics = _stressed(reference)
    before = str(reference).find(italics[0].text) if italics else -1
    if quoted and not 0 <= before < quoted.start():
        title = quoted['title']
        marked = (part for part in reference.parts if isinstance(part, Marked))
        language = next((_language(part) for part in marked if part.text in title), '')
        return title, language
    return ''.join(part.text for part in italics), _language(italics[0]) if italics else ''


def _stressed(reference: Text) -> list[Marked]:
    """Return the first parts, without a break, that are in italics and may be a title."""

    def stressed(part: object) -> bool:
        return isinstance(part, Marked) and 'emphasis' in part.marks

    for found, run in groupby(reference.parts, stressed):
        parts = [part for part in run if isinstance(part, Marked)]
        if found and not NO_TITLE.fullmatch(''.join(part.text for part in parts).strip()):
            return parts
    return []


def _language(part: Marked) -> str:
    marks = (mark for mark in part.marks if mark.startswith('language-'))
    return next(marks, '').removeprefix('language-')


class MarginTitles(SphinxPostTransform):
    """Put the titles of works beside the paragraphs that cite them, before links are made (10)."""

    default_priority = 8
    formats = ('html',)

    def run(self, **kwargs: Any) -> None:
        if domain_of(self.env).builder.name not in SITES:
            return
        gathered = domain_of(self.env).gathered
        seen: set[str] = set()
        for cited in list(self.document.findall(pending_xref)):
            paragraph = cited.parent
            in_text = isinstance(paragraph, nodes.paragraph)
            if not in_text or not isinstance(paragraph.parent, nodes.section):
                continue
            if cited['refdomain'] != RecapDomain.name or cited['reftype'] != 'source':
                continue
            work = gathered.find('source', cited['reftarget'])
            if isinstance(work, Source) and work.name not in seen:
                seen.add(work.name)
                title, language = title_of(work.reference)
                if title:
                    said = foreign(language, self.config.language) if language else ''
                    paragraph.insert(paragraph.index(cited) + 1, note(title, said))


def note(title: str, said: str) -> nodes.raw:
    """Return a *title* as a note in the margin, unheard: the link beside it says more.

    *said* are attributes of HTML.
    """
    text = f'<small class="recap-aside"{said} aria-hidden="true">{html.escape(title)}</small>'
    return nodes.raw('', text, format='html')
