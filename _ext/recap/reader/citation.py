"""How to cite a page of the recap: in words, and in the forms of reference managers.

The address is known here only where ``html_baseurl`` is set; elsewhere `reader.js` fills it
in, and this citation where a quotation is copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import _

from .._cited import page_work
from .._forms import Form, date_of, forms, name_of
from .._quotes import quoted

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from .._forms import Work


def citation(app: Sphinx, pagename: str) -> dict[str, Any]:
    """Return what « Citer cette page » shows, for the template of a page of text.

    Its ``text``, then its ``forms``. After words that are copied from it, which have an author of
    theirs, goes the ``reference``. Another wing may know the day of the text (``page-day``).
    """
    day = next(filter(None, app.emit('page-day', pagename)), '')
    work = page_work(app.env, pagename, day)
    cited = reference(work)
    return {
        'text': words(', '.join(part for part in (name_of(work), cited) if part)),
        'reference': cited,
        'forms': forms(work),
    }


def reference(work: Work) -> str:
    """Return where a page is, and the year: the whole recap is in nothing else."""
    title, year = work['title'], date_of(work)[:4]
    if 'container-title' not in work:
        return ', '.join(part for part in (title, year) if part)
    whole = ', '.join(part for part in (work['container-title'], year) if part)
    return ' '.join([_('%s, in') % quoted(title, _('“%s”')), whole])


def words(body: str) -> Form:
    """Return a citation in words, whose day of access is written as a reader writes it."""
    return Form('', body, (', ', ''), (_(' (accessed on '), '', ')'), '.')
